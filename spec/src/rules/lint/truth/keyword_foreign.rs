//! DS745: a keyword that has no effect on the type.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS745: a keyword that has no effect on the type.
const RULE: &Rule = &Rule {
    code: "DS745",
    title: "a keyword that has no effect on the type",
    what: "A keyword says something about values of a type that `type` beside it does not allow: `minLength` about \
            numbers.",
    why: "It is passed over by every validator, and whoever wrote it believes that it is checked.",
    remedy: "Take the keyword of the type (`minimum`, `minItems`), or correct `type`.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"integer\", \"minLength\": 3, \"description\": \"How often.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"integer\", \"minimum\": 3, \"description\": \"How often.\"}",
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
    for schema in file.schemas.iter().filter(|schema| schema.node.has(Keyword::Type)) {
        let types = schema.types().unwrap_or_default();
        for entry in schema.node.entries().unwrap_or_default() {
            let keyword = Keyword::from_name(&entry.key).filter(|keyword| keyword.is_assertion());
            let Some(domain) = keyword.and_then(Keyword::domain) else { continue };
            if !types.iter().any(|ty| domain.iter().any(|own| own.overlaps(*ty))) {
                let names: Vec<&str> = types.iter().map(|ty| ty.name()).collect();
                let message = format!("`{}` says nothing of a value of type {}", entry.key, names.join(" or "));
                let finding = schema.finding(RULE, &entry.key_span, message);
                found.push(finding.help("remove it, or correct `type`"));
            }
        }
    }
}
