//! DS404: a schema that no document satisfies.

use dagstack_spec_model::rule::samples::HOOKSPEC;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS404: a schema that no document satisfies.
pub const UNSATISFIABLE: &Rule = &Rule {
    code: "DS404",
    title: "a schema that no document satisfies",
    what: "The keywords contradict each other.",
    why: "No payload would ever be valid, which nobody means.",
    remedy: "Fix one of the keywords.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "integer", "minimum": 5, "maximum": 3}
"#,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "integer", "minimum": 3, "maximum": 5}
"#,
        )],
    },
};
