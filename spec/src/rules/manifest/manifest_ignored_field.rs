//! DS323: a field is of another runtime.

use crate::diagnostic::Diagnostic;
use crate::document::NodeKind;
use crate::manifest::check::{RawManifest, is_reported};
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS323: a field is of another runtime.
pub const MANIFEST_IGNORED_FIELD: &Rule = &Rule {
    code: "DS323",
    title: "a field is of another runtime",
    what: "The manifest is accepted, and a warning reported: `entry_point`, `command`, `env`, `url` or `auth` stands beside a `runtime` that does \
           not read it.",
    why: "Nothing looks at the field: a plugin with `command` and `runtime = \"in_process\"` never starts its process.",
    remedy: "Remove the field, or write the runtime that reads it.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited("dagstack.toml", MANIFEST, "runtime", "url = \"https://mcp.example.org\"\nruntime")],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

/// Fields that one runtime reads, and which (contract section 3).
const FIELDS: [(&str, &str); 5] = [
    ("entry_point", "in_process"),
    ("command", "mcp_stdio"),
    ("env", "mcp_stdio"),
    ("url", "mcp_http"),
    ("auth", "mcp_http"),
];

pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let Some(node) = manifest.fields.get("runtime") else { return };
    // Of an unknown runtime nobody can say what it reads.
    let Some(runtime) = node.as_str().filter(|runtime| FIELDS.iter().any(|(_, reader)| reader == runtime)) else {
        return;
    };
    for (name, reader) in FIELDS.into_iter().filter(|(_, reader)| *reader != runtime) {
        let Some(field) = manifest.fields.get(name) else { continue };
        if matches!(field.kind, NodeKind::Null) || is_reported(found, &field.span) {
            continue;
        }
        let message = format!("`{name}` is read for the runtime `{reader}` alone");
        let problem = Diagnostic::warning(MANIFEST_IGNORED_FIELD, manifest.source, field.span.clone(), message).also(
            manifest.source,
            node.span.clone(),
            "this plugin has another",
        );
        found.push(problem.help(format!("remove it, or write `{reader}` as the runtime")));
    }
}
