//! DS750: a capability hook that nothing can match.

use super::super::samples::{HOOKSPEC_PATH, PAYLOAD_FILE, payload};
use super::MATCHED;
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity};
use crate::json_schema::Keyword;
use crate::kind::DispatchClass;
use crate::lint::{Lint, LintCheck, LintGroup, LintedKind, LintedSchema, conjuncts, is_closed, reached};
use crate::rule::samples::HOOKSPEC;
use crate::rule::{Example, File, Rule};

/// DS750: a capability hook that nothing can match.
const RULE: &Rule = &Rule {
    code: "DS750",
    title: "a capability hook that nothing can match",
    what: "A capability hook calls the plugin that lists the input's `language`, `extension` or `mime_type` (CAP-01). \
            Its input has none of these fields.",
    why: "No plugin ever matches, so every call goes to the fallback, or fails.",
    remedy: "Add one of the fields to the input, or choose another dispatch class.",
    example: Example {
        command: "check .",
        around: &[File::edited(HOOKSPEC_PATH, HOOKSPEC, "    dispatch: singleton", "    dispatch: capability")],
        wrong: &[PAYLOAD_FILE],
        right: &[payload("\"text\"", "\"language\"")],
    },
};

pub(super) const LINT: &Lint = &Lint {
    rule: RULE,
    group: LintGroup::Fitness,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Kind(check),
};

fn check(kind: &LintedKind<'_>, found: &mut Vec<Diagnostic>) {
    for hook in kind.hooks().filter(|hook| hook.hook.dispatch == DispatchClass::Capability) {
        let Some(input) = hook.input() else { continue };
        let schemas = reached(&input);
        let names = |schema: &LintedSchema<'_>| {
            let mut fields = schema.table(Keyword::Properties);
            fields.any(|(entry, _)| MATCHED.contains(&entry.key.as_str()))
        };
        // An input that is open may have the field without naming it.
        let is_closed = conjuncts(&input).iter().any(|schema| is_closed(schema.node));
        if is_closed && !schemas.iter().any(names) {
            let message = "the input has no field that plugins are matched by";
            found.push(
                hook.finding(RULE, "dispatch", message)
                    .also(&input.file.source, input.start(), "the input")
                    .help("add `language`, `extension` or `mime_type` to the input")
                    .clause(clause::CAP_01),
            );
        }
    }
}
