//! DS722: a payload without a description.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS722: a payload without a description.
const RULE: &Rule = &Rule {
    code: "DS722",
    title: "a payload without a description",
    what: "The schema of what a hook takes or gives has a `description` at its root, or at the schema that it refers \
            to.",
    why: "It becomes the doc comment of the type that users of the hook write.",
    remedy: "Write one sentence about the whole: what it is, not what its fields are.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\n  \"description\": \"What to say.\",", "")],
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
        if !payload.has_text(Keyword::Description) {
            let finding = payload.finding(RULE, &payload.start(), "the payload has no description");
            found.push(finding.help("add `description` at the root of the schema"));
        }
    }
}
