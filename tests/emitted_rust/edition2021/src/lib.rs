//! The emitted code as a public module of a library.

#[path = "../../src/generated/mod.rs"]
pub mod generated;
