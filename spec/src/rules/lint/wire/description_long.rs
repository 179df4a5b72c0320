//! DS717: a description of a tool that is too long.

use super::super::samples::{HOOKSPEC_FILE, HOOKSPEC_PATH, PAYLOAD_FILE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::lint::{Lint, LintCheck, LintGroup, LintedHook, LintedKind};
use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS717: a description of a tool that is too long.
const RULE: &Rule = &Rule {
    code: "DS717",
    title: "a description of a tool that is too long",
    what: "The description of an exposed hook becomes that of its tool. Several clients cut it, or refuse the tool, \
            beyond 1,024 characters.",
    why: "What is cut off never reaches the model.",
    remedy: "Say in the first lines what the hook does; put the rest into the descriptions of its fields, or into a \
            page.",
    example: Example {
        command: "check .",
        around: &[PAYLOAD_FILE],
        wrong: &[File::made(HOOKSPEC_PATH, "a hook with a description of 1,200 characters", long_hookspec)],
        right: &[HOOKSPEC_FILE],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Wire,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(LintedHook::is_at_mcp_border) {
        let length = hook.hook.description.chars().count();
        if length > LONGEST {
            let message = format!("the description has {length} characters; several clients take {LONGEST}");
            let span = hook.span("description");
            let finding = Diagnostic::warning(RULE, hook.source(), span.start..span.start + 1, message);
            found.push(finding.help("shorten it, and say the rest where its fields are described"));
        }
    }
}

const LONGEST: usize = 1024;

fn long_hookspec() -> Vec<u8> {
    HOOKSPEC.replace("Runs.", &"Runs and runs. ".repeat(80)).into_bytes()
}
