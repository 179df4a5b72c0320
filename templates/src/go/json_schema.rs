//! The JSON Schemas of payloads.

use askama::Template;

/// The function that gives the JSON Schema of a payload.
#[derive(Template)]
#[template(path = "go/json_schema.go.j2", escape = "none")]
pub struct JsonSchema {
    /// The function's name.
    pub name: String,
    /// The payload's type.
    pub ty: String,
    /// What gives the schema.
    pub value: String,
}
