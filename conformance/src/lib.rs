//! The conformance gate for dagstack plugin registries: golden fixtures, the protocol in which a binding's adapter is driven,
//! the runner that judges what it answers, and the reports.
//!
//! What flows: fixtures → [`suite::Case`] → an adapter (a process, or built in) → [`protocol::Ran`] → [`verdict::Verdict`] → reports.

pub mod builtin;
pub mod coverage;
pub mod export;
pub mod fixture;
mod hex;
pub mod judge;
pub mod known;
mod lines;
pub mod mock_server;
mod prose;
pub mod protocol;
pub mod report;
pub mod rules;
pub mod runner;
pub mod schema;
pub mod show;
pub mod skeleton;
pub mod suite;
pub mod verdict;
