//! DS317: an entry point names nothing that is there.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::manifest::entry_point::{Target, target};
use crate::manifest::set::PluginSet;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};
use crate::shape::brief;

/// DS317: an entry point names nothing that is there.
pub const ENTRY_POINT_MISSING: &Rule = &Rule {
    code: "DS317",
    title: "an entry point names nothing that is there",
    what: "Where the notation tells the language (`plugin:EchoTool` is a module of Python's, `./plugin.js#EchoPlugin` a file of \
           TypeScript's or JavaScript's), the module or file is in the plugin's folder. A warning where the file may still be built.",
    why: "The registry refuses the plugin with `PluginLoadError`.",
    remedy: "Fix the name, or add the file.",
    example: Example {
        command: "validate .",
        around: &[File::text("plugin.py", "class EchoTool: ...\n")],
        wrong: &[File::edited("dagstack.toml", MANIFEST, "plugin:EchoTool", "plugn:EchoTool")],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    for member in set.members {
        let Some((entry_point, folder, true)) = member.located_entry_point() else { continue };
        let (wanted, meant, is_built) = match target(&entry_point.text, folder) {
            Target::Unknown | Target::Found => continue,
            Target::Missing { wanted, meant } => (wanted, meant, false),
            Target::NotBuilt { wanted } => (wanted, None, true),
        };
        let message = format!("the entry point names `{}`, which is not there", brief(&wanted));
        let make = if is_built { Diagnostic::warning } else { Diagnostic::error };
        let help = match meant {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if is_built => "build the plugin before it is loaded, or fix the path".to_owned(),
            None => "add the file to the plugin's folder, or name one that is there".to_owned(),
        };
        found.push(
            make(ENTRY_POINT_MISSING, &member.source, entry_point.span.clone(), message)
                .help(help)
                .clause(clause::REG_08),
        );
    }
}
