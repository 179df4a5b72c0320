//! DS606: a pattern or a `$placeholder` that does not exist.

use dagstack_spec_model::rule::{Example, File, Rule};

/// DS606: a pattern or a `$placeholder` that does not exist.
pub const FIXTURE_PATTERN: &Rule = &Rule {
    code: "DS606",
    title: "a pattern or a `$placeholder` that does not exist",
    what: "A table with a key that starts with `$` is a pattern, and represents the values that match it. In manifests, \
            files and expectations `$ENTRY_POINT`, `$CORE` and `$SERVER:name` are filled in, and `$absent` leaves a field \
            of the manifest out.",
    why: "A misspelt pattern would be compared as a value, and never match.",
    remedy: "Fix the name; put a value that only looks like a pattern under `$literal`.",
    example: Example {
        command: "conformance list --suite suite",
        around: &[File::text("suite/VERSION", "1.0.0\n")],
        wrong: &[File::text(
            "suite/sample.yaml",
            r"subject: sample
about: A sample.
cases:
  - id: sample.registers
    title: a plugin registers
    clauses: [REG-01]
    plugins: {a: {manifest: {entry_point: $ENTRYPOINT}}}
    steps:
      - {do: register, plugin: a}
",
        )],
        right: &[File::text(
            "suite/sample.yaml",
            r"subject: sample
about: A sample.
cases:
  - id: sample.registers
    title: a plugin registers
    clauses: [REG-01]
    plugins: {a: {manifest: {entry_point: $ENTRY_POINT}}}
    steps:
      - {do: register, plugin: a}
",
        )],
    },
};
