//! DS749: a keyword that says nothing.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::document::NodeKind;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS749: a keyword that says nothing.
const RULE: &Rule = &Rule {
    code: "DS749",
    title: "a keyword that says nothing",
    what: "A keyword whose value leaves everything as it is: `minLength: 0`, `minItems: 0`, `uniqueItems: false`, \
            `required: []`, `additionalProperties: {}`.",
    why: "A reader looks for what it restricts.",
    remedy: "Remove it.",
    example: Example {
        command: "check . --select DS749",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"minLength\": 0, \"description\": \"The words.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"description\": \"The words.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Truth,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        let entries = schema.node.entries().unwrap_or_default();
        for (index, entry) in entries.iter().enumerate() {
            let is_vacuous = match (Keyword::from_name(&entry.key), &entry.value.kind) {
                (Some(Keyword::MinLength | Keyword::MinItems | Keyword::MinProperties), NodeKind::Number(number)) => {
                    number.as_f64() == Some(0.0)
                }
                (Some(Keyword::UniqueItems), NodeKind::Boolean(is_unique)) => !is_unique,
                (Some(Keyword::Required), NodeKind::Sequence(names)) => names.is_empty(),
                (
                    Some(Keyword::AdditionalProperties | Keyword::Items | Keyword::PropertyNames),
                    NodeKind::Mapping(keywords),
                ) => keywords.is_empty(),
                _ => false,
            };
            if is_vacuous {
                let message = format!("`{}` says nothing here", entry.key);
                // `items: {}` and `additionalProperties: {}` say to `unevaluated…` keywords what they have looked at.
                let is_alone =
                    !matches!(entry.value.kind, NodeKind::Mapping(_)) || entry.key == Keyword::PropertyNames.name();
                let fix = if is_alone { Edit::remove_entry(&schema.file.source, entries, index) } else { Vec::new() };
                found.push(schema.finding(RULE, &entry.key_span, message).help("remove it").fix(fix));
            }
        }
    }
}
