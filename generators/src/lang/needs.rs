//! What emitted code needs besides itself, as values: noted where a view is built, and read where files are put together.
//!
//! Each language has a table from these to the files of its runtime, and prints the imports by its own rules (`imports.rs`).

use std::collections::BTreeSet;

use crate::ir::Format;

/// One thing that emitted code needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// Something that the file imports.
    Import(Import),
    /// The shared module with this index.
    Shared(usize),
    /// Residual schemas.
    ResidualSchemas,
    /// Residual schemas that several branches lead to at one place of a document.
    RevisitedSchemas,
    /// What the keywords of residual schemas have evaluated.
    Evaluated,
    /// Types that several branches lead to at one place of a document.
    RevisitedTypes,
    /// Unions.
    Unions,
    /// Tuples.
    Tuples,
    /// Patterns, as far as the engine of the language does not do.
    Patterns,
    /// Patterns that name control characters, which linters take for an oversight.
    ControlCharacters,
    /// A type without values.
    NoValue,
    /// Methods that give a value or its default.
    Defaults,
    /// Pointers that interrupt long chains of types.
    Indirection,
    /// The check of a format.
    Format(Format),
}

/// A name of a module that a file imports, or the whole module.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    /// The module or package.
    pub(super) from: &'static str,
    /// The name; empty for the whole of it.
    pub(super) name: &'static str,
}

/// The parts of the runtime that packages need.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts(Needs);

impl Parts {
    /// The parts that a package needs.
    pub(super) fn new(needs: Needs) -> Self {
        Self(needs)
    }

    /// Adds what other packages need.
    pub fn add(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// What a package needs, and these.
    pub(super) fn with(&self, needs: Needs) -> Needs {
        self.0.iter().copied().chain(needs).collect()
    }
}

/// All that a file, or a package, needs.
pub(super) type Needs = BTreeSet<Need>;

impl Need {
    /// The whole of a module or package.
    pub(super) const fn package(from: &'static str) -> Self {
        Self::Import(Import { from, name: "" })
    }

    /// A name of a module.
    pub(super) const fn name(from: &'static str, name: &'static str) -> Self {
        Self::Import(Import { from, name })
    }
}

/// What is imported, by the module and then by name.
pub(super) fn imports(needs: &Needs) -> impl Iterator<Item = Import> {
    needs.iter().filter_map(|need| if let Need::Import(import) = need { Some(*import) } else { None })
}

/// The files of a runtime that not every package needs, by what needs them. A file may be needed by several.
pub(super) type OptionalFiles = &'static [(Need, &'static [&'static str])];

/// Whether a file of a runtime is needed: every one is that the table does not have.
pub(super) fn is_needed(file: &str, optional: OptionalFiles, needs: &Needs) -> bool {
    let mut wanting = optional.iter().filter(|(_, files)| files.contains(&file)).peekable();
    wanting.peek().is_none() || wanting.any(|(need, _)| needs.contains(need))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPTIONAL: OptionalFiles = &[
        (Need::RevisitedTypes, &["attempt", "memo"]),
        (Need::RevisitedSchemas, &["attempt", "rules_memo"]),
        (Need::Format(Format::Email), &["host"]),
    ];

    #[test]
    fn a_file_that_nothing_needs_is_left_out() {
        let needs = Needs::from([Need::package("context"), Need::RevisitedTypes]);
        for (file, needed) in
            [("node", true), ("memo", true), ("attempt", true), ("rules_memo", false), ("host", false)]
        {
            assert_eq!(is_needed(file, OPTIONAL, &needs), needed, "{file}");
        }
    }
}
