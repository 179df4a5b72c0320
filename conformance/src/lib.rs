#![doc = include_str!("../README.md")]

pub mod builtin;
pub mod coverage;
pub mod export;
pub mod fixture;
mod hex;
mod json;
pub mod judge;
pub mod known;
mod lines;
pub mod mock_server;
pub mod profile;
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
