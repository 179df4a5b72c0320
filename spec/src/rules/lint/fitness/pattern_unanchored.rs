//! DS758: a pattern that may match anywhere.

use super::super::samples::{HOOKSPEC_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedFile};
use crate::rule::{Example, Rule};

/// DS758: a pattern that may match anywhere.
const RULE: &Rule = &Rule {
    code: "DS758",
    title: "a pattern that may match anywhere",
    what: "A `pattern` that neither begins with `^` nor ends with `$` matches a text that has what it describes \
            anywhere inside.",
    why: "`[a-z]+` accepts `DROP TABLE x;`. Mostly the whole text is meant.",
    remedy: "Write `^…$`, or `.*` where any text may stand before and after.",
    example: Example {
        command: "check . --select DS758",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"pattern\": \"[a-z]+\", \"description\": \"The words.\"}",
        )],
        right: &[payload(
            "{\"type\": \"string\", \"description\": \"The words.\"}",
            "{\"type\": \"string\", \"pattern\": \"^[a-z]+$\", \"description\": \"The words.\"}",
        )],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Fitness,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::File(check),
};

fn check(file: &LintedFile<'_>, found: &mut Vec<Diagnostic>) {
    for schema in &file.schemas {
        let Some(pattern) = schema.node.keyword(Keyword::Pattern).and_then(Node::as_str) else { continue };
        let starts = pattern.starts_with('^') || pattern.starts_with(".*");
        let ends = pattern.ends_with('$') || pattern.ends_with(".*");
        if !starts && !ends {
            let finding = schema.finding_at(RULE, Keyword::Pattern, "the pattern matches a part of the text anywhere");
            found.push(finding.help(format!("write `^{pattern}$` where the whole text is meant")));
        }
    }
}
