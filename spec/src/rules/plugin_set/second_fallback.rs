//! DS313: a second fallback of a kind.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::manifest::set::PluginSet;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};
use crate::shape::brief;

/// DS313: a second fallback of a kind.
pub const SECOND_FALLBACK: &Rule = &Rule {
    code: "DS313",
    title: "a second fallback of a kind",
    what: "At most one plugin of a kind has `fallback = true` (LIF-15).",
    why: "By the end of `setup_all` the registry fails with `AmbiguousPlugin`: it can't know which one to ask when nobody matches.",
    remedy: "Keep the one that is meant.",
    example: Example {
        command: "validate .",
        around: &[
            File::text("a/plugin.py", "class EchoTool: ...\n"),
            File::text("b/plugin.py", "class EchoTool: ...\n"),
            File::edited("a/dagstack.toml", MANIFEST, "runtime", "fallback = true\nruntime"),
        ],
        wrong: &[File::edited("b/dagstack.toml", MANIFEST, "name = \"echo\"", "name = \"second\"\nfallback = true")],
        right: &[File::edited("b/dagstack.toml", MANIFEST, "name = \"echo\"", "name = \"second\"")],
    },
};

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    for (kind, members) in set.several_of_a_kind(|member| member.fallback.is_some()) {
        let mut places = members.iter().filter_map(|member| Some((member, member.fallback.clone()?)));
        let Some((first, first_place)) = places.next() else { continue };
        for (member, place) in places {
            let message = format!("`{}` is a second fallback of the kind `{}`", member.shown_name(), brief(kind));
            found.push(
                Diagnostic::error(SECOND_FALLBACK, &member.source, place, message)
                    .also(&first.source, first_place.clone(), format!("`{}` is the first", first.shown_name()))
                    .help("keep `fallback` in one plugin of the kind")
                    .clause(clause::LIF_15),
            );
        }
    }
}
