//! The JSON Schemas of payloads.

use askama::Template;

/// The JSON Schema of a payload.
#[derive(Debug, Template)]
#[template(path = "rust/json_schema.rs.j2", escape = "none")]
pub struct JsonSchema {
    /// The payload's type.
    pub name: String,
    /// The function that gives the schema; `None` where the type has a method for it.
    pub function: Option<String>,
    /// The schema as a string literal.
    pub literal: String,
}
