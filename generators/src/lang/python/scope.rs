//! The local variables of one function.

use std::collections::BTreeSet;

use crate::naming;

/// What a function is given, and what it uses of Python and of the runtime.
const TAKEN: &[&str] = &[
    "are_unique",
    "at",
    "canonical",
    "data",
    "dict",
    "encode",
    "enumerate",
    "fits",
    "fits_any",
    "float",
    "int",
    "is_number",
    "isinstance",
    "len",
    "list",
    "max",
    "nullable",
    "problems",
    "rest",
    "seen",
    "str",
    "tuple",
    "type",
];

/// The names that are taken in a function.
pub(super) struct Scope {
    taken: BTreeSet<String>,
    /// The variables of which what is inside is looked at.
    looked_inside: BTreeSet<String>,
}

impl Scope {
    /// A function that takes a document, its place and where problems go.
    pub(super) fn function() -> Self {
        Self { taken: TAKEN.iter().map(|name| (*name).to_owned()).collect(), looked_inside: BTreeSet::new() }
    }

    /// A variable of this name, numbered where there is one already.
    pub(super) fn local(&mut self, name: &str) -> String {
        naming::free(name, &mut self.taken)
    }

    /// A variable for a property, whose name is legal.
    pub(super) fn property(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) { name.to_owned() } else { self.local(&format!("{name}_")) }
    }

    /// Notes that what is inside a variable's value is looked at.
    pub(super) fn look_inside(&mut self, variable: &str) {
        self.looked_inside.insert(variable.to_owned());
    }

    /// Whether what is inside a variable's value is looked at: checkers want it to have a type then.
    pub(super) fn is_looked_inside(&self, variable: &str) -> bool {
        self.looked_inside.contains(variable)
    }
}
