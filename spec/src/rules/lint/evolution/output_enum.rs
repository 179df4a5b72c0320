//! DS732: an enumeration in an output.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, reached};
use crate::rule::{Example, Rule};

/// DS732: an enumeration in an output.
const RULE: &Rule = &Rule {
    code: "DS732",
    title: "an enumeration in an output",
    what: "A value that a hook gives is one of an `enum`.",
    why: "An output may only promise more: a value that is added to the list is one that readers of today don't know, \
            and a new major version.",
    remedy: "Take a string, and describe the values that there are; keep the enumeration where the list is closed for \
            good.",
    example: Example {
        command: "check . --select DS732",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("{\"type\": \"string\", ", "{\"enum\": [\"low\", \"high\"], ")],
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
    for schema in kind.hooks().filter_map(|hook| hook.output()).flat_map(|output| reached(&output)) {
        if schema.node.keyword(Keyword::Enum).and_then(Node::items).is_some_and(|values| values.len() > 1) {
            let message = "the output is one of a list of values: one that is added later breaks its readers";
            found.push(
                schema.finding_at_name(RULE, Keyword::Enum, message).help("take a string, and describe the values"),
            );
        }
    }
}
