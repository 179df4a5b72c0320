//! DS728: something deprecated without a word about it.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS728: something deprecated without a word about it.
const RULE: &Rule = &Rule {
    code: "DS728",
    title: "something deprecated without a word about it",
    what: "A schema that is `deprecated` says in its `description` what to use instead.",
    why: "Whoever meets the warning in an editor or a compiler has to know what to do.",
    remedy: "Add a description that names what replaces it.",
    example: Example {
        command: "check . --select DS728",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"description\": \"The words.\"", "\"deprecated\": true, \"title\": \"Words\"")],
        right: &[payload("\"description\": \"The words.\"", "\"deprecated\": true, \"description\": \"Use `words`.\"")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        let is_deprecated = schema.node.keyword(Keyword::Deprecated).and_then(Node::as_bool) == Some(true);
        if is_deprecated && !schema.has_text(Keyword::Description) {
            let finding = schema.finding_at_name(RULE, Keyword::Deprecated, "what is deprecated has no description");
            found.push(finding.help("say in `description` what to use instead"));
        }
    }
}
