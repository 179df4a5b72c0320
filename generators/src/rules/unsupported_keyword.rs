//! DS401: a schema keyword that is not supported.

use dagstack_spec_model::rule::samples::HOOKSPEC;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS401: a schema keyword that is not supported.
pub const UNSUPPORTED_KEYWORD: &Rule = &Rule {
    code: "DS401",
    title: "a schema keyword that is not supported",
    what: "The keyword or format can't be emitted faithfully in every language, or is not one of JSON Schema 2020-12.",
    why: "Nothing is dropped in silence: a validator that leaves a keyword out accepts what it must not.",
    remedy: "Say it with the keywords that the README lists. What is meant for other readers is an annotation: name it \
            `x-…`, or list it under `[schemas]` in `dagstack-spec.toml`.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
        wrong: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "object", "editorHint": "wide"}
"#,
        )],
        right: &[File::text(
            "kinds/demo/schemas/run.json",
            r#"{"type": "object", "x-editorHint": "wide"}
"#,
        )],
    },
};
