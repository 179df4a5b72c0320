//! DS734: a payload that is a list.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, PAYLOAD_PATH};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{JsonType, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, File, Rule};

/// DS734: a payload that is a list.
const RULE: &Rule = &Rule {
    code: "DS734",
    title: "a payload that is a list",
    what: "What a hook takes or gives is an array, and no object.",
    why: "Nothing can be said later of the list as a whole, such as where the next page begins.",
    remedy: "Make it an object with the list in a field.",
    example: Example {
        command: "check . --select DS734",
        around: &[HOOKSPEC_FILE],
        wrong: &[File::text(PAYLOAD_PATH, "{\"type\": \"array\", \"description\": \"What to say.\"}\n")],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Evolution,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for payload in kind.hooks().flat_map(|hook| [hook.input(), hook.output()]).flatten() {
        if payload.types().is_some_and(|types| types.contains(&JsonType::Array)) {
            let message = "the payload is a list, of which nothing can be said as a whole";
            let at = payload.aliases().find(|schema| schema.node.has(Keyword::Type)).unwrap_or(payload);
            found.push(at.finding_at(RULE, Keyword::Type, message).help("make it an object with the list in a field"));
        }
    }
}
