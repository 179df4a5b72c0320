//! DS106: a hook's schema can't be found.

use crate::rule::samples::{HOOKSPEC, OBJECT};
use crate::rule::{Example, File, Rule};

/// DS106: a hook's schema can't be found.
pub const SCHEMA_PATH: &Rule = &Rule {
    code: "DS106",
    title: "a hook's schema can't be found",
    what: "`input_schema` and `output_schema` are relative to the kind's folder, `kinds/<kind>/` (or \
            `kinds/<kind>/v<N>/`), stay inside the spec tree, and exist.",
    why: "A hook without its schemas can't be checked or emitted.",
    remedy: "Fix the path, or add the file.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::text(
            "kinds/demo/v1.yaml",
            r#"kind: demo
kind_api_version: "1.0.0"
description: A demo.
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/rnu.json
    output_schema: schemas/run.json
"#,
        )],
        right: &[File::text("kinds/demo/v1.yaml", HOOKSPEC)],
    },
};
