//! Adapters that lie, to prove that the conformance gate finds out.
//!
//! A [`Lie`] either breaks the protocol ([`crude`]) or keeps it and reports something else than what happened ([`smooth`]).

pub mod crude;
mod lie;
pub mod smooth;

pub use lie::Lie;
