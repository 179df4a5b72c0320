//! DS754: a tool whose input says nothing.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, PAYLOAD_PATH};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{JsonType, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind, LintedSchema, reached};
use crate::rule::{Example, File, Rule};

/// DS754: a tool whose input says nothing.
const RULE: &Rule = &Rule {
    code: "DS754",
    title: "a tool whose input says nothing",
    what: "The input of an exposed hook names no field, and takes anything.",
    why: "A model that is offered the tool has nothing to fill in, and the plugin nothing to rely on.",
    remedy: "Name the fields. A hook that takes nothing has a closed object without fields.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[File::text(PAYLOAD_PATH, "{\"type\": \"object\", \"description\": \"What to say.\"}\n")],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Fitness,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for input in kind.hooks().filter(LintedHook::is_at_mcp_border).filter_map(|hook| hook.input()) {
        let says = |schema: &LintedSchema<'_>| schema.node.keywords().any(|(keyword, _)| SAYING.contains(&keyword));
        let is_object = input.types().is_none_or(|types| types.contains(&JsonType::Object));
        if is_object && input.node.as_bool() != Some(false) && !reached(&input).iter().any(says) {
            let finding =
                input.finding(RULE, &input.start(), "the input of the tool names no field, and takes anything");
            found.push(finding.help("name its fields, or close it with `\"additionalProperties\": false`"));
        }
    }
}

/// Keywords that say what an input is.
const SAYING: &[Keyword] = &[
    Keyword::Properties,
    Keyword::Required,
    Keyword::PatternProperties,
    Keyword::AdditionalProperties,
    Keyword::UnevaluatedProperties,
    Keyword::PropertyNames,
    Keyword::Enum,
    Keyword::Const,
];
