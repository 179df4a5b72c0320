//! DS706: a definition whose name is not `PascalCase`.

use heck::ToPascalCase as _;

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS706: a definition whose name is not `PascalCase`.
const RULE: &Rule = &Rule {
    code: "DS706",
    title: "a definition whose name is not PascalCase",
    what: "An entry of `$defs` becomes a type of that name in every language, and a type is PascalCase: \
            `FunctionSchema`.",
    why: "A name that is one already is the same in the schema and in the code; another one is changed on the way.",
    remedy: "Rename the definition and the references to it.",
    example: Example {
        command: "check . --select DS706",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("  \"properties\"", "  \"$defs\": {\"word_list\": {\"type\": \"array\"}},\n  \"properties\"")],
        right: &[payload("  \"properties\"", "  \"$defs\": {\"WordList\": {\"type\": \"array\"}},\n  \"properties\"")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        for (entry, _) in schema.table(Keyword::Defs) {
            let pascal = entry.key.to_pascal_case();
            // Words in capitals, such as `URL`, are PascalCase to some.
            let is_pascal = entry.key.starts_with(|first: char| first.is_ascii_uppercase())
                && entry.key.bytes().all(|byte| byte.is_ascii_alphanumeric());
            if !is_pascal {
                let message = format!("the definition `{}` is not PascalCase", entry.key);
                let finding = schema.finding(RULE, &entry.key_span, message);
                let help = if pascal.is_empty() {
                    "name it after what it is".to_owned()
                } else {
                    format!("call it `{pascal}`")
                };
                found.push(finding.help(help));
            }
        }
    }
}
