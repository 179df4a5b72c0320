//! DS103: the kind's version does not match its file.

use semver::Version;

use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::load::hookspec::HookspecSource;
use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS103: the kind's version does not match its file.
pub const KIND_VERSION: &Rule = &Rule {
    code: "DS103",
    title: "the kind's version does not match its file",
    what: "`kind_api_version` is SemVer, and its major is the `N` of the file `v<N>.yaml`.",
    why: "A breaking change makes a new file beside the old one: both are in use for a while.",
    remedy: "Fix the version, or move the file.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited(
            "kinds/demo/v1.yaml",
            HOOKSPEC,
            r#"kind_api_version: "1.0.0""#,
            r#"kind_api_version: "2.0.0""#,
        )],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};

pub(super) fn check(hookspec: &HookspecSource<'_>, problems: &mut Vec<Diagnostic>) {
    let major = hookspec.file.major;
    let text = hookspec.root.get("kind_api_version").and_then(Node::as_str);
    let written = text.and_then(|text| Version::parse(text).ok()).map(|version| version.major);
    problems.extend(written.filter(|written| *written != major).map(|written| {
        hookspec
            .problem(
                KIND_VERSION,
                "/kind_api_version",
                format!("the major is {written}, and the file is `v{major}.yaml`"),
            )
            .help(format!("move it to `v{written}.yaml`, or write a version that starts with `{major}.`"))
    }));
}
