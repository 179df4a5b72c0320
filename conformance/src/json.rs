//! What the suite and the protocol hold, as JSON.

use serde::Serialize;
use serde_json::Value;

/// A value of a type of ours as JSON.
///
/// # Panics
/// Where the type has keys that are not strings, which none of ours has.
pub(crate) fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).expect("every key of our types is a text")
}
