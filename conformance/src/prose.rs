//! Prose, laid out for people.

use dagstack_spec_model::contract::Clause;

use crate::fixture::Level;

/// A text on one line: every run of white space is one space.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a clause that a case of this level proves: a clause may have a part that is SHOULD and one that is MUST.
pub(crate) fn proven_text(clause: &Clause, level: Level) -> &str {
    match (&clause.should, level) {
        (Some(should), Level::Should) => should,
        _ => &clause.text,
    }
}
