//! What a pattern says, without how it is written: sets, sequences, choices, repetitions and places.

use dagstack_spec_model::pattern::{Term, TermKind};
use regex_syntax::hir::ClassUnicode;

use super::sets;

/// How often a part may be repeated by numbers, nested ones multiplied: what Go's engine takes.
pub(super) const MAX_REPETITION: u64 = 1000;

/// A pattern that a linear engine can search for.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Tree {
    /// One character of a set.
    Set(ClassUnicode),
    /// One after the other; none is the empty text.
    Sequence(Vec<Tree>),
    /// One of these.
    Choice(Vec<Tree>),
    /// A part, several times.
    Repetition { part: Box<Tree>, least: u32, most: Option<u32> },
    /// `^`
    Start,
    /// `$`, `\b`, `\B`: whether one holds is never asked here.
    Place,
}

/// Lowers what was parsed.
///
/// # Errors
/// What it uses that a linear engine lacks, as a message.
pub(super) fn lower(term: &Term) -> Result<Tree, String> {
    let tree = tree(term)?;
    if tree.repetition() > MAX_REPETITION {
        return Err(format!("it repeats a part more than {MAX_REPETITION} times"));
    }
    Ok(tree)
}

fn tree(term: &Term) -> Result<Tree, String> {
    let all = |terms: &[Term]| terms.iter().map(tree).collect::<Result<Vec<_>, _>>();
    Ok(match &term.kind {
        TermKind::Alternation(terms) => Tree::Choice(all(terms)?),
        TermKind::Sequence(terms) => Tree::Sequence(all(terms)?),
        TermKind::Group(_, body) => tree(body)?,
        TermKind::Repetition { term, least, most, .. } => {
            Tree::Repetition { part: Box::new(tree(term)?), least: *least, most: *most }
        }
        TermKind::Character(code) => Tree::Set(sets::of_character(*code)),
        TermKind::Dot => Tree::Set(sets::dot()),
        TermKind::Set(named) => Tree::Set(sets::of_name(named)?),
        TermKind::Class(class) => Tree::Set(sets::of_class(class)?),
        TermKind::Start => Tree::Start,
        TermKind::End | TermKind::Boundary { .. } => Tree::Place,
        TermKind::Look { behind: false, .. } => return Err("it looks ahead".to_owned()),
        TermKind::Look { behind: true, .. } => return Err("it looks behind".to_owned()),
        TermKind::NumberedReference(number) => return Err(format!("it refers back to group {number}")),
        TermKind::NamedReference(name) => return Err(format!("it refers back to the group `{name}`")),
        TermKind::Modifiers(_) => return Err("it sets flags inside".to_owned()),
    })
}

impl Tree {
    /// The largest product of nested numbers.
    fn repetition(&self) -> u64 {
        match self {
            Self::Repetition { part, least, most } => {
                let count = u64::from(most.unwrap_or(*least).max(*least).max(1));
                count.saturating_mul(part.repetition())
            }
            Self::Sequence(parts) | Self::Choice(parts) => parts.iter().map(Self::repetition).max().unwrap_or(1),
            Self::Set(_) | Self::Start | Self::Place => 1,
        }
    }

    /// Whether it matches the empty text wherever it is asked.
    pub(super) fn is_nullable(&self) -> bool {
        match self {
            Self::Repetition { part, least, .. } => *least == 0 || part.is_nullable(),
            Self::Sequence(parts) => parts.iter().all(Self::is_nullable),
            Self::Choice(parts) => parts.iter().any(Self::is_nullable),
            Self::Set(_) | Self::Start | Self::Place => false,
        }
    }

    /// How many characters it takes at most, where there is a bound.
    pub(super) fn longest(&self) -> Option<u64> {
        match self {
            Self::Set(_) => Some(1),
            Self::Start | Self::Place => Some(0),
            Self::Sequence(parts) => {
                parts.iter().map(Self::longest).try_fold(0, |sum: u64, one| Some(sum.saturating_add(one?)))
            }
            Self::Choice(parts) => parts.iter().map(Self::longest).try_fold(0, |most: u64, one| Some(most.max(one?))),
            Self::Repetition { part, most, .. } => match (part.longest()?, most) {
                (0, _) => Some(0),
                (longest, Some(most)) => Some(longest.saturating_mul(u64::from(*most))),
                (_, None) => None,
            },
        }
    }

    /// How many ranges of characters its sets have, each as often as it is repeated.
    pub(super) fn size(&self) -> u64 {
        match self {
            Self::Set(set) => 1 + set.ranges().len() as u64,
            Self::Start | Self::Place => 1,
            Self::Sequence(parts) | Self::Choice(parts) => parts.iter().map(Self::size).fold(1, u64::saturating_add),
            Self::Repetition { part, least, most } => {
                let copies = u64::from(most.unwrap_or(*least).max(*least).max(1));
                copies.saturating_mul(part.size())
            }
        }
    }
}
