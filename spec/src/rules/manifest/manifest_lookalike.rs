//! DS322: a file is almost a manifest.

use strsim::damerau_levenshtein;

use crate::diagnostic::Diagnostic;
use crate::manifest::Home;
use crate::rule::samples::MANIFEST;
use crate::rule::{Example, File, Rule};

/// DS322: a file is almost a manifest.
pub const MANIFEST_LOOKALIKE: &Rule = &Rule {
    code: "DS322",
    title: "a file is almost a manifest",
    what: "A file is called almost as a manifest is (`dagstak.toml`, `dagstack.yaml`, `Dagstack.toml`), or `pyproject.toml` has a table \
           `[tool.dagstack]` without `plugin` in it.",
    why: "No registry reads it: the plugin is not there, and nothing says so.",
    remedy: "Rename the file to `dagstack.toml`; in `pyproject.toml`, put the fields under `[tool.dagstack.plugin]`.",
    example: Example {
        command: "validate .",
        around: &[
            File::text("first/dagstack.toml", MANIFEST),
            File::text("first/plugin.py", "class EchoTool: ...\n"),
            File::text("second/plugin.py", "class EchoTool: ...\n"),
        ],
        wrong: &[File::text("second/dagstak.toml", MANIFEST)],
        right: &[File::edited("second/dagstack.toml", MANIFEST, "name = \"echo\"", "name = \"second\"")],
    },
};

/// How many letters a name may be wrong by.
const SLIPS: usize = 2;

/// The file name of a manifest that was probably meant by another file name.
pub(crate) fn meant(name: &str) -> Option<Home> {
    let folded = name.to_lowercase();
    if ["dagstack.yaml", "dagstack.yml"].contains(&folded.as_str()) {
        return Some(Home::DagstackToml);
    }
    let is_near = |home: &Home| damerau_levenshtein(&folded, home.file_name()) <= SLIPS;
    [Home::DagstackToml, Home::DagstackJson].into_iter().find(|home| name != home.file_name() && is_near(home))
}

/// A file that is called almost as a manifest is.
pub(crate) fn named(file: &str, meant: Home) -> Diagnostic {
    let message = format!("almost called `{}`, and not read", meant.file_name());
    let help = if file.to_lowercase().ends_with("ml") && !file.to_lowercase().ends_with(".toml") {
        "a manifest is written in TOML or JSON: `dagstack.toml`, `dagstack.json`".to_owned()
    } else {
        format!("rename it to `{}` if it is a manifest", meant.file_name())
    };
    warning(file, message).help(help)
}

/// A `pyproject.toml` with fields in the wrong table.
pub(crate) fn without_plugin(file: &str) -> Diagnostic {
    warning(file, "has `[tool.dagstack]`, and no manifest in it".to_owned())
        .help("put the fields of the manifest under `[tool.dagstack.plugin]`")
}

fn warning(file: &str, message: String) -> Diagnostic {
    let mut problem = Diagnostic::file_error(MANIFEST_LOOKALIKE, file, message);
    problem.severity = crate::diagnostic::Severity::Warning;
    problem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_almost_right_are_recognised() {
        for (name, expected) in [
            ("dagstak.toml", Some("dagstack.toml")),
            ("Dagstack.toml", Some("dagstack.toml")),
            ("dagstack.tml", Some("dagstack.toml")),
            ("dagstack.yaml", Some("dagstack.toml")),
            ("dagstack.jsn", Some("dagstack.json")),
            ("dagstack.toml", None),
            ("dagstack.json", None),
            ("dagstack-spec.toml", None),
            ("dagstack.toml.orig", None),
            ("dagstack.lock", None),
            ("stack.toml", None),
        ] {
            assert_eq!(meant(name).map(Home::file_name), expected, "{name}");
        }
    }
}
