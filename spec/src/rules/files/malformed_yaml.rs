//! DS005: malformed YAML.

use crate::rule::samples::OBJECT;
use crate::rule::{Example, File, Rule};

/// DS005: malformed YAML.
pub const MALFORMED_YAML: &Rule = &Rule {
    code: "DS005",
    title: "malformed YAML",
    what: "The file is not a YAML 1.2 document. Anchors, aliases, tags and several documents in one file are refused \
            too.",
    why: "A hookspec is read as it is written, and every reader of it must see the same.",
    remedy: "Fix the line that the message points at.",
    example: Example {
        command: "generate --spec . --lang ts --stdout",
        around: &[File::text("kinds/demo/schemas/run.json", OBJECT)],
        wrong: &[File::text(
            "kinds/demo/v1.yaml",
            r#"kind: demo
kind_api_version: "1.0.0"
description: A demo: with a colon
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#,
        )],
        right: &[File::text(
            "kinds/demo/v1.yaml",
            r#"kind: demo
kind_api_version: "1.0.0"
description: "A demo: with a colon"
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#,
        )],
    },
};
