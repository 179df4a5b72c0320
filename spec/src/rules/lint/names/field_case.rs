//! DS704: a field whose name is not snake_case.

use heck::ToSnakeCase as _;

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::kind::HookName;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS704: a field whose name is not snake_case.
const RULE: &Rule = &Rule {
    code: "DS704",
    title: "a field whose name is not snake_case",
    what: "Fields of payloads are snake_case: `partition_key`. Names that begin with `_`, `$`, `@` or `x-` belong to \
            other conventions and are left alone.",
    why: "The fields of the contract's own payloads are, and JSON names never change on the wire: whoever reads two \
            spellings has to know which field has which.",
    remedy: "Rename the field while nobody uses it; make an exception for a name that others gave.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"text\": {", "\"textBody\": {")],
        right: &[payload("\"text\": {", "\"text_body\": {")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        for (entry, _) in schema.table(Keyword::Properties) {
            let name = entry.key.as_str();
            if name.starts_with(['_', '$', '@']) || name.starts_with("x-") || is_snake_case(name) {
                continue;
            }
            let finding = schema.finding(RULE, &entry.key_span, format!("the field `{name}` is not snake_case"));
            let snake = name.to_snake_case();
            found.push(finding.help(if is_snake_case(&snake) {
                format!("call it `{snake}`")
            } else {
                "take lower-case words of ASCII letters and digits, joined by `_`".to_owned()
            }));
        }
    }
}

fn is_snake_case(name: &str) -> bool {
    HookName::new(name).is_some()
}
