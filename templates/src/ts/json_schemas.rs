//! The JSON Schemas of payloads.

use askama::Template;

/// The table of the JSON Schemas of a kind's payloads.
#[derive(Template)]
#[template(path = "ts/json_schemas.ts.j2", escape = "none")]
pub struct JsonSchemas {
    /// One of each payload.
    pub schemas: Vec<PayloadSchema>,
}

/// The JSON Schema of a payload.
pub struct PayloadSchema {
    /// The name of the payload's type.
    pub name: String,
    /// The type of the schema.
    pub ty: &'static str,
    /// The schema as an expression.
    pub literal: String,
}
