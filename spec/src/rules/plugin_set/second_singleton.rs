//! DS314: a second plugin of a kind that has one a runtime.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::manifest::set::PluginSet;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};
use crate::shape::brief;

/// DS314: a second plugin of a kind that has one a runtime.
pub const SECOND_SINGLETON: &Rule = &Rule {
    code: "DS314",
    title: "a second plugin of a kind that has one a runtime",
    what: "The hookspec of the kind is constrained to `singleton_per_runtime` (LIF-17), as `orchestrator` is.",
    why: "By the end of `setup_all` the registry may fail with `AmbiguousPlugin`.",
    remedy: "Keep one of the plugins, or load the other in another runtime.",
    example: Example {
        command: "validate .",
        around: &[
            File::text("a/plugin.py", "class EchoTool: ...\n"),
            File::text("b/plugin.py", "class EchoTool: ...\n"),
            File::edited("a/dagstack.toml", MANIFEST, "kind = \"tool\"", "kind = \"orchestrator\""),
        ],
        wrong: &[File::edited(
            "b/dagstack.toml",
            MANIFEST,
            "name = \"echo\"\nkind = \"tool\"",
            "name = \"second\"\nkind = \"orchestrator\"",
        )],
        right: &[File::edited("b/dagstack.toml", MANIFEST, "name = \"echo\"", "name = \"second\"")],
    },
};

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    let is_singleton = |kind: &str| set.kinds.is_singleton(kind);
    let several = set.several_of_a_kind(|member| member.kind.as_ref().is_some_and(|kind| is_singleton(&kind.text)));
    for (kind, members) in several {
        let mut places = members.iter().filter_map(|member| Some((member, member.kind.as_ref()?.span.clone())));
        let Some((first, first_place)) = places.next() else { continue };
        for (member, place) in places {
            let message = format!("a second plugin of the kind `{}`, which has one a runtime", brief(kind));
            found.push(
                Diagnostic::warning(SECOND_SINGLETON, &member.source, place, message)
                    .also(&first.source, first_place.clone(), format!("`{}` is the first", first.shown_name()))
                    .help("keep one of the plugins, or load the other in another runtime")
                    .clause(clause::LIF_17),
            );
        }
    }
}
