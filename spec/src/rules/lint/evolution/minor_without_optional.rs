//! DS735: a minor version whose hooks are all required.

use super::super::samples::{HOOKSPEC_PATH, PAYLOAD_FILE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind};
use crate::rule::{Example, File, Rule};

/// A kind whose first minor version added a hook.
const ADDED: &str = r#"kind: demo
kind_api_version: "1.1.0"
description: A demo.
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
  - name: stop
    dispatch: singleton
    description: Stops what runs. New in 1.1.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#;

/// DS735: a minor version whose hooks are all required.
const RULE: &Rule = &Rule {
    code: "DS735",
    title: "a minor version whose hooks are all required",
    what: "A kind at a minor version above 0 none of whose hooks is `optional`. A hook that is added in a minor \
            version is optional (contract, section 2); where the minor version added something else, the rule \
            reports in vain, so it is not recommended.",
    why: "A required hook that is new breaks every plugin of the kind that there is.",
    remedy: "Write `optional: true` at the hooks that the first version did not have, or release a new major version.",
    example: Example {
        command: "check . --select DS735",
        around: &[PAYLOAD_FILE],
        wrong: &[File::text(HOOKSPEC_PATH, ADDED)],
        right: &[File::edited(HOOKSPEC_PATH, ADDED, "  - name: stop\n", "  - name: stop\n    optional: true\n")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Evolution,
    level: Severity::Warning,
    is_recommended: false,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    let version = &kind.kind.api_version;
    if version.minor > 0 && kind.hooks().all(|hook| !hook.gives("optional")) {
        let message = format!("{version} is a minor version, and every hook of the kind is required");
        found.push(
            kind.finding(RULE, "kind_api_version", message)
                .help(format!("write `optional: true` at each hook that {}.0.0 did not have", version.major)),
        );
    }
}
