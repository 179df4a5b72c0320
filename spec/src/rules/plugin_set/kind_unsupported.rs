//! DS316: a manifest implements a version of its kind that no spec has.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::manifest::set::PluginSet;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};
use crate::shape::brief;

/// DS316: a manifest implements a version of its kind that no spec has.
pub const KIND_UNSUPPORTED: &Rule = &Rule {
    code: "DS316",
    title: "a manifest implements a version of its kind that no spec has",
    what: "The major of `kind_api_version` is none that the known hookspecs of the kind have (REG-04).",
    why: "The registry refuses the plugin with `VersionIncompatible`.",
    remedy: "Name the major that the plugin implements, or the spec tree that has it with `--spec`.",
    example: Example {
        command: "validate .",
        around: &[File::text("plugin.py", "class EchoTool: ...\n")],
        wrong: &[File::edited("dagstack.toml", MANIFEST, "kind_api_version = \"1\"", "kind_api_version = \"2\"")],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    for member in set.members {
        let (Some(kind), Some(version)) = (&member.kind, &member.kind_api_version) else { continue };
        let Some(majors) = set.kinds.majors(&kind.text) else { continue };
        // What is not a version is reported where the manifest alone is judged.
        let major = version.text.split('.').next().and_then(|major| major.parse::<u64>().ok());
        if major.is_none_or(|major| majors.contains(&major)) {
            continue;
        }
        let supported: Vec<String> = majors.iter().map(|major| format!("`{major}`")).collect();
        let message = format!("no spec has version `{}` of the kind `{}`", brief(&version.text), brief(&kind.text));
        found.push(
            Diagnostic::error(KIND_UNSUPPORTED, &member.source, version.span.clone(), message)
                .help(format!("known majors of the kind: {}", supported.join(", ")))
                .clause(clause::REG_04),
        );
    }
}
