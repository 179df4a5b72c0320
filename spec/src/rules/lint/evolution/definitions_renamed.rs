//! DS737: definitions under the keyword of an earlier draft.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::{DEFINITIONS, Keyword};
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS737: definitions under the keyword of an earlier draft.
pub(crate) const RULE: &Rule = &Rule {
    code: "DS737",
    title: "definitions under the keyword of an earlier draft",
    what: "`definitions`, which JSON Schema 2020-12 calls `$defs`. References may lead there; by itself it is ignored, and so is what is \
            wrong in it.",
    why: "The meta-schema of 2020-12 has it as deprecated, and a tool of today need not know it.",
    remedy: "Rename it, and change the references that lead through it, as `check --fix` does.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"definitions\": {\"Word\": {\"type\": \"string\"}}, \"$ref\": \"#/properties/text/definitions/Word\", \
             \"description\": \"The words.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"$defs\": {\"Word\": {\"type\": \"string\"}}, \"$ref\": \"#/properties/text/$defs/Word\", \
             \"description\": \"The words.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Evolution,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        let Some(entry) = schema.node.entry(DEFINITIONS) else { continue };
        let message = format!("`{DEFINITIONS}` is called `{}` in JSON Schema 2020-12", Keyword::Defs);
        let help = if schema.node.has(Keyword::Defs) {
            format!("move what is in it to `{}`, and change the references that lead through it", Keyword::Defs)
        } else {
            "rename it, and change the references that lead through it, as `check --fix` does".to_owned()
        };
        found.push(schema.finding(RULE, &entry.key_span, message).help(help));
    }
}
