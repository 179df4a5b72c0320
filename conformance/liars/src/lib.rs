//! Adapters that lie, to prove that the conformance gate finds out.
//!
//! A [`Lie`] either breaks the protocol ([`crude`]) or keeps it and reports something else than what happened ([`smooth`]); an
//! [`oracle`] has learnt the suite by heart.

mod answer;
pub mod crude;
mod lie;
pub mod oracle;
mod results;
pub mod smooth;
mod texts;

pub use lie::Lie;
