//! Lint: what a spec tree may say, and is seldom meant or regretted later. `dagstack-spec check` reports it.
//!
//! A lint is a [`Rule`] with its check: what is wrong, why, and an example of each are in the rule's file; [`run`] applies many of
//! them to one tree. Which of them are on is a [`Selection`]; where one of them is not to be reported is an [`Exception`].

mod context;
mod exception;
mod in_place;
mod reach;
mod schema;
mod selection;
pub(crate) mod truth;

use std::collections::BTreeSet;

pub use context::{LintedFile, LintedHook, LintedKind, LintedTree};
pub use exception::{Exception, ExceptionError, unused};
pub use reach::reached;
pub(crate) use reach::{conjuncts, is_closed};
pub use schema::LintedSchema;
pub use selection::{NameError, Selection};

use crate::diagnostic::{self, Diagnostic, Severity};
use crate::kind::Spec;
use crate::rule::Rule;
use crate::rules;
use crate::side_by_side;

/// A rule about spec trees that `check` applies, and that can be turned off.
#[derive(Debug)]
pub struct Lint {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about.
    pub group: LintGroup,
    /// How much it weighs where nothing else is configured.
    pub level: Severity,
    /// Whether it is on where nothing is chosen: it is in the group `recommended`.
    pub is_recommended: bool,
    /// How it is found.
    pub check: LintCheck,
}

/// How a lint looks at a tree.
#[derive(Debug, Clone, Copy)]
pub enum LintCheck {
    /// At the tree as a whole.
    Tree(fn(&LintedTree<'_>, &mut Vec<Diagnostic>)),
    /// At each kind.
    Kind(fn(&LintedKind<'_>, &mut Vec<Diagnostic>)),
    /// At each file of a schema.
    File(fn(&LintedFile<'_>, &mut Vec<Diagnostic>)),
    /// It is reported where something else is done: when schemas are lowered, or exceptions are applied.
    Elsewhere,
}

/// What lints are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LintGroup {
    /// Names of kinds, hooks, fields and values.
    Names,
    /// Names of tools and payloads as MCP and its clients take them.
    Wire,
    /// Descriptions and examples.
    Docs,
    /// What makes the next version harder.
    Evolution,
    /// Schemas that do not say what is meant.
    Truth,
    /// Kinds that can't do what they are for.
    Fitness,
    /// Exceptions from the other rules.
    Exceptions,
}

impl LintGroup {
    /// Every group, in the order of the codes.
    pub const ALL: &[Self] =
        &[Self::Names, Self::Wire, Self::Docs, Self::Evolution, Self::Truth, Self::Fitness, Self::Exceptions];

    /// Its name, as a configuration gives it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Wire => "wire",
            Self::Docs => "docs",
            Self::Evolution => "evolution",
            Self::Truth => "truth",
            Self::Fitness => "fitness",
            Self::Exceptions => "exceptions",
        }
    }

    /// What its rules are about, as a fragment.
    #[must_use]
    pub fn summary(self) -> &'static str {
        match self {
            Self::Names => "names of kinds, hooks, fields and values",
            Self::Wire => "names of tools and fields as MCP and its clients take them",
            Self::Docs => "descriptions and examples",
            Self::Evolution => "what makes the next version harder",
            Self::Truth => "schemas that do not say what is meant",
            Self::Fitness => "kinds that can't do what they are for",
            Self::Exceptions => "exceptions from the other rules",
        }
    }
}

/// Applies lints to a spec, which may be one that was read in part.
///
/// `known` is what is wrong with the tree besides. A file with an error in it is not linted: what follows from the error would be
/// reported too. Warnings among them are lints that were found elsewhere, and are subject to the selection and the exceptions.
///
/// Exceptions that schemas and hookspecs make are applied besides those that are given; of these, each is marked where it matches, so that [`unused`]
/// can report the others when all trees have been looked at.
///
/// Gives all of it, sorted by file and place.
#[must_use]
pub fn run(
    spec: &Spec,
    known: Vec<Diagnostic>,
    lints: &[&'static Lint],
    selection: &Selection,
    exceptions: &mut [Exception],
) -> Vec<Diagnostic> {
    let (errors, mut found): (Vec<_>, Vec<_>) =
        known.into_iter().partition(|problem| problem.severity == Severity::Error);
    let broken: BTreeSet<&str> = errors.iter().map(|error| error.file.as_str()).collect();
    let tree = LintedTree::new(spec);
    let on: Vec<&'static Lint> = lints.iter().copied().filter(|lint| selection.level(lint).is_some()).collect();
    found.extend(findings(&tree, &broken, &on));
    found.retain(|finding| !broken.contains(finding.file.as_str()));

    let mut in_place = Vec::new();
    for file in tree.files.iter().filter(|file| !broken.contains(file.file.source.name())) {
        in_place.extend(in_place::exceptions(file, lints, &mut found));
    }
    for kind in tree.kinds.iter().filter(|kind| !broken.contains(kind.kind.source.name())) {
        in_place.extend(in_place::in_comments(kind, lints, &mut found));
    }
    exception::apply(spec, &mut in_place, &mut found);
    exception::apply(spec, exceptions, &mut found);
    found.retain_mut(|finding| {
        let Some(lint) = lints.iter().find(|lint| lint.rule == finding.rule) else { return true };
        let level = selection.level(lint);
        finding.severity = level.unwrap_or(finding.severity);
        level.is_some()
    });
    found.extend(unused(&in_place, lints, selection));
    found.extend(errors);
    diagnostic::sort(&mut found);
    found.dedup();
    found
}

/// What lints find in a tree, in no order, without the files that have errors.
fn findings(tree: &LintedTree<'_>, broken: &BTreeSet<&str>, lints: &[&'static Lint]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for lint in lints {
        if let LintCheck::Tree(check) = lint.check {
            check(tree, &mut found);
        }
    }
    let of_kinds = side_by_side::map(&tree.kinds, |kind| {
        let mut found = Vec::new();
        for lint in lints {
            if let LintCheck::Kind(check) = lint.check {
                check(kind, &mut found);
            }
        }
        found
    });
    let of_files = side_by_side::map(&tree.files, |file| {
        let mut found = Vec::new();
        for lint in lints.iter().filter(|_| !broken.contains(file.file.source.name())) {
            if let LintCheck::File(check) = lint.check {
                check(file, &mut found);
            }
        }
        found
    });
    found.extend(of_kinds.into_iter().chain(of_files).flatten());
    found
}

/// The lints of this crate, by code.
pub fn all() -> impl Iterator<Item = &'static Lint> {
    rules::LINTS.iter().copied().flatten().copied()
}
