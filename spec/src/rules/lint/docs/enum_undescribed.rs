//! DS724: values that no description explains.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS724: values that no description explains.
const RULE: &Rule = &Rule {
    code: "DS724",
    title: "values that no description explains",
    what: "An `enum` of several texts says what each of them means: its `description`, or that of the field, mentions \
            every value, or `x-enumDescriptions` has a text for each.",
    why: "A value is a promise about behaviour; a name of one word rarely says it all.",
    remedy: "Mention each value in the description.",
    example: Example {
        command: "check . --select DS724",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"enum\": [\"low\", \"high\"], \"description\": \"How loud.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"enum\": [\"low\", \"high\"], \"description\": \"How loud: low for a note, high for an alarm.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        let Some(entry) = schema.node.keyword_entry(Keyword::Enum) else { continue };
        let values: Vec<&str> = entry.value.items().unwrap_or_default().iter().filter_map(Node::as_str).collect();
        if values.len() < 2 || schema.node.get("x-enumDescriptions").is_some() {
            continue;
        }
        let text = schema.node.keyword(Keyword::Description).and_then(Node::as_str).unwrap_or_default();
        if let Some(missing) = values.iter().find(|value| !mentions(text, value)) {
            let message = format!("no description says what `{missing}` means");
            let finding = schema.finding(RULE, &entry.key_span, message);
            found.push(finding.help("mention each value in `description`"));
        }
    }
}

/// Whether a text has a word in it, by itself.
fn mentions(text: &str, word: &str) -> bool {
    let is_part = |sign: char| sign.is_alphanumeric() || sign == '_';
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        !before.is_some_and(is_part) && !after.is_some_and(is_part)
    })
}
