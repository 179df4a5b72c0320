//! DS723: a field without a description.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, reached};
use crate::rule::{Example, Rule};

/// DS723: a field without a description.
const RULE: &Rule = &Rule {
    code: "DS723",
    title: "a field without a description",
    what: "A field of a payload, at any depth, has a `description`, by itself or in the schema that it refers to. \
            Fields with one constant value, and fields that a condition only narrows, are left alone.",
    why: "Fields are what people write and read; a model fills them in by what their descriptions say.",
    remedy: "Say what the value means: its unit, its form, what its absence means.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(", \"description\": \"The words.\"", "")],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for payload in kind.hooks().flat_map(|hook| [hook.input(), hook.output()]).flatten() {
        for schema in reached(&payload).iter().filter(|schema| !schema.is_condition()) {
            for (entry, field) in schema.table(Keyword::Properties) {
                let is_constant = field.node.has(Keyword::Const) || field.node.as_bool() == Some(false);
                if !is_constant && !field.has_text(Keyword::Description) {
                    let message = format!("the field `{}` has no description", entry.key);
                    let finding = schema.finding(RULE, &entry.key_span, message);
                    found.push(finding.help("add `description` to its schema"));
                }
            }
        }
    }
}
