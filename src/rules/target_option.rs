//! DS503: an option of a target that is missing or not valid.

use dagstack_spec_model::rule::{Example, File, Rule};

/// DS503: an option of a target that is missing or not valid.
pub(crate) const TARGET_OPTION: &Rule = &Rule {
    code: "DS503",
    title: "an option of a target that is missing or not valid",
    what: "What is emitted depends on an option that is not given, has no default here, or has a value that can't be used: for Go \
            the import path of the output folder, which is given by `--import-path` or by the nearest `go.mod` above the folder.",
    why: "Emitted Go packages import each other by their import path.",
    remedy: "Run `go mod init` above the output folder, or give the option on the command line or in `dagstack-spec.toml`.",
    example: Example {
        command: "generate --lang go --out generated",
        around: &[],
        wrong: &[],
        right: &[File::text(
            "go.mod",
            r"module example.org/app

go 1.24
",
        )],
    },
};
