//! DS730: an input that takes any field.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, reached};
use crate::rule::{Example, Rule};

/// DS730: an input that takes any field.
const RULE: &Rule = &Rule {
    code: "DS730",
    title: "an input that takes any field",
    what: "An object that a hook takes, at any depth, says what becomes of fields that it does not name: \
            `\"additionalProperties\": false` refuses them, and `true` takes them on purpose. Silence is what is \
            reported.",
    why: "An input may only ever accept more. An open one accepts every value of every field already, so a field that \
            is added later with a type accepts less, which breaks: a new major version for one optional field.",
    remedy: "Close the object. Where free keys are meant, write `\"additionalProperties\": true` or a schema for \
            their values.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\n  \"additionalProperties\": false,", "")],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Evolution,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for schema in kind.hooks().filter_map(|hook| hook.input()).flat_map(|input| reached(&input)) {
        let is_silent = !schema.node.has_any(&[Keyword::AdditionalProperties, Keyword::UnevaluatedProperties]);
        // A part of a schema is closed by the whole.
        if schema.node.has(Keyword::Properties) && is_silent && !schema.is_part() {
            let finding =
                schema.finding(RULE, &schema.start(), "the input takes any field besides those that it names");
            found.push(finding.help("add `\"additionalProperties\": false`, or `true` where that is meant"));
        }
    }
}
