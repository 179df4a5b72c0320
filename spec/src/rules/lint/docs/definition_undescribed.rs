//! DS729: a definition without a description.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS729: a definition without a description.
const RULE: &Rule = &Rule {
    code: "DS729",
    title: "a definition without a description",
    what: "An entry of `$defs` has a `description`.",
    why: "It becomes a type of its own, with a doc comment or without one.",
    remedy: "Say what a value of the type is.",
    example: Example {
        command: "check . --select DS729",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("  \"properties\"", "  \"$defs\": {\"Words\": {\"type\": \"array\"}},\n  \"properties\"")],
        right: &[payload(
            "  \"properties\"",
            "  \"$defs\": {\"Words\": {\"type\": \"array\", \"description\": \"Some words.\"}},\n  \"properties\"",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        for (entry, definition) in schema.table(Keyword::Defs) {
            if !definition.has_text(Keyword::Description) {
                let message = format!("the definition `{}` has no description", entry.key);
                found.push(schema.finding(RULE, &entry.key_span, message).help("add `description` to its schema"));
            }
        }
    }
}
