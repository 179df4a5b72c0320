//! DS312: a plugin depends on one that is not there.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::manifest::set::{PluginSet, Text};
use crate::rule::samples::{DATABASE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::shape::brief;
use crate::shape::nearest;

/// DS312: a plugin depends on one that is not there.
pub const DEPENDENCY_MISSING: &Rule = &Rule {
    code: "DS312",
    title: "a plugin depends on one that is not there",
    what: "`depends_on` names a plugin that none of the manifests declares (LIF-04). Asked only where a folder is validated: of a few \
           files, nobody knows what lies beside them.",
    why: "The plugin is `unavailable` and never set up, and so is all that depends on it.",
    remedy: "Fix the name, add the plugin, or validate the folders of both together.",
    example: Example {
        command: "validate .",
        around: &[
            File::text("echo/plugin.py", "class EchoTool: ...\n"),
            File::text("database/plugin.py", "class Database: ...\n"),
            File::text("database/dagstack.toml", DATABASE),
        ],
        wrong: &[File::edited("echo/dagstack.toml", MANIFEST, "runtime", "depends_on = [\"databse\"]\nruntime")],
        right: &[File::edited("echo/dagstack.toml", MANIFEST, "runtime", "depends_on = [\"database\"]\nruntime")],
    },
};

/// Whether no plugin has a name: none has an empty one, and of others nobody knows where files were given alone.
fn is_missing(set: &PluginSet<'_>, name: &Text) -> bool {
    name.text.is_empty() || (set.is_whole && set.find(&name.text).is_none())
}

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    let mut names: Option<Vec<&str>> = None;
    for member in set.members {
        for dependency in member.depends_on.iter().filter(|name| is_missing(set, name)) {
            let names = names.get_or_insert_with(|| {
                let mut names: Vec<&str> = set.names().collect();
                names.sort_unstable();
                names
            });
            let own = member.name.as_ref().map(|name| name.text.as_str());
            let others = names.iter().copied().filter(|name| Some(*name) != own);
            let help = match nearest(&dependency.text, others) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => {
                    "add the plugin, or remove the dependency; validate folders together whose plugins need each other"
                        .to_owned()
                }
            };
            let message =
                format!("`{}` depends on `{}`, which is not there", member.shown_name(), brief(&dependency.text));
            found.push(
                Diagnostic::error(DEPENDENCY_MISSING, &member.source, dependency.span.clone(), message)
                    .labelled("no plugin has this name")
                    .help(help)
                    .clause(clause::LIF_04),
            );
        }
    }
}
