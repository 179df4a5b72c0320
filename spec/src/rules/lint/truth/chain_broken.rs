//! DS748: a chain whose output its next plugin refuses.

use super::super::samples::{HOOKSPEC_PATH, PAYLOAD_FILE};
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::kind::DispatchClass;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, truth};
use crate::rule::samples::{HOOKSPEC, PAYLOAD};
use crate::rule::{Example, File, Rule};

/// DS748: a chain whose output its next plugin refuses.
const RULE: &Rule = &Rule {
    code: "DS748",
    title: "a chain whose output its next plugin refuses",
    what: "In a chain each plugin gets what the one before gave (CHN-01), so the hook's input accepts everything that \
            its output allows. Reported is a value that the output allows and the input refuses, as far as it can be \
            proven that there is one.",
    why: "The first two plugins of such a chain can each keep the contract, and the call fails.",
    remedy: "Let the input accept what the output allows; mostly they are one schema.",
    example: Example {
        command: "check .",
        around: &[
            File::edited(
                HOOKSPEC_PATH,
                HOOKSPEC,
                "    dispatch: singleton\n    description: Runs.\n    input_schema: schemas/run.json",
                "    dispatch: chain\n    description: Runs.\n    input_schema: schemas/input.json",
            ),
            PAYLOAD_FILE,
        ],
        wrong: &[File::edited(
            "kinds/demo/schemas/input.json",
            PAYLOAD,
            "{\"type\": \"string\"",
            "{\"type\": \"integer\"",
        )],
        right: &[File::text("kinds/demo/schemas/input.json", PAYLOAD)],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Truth,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(|hook| hook.hook.dispatch == DispatchClass::Chain) {
        let (Some(input), Some(output)) = (hook.input(), hook.output()) else { continue };
        if truth::covers(&input, &output) == Some(false) {
            found.push(
                hook.finding(RULE, "output_schema", "the output allows a value that the input refuses")
                    .labelled("what one plugin gives")
                    .also(hook.source(), hook.span("input_schema"), "what the next one takes")
                    .help("let the input accept all that the output allows")
                    .clause(clause::CHN_01),
            );
        }
    }
}
