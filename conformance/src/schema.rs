//! The JSON Schemas of what this crate reads and writes, for editors, adapters and readers of reports.

use dagstack_spec_model::Draft;
use schemars::Schema;
use serde_json::{Map, Value, json};

use crate::fixture;
use crate::protocol::{Reply, Request};
use crate::report::Report;

/// The schema of a file of fixtures.
#[must_use]
pub fn fixture(draft: Draft) -> Value {
    draft.headed("fixture", fixture::schema(draft))
}

/// The schema of a JSON report.
#[must_use]
pub fn report(draft: Draft) -> Value {
    draft.schema_of::<Report>("report")
}

/// The schema of the protocol: one line, of either side. `Request` among its definitions is what the runner writes, `Reply` what
/// an adapter writes.
#[must_use]
pub fn protocol(draft: Draft) -> Value {
    let mut generator = draft.settings().into_generator();
    let sides = [generator.subschema_for::<Request>(), generator.subschema_for::<Reply>()];
    let definitions: Map<String, Value> = generator.take_definitions(true);
    let schema = json!({
        "title": "Protocol",
        "description": "One line of the conformance protocol, version 1: what the runner writes to an adapter, or what the adapter answers.",
        "anyOf": sides.map(Schema::to_value),
        draft.definitions(): definitions,
    });
    draft.headed("protocol", schema)
}
