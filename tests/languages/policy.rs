//! Where a language says no to what a schema accepts, and is meant to: each with its reason, and for nothing else.

use dagstack_spec_generators::lang::Lang;
use serde_json::Value;

use super::Said;

struct Policy {
    languages: &'static [Lang],
    /// Whether the document is of the kind that the policy is about.
    concerns: fn(&Value) -> bool,
    /// What the emitted code must then say.
    says: &'static str,
    reason: &'static str,
}

const POLICIES: &[Policy] = &[
    Policy {
        languages: &[Lang::Rust],
        concerns: has_large_integer,
        says: "must be an integer that fits 64 bits (type, found integer)",
        reason: "an integer is held in 64 bits; a check still says that the schema accepts it",
    },
    Policy {
        languages: &[Lang::Go],
        concerns: has_large_integer,
        says: "does not fit a signed integer of 64 bits",
        reason: "an integer is held in 64 bits, and refused where it would be rounded",
    },
];

/// Whether a policy is what keeps a valid document from being accepted.
pub(crate) fn excuses(language: Lang, data: &Value, valid: bool, said: &Said) -> bool {
    let (Said::Rejected(text) | Said::Crashed(text)) = said else { return false };
    let applies =
        |policy: &Policy| policy.languages.contains(&language) && (policy.concerns)(data) && text.contains(policy.says);
    valid && POLICIES.iter().any(applies)
}

/// Whether a number of a document is not held as it is written: beyond 2^53 JavaScript rounds before any validator looks,
/// and the others do where the schema asks for a `number`, which is held as a double.
pub(crate) fn is_rounded(language: Lang, schema: &Value, data: &Value) -> bool {
    (language == Lang::TypeScript || asks_for_number(schema)) && is_beyond_double(data)
}

fn is_beyond_double(data: &Value) -> bool {
    const LIMIT: u64 = 1 << 53;
    match data {
        Value::Number(number) => {
            number.as_i64().is_some_and(|integer| integer.unsigned_abs() > LIMIT)
                || number.as_u64().is_some_and(|integer| integer > LIMIT)
        }
        Value::Array(items) => items.iter().any(is_beyond_double),
        Value::Object(entries) => entries.values().any(is_beyond_double),
        _ => false,
    }
}

fn asks_for_number(schema: &Value) -> bool {
    match schema {
        Value::String(text) => text == "number",
        Value::Array(items) => items.iter().any(asks_for_number),
        Value::Object(entries) => entries.values().any(asks_for_number),
        _ => false,
    }
}

/// The reasons of a language's policies.
pub(crate) fn reasons(language: Lang) -> impl Iterator<Item = &'static str> {
    POLICIES.iter().filter(move |policy| policy.languages.contains(&language)).map(|policy| policy.reason)
}

/// Whether an integer of the document does not fit a signed one of 64 bits.
fn has_large_integer(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            !number.is_i64()
                && number.as_f64().is_some_and(|float| float.fract() == 0.0 && float.abs() >= 2_f64.powi(63))
        }
        Value::Array(items) => items.iter().any(has_large_integer),
        Value::Object(entries) => entries.values().any(has_large_integer),
        _ => false,
    }
}
