//! DS315: a manifest names a kind that is not known.

use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::manifest::set::PluginSet;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};
use crate::shape::brief;
use crate::shape::nearest;

/// DS315: a manifest names a kind that is not known.
pub const KIND_UNKNOWN: &Rule = &Rule {
    code: "DS315",
    title: "a manifest names a kind that is not known",
    what: "The kind is neither one of the embedded spec nor one of the spec given with `--spec`. A warning: a host may have kinds of its \
           own. An error where the host's kinds are declared, with `--host-kind` or `kinds` under `[validate]` in a \
           `dagstack-spec.toml` (REG-03).",
    why: "A registry whose host declared its kinds refuses the plugin with `KindUnknown`; any other registers it, and nobody ever calls it.",
    remedy: "Fix the name, or name the spec tree that has the kind with `--spec`.",
    example: Example {
        command: "validate .",
        around: &[File::text("plugin.py", "class EchoTool: ...\n")],
        wrong: &[File::edited("dagstack.toml", MANIFEST, "kind = \"tool\"", "kind = \"toool\"")],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    let severity = if set.kinds.is_closed() { Severity::Error } else { Severity::Warning };
    let known = set.kinds.names();
    for kind in set.members.iter().filter_map(|member| Some((member, member.kind.as_ref()?))) {
        let (member, kind) = kind;
        if set.kinds.contains(&kind.text) {
            continue;
        }
        let help = match nearest(&kind.text, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if set.kinds.is_closed() => format!("the host declares {}", known.join(", ")),
            None => "where a host has this kind, name its spec tree with `--spec`, or the kind with `--host-kind`"
                .to_owned(),
        };
        let message = format!("the kind `{}` is not known", brief(&kind.text));
        let mut problem = Diagnostic::error(KIND_UNKNOWN, &member.source, kind.span.clone(), message);
        problem.severity = severity;
        found.push(problem.help(help).clause(clause::REG_03));
    }
}
