//! DS318: an entry point leads out of its plugin's folder.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::manifest::set::PluginSet;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};
use crate::shape::brief;

/// DS318: an entry point leads out of its plugin's folder.
pub const ENTRY_POINT_OUTSIDE: &Rule = &Rule {
    code: "DS318",
    title: "an entry point leads out of its plugin's folder",
    what: "An entry point is relative and climbs nowhere, and what it names is no link that leads elsewhere (DIS-10).",
    why: "The registry refuses the plugin: a manifest must not reach code that is not the plugin's.",
    remedy: "Move the code into the plugin's folder.",
    example: Example {
        command: "validate .",
        around: &[File::text("plugin.py", "class EchoTool: ...\n")],
        wrong: &[File::edited("dagstack.toml", MANIFEST, "plugin:EchoTool", "../shared/plugin.js#EchoTool")],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    for member in set.members {
        if let Some((entry_point, _, false)) = member.located_entry_point() {
            let message = format!("the entry point `{}` leads out of the plugin's folder", brief(&entry_point.text));
            found.push(
                Diagnostic::error(ENTRY_POINT_OUTSIDE, &member.source, entry_point.span.clone(), message)
                    .help("name code in the plugin's own folder, relative to it")
                    .clause(clause::DIS_10),
            );
        }
    }
}
