//! DS104: a hook name that can't be used.

use std::collections::BTreeMap;

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::load::hookspec::HookspecSource;
use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS104: a hook name that can't be used.
pub const HOOK_NAME: &Rule = &Rule {
    code: "DS104",
    title: "a hook name that can't be used",
    what: "Hook names are snake_case (`^[a-z][a-z0-9_]*$`) and unique within a kind.",
    why: "They become names of methods in every language.",
    remedy: "Rename the hook.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited("kinds/demo/v1.yaml", HOOKSPEC, "  - name: run", "  - name: runAll")],
        right: &[File::edited("kinds/demo/v1.yaml", HOOKSPEC, "  - name: run", "  - name: run_all")],
    },
};

/// Hooks of one name. That a name is snake_case is checked by the schema.
pub(super) fn check(hookspec: &HookspecSource<'_>, problems: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, &Node> = BTreeMap::new();
    for name in hookspec.hooks().iter().filter_map(|hook| hook.get("name")) {
        let Some(text) = name.as_str() else { continue };
        if let Some(first) = seen.insert(text, name) {
            problems.push(
                Diagnostic::error(
                    HOOK_NAME,
                    hookspec.source,
                    name.span.clone(),
                    format!("two hooks are called `{text}`"),
                )
                .labelled("again here")
                .also(hookspec.source, first.span.clone(), "first here")
                .help("rename one of them")
                .clause(clause::KND_01),
            );
        }
    }
}
