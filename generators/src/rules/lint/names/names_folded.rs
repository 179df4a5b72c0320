//! DS708: names that become one identifier.

use std::collections::{BTreeSet, HashMap};

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedTree};
use dagstack_spec_model::rule::samples::{HOOKSPEC, PAYLOAD};
use dagstack_spec_model::rule::{Example, File, Rule};
use dagstack_spec_model::{Diagnostic, Severity};
use dagstack_spec_model::{Source, Span};

use crate::registry;

/// DS708: names that become one identifier.
const RULE: &Rule = &Rule {
    code: "DS708",
    title: "names that become one identifier",
    what: "Two fields of an object, two values of an enumeration, or two hooks of a kind, whose names become one \
            identifier in a language that is emitted: `retry-after` and `retry_after`, `userId` and `user_id`.",
    why: "One of them is emitted under a name that nobody would guess (`retry_dash_after`).",
    remedy: "Rename one of them.",
    example: Example {
        command: "check .",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::edited(
            "kinds/demo/schemas/run.json",
            PAYLOAD,
            "\n    \"text\"",
            "\n    \"_text\": {\"type\": \"string\", \"description\": \"More of them.\"},\n    \"text\"",
        )],
        right: &[File::text("kinds/demo/schemas/run.json", PAYLOAD)],
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
    for kind in &tree.kinds {
        let hooks: Vec<LintedHook<'_>> = kind.hooks().collect();
        let names = hooks.iter().map(|hook| Name { text: hook.hook.name.as_str(), span: hook.span("name") });
        report(&kind.kind.source, "hooks", names, found);
    }
    for schema in tree.files.iter().flat_map(|file| &file.schemas) {
        let source = &schema.file.source;
        let fields = schema.table(Keyword::Properties);
        report(
            source,
            "fields",
            fields.map(|(entry, _)| Name { text: &entry.key, span: entry.key_span.clone() }),
            found,
        );
        let values = schema.node.keyword(Keyword::Enum).and_then(Node::items).unwrap_or_default();
        let values = values.iter().filter_map(|value| Some(Name { text: value.as_str()?, span: value.span.clone() }));
        // What has no letter or digit is named by the language anyway.
        let is_word = |name: &Name<'_>| name.text.chars().any(char::is_alphanumeric);
        report(source, "values", values.filter(is_word), found);
    }
}

/// A name at its place.
struct Name<'n> {
    text: &'n str,
    span: Span,
}

/// Reports the second one of names that some language spells alike.
fn report<'n>(source: &Source, sort: &str, names: impl Iterator<Item = Name<'n>>, found: &mut Vec<Diagnostic>) {
    let names: Vec<Name<'_>> = names.collect();
    if names.len() < 2 {
        return;
    }
    let mut reported = BTreeSet::new();
    for language in registry::languages() {
        for (_, style) in language.naming().styles {
            let mut known: HashMap<String, usize> = HashMap::new();
            for (index, name) in names.iter().enumerate() {
                let identifier = style.identifier(name.text);
                let Some(first) = known.get(&identifier).copied() else {
                    known.insert(identifier, index);
                    continue;
                };
                if reported.insert(index) {
                    let (first, title) = (&names[first], language.title());
                    let message =
                        format!("the {sort} `{}` and `{}` are both `{identifier}` in {title}", first.text, name.text);
                    found.push(
                        Diagnostic::warning(RULE, source, name.span.clone(), message)
                            .labelled("the same again")
                            .also(source, first.span.clone(), "first here")
                            .help("rename one of them"),
                    );
                }
            }
        }
    }
}
