//! DS753: a field that capabilities can't be compared with.

use super::super::samples::{HOOKSPEC_PATH, payload};
use super::MATCHED;
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{JsonType, Keyword};
use crate::kind::DispatchClass;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, conjuncts};
use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS753: a field that capabilities can't be compared with.
const RULE: &Rule = &Rule {
    code: "DS753",
    title: "a field that capabilities can't be compared with",
    what: "The `language`, `extension` or `mime_type` of a capability hook's input is compared exactly with lists of \
            texts (CAP-01), and its schema does not allow a text.",
    why: "It never matches.",
    remedy: "Make it a string.",
    example: Example {
        command: "check .",
        around: &[File::edited(HOOKSPEC_PATH, HOOKSPEC, "    dispatch: singleton", "    dispatch: capability")],
        wrong: &[payload("\"text\": {\"type\": \"string\"", "\"language\": {\"type\": \"integer\"")],
        right: &[payload("\"text\": {\"type\": \"string\"", "\"language\": {\"type\": \"string\"")],
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
    for hook in kind.hooks().filter(|hook| hook.hook.dispatch == DispatchClass::Capability) {
        for schema in hook.input().iter().flat_map(conjuncts) {
            for (entry, field) in schema.table(Keyword::Properties) {
                let types = field.types().unwrap_or_default();
                let is_matched = MATCHED.contains(&entry.key.as_str());
                if is_matched && !types.is_empty() && !types.contains(&JsonType::String) {
                    let message = format!("`{}` is compared with texts, and can't be one", entry.key);
                    let finding = schema.finding(RULE, &entry.key_span, message);
                    found.push(finding.help("make it a string").clause(clause::CAP_01));
                }
            }
        }
    }
}
