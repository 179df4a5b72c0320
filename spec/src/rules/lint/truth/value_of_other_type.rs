//! DS746: a value that its own type refuses.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::{JsonType, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS746: a value that its own type refuses.
const RULE: &Rule = &Rule {
    code: "DS746",
    title: "a value that its own type refuses",
    what: "`enum` lists, or `const` is, a value that is of none of the types that `type` beside it allows.",
    why: "The value is never valid, and looks as if it were.",
    remedy: "Remove the value, correct it (`\"1\"` and `1` are two values), or widen `type`.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"enum\": [\"one\", 2], \"description\": \"How many.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"enum\": [\"one\", \"2\"], \"description\": \"How many.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Truth,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in file.schemas.iter().filter(|schema| schema.node.has(Keyword::Type)) {
        let types = schema.types().unwrap_or_default();
        let listed = schema.node.keyword(Keyword::Enum).and_then(Node::items).unwrap_or_default();
        for value in listed.iter().chain(schema.node.keyword(Keyword::Const)) {
            let own = JsonType::of(&value.to_json());
            if !types.iter().any(|ty| ty.includes(own)) {
                let names: Vec<&str> = types.iter().map(|ty| ty.name()).collect();
                let message =
                    format!("the value is of type {}, and `type` allows {} alone", own.name(), names.join(" or "));
                found.push(schema.finding(RULE, &value.span, message).help("remove or correct it, or widen `type`"));
            }
        }
    }
}
