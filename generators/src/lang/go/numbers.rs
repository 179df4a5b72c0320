//! Which of Go's types represents a number.

use serde_json::{Number, Value};

use super::native::Native;
use super::values;
use crate::ir::NumberRules;

/// Whether an integer is represented as `int`, which has 32 bits at least: its schema has a bound at both ends, within them.
pub(super) fn is_small(rules: &NumberRules) -> bool {
    let within = |bounds: [&Option<Number>; 2], fits: fn(f64) -> bool| {
        bounds.into_iter().flatten().filter_map(Number::as_f64).any(fits)
    };
    within([&rules.minimum, &rules.exclusive_minimum], |bound| bound >= f64::from(i32::MIN))
        && within([&rules.maximum, &rules.exclusive_maximum], |bound| bound <= f64::from(i32::MAX))
}

/// Whether an integer is represented as `uint64`: its schema keeps it from being negative.
pub(super) fn is_unsigned(rules: &NumberRules) -> bool {
    rules.minimum.as_ref().and_then(Number::as_f64).is_some_and(|minimum| minimum >= 0.0)
}

/// Go's type for values that are not all strings. It keeps each of the values as it is.
pub(super) fn alike(values: &[Value]) -> Native {
    let all = |test: fn(&Value) -> bool| values.iter().all(test);
    if all(|value| value.as_i64().is_some_and(|value| i32::try_from(value).is_ok())) {
        Native::Int
    } else if all(Value::is_i64) {
        Native::Integer
    } else if all(Value::is_u64) {
        Native::Unsigned
    } else if all(|value| matches!(value, Value::Number(number) if values::float(number).is_some())) {
        Native::Number
    } else if all(Value::is_boolean) {
        Native::Boolean
    } else {
        Native::Any
    }
}
