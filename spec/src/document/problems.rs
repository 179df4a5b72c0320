//! What is wrong with documents of every syntax.

use std::collections::HashMap;

use super::node::Entry;
use super::syntax::{MAX_DEPTH, Syntax};
use crate::diagnostic::{Diagnostic, Edit};
use crate::rules;
use crate::source::{Source, Span};

/// A document that nests deeper than [`MAX_DEPTH`].
pub(super) fn too_deep(source: &Source, span: Span) -> Diagnostic {
    Diagnostic::error(rules::TOO_DEEP, source, span, format!("the document nests more than {MAX_DEPTH} levels deep"))
        .help("flatten the document")
}

fn duplicate_key(source: &Source, key: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::error(rules::DUPLICATE_KEY, source, again, format!("duplicate key `{key}`"))
        .labelled("again here")
        .also(source, first, "first here")
        .help("remove or rename one of them")
}

/// Reports every key of a table that repeats an earlier one. One whose value is the same can go.
pub(super) fn check_unique(source: &Source, entries: &[Entry], syntax: Syntax, problems: &mut Vec<Diagnostic>) {
    let mut seen = HashMap::with_capacity(entries.len());
    for (index, entry) in entries.iter().enumerate() {
        if let Some(first) = seen.insert(entry.key.as_str(), entry) {
            let problem = duplicate_key(source, &entry.key, first.key_span.clone(), entry.key_span.clone());
            let is_same = first.value.to_json() == entry.value.to_json();
            problems.push(match syntax {
                Syntax::Json if is_same => problem.fix(Edit::remove_entry(source, entries, index)),
                Syntax::Yaml if is_same => problem.fix(Edit::remove_line(source, entry)),
                _ => problem,
            });
        }
    }
}
