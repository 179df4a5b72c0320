//! DS406: a default that can't be the value of an absent property.

use dagstack_spec_model::Severity;
use dagstack_spec_model::lint::{Lint, LintCheck, LintGroup};
use dagstack_spec_model::rule::samples::HOOKSPEC;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS406: a default that can't be the value of an absent property.
pub const DEFAULT_MISFIT: &Rule = &Rule {
    code: "DS406",
    title: "a default that can't be the value of an absent property",
    what: "The default is not valid under its own schema, would have to be completed by itself without end, or has an integer beyond 64 bits. JSON \
            Schema asks nothing of a default, so this is a warning: no accessor gives it.",
    why: "Whoever relies on the default would read a value that no document may have.",
    remedy: "Fix the default or the schema.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "object", "properties": {"count": {"type": "integer", "default": "many"}}}
"#,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "object", "properties": {"count": {"type": "integer", "default": 10}}}
"#,
        )],
    },
};

/// Lowering finds it; `check` lets it be turned off and excepted as its other rules.
pub(super) const LINT: &Lint = &Lint {
    rule: DEFAULT_MISFIT,
    group: LintGroup::Truth,
    level: Severity::Warning,
    is_recommended: true,
    check: LintCheck::Elsewhere,
};
