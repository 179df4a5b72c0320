//! The reference validator: what the emitted code is measured by also decides what lowering asks of single values.

use jsonschema::{Draft, Validator};
use serde_json::Value;

/// Compiles a schema of 2020-12 with formats as checks. `None` where it does not compile.
pub(super) fn validator(schema: &Value) -> Option<Validator> {
    jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true).build(schema).ok()
}
