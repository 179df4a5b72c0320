//! DS702: a hook whose name is no verb.

use super::super::samples::{PAYLOAD_FILE, hookspec};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, Rule};

/// DS702: a hook whose name is no verb.
const RULE: &Rule = &Rule {
    code: "DS702",
    title: "a hook whose name is no verb",
    what: "The name of a hook says what a plugin does: `send`, `list_models`, not `message` or `validation`. Reported \
            are words that end like nouns, and a few nouns that are seen often; a word that may be either is left \
            alone.",
    why: "Hooks become methods in every language, and tools of a model: both are asked to do something.",
    remedy: "Begin the name with a verb.",
    example: Example {
        command: "check . --select DS702",
        around: &[PAYLOAD_FILE],
        wrong: &[hookspec("  - name: run", "  - name: validation")],
        right: &[hookspec("  - name: run", "  - name: validate")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks() {
        let name = hook.hook.name.as_str();
        let first = name.split('_').next().unwrap_or(name);
        if is_noun(first) {
            found.push(
                hook.finding(RULE, "name", format!("the hook `{name}` does not begin with a verb"))
                    .help(format!("say what the plugin does: `get_{name}`, or a verb of its own")),
            );
        }
    }
}

/// Nouns that are seen as names of hooks.
const NOUNS: &[&str] = &[
    "config", "data", "info", "metadata", "payload", "result", "results", "schema", "state", "status", "value",
    "version",
];

/// Verbs that end as nouns do.
const VERBS: &[&str] = &[
    "audition",
    "augment",
    "comment",
    "condition",
    "document",
    "experiment",
    "implement",
    "mention",
    "partition",
    "position",
    "provision",
    "question",
    "requisition",
    "sanction",
    "segment",
    "supplement",
    "transition",
    "cement",
    "torment",
    "ration",
];

fn is_noun(word: &str) -> bool {
    let ends = ["tion", "sion", "ment", "ness", "ity", "ship", "ism"];
    NOUNS.contains(&word) || (!VERBS.contains(&word) && ends.iter().any(|end| word.ends_with(end)))
}
