//! How a pattern is written for an engine of ECMA-262.

use std::ops::Range;

use dagstack_spec_model::pattern::{MemberKind, NamedSet, Pattern, SetKind, Term, TermKind};

use super::ranges::{named, ranges};

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

fn escape_ecmascript(character: char) -> String {
    match u32::from(character) {
        code @ 0..0x100 => format!("\\x{code:02x}"),
        code @ 0x100..0x1_0000 => format!("\\u{code:04x}"),
        code => format!("\\u{{{code:x}}}"),
    }
}
