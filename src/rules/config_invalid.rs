//! DS501: an invalid `dagstack-spec.toml`.

use dagstack_spec_model::rule::{Example, File, Rule};

/// DS501: an invalid `dagstack-spec.toml`.
pub(crate) const CONFIG_INVALID: &Rule = &Rule {
    code: "DS501",
    title: "an invalid `dagstack-spec.toml`",
    what: "A key is unknown or has the wrong type. The README has a table of all keys; each is optional.",
    why: "A misspelt key would leave a target out in silence.",
    remedy: "Fix the key that the message points at.",
    example: Example {
        command: "generate",
        around: &[],
        wrong: &[File::text(
            "dagstack-spec.toml",
            r#"[[generate]]
lang = "ts"
uot = "generated"
"#,
        )],
        right: &[File::text(
            "dagstack-spec.toml",
            r#"[[generate]]
lang = "ts"
out = "generated"
"#,
        )],
    },
};
