//! DS503: an unknown Go import path.

use dagstack_spec_model::rule::{Example, File, Rule};

/// DS503: an unknown Go import path.
pub(crate) const IMPORT_PATH: &Rule = &Rule {
    code: "DS503",
    title: "an unknown Go import path",
    what: "The import path of the output folder is neither given by `--import-path` nor by the nearest `go.mod` above \
            the folder.",
    why: "Emitted Go packages import each other by it.",
    remedy: "Run `go mod init` above the output folder, or give `--import-path`.",
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
