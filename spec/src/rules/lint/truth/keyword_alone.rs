//! DS747: a keyword without the one that it needs.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS747: a keyword without the one that it needs.
const RULE: &Rule = &Rule {
    code: "DS747",
    title: "a keyword without the one that it needs",
    what: "`then` and `else` without `if`, `if` without either, `minContains` and `maxContains` without `contains`: \
            by themselves they have no effect.",
    why: "It is passed over by every validator, and whoever wrote it believes that it is checked.",
    remedy: "Add the keyword that it needs, or remove it.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"array\", \"minContains\": 2, \"description\": \"The words.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"array\", \"contains\": {\"minLength\": 3}, \"minContains\": 2, \"description\": \"The words.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Truth,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        for (keyword, needed) in NEEDS {
            if let Some(entry) = schema.node.keyword_entry(*keyword)
                && !schema.node.has_any(needed)
            {
                let names: Vec<String> = needed.iter().map(|keyword| format!("`{keyword}`")).collect();
                let message = format!("`{keyword}` has no effect without {}", names.join(" or "));
                let finding = schema.finding(RULE, &entry.key_span, message);
                found.push(finding.help("add what it needs, or remove it"));
            }
        }
    }
}

/// Keywords, and what each of them needs one of.
const NEEDS: &[(Keyword, &[Keyword])] = &[
    (Keyword::If, &[Keyword::Then, Keyword::Else]),
    (Keyword::Then, &[Keyword::If]),
    (Keyword::Else, &[Keyword::If]),
    (Keyword::MinContains, &[Keyword::Contains]),
    (Keyword::MaxContains, &[Keyword::Contains]),
];
