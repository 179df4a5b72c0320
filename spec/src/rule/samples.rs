//! Files that examples of rules have in common.

use super::example::File;

/// A manifest without a fault, as `dagstack.toml`.
pub const MANIFEST: &str = r#"[plugin]
schema_version = "1"
name = "echo"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#;

/// The manifest of another plugin, without a fault.
pub const DATABASE: &str = r#"[plugin]
schema_version = "1"
name = "database"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:Database"
"#;

/// What the entry point of [`MANIFEST`] names, in the same folder.
pub const CODE: File = File::text("plugin.py", "class EchoTool: ...\n");

/// A hookspec without a fault, as `kinds/demo/v1.yaml`.
pub const HOOKSPEC: &str = r#"kind: demo
kind_api_version: "1.0.0"
description: A demo.
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/run.json
    output_schema: schemas/run.json
"#;

/// A fixture without a fault, as `suite/sample.yaml`.
pub const SUITE: &str = r"subject: sample
about: A sample.
cases:
  - id: sample.registers
    title: a plugin registers
    clauses: [REG-01]
    plugins: {a: {}}
    steps:
      - {do: register, plugin: a}
";

/// A payload schema that takes any object.
pub const OBJECT: &str = "{\"type\": \"object\"}\n";

/// A payload schema that no recommended rule of `check` finds fault with.
pub const PAYLOAD: &str = r#"{
  "type": "object",
  "description": "What to say.",
  "additionalProperties": false,
  "properties": {
    "text": {"type": "string", "description": "The words."}
  }
}
"#;
