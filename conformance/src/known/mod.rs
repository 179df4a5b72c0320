//! Known failures: the list of cases that a binding fails and is known to fail, with what was seen and why it is let be.
//!
//! The list can't go stale: a listed case that passes, an entry that fits no case, another outcome or another cause each fail
//! the run.

mod cause;
mod change;
mod compare;
mod entry;
mod fate;
mod list;
#[cfg(test)]
mod tests;
mod update;
mod writer;

pub use change::Change;
pub use compare::{Comparison, compare};
pub use entry::{Entry, FailureKind};
pub use list::{List, schema};
pub use update::{NewEntries, Update, UpdateError, update};
