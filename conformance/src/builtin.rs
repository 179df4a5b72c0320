//! An adapter that lives in the runner's own process.

use crate::protocol::{Ready, Run, Status};

/// Drives a binding that is linked into the runner. It is used from several threads at once; each case gets a registry of its own.
pub trait BuiltIn: Send + Sync {
    /// Its `ready`: what it is, and what its binding offers.
    fn ready(&self) -> Ready;

    /// Runs one case and reports what the binding did. A panic counts as a crash of the case.
    fn run(&self, run: &Run) -> Status;
}
