//! DS744: a required field that is not described.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};
use crate::shape::nearest;

/// DS744: a required field that is not described.
const RULE: &Rule = &Rule {
    code: "DS744",
    title: "a required field that is not described",
    what: "`required` names a field that `properties` beside it does not have, nor a pattern, nor another schema that \
            applies.",
    why: "Mostly a misspelt name: the field that is meant is then optional, and any value will do for the other one.",
    remedy: "Correct the name, or add the field to `properties`.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "\n  \"additionalProperties\": false,",
            "\n  \"additionalProperties\": true,\n  \"required\": [\"txet\"],",
        )],
        right: &[payload(
            "\n  \"additionalProperties\": false,",
            "\n  \"additionalProperties\": true,\n  \"required\": [\"text\"],",
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
    for schema in &file.schemas {
        let (Some(required), Some(properties)) =
            (schema.node.keyword(Keyword::Required), schema.node.keyword(Keyword::Properties))
        else {
            continue;
        };
        // Another schema that applies may have the field.
        if schema.is_part() || schema.node.has_any(OTHERS) {
            continue;
        }
        for name in required.items().unwrap_or_default() {
            let Some(text) = name.as_str().filter(|text| properties.get(text).is_none()) else { continue };
            let message = format!("the required field `{text}` is not one of `properties`");
            let known = properties.entries().unwrap_or_default().iter().map(|entry| entry.key.as_str());
            let help = match nearest(text, known) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "add it to `properties`, or correct the name".to_owned(),
            };
            found.push(schema.finding(RULE, &name.span, message).help(help));
        }
    }
}

/// Keywords by which another schema, or another name, describes a field.
const OTHERS: &[Keyword] = &[
    Keyword::Ref,
    Keyword::AllOf,
    Keyword::AnyOf,
    Keyword::OneOf,
    Keyword::If,
    Keyword::DependentSchemas,
    Keyword::PatternProperties,
];
