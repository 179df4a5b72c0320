//! What a pattern says, as a tree.

use std::ops::Range;

use super::Property;

/// A part of a pattern, and its place in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// What it says.
    pub kind: TermKind,
    /// Where it is.
    pub span: Range<usize>,
}

impl Term {
    /// Whether a part of it, itself among them, is one of those that are looked for.
    pub fn has(&self, is_one: fn(&TermKind) -> bool) -> bool {
        let within = match &self.kind {
            TermKind::Alternation(terms) | TermKind::Sequence(terms) => terms.iter().any(|term| term.has(is_one)),
            TermKind::Group(_, term)
            | TermKind::Repetition { term, .. }
            | TermKind::Look { term, .. }
            | TermKind::Modifiers(term) => term.has(is_one),
            TermKind::Character(_)
            | TermKind::Dot
            | TermKind::Set(_)
            | TermKind::Class(_)
            | TermKind::Start
            | TermKind::End
            | TermKind::Boundary { .. }
            | TermKind::NumberedReference(_)
            | TermKind::NamedReference(_) => false,
        };
        within || is_one(&self.kind)
    }
}

/// What a part of a pattern says. Code points may be surrogates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermKind {
    /// One of these, the first that leads to a match. There are at least two.
    Alternation(Vec<Term>),
    /// One after the other; none is the empty pattern.
    Sequence(Vec<Term>),
    /// `(…)`, `(?:…)`, `(?<name>…)`.
    Group(GroupKind, Box<Term>),
    /// `*`, `+`, `?`, `{2,5}`, each perhaps with `?`.
    Repetition {
        /// What is repeated.
        term: Box<Term>,
        /// How often at least. Numbers beyond 32 bits are cut down to 32 bits.
        least: u32,
        /// How often at most, where there is a bound.
        most: Option<u32>,
        /// Whether as few as possible are taken.
        lazy: bool,
    },
    /// A code point.
    Character(u32),
    /// `.`
    Dot,
    /// `\d`, `\p{…}`, and the complement of it by `\D`, `\P{…}`.
    Set(NamedSet),
    /// `[…]`, `[^…]`.
    Class(Class),
    /// `^`
    Start,
    /// `$`
    End,
    /// `\b`, or `\B` where it is negated.
    Boundary {
        /// Whether there must be none.
        negated: bool,
    },
    /// `(?=…)`, `(?!…)`, `(?<=…)`, `(?<!…)`.
    Look {
        /// Whether it looks at what comes before.
        behind: bool,
        /// Whether it must not be there.
        negated: bool,
        /// What it looks for.
        term: Box<Term>,
    },
    /// `\1`
    NumberedReference(u32),
    /// `\k<name>`
    NamedReference(String),
    /// `(?ims-ims:…)`, of ES2025.
    Modifiers(Box<Term>),
}

/// The sort of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GroupKind {
    /// `(…)`
    Capturing,
    /// `(?<name>…)`
    Named(String),
    /// `(?:…)`
    Plain,
}

/// `[…]`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Whether it begins with `^`.
    pub negated: bool,
    /// What it lists.
    pub members: Vec<Member>,
}

/// A member of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// What it says.
    pub kind: MemberKind,
    /// Where it is, in bytes.
    pub span: Range<usize>,
}

/// What a member of a class says. Code points may be surrogates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberKind {
    /// A code point.
    Character(u32),
    /// From a code point to another that is not below it.
    Range(u32, u32),
    /// `\d`, `\p{…}`.
    Set(NamedSet),
}

/// A set of code points that has a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedSet {
    /// Whether all others are meant.
    pub negated: bool,
    /// Which.
    pub kind: SetKind,
}

/// Which set a name represents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetKind {
    /// `\d`
    Digit,
    /// `\w`
    Word,
    /// `\s`
    Space,
    /// `\p{…}`
    Property(Property),
}
