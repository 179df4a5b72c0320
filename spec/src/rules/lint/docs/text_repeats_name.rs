//! DS727: a description that says no more than the name.

use heck::ToSnakeCase as _;

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS727: a description that says no more than the name.
const RULE: &Rule = &Rule {
    code: "DS727",
    title: "a description that says no more than the name",
    what: "The description of a field has words that its name does not have.",
    why: "`unit_id`, \"The unit id.\" takes a reader's time and gives nothing.",
    remedy: "Say what the name does not: where the value comes from, its form, what it is used for.",
    example: Example {
        command: "check . --select DS727",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"The words.\"", "\"The text.\"")],
        right: &[PAYLOAD_FILE],
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
        for (entry, field) in schema.table(Keyword::Properties) {
            let Some(text) = field.node.keyword(Keyword::Description).and_then(Node::as_str) else { continue };
            let name = words(&entry.key);
            let meant: Vec<String> = words(text).into_iter().filter(|word| !FILLING.contains(&word.as_str())).collect();
            if !meant.is_empty() && meant.iter().all(|word| name.contains(word)) {
                let message = format!("the description says no more than the name `{}`", entry.key);
                found.push(field.finding_at(RULE, Keyword::Description, message).help("say what the name does not"));
            }
        }
    }
}

const FILLING: &[&str] = &["a", "an", "the", "of", "this", "its", "is", "field", "value"];

fn words(text: &str) -> Vec<String> {
    text.to_snake_case().split('_').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
