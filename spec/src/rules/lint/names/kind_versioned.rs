//! DS701: a kind whose name has a version.

use super::super::samples::{HOOKSPEC_FILE, PAYLOAD_FILE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::samples::{HOOKSPEC, PAYLOAD};
use crate::rule::{Example, File, Rule};
use crate::rules::manifest::names_version;

/// DS701: a kind whose name has a version.
const RULE: &Rule = &Rule {
    code: "DS701",
    title: "a kind whose name has a version",
    what: "The version of a kind is its `kind_api_version` and the `N` of its file `v<N>.yaml`; its name says nothing \
            of it.",
    why: "A kind `tool_v2` at version 1.0.0 has two versions, and plugins of `tool` are none of it.",
    remedy: "Take the version out of the name: a breaking change makes `v2.yaml` beside `v1.yaml`.",
    example: Example {
        command: "check .",
        around: &[],
        wrong: &[
            File::edited("kinds/demo_v2/v1.yaml", HOOKSPEC, "kind: demo", "kind: demo_v2"),
            File::text("kinds/demo_v2/schemas/run.json", PAYLOAD),
        ],
        right: &[HOOKSPEC_FILE, PAYLOAD_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Names,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    let name = kind.kind.name.as_str();
    if names_version(name) {
        found.push(
            kind.finding(RULE, "kind", format!("the name `{name}` has a version in it"))
                .help("call it by its name alone; versions are files: `v1.yaml`, `v2.yaml`"),
        );
    }
}
