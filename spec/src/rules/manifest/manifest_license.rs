//! DS321: a licence is not an SPDX expression.

use spdx::{Expression, ParseMode};

use crate::diagnostic::{Diagnostic, Edit};
use crate::manifest::check::RawManifest;
use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::shape::quote;

/// DS321: a licence is not an SPDX expression.
pub const MANIFEST_LICENSE: &Rule = &Rule {
    code: "DS321",
    title: "a licence is not an SPDX expression",
    what: "The manifest is accepted, and a warning reported: `license` is not an expression of SPDX license identifiers.",
    why: "Tools that collect licences read nothing else; `Apache 2` may mean several.",
    remedy: "Write the identifier from spdx.org/licenses, or `LicenseRef-…` for a licence of your own.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited("dagstack.toml", MANIFEST, "runtime", "license = \"Apache 2.0\"\nruntime")],
        right: &[File::edited("dagstack.toml", MANIFEST, "runtime", "license = \"Apache-2.0\"\nruntime")],
    },
};

pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let Some(node) = manifest.fields.get("license") else { return };
    let Some(text) = node.as_str().filter(|_| !is_expression(node.as_str())) else { return };
    let meant = meant(text);
    let fix =
        meant.as_ref().filter(|meant| is_respelled(text, meant)).map(|meant| Edit::text(manifest.source, node, meant));
    let help = match &meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "write the identifier from spdx.org/licenses, or `LicenseRef-…` for a licence of your own".to_owned(),
    };
    let message = format!("the licence {} is not an SPDX expression", quote(node));
    let problem = Diagnostic::warning(MANIFEST_LICENSE, manifest.source, node.span.clone(), message).help(help);
    found.push(problem.fix(fix.unwrap_or_default()));
}

/// Whether an expression is the text in other letters: `apache 2.0` and `Apache-2.0`. A name may mean more than one licence.
fn is_respelled(text: &str, meant: &str) -> bool {
    let letters = |text: &str| text.replace([' ', '-', '_'], "").to_lowercase();
    letters(text) == letters(meant)
}

fn is_expression(text: Option<&str>) -> bool {
    text.is_some_and(|text| Expression::parse(text).is_ok())
}

/// The expression that a lax reading finds.
fn meant(text: &str) -> Option<String> {
    if let Ok(Some(canonical)) = Expression::canonicalize(text) {
        return Some(canonical);
    }
    Expression::parse_mode(text, ParseMode::LAX).ok()?;
    let (id, _) = spdx::imprecise_license_id(text)?;
    Some(id.name.to_owned())
}
