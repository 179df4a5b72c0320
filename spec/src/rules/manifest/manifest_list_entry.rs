//! DS319: a list has an entry that says nothing.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Edit};
use crate::document::Node;
use crate::manifest::check::RawManifest;
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::shape::quote;

/// DS319: a list has an entry that says nothing.
pub const MANIFEST_LIST_ENTRY: &Rule = &Rule {
    code: "DS319",
    title: "a list has an entry that says nothing",
    what: "The manifest is accepted, and a warning reported: an entry of a list is empty, or is there already; for `resources` also in the \
           other of its lists.",
    why: "Whoever wrote the second entry meant something else by it.",
    remedy: "Remove the entry, or write what was meant.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            "runtime",
            "supports_languages = [\"rust\", \"rust\"]\nruntime",
        )],
        right: &[File::edited("dagstack.toml", MANIFEST, "runtime", "supports_languages = [\"rust\"]\nruntime")],
    },
};

/// The lists of a manifest whose entries are names.
const LISTS: &[&str] =
    &["capabilities", "depends_on", "supports_languages", "supports_extensions", "supports_mime_types"];
/// The lists of `resources`, which share their names.
const RESOURCES: [&str; 2] = ["required", "optional"];

pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let lists = LISTS.iter().map(|list| (*list == "depends_on", vec![manifest.fields.get(list)]));
    let resources = manifest.fields.get("resources");
    let resources = RESOURCES.iter().map(|list| resources.and_then(|table| table.get(list))).collect();
    for (is_dependency, lists) in lists.chain([(false, resources)]) {
        let mut first: HashMap<&str, &Node> = HashMap::new();
        for items in lists.into_iter().flatten().filter_map(Node::items) {
            for (index, entry) in items.iter().enumerate() {
                let Some(text) = entry.as_str() else { continue };
                let warning = |message: String| {
                    Diagnostic::warning(MANIFEST_LIST_ENTRY, manifest.source, entry.span.clone(), message)
                        .fix(Edit::remove_item(manifest.source, items, index))
                };
                if text.is_empty() {
                    // No plugin has an empty name: an empty dependency is an error of the set.
                    if !is_dependency {
                        found.push(warning("an entry is empty".to_owned()).help("remove it"));
                    }
                } else if let Some(before) = first.get(text) {
                    let problem = warning(format!("{} is listed already", quote(entry)));
                    let problem = problem.also(manifest.source, before.span.clone(), "the first is here");
                    found.push(problem.help("remove one of them"));
                } else {
                    first.insert(text, entry);
                }
            }
        }
    }
}
