//! DS707: a name that a language reserves.

use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::lint::{Lint, LintCheck, LintGroup, LintedKind, LintedTree};
use dagstack_spec_model::rule::samples::{HOOKSPEC, PAYLOAD};
use dagstack_spec_model::rule::{Example, File, Rule};
use dagstack_spec_model::{Diagnostic, Severity};

use crate::registry;
use crate::target::Target;

/// DS707: a name that a language reserves.
const RULE: &Rule = &Rule {
    code: "DS707",
    title: "a name that a language reserves",
    what: "A hook or a field is called like a reserved word of a language that is emitted: `type`, `match`, `return`.",
    why: "It is emitted as `r#type`, `type_` or the like, and reads badly there. JSON names never change on the wire, \
            so this is a matter of taste: the rule is not recommended.",
    remedy: "Take another word, such as `kind` for `type`.",
    example: Example {
        command: "check . --select DS707",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::edited("kinds/demo/schemas/run.json", PAYLOAD, "\"text\"", "\"type\"")],
        right: &[File::text("kinds/demo/schemas/run.json", PAYLOAD)],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Tree(check),
};

fn check(tree: &LintedTree<'_>, found: &mut Vec<Diagnostic>) {
    for hook in tree.kinds.iter().flat_map(LintedKind::hooks) {
        let name = hook.hook.name.as_str();
        if let Some(languages) = languages_that_reserve(name) {
            let message = format!("`{name}` is a reserved word of {languages}");
            found.push(hook.finding(RULE, "name", message).help("take another word"));
        }
    }
    for schema in tree.files.iter().flat_map(|file| &file.schemas) {
        for (entry, _) in schema.table(Keyword::Properties) {
            if let Some(languages) = languages_that_reserve(&entry.key) {
                let message = format!("`{}` is a reserved word of {languages}", entry.key);
                found.push(schema.finding(RULE, &entry.key_span, message).help("take another word"));
            }
        }
    }
}

/// `Rust and Go`
fn languages_that_reserve(name: &str) -> Option<String> {
    let languages = registry::languages().filter(|language| language.naming().reserved.contains(&name));
    let titles: Vec<&str> = languages.map(Target::title).collect();
    (!titles.is_empty()).then(|| titles.join(" and "))
}
