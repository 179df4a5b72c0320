//! DS731: an output that can't grow.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, conjuncts, is_closed};
use crate::rule::{Example, Rule};

/// DS731: an output that can't grow.
const RULE: &Rule = &Rule {
    code: "DS731",
    title: "an output that can't grow",
    what: "An output that refuses fields which it does not name.",
    why: "Whoever validates a result against the older schema refuses one with a field that was added later; where \
            every reader validates, an optional field is a new major version.",
    remedy: "Leave the output open where results will grow; make an exception where the closed form is meant.",
    example: Example {
        command: "check . --select DS731",
        around: &[HOOKSPEC_FILE],
        wrong: &[PAYLOAD_FILE],
        right: &[payload("\n  \"additionalProperties\": false,", "")],
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
    for output in kind.hooks().filter_map(|hook| hook.output()) {
        for schema in conjuncts(&output).into_iter().filter(|schema| is_closed(schema.node)) {
            let message = "the output is closed: a field that is added later breaks its readers";
            let keywords = [Keyword::AdditionalProperties, Keyword::UnevaluatedProperties];
            let keyword = keywords.into_iter().find(|keyword| schema.node.has(*keyword)).unwrap_or(Keyword::Type);
            found.push(
                schema
                    .finding_at_name(RULE, keyword, message)
                    .help("remove it, so that readers pass over what they don't know"),
            );
        }
    }
}
