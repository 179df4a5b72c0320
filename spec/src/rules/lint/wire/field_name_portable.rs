//! DS716: a field of a tool's input that some clients refuse.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind, reached};
use crate::rule::{Example, Rule};

/// DS716: a field of a tool's input that some clients refuse.
const RULE: &Rule = &Rule {
    code: "DS716",
    title: "a field of a tool's input that some clients refuse",
    what: "Several clients take only `^[A-Za-z0-9_.-]{1,64}$` as the name of a property in a tool's input.",
    why: "They refuse the tool, or all of them.",
    remedy: "Rename the field.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"text\": {", "\"_text in words\": {")],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Wire,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        for schema in hook.input().iter().flat_map(reached) {
            for (entry, _) in schema.table(Keyword::Properties) {
                let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
                if entry.key.is_empty() || entry.key.len() > LONGEST || !entry.key.bytes().all(is_plain) {
                    let shown: String = entry.key.chars().take(LONGEST).collect();
                    let message = format!("several clients refuse a tool whose input has a field `{shown}`");
                    let finding = schema.finding(RULE, &entry.key_span, message);
                    found.push(finding.help("take 1 to 64 letters, digits, `_`, `.` and `-`"));
                }
            }
        }
    }
}

const LONGEST: usize = 64;
