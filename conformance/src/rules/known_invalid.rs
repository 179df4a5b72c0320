//! DS650: an invalid list of known failures.

use dagstack_spec_model::rule::samples::SUITE;
use dagstack_spec_model::rule::{Example, File, Rule};

/// DS650: an invalid list of known failures.
pub const KNOWN_INVALID: &Rule = &Rule {
    code: "DS650",
    title: "an invalid list of known failures",
    what: "A list has `[[known]]` tables with `id` (of a case, or a pattern with `*`), `outcome`, `cause` (a part of \
            what was seen), `reason` and, optionally, `issue` and `clauses`.",
    why: "An entry without a reason explains nothing, and one without a cause would hide another failure.",
    remedy: "Fix the entry that the message points at; `dagstack-spec conformance known update` writes entries.",
    example: Example {
        command: "conformance run --suite suite --known-failures known.toml",
        around: &[File::text("suite/VERSION", "1.0.0\n"), File::text("suite/sample.yaml", SUITE)],
        wrong: &[File::text(
            "known.toml",
            r#"[[known]]
id = "sample.registers"
outcome = "fail"
reason = "issue 7"
"#,
        )],
        right: &[File::text(
            "known.toml",
            r#"[[known]]
id = "sample.registers"
outcome = "fail"
cause = "expected"
reason = "issue 7"
"#,
        )],
    },
};
