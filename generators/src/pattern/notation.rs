//! How a pattern is written for an engine.
//!
//! What an engine reads as ECMA-262 does stays as it was written, so that most patterns are the same text in every language.
//! Classes that Unicode decides are spelled out as ranges of characters, for engines know different versions of it.

mod linear;

use std::ops::Range;

use dagstack_spec_model::pattern::{MemberKind, NamedSet, Pattern, SetKind, Term, TermKind};
use regex_syntax::hir::ClassUnicode;

pub(crate) use self::linear::{Engine, escape_linear, linear, short_escape};
use super::sets;

/// A pattern for an engine of ECMA-262: as it was written, with the properties spelled out.
pub(crate) fn ecmascript(pattern: &Pattern) -> String {
    let mut spans = Vec::new();
    properties(&pattern.root, &mut spans);
    let mut out = String::with_capacity(pattern.source.len());
    let mut written = 0;
    for (span, text) in spans {
        out.push_str(&pattern.source[written..span.start]);
        out.push_str(&text);
        written = span.end;
    }
    out.push_str(&pattern.source[written..]);
    out
}

/// The places of the properties in a pattern, and what stands for them.
fn properties(term: &Term, spans: &mut Vec<(Range<usize>, String)>) {
    match &term.kind {
        TermKind::Alternation(terms) | TermKind::Sequence(terms) => {
            for term in terms {
                properties(term, spans);
            }
        }
        TermKind::Group(_, term) | TermKind::Repetition { term, .. } => properties(term, spans),
        TermKind::Set(set @ NamedSet { kind: SetKind::Property(_), .. }) => {
            spans.push((term.span.clone(), format!("[{}]", ranges(&named(set), escape_ecmascript))));
        }
        TermKind::Class(class) => {
            for member in &class.members {
                if let MemberKind::Set(set @ NamedSet { kind: SetKind::Property(_), .. }) = &member.kind {
                    spans.push((member.span.clone(), ranges(&named(set), escape_ecmascript)));
                }
            }
        }
        _ => {}
    }
}

/// The characters of a set that has a name. What the tables lack is refused when a pattern is lowered.
fn named(set: &NamedSet) -> ClassUnicode {
    sets::of_name(set).unwrap_or_else(|_| ClassUnicode::empty())
}

/// The members of a class that has these characters.
fn ranges(set: &ClassUnicode, escape: fn(char) -> String) -> String {
    let member = |character: char| {
        if character.is_ascii_alphanumeric() { character.to_string() } else { escape(character) }
    };
    let range = |low: char, high: char| match u32::from(high) - u32::from(low) {
        0 => member(low),
        1 => member(low) + &member(high),
        _ => format!("{}-{}", member(low), member(high)),
    };
    set.ranges().iter().map(|it| range(it.start(), it.end())).collect()
}

fn escape_ecmascript(character: char) -> String {
    match u32::from(character) {
        code @ 0..0x100 => format!("\\x{code:02x}"),
        code @ 0x100..0x1_0000 => format!("\\u{code:04x}"),
        code => format!("\\u{{{code:x}}}"),
    }
}

#[cfg(test)]
mod tests;
