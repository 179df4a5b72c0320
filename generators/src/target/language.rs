//! Targets that are code.

use super::{SharedRuntime, Target};
use crate::naming::Style;

/// A target that is code.
pub trait Language: Target {
    /// How it spells each sort of name.
    fn naming(&self) -> Naming;

    /// What lays out code in this language. Emitted code is as it would leave it.
    fn formatter(&self) -> Option<Formatter>;

    /// The packages that emitted code uses.
    fn dependencies(&self) -> &'static [Dependency];

    /// What emitted code asks of the toolchain and its settings, as a sentence without a full stop.
    fn toolchain(&self) -> &'static str;

    /// How its output folders share a runtime, where they can.
    fn shared_runtime(&self) -> Option<&dyn SharedRuntime> {
        None
    }
}

/// How a language spells names.
#[derive(Debug, Clone, Copy)]
pub struct Naming {
    /// Each sort of name (`types`, `fields`), and how it is spelled.
    pub styles: &'static [(&'static str, &'static Style)],
    /// Reserved words: no name may be one of them.
    pub reserved: &'static [&'static str],
}

/// A formatter of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formatter {
    /// The program.
    pub program: &'static str,
    /// The arguments before the files with which it changes nothing and reports what it would change.
    pub check: &'static [&'static str],
}

/// A package that emitted code uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dependency {
    /// What the registry of the language calls it.
    pub name: &'static str,
    /// The oldest version that will do.
    pub version: &'static str,
    /// Which emitted code uses it (`where a schema has …`); `None` where all of it does.
    pub condition: Option<&'static str>,
}
