//! Matchers: objects of one key that describe values in patterns. `fixture/expect.rs` lists them.

use serde_json::{Map, Value};

/// The name of a matcher and its argument, where an object is one.
pub(super) fn matcher(fields: &Map<String, Value>) -> Option<(&str, &Value)> {
    let (name, argument) = fields.iter().next().filter(|_| fields.len() == 1)?;
    name.starts_with('$').then_some((name.as_str(), argument))
}
