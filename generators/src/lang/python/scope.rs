//! The local variables of one function.

use std::collections::BTreeSet;

use crate::naming;

/// The names that are taken in a function.
pub(super) struct Scope(BTreeSet<String>);

impl Scope {
    /// A function that takes a document, its place and where problems go.
    pub(super) fn function() -> Self {
        Self(["at", "data", "members", "nullable", "problems", "seen"].map(str::to_owned).into())
    }

    /// A variable of this name, numbered where there is one already.
    pub(super) fn local(&mut self, name: &str) -> String {
        naming::free(name, &mut self.0)
    }

    /// A variable for a property, whose name is legal.
    pub(super) fn property(&mut self, name: &str) -> String {
        if self.0.insert(name.to_owned()) { name.to_owned() } else { self.local(&format!("{name}_")) }
    }
}
