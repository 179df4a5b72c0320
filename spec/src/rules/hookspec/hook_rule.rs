//! DS107: a hook's settings contradict each other.

use crate::rule::samples::OBJECT;
use crate::rule::{Example, File, Rule};

/// DS107: a hook's settings contradict each other.
pub const HOOK_RULE: &Rule = &Rule {
    code: "DS107",
    title: "a hook's settings contradict each other",
    what: "A chain hook is exposed over MCP (CHN-05), `error_policy` belongs to broadcast_collect alone, and a template \
            of tool names uses the placeholders `{kind}`, `{plugin}`, `{hook}` and `{function}` only.",
    why: "A setting without effect makes its writer believe in one.",
    remedy: "Remove the setting, or change the dispatch class.",
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
    error_policy: best_effort
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#,
        )],
        right: &[File::text(
            "kinds/demo/v1.yaml",
            r#"kind: demo
kind_api_version: "1.0.0"
description: A demo.
hooks:
  - name: run
    dispatch: broadcast_collect
    error_policy: best_effort
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#,
        )],
    },
};
