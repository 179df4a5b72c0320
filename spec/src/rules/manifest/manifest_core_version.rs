//! DS306: `core_version` is not a PEP 440 specifier set.

use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::Node;
use crate::manifest::check::{RawManifest, is_reported};
use crate::manifest::check_core_version;
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::shape::quote;

/// DS306: `core_version` is not a PEP 440 specifier set.
pub const MANIFEST_CORE_VERSION: &Rule = &Rule {
    code: "DS306",
    title: "`core_version` is not a PEP 440 specifier set",
    what: "The range of core versions is a PEP 440 specifier set such as `>=0.1.0,<1.0.0` (REG-05).",
    why: "Carets, and spaces for `and`, are another ecosystem's notation: the three published registries read them \
            differently.",
    remedy: "Write comparisons joined by commas.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"core_version = ">=0.1.0,<1.0.0""#,
            r#"core_version = "^0.1""#,
        )],
        right: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"core_version = ">=0.1.0,<1.0.0""#,
            r#"core_version = ">=0.1.0,<0.2.0""#,
        )],
    },
};

/// Says why a text is not a specifier set, in place of what its pattern says, and what to write instead.
pub(crate) fn explain_core_version(node: &Node, mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.rule = MANIFEST_CORE_VERSION;
    diagnostic.message = format!("{} is not a valid PEP 440 specifier set", quote(node));
    let problem = node.as_str().and_then(|text| check_core_version(text).err());
    let instead = problem.as_ref().map(|problem| problem.instead.as_slice()).unwrap_or_default();
    let shown: Vec<String> = instead.iter().map(|set| format!("`{set}`")).collect();
    diagnostic = match instead {
        [] => diagnostic.help("write comparisons joined by commas, such as `>=0.1.0,<1.0.0`"),
        [only] => {
            let edits = diagnostic.primary.as_ref().map(|label| Edit::text(&label.source, node, only));
            diagnostic.help(format!("write `{only}`")).fix(edits.unwrap_or_default())
        }
        _ => diagnostic.help(format!("write {}", shown.join(" or "))),
    };
    match problem {
        Some(problem) => diagnostic.labelled(problem.why),
        None => diagnostic,
    }
}

/// What the pattern takes for a specifier set and the reader does not: numbers beyond 64 bits.
pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let RawManifest { source, fields, .. } = *manifest;
    let Some(node) = fields.get("core_version") else { return };
    let unread = node.as_str().is_some_and(|text| check_core_version(text).is_err());
    if unread && !is_reported(found, &node.span) {
        let problem = Diagnostic::error(MANIFEST_CORE_VERSION, source, node.span.clone(), "").clause(clause::REG_05);
        found.push(explain_core_version(node, problem));
    }
}
