//! DS303: an unknown manifest field.

use crate::rule::samples::{CODE, MANIFEST};
use crate::rule::{Example, File, Rule};

/// DS303: an unknown manifest field.
pub const MANIFEST_UNKNOWN_FIELD: &Rule = &Rule {
    code: "DS303",
    title: "an unknown manifest field",
    what: "The fields of a manifest are closed (MAN-01, MAN-07).",
    why: "A misspelt field is found, and not ignored.",
    remedy: "Fix the name; free content goes into the table `metadata`.",
    example: Example {
        command: "validate .",
        around: &[CODE],
        wrong: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"entry_point = "plugin:EchoTool""#,
            r#"entry_point = "plugin:EchoTool"
prioritty = 50"#,
        )],
        right: &[File::edited(
            "dagstack.toml",
            MANIFEST,
            r#"entry_point = "plugin:EchoTool""#,
            r#"entry_point = "plugin:EchoTool"
priority = 50"#,
        )],
    },
};

/// Fields that plugin authors bring from other formats, and from pages about this one, with what to write here instead.
const REMEDIES: &[(&[&str], &str)] = &[
    (
        &[
            "version",
            "plugin_version",
            "description",
            "summary",
            "keywords",
            "icon",
            "readme",
            "repository",
            "content_hash",
            "checksum",
            "signature",
        ],
        "the contract has no such field: put it into the table `metadata`, which the core never reads",
    ),
    (
        &["author", "authors", "maintainers", "owner", "contact"],
        "write `maintainer`, one text: `Platform team <platform@example.org>`",
    ),
    (&["tags"], "write `capabilities`, a list of free tags"),
    (&["licence"], "write `license`"),
    (&["endpoint", "address", "base_url", "uri"], "write `url`"),
    (&["args", "arguments", "cmd", "executable"], "write `command`, one list: the program, then its arguments"),
    (&["working_dir", "workdir", "cwd"], "a process starts in the plugin's folder; name its paths relative to it"),
    (&["environment", "env_vars"], "write `env`, a table of texts"),
    (
        &["auth_header", "headers", "token", "token_env", "api_key"],
        "write `auth = { type = \"bearer\", token_env = \"NAME\" }`",
    ),
    (
        &["timeout", "timeout_sec", "timeout_ms", "timeout_seconds"],
        "write `startup_timeout_sec` or `teardown_timeout_sec`, in seconds; calls have no limit in the manifest",
    ),
    (
        &["tls_verify", "verify_tls", "verify_ssl", "insecure"],
        "certificates are always verified; trust is the host's to set up",
    ),
    (&["dependencies", "requires", "depends", "after"], "write `depends_on`, the names of plugins"),
    (&["id", "plugin_name"], "write `name`"),
    (&["type", "plugin_type", "category"], "write `kind`"),
    (&["api_version", "kind_version"], "write `kind_api_version`"),
    (&["manifest_version", "spec_version"], "write `schema_version`"),
    (
        &["engine", "core", "requires_core", "min_core_version"],
        "write `core_version`, a PEP 440 specifier set: `>=0.1.0,<1.0.0`",
    ),
    (
        &["module", "class", "main", "entrypoint", "entry"],
        "write `entry_point`: `plugin:EchoTool`, `./plugin.js#EchoPlugin`",
    ),
    (&["transport", "mode"], "write `runtime`: `in_process`, `mcp_stdio` or `mcp_http`"),
    (
        &["in_process", "mcp_stdio", "mcp_http", "mcp"],
        "a runtime's own fields are fields of the manifest itself: `command`, `env`, `url`, `auth`",
    ),
    (&["languages"], "write `supports_languages`"),
    (&["extensions", "file_extensions"], "write `supports_extensions`"),
    (&["mime_types", "media_types"], "write `supports_mime_types`"),
    (
        &["config", "config_schema", "settings", "options"],
        "what a plugin is set up with is the host's; free content goes into the table `metadata`",
    ),
    (&["enabled", "disabled"], "a plugin is there or not: leave its folder out, or have the host ignore it"),
];

/// What to write instead of a field that the contract does not know, where that is known.
pub(crate) fn remedy_for_field(field: &str) -> Option<&'static str> {
    REMEDIES.iter().find(|(fields, _)| fields.contains(&field)).map(|(_, remedy)| *remedy)
}
