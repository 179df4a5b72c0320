//! DS733: a payload that is a single value.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, PAYLOAD_PATH};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{JsonType, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, File, Rule};

/// DS733: a payload that is a single value.
const RULE: &Rule = &Rule {
    code: "DS733",
    title: "a payload that is a single value",
    what: "What a hook takes or gives is a text, a number, a boolean or null, and no object.",
    why: "A second value can't be added to it: what could be an optional field is a new major version. Behind MCP, \
            such an input is wrapped as `{\"input\": …}`.",
    remedy: "Make it an object with one field.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[File::text(PAYLOAD_PATH, "{\"type\": \"string\", \"description\": \"What to say.\"}\n")],
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
    for payload in kind.hooks().flat_map(|hook| [hook.input(), hook.output()]).flatten() {
        let types = payload.types().unwrap_or_default();
        let is_large = |ty: &JsonType| matches!(ty, JsonType::Object | JsonType::Array);
        if !types.is_empty() && !types.iter().any(is_large) {
            let message = "the payload is a single value, to which nothing can be added";
            let at = payload.aliases().find(|schema| schema.node.has(Keyword::Type)).unwrap_or(payload);
            found.push(at.finding_at(RULE, Keyword::Type, message).help("make it an object with one field"));
        }
    }
}
