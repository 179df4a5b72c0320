//! Violations: what departs from a schema, and which rule reports it.

use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::rule::Rule;

/// Which diagnostic code goes with which violation, and how to refine the message.
#[derive(Debug, Clone, Copy)]
pub struct ViolationRules {
    /// A required key is missing.
    pub missing: &'static Rule,
    /// A value has another type than the schema asks for.
    pub wrong_type: &'static Rule,
    /// A key that a closed table does not know.
    pub unknown: &'static Rule,
    /// A value of the right type that is not allowed.
    pub value: &'static Rule,
    /// What a member of a table is called in messages: `field`, `key`.
    pub noun: &'static str,
    /// Called with every diagnostic before it is reported, to cite the clause or to say more.
    pub refine: fn(&Violation<'_>, Diagnostic) -> Diagnostic,
}

impl ViolationRules {
    /// The four codes; members are called `field`, and nothing is refined.
    #[must_use]
    pub const fn new(
        missing: &'static Rule,
        wrong_type: &'static Rule,
        unknown: &'static Rule,
        value: &'static Rule,
    ) -> Self {
        Self { missing, wrong_type, unknown, value, noun: "field", refine: |_, diagnostic| diagnostic }
    }

    /// The same, with another word for a member of a table.
    #[must_use]
    pub const fn noun(mut self, noun: &'static str) -> Self {
        self.noun = noun;
        self
    }

    /// The same, refining each diagnostic.
    #[must_use]
    pub const fn refine(mut self, refine: fn(&Violation<'_>, Diagnostic) -> Diagnostic) -> Self {
        self.refine = refine;
        self
    }
}

/// What a diagnostic is about, for [`ViolationRules::refine`].
#[derive(Debug)]
pub struct Violation<'a> {
    /// JSON pointer to the value, or to the missing or unknown member.
    pub pointer: &'a str,
    /// What is wrong.
    pub problem: Problem,
    /// The value that is wrong; for a missing or unknown member the table it is missing from or is in.
    pub node: &'a Node,
}

/// The four ways in which a document departs from its schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A required member is missing.
    Missing,
    /// A value has the wrong type.
    WrongType,
    /// A member is unknown.
    Unknown,
    /// A value is not allowed.
    Value,
}
