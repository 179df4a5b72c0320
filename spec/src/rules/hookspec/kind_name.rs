//! DS102: the kind does not match its folder.

use crate::diagnostic::Diagnostic;
use crate::document::Node;
use crate::load::hookspec::HookspecSource;
use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS102: the kind does not match its folder.
pub const KIND_NAME: &Rule = &Rule {
    code: "DS102",
    title: "the kind does not match its folder",
    what: "`kind` in `kinds/<kind>/v<N>.yaml` repeats the folder's name, which is snake_case.",
    why: "A kind would have two names, one in manifests and one on disk.",
    remedy: "Rename one of them.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::edited("kinds/demo/v1.yaml", HOOKSPEC, "kind: demo", "kind: demos")],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};

pub(super) fn check(hookspec: &HookspecSource<'_>, problems: &mut Vec<Diagnostic>) {
    let folder = &hookspec.file.folder;
    let kind = hookspec.root.get("kind").and_then(Node::as_str).filter(|kind| kind != folder);
    problems.extend(kind.map(|kind| {
        hookspec
            .problem(KIND_NAME, "/kind", format!("the kind is `{kind}`, its folder `{folder}`"))
            .help(format!("write `kind: {folder}`, or rename the folder"))
    }));
}
