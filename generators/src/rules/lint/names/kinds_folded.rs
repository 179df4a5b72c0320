//! DS709: kinds whose names differ in underscores alone.

use std::collections::BTreeMap;

use dagstack_spec_model::lint::{Lint, LintCheck, LintGroup, LintedKind, LintedTree};
use dagstack_spec_model::rule::samples::{HOOKSPEC, PAYLOAD};
use dagstack_spec_model::rule::{Example, File, Rule};
use dagstack_spec_model::{Diagnostic, Severity};

/// DS709: kinds whose names differ in underscores alone.
const RULE: &Rule = &Rule {
    code: "DS709",
    title: "kinds whose names differ in underscores alone",
    what: "The names of two kinds differ in underscores alone: `data_source` and `datasource`.",
    why: "Go writes packages without underscores, so they are one package there; people mix them up everywhere.",
    remedy: "Rename one of them.",
    example: Example {
        command: "check .",
        around: &[File::text("kinds/demo/schemas/run.json", PAYLOAD)],
        wrong: &[
            File::text("kinds/demo/v1.yaml", HOOKSPEC),
            File::edited("kinds/de_mo/v1.yaml", HOOKSPEC, "kind: demo", "kind: de_mo"),
            File::text("kinds/de_mo/schemas/run.json", PAYLOAD),
        ],
        right: &[
            File::text("kinds/demo/v1.yaml", HOOKSPEC),
            File::edited("kinds/memo/v1.yaml", HOOKSPEC, "kind: demo", "kind: memo"),
            File::text("kinds/memo/schemas/run.json", PAYLOAD),
        ],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Tree(check),
};

fn check(tree: &LintedTree<'_>, found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<String, &LintedKind<'_>> = BTreeMap::new();
    for kind in &tree.kinds {
        let name = kind.kind.name.as_str();
        let first = *known.entry(name.replace('_', "")).or_insert(kind);
        // Two majors of one kind have one name.
        if first.kind.name != kind.kind.name {
            let message = format!("the kinds `{}` and `{name}` differ in underscores alone", first.kind.name);
            found.push(kind.finding(RULE, "kind", message).help("rename one of them"));
        }
    }
}
