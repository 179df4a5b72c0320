//! DS305: manifest fields contradict each other.

use crate::diagnostic::Diagnostic;
use crate::document::{Node, NodeKind};
use crate::manifest::check::{RawManifest, is_reported};
use crate::manifest::{FieldRule, Literal, Requirement};
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::source::{Source, Span};

/// DS305: manifest fields contradict each other.
pub const MANIFEST_RULE: &Rule = &Rule {
    code: "DS305",
    title: "manifest fields contradict each other",
    what: "A rule between fields is broken: `tryfirst` with `trylast` (MAN-04), a runtime without its own field \
            (MAN-05), `in_process_only` with another runtime (MAN-12), or a kind that runs in process only (MAN-13).",
    why: "One of the fields would have to be ignored.",
    remedy: "Remove one of the two, or add what is missing.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"entry_point = "plugin:EchoTool"
"#,
            "",
        )],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

/// The rules between fields, in turn.
pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let broken: Vec<_> =
        manifest.rules.iter().filter_map(|rule| broken(rule, manifest.source, manifest.fields, found)).collect();
    found.extend(broken);
}

fn is(node: &Node, literal: &Literal) -> bool {
    match literal {
        Literal::Boolean(value) => node.as_bool() == Some(*value),
        Literal::String(text) => node.as_str() == Some(text),
    }
}

/// The diagnostic of a rule that does not hold.
fn broken(rule: &FieldRule, source: &Source, manifest: &Node, found: &[Diagnostic]) -> Option<Diagnostic> {
    let when = manifest.entry(rule.when.field).filter(|entry| is(&entry.value, &rule.when.value))?;
    let because = format!("because of `{}`", rule.when.field);
    let problem = |span: Span| {
        Diagnostic::error(MANIFEST_RULE, source, span, rule.message.clone()).help(rule.help.clone()).clause(rule.clause)
    };
    let then = manifest.entry(rule.then.field());
    match &rule.then {
        Requirement::Present { field, non_empty } => match then {
            None => Some(problem(when.value.span.clone()).labelled(format!("`{field}` is missing"))),
            Some(entry) => {
                let null = entry.value.kind == NodeKind::Null;
                let empty = *non_empty && entry.value.items().is_some_and(<[Node]>::is_empty);
                (null || empty).then(|| {
                    let label = if null { "null counts as missing" } else { "this is empty" };
                    problem(entry.value.span.clone()).labelled(label).also(source, when.value.span.clone(), because)
                })
            }
        },
        Requirement::OneOf { values, .. } => {
            let entry = then?;
            // A value that is wrong by itself is reported once.
            let wrong = !values.iter().any(|value| is(&entry.value, value)) && !is_reported(found, &entry.value.span);
            wrong.then(|| problem(entry.value.span.clone()).also(source, when.value.span.clone(), because))
        }
    }
}
