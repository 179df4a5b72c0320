//! The JSON Schemas of payloads.

use dagstack_spec_templates::ts;
use serde_json::Value;

use super::super::needs::Needs;
use super::literals::Literal;
use super::names::Names;
use super::shared::Exports;
use super::{imports, text};
use crate::ir::{self, PayloadSchema};

/// What the table of the JSON Schemas of these payloads needs.
pub(super) fn needs<'p>(payloads: impl Iterator<Item = &'p PayloadSchema>) -> Needs {
    let mut payloads = payloads;
    let has_objects = payloads.any(|payload| payload.schema.is_object());
    has_objects.then_some("type JsonSchemaObject").into_iter().flat_map(imports::of).collect()
}

/// The table of the JSON Schemas of payloads, each as what makes it: an object that nobody asks for costs nothing. Those of imported types come from
/// where these are declared.
pub(super) fn table<'p>(
    source: &ir::Module,
    payloads: impl Iterator<Item = &'p PayloadSchema>,
    names: &Names,
    shared: &[Exports],
) -> ts::JsonSchemas {
    let schema = |payload: &PayloadSchema| {
        let name = names.both(payload.ty).0.to_owned();
        if let Some(home) = source.imports.get(&payload.ty) {
            let ty = if payload.schema.is_object() { "JsonSchemaObject" } else { "boolean" };
            return ts::PayloadSchema { name, ty, literal: shared[home.module].json_schema(home.ty) };
        }
        let literal = text::indent(&Literal::of_json(&payload.schema).print(2, name.len() + ": () => ()".len()));
        match &payload.schema {
            Value::Bool(_) => ts::PayloadSchema { name, ty: "boolean", literal },
            // An object with `then` looks like something to be awaited, and linters say so.
            schema if has_key(schema, "then") => {
                let parsed = format!("JSON.parse({}) as JsonSchemaObject", text::quote(&schema.to_string()));
                ts::PayloadSchema { name, ty: "JsonSchemaObject", literal: parsed }
            }
            _ => ts::PayloadSchema { name, ty: "JsonSchemaObject", literal: format!("({literal})") },
        }
    };
    ts::JsonSchemas { schemas: payloads.map(schema).collect() }
}

/// Whether an object in a value has a key. A document nests 128 levels at most.
fn has_key(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(entries) => entries.iter().any(|(name, value)| name == key || has_key(value, key)),
        Value::Array(items) => items.iter().any(|item| has_key(item, key)),
        _ => false,
    }
}
