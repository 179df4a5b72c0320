//! Equality of JSON values, for round trips.

use dagstack_spec_model::Decimal;
use serde_json::{Number, Value};

/// Whether what was read and written again is the document that came: numbers by value, objects without order, and a fraction as
/// far as a double has its digits.
pub(crate) fn is_same(first: &Value, again: &Value) -> bool {
    match (first, again) {
        (Value::Number(first), Value::Number(again)) => is_same_number(first, again),
        (Value::Array(first), Value::Array(again)) => {
            first.len() == again.len() && first.iter().zip(again).all(|(first, again)| is_same(first, again))
        }
        (Value::Object(first), Value::Object(again)) => {
            first.len() == again.len()
                && first.iter().all(|(key, value)| again.get(key).is_some_and(|again| is_same(value, again)))
        }
        _ => first == again,
    }
}

fn is_same_number(first: &Number, again: &Number) -> bool {
    let (exact, written) = (Decimal::from(first), Decimal::from(again));
    exact == written || (!exact.is_integer() && first.as_f64() == again.as_f64())
}
