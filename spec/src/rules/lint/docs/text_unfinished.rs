//! DS726: a description that is not written yet.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE, payload};
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::lint::{Lint, LintCheck, LintGroup, LintedTree};
use crate::rule::{Example, Rule};

/// DS726: a description that is not written yet.
const RULE: &Rule = &Rule {
    code: "DS726",
    title: "a description that is not written yet",
    what: "A description that begins with `TODO`, `TBD`, `FIXME` or `XXX`, or consists of dots, stands for one.",
    why: "It is emitted as it is, into the documentation of everybody who uses the kind.",
    remedy: "Write it.",
    example: Example {
        command: "check .",
        around: &[HOOKSPEC_FILE],
        wrong: &[payload("\"The words.\"", "\"TODO\"")],
        right: &[PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Docs,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Tree(check),
};

fn check(tree: &LintedTree<'_>, found: &mut Vec<Diagnostic>) {
    for kind in &tree.kinds {
        if is_unfinished(&kind.kind.description) {
            found.push(kind.finding(RULE, "description", MESSAGE).help(HELP));
        }
        for hook in kind.hooks().filter(|hook| is_unfinished(&hook.hook.description)) {
            found.push(hook.finding(RULE, "description", MESSAGE).help(HELP));
        }
    }
    for schema in tree.files.iter().flat_map(|file| &file.schemas) {
        if schema.node.keyword(Keyword::Description).and_then(Node::as_str).is_some_and(is_unfinished) {
            found.push(schema.finding_at(RULE, Keyword::Description, MESSAGE).help(HELP));
        }
    }
}

const MESSAGE: &str = "the description is not written yet";
const HELP: &str = "write it, or remove it: a missing one is reported too";

fn is_unfinished(text: &str) -> bool {
    let text = text.trim();
    let first = text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    ["TODO", "TBD", "FIXME", "XXX"].contains(&first)
        || (!text.is_empty() && text.chars().all(|sign| matches!(sign, '.' | '…')))
}
