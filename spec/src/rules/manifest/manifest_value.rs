//! DS304: a manifest field with a value that is not allowed.

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::NodeKind;
use crate::manifest::check::RawManifest;
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS304: a manifest field with a value that is not allowed.
pub const MANIFEST_VALUE: &Rule = &Rule {
    code: "DS304",
    title: "a manifest field with a value that is not allowed",
    what: "The value is outside the field's range, or not a member of its enumeration (MAN-01, MAN-06, MAN-11, MAN-15).",
    why: "A registry refuses the plugin with `ManifestInvalid`.",
    remedy: "Use a value that the message allows.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited("dagstack.toml", MANIFEST, r#"runtime = "in_process""#, r#"runtime = "in_proces""#)],
        right: &[File::text("dagstack.toml", MANIFEST)],
    },
};

/// The whole numbers of the manifest, which its Rust type holds in 64 bits.
pub(crate) const MANIFEST_INTEGERS: &[&str] =
    &["/priority", "/startup_timeout_sec", "/teardown_timeout_sec", "/unit_of_work/estimated_duration_sec"];

/// Whole numbers that the schema takes, since it has no limit, and no 64-bit integer holds.
pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let RawManifest { source, fields, .. } = *manifest;
    for pointer in MANIFEST_INTEGERS {
        let Some(node) = fields.pointer(pointer) else { continue };
        if let NodeKind::Number(number) = &node.kind
            && number.as_u64().is_none()
            && number.as_f64().is_some_and(|float| float >= 9_007_199_254_740_992.0)
        {
            let message = format!("`{}` is larger than 64 bits hold", pointer.rsplit('/').next().unwrap_or_default());
            found.push(Diagnostic::error(MANIFEST_VALUE, source, node.span.clone(), message).clause(clause::MAN_01));
        }
    }
}
