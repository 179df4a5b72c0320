//! The JSON Schemas of what this crate reads and writes, for editors, adapters and readers of reports.

use dagstack_spec_model::Draft;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value, json};

use crate::fixture;
use crate::protocol::{Reply, Request};
use crate::report::Report;

/// The schema of a file of fixtures.
#[must_use]
pub fn fixture(draft: Draft) -> Value {
    headed(draft, "fixture", fixture::schema(draft))
}

/// The schema of a JSON report.
#[must_use]
pub fn report(draft: Draft) -> Value {
    one::<Report>(draft, "report")
}

/// The schema of the protocol: one line, of either side. `Request` among its definitions is what the runner writes, `Reply` what
/// an adapter writes.
#[must_use]
pub fn protocol(draft: Draft) -> Value {
    let mut generator = settings(draft).into_generator();
    let sides = [generator.subschema_for::<Request>(), generator.subschema_for::<Reply>()];
    let definitions: Map<String, Value> = generator.take_definitions(true);
    let schema = json!({
        "title": "Protocol",
        "description": "One line of the conformance protocol, version 1: what the runner writes to an adapter, or what the adapter answers.",
        "anyOf": sides.map(Schema::to_value),
        definitions_keyword(draft): definitions,
    });
    headed(draft, "protocol", schema)
}

fn one<T: JsonSchema>(draft: Draft, name: &str) -> Value {
    headed(draft, name, settings(draft).into_generator().into_root_schema_for::<T>().to_value())
}

fn settings(draft: Draft) -> SchemaSettings {
    match draft {
        Draft::Draft202012 => SchemaSettings::draft2020_12(),
        Draft::Draft07 => SchemaSettings::draft07(),
    }
}

const fn definitions_keyword(draft: Draft) -> &'static str {
    match draft {
        Draft::Draft202012 => "$defs",
        Draft::Draft07 => "definitions",
    }
}

/// The schema with its dialect and its address in front.
fn headed(draft: Draft, name: &str, schema: Value) -> Value {
    let mut headed = Map::new();
    headed.insert("$schema".to_owned(), draft.dialect().into());
    headed.insert("$id".to_owned(), draft.address(name).into());
    if let Value::Object(members) = schema {
        headed.extend(members.into_iter().filter(|(key, _)| key != "$schema" && key != "$id"));
    }
    Value::Object(headed)
}
