//! JSON values as JSON Schema compares them.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash as _, Hasher};

use serde_json::{Number, Value};

use crate::Decimal;

/// The value in the form of RFC 8785: no white space, keys sorted by UTF-16, so that equal documents are the same text. Numbers stay as
/// they are written, which is the RFC's way for the plain integers that schemas are written with.
#[must_use]
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Array(items) => format!("[{}]", items.iter().map(canonical).collect::<Vec<_>>().join(",")),
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(left, _), (right, _)| left.encode_utf16().cmp(right.encode_utf16()));
            let member =
                |(key, value): (&String, &Value)| format!("{}:{}", Value::from(key.as_str()), canonical(value));
            format!("{{{}}}", members.into_iter().map(member).collect::<Vec<_>>().join(","))
        }
        scalar => scalar.to_string(),
    }
}

/// Equality as JSON Schema has it (2020-12 Core, 4.2.2): numbers by value, objects without order. Depth costs no stack.
#[must_use]
pub fn equal(left: &Value, right: &Value) -> bool {
    let mut waiting = vec![(left, right)];
    while let Some((left, right)) = waiting.pop() {
        match (left, right) {
            (Value::Number(left), Value::Number(right)) if equal_numbers(left, right) => {}
            (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
                waiting.extend(left.iter().zip(right));
            }
            (Value::Object(left), Value::Object(right)) if left.len() == right.len() => {
                for (key, value) in left {
                    let Some(other) = right.get(key) else { return false };
                    waiting.push((value, other));
                }
            }
            (Value::Null, Value::Null) => {}
            (Value::Bool(left), Value::Bool(right)) if left == right => {}
            (Value::String(left), Value::String(right)) if left == right => {}
            _ => return false,
        }
    }
    true
}

/// 1 is 1.0, and no integer is rounded to meet a float.
fn equal_numbers(left: &Number, right: &Number) -> bool {
    left == right || Decimal::from(left) == Decimal::from(right)
}

/// JSON values, each once as JSON Schema compares them.
#[derive(Debug, Default)]
pub struct Distinct<'v> {
    by_hash: HashMap<u64, Vec<&'v Value>>,
}

impl<'v> Distinct<'v> {
    /// Adds a value; `false` where an equal one is there already.
    pub fn insert(&mut self, value: &'v Value) -> bool {
        let mut hasher = DefaultHasher::new();
        hash(value, &mut hasher);
        let alike = self.by_hash.entry(hasher.finish()).or_default();
        let is_new = !alike.iter().any(|known| equal(known, value));
        if is_new {
            alike.push(value);
        }
        is_new
    }
}

/// Equal values have equal hashes: numbers by their value, objects without order.
fn hash(value: &Value, hasher: &mut DefaultHasher) {
    std::mem::discriminant(value).hash(hasher);
    match value {
        Value::Null => {}
        Value::Bool(value) => value.hash(hasher),
        Value::Number(number) => Decimal::from(number).hash(hasher),
        Value::String(text) => text.hash(hasher),
        Value::Array(items) => items.iter().for_each(|item| hash(item, hasher)),
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| {
                let mut own = DefaultHasher::new();
                key.hash(&mut own);
                hash(value, &mut own);
                own.finish()
            };
            members.iter().map(member).fold(0, u64::wrapping_add).hash(hasher);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn equal_values_are_kept_once() {
        let values =
            json!([1, 1.0, -0.0, 0, {"a": 1, "b": [2]}, {"b": [2.0], "a": 1}, "1", true, [1], [1.0], null, null]);
        let mut kept = Distinct::default();
        let new: Vec<bool> = values.as_array().expect("a list").iter().map(|value| kept.insert(value)).collect();
        assert_eq!(new, [true, false, true, false, true, false, true, true, true, false, true, false]);
    }

    #[test]
    fn equal_documents_have_one_canonical_text() {
        let text = canonical(&json!({"b": [1, true, null], "a": {"\u{e000}": "é\n\u{1}\"", "\u{1f600}": {}}}));
        assert_eq!(text, "{\"a\":{\"\u{1f600}\":{},\"\u{e000}\":\"é\\n\\u0001\\\"\"},\"b\":[1,true,null]}");
        assert_eq!(canonical(&json!({"x": 1, "y": 2})), canonical(&json!({"y": 2, "x": 1})));
    }

    #[test]
    fn numbers_are_compared_by_value_and_exactly() {
        assert!(equal(&json!(1), &json!(1.0)));
        assert!(equal(&json!({"a": 1, "b": [2.0]}), &json!({"b": [2], "a": 1.0})));
        assert!(equal(&json!(1e300), &json!(1e300)));
        assert!(!equal(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992.0)));
        assert!(!equal(&json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992_i64)));
        let number = |text: &str| Value::Number(text.parse().expect("a number"));
        assert!(equal(&number("10e-1"), &json!(1)));
        assert!(equal(&number("1e999999999"), &number("10e999999998")));
        assert!(!equal(&number("123456789012345678901234567890"), &number("123456789012345678901234567891")));
        assert!(!equal(&json!(0.5), &json!(0)));
        assert!(!equal(&json!(true), &json!(1)));
    }

    #[test]
    fn each_way_to_write_a_number_is_equal() {
        let number = |text: &str| serde_json::from_str::<Value>(text).expect("a number");
        for (left, right, expected) in [
            ("1", "1.0", true),
            ("0", "-0.0", true),
            ("1e2", "100", true),
            ("0.1", "0.1", true),
            ("0.1", "0.10000000000000002", false),
            ("1", "1.5", false),
            ("9007199254740993", "9007199254740992.0", false),
            ("9007199254740992", "9007199254740992.0", true),
            ("18446744073709551615", "18446744073709551616.0", false),
            ("18446744073709551615", "18446744073709551615", true),
            ("-1", "18446744073709551615", false),
            ("1e300", "1e300", true),
            ("1e300", "1e301", false),
            ("123456789012345678901234567890", "123456789012345678901234567891", false),
            ("123456789012345678901234567890", "123456789012345678901234567890.0", true),
            ("1", "2", false),
        ] {
            assert_eq!(equal(&number(left), &number(right)), expected, "{left} and {right}");
            assert_eq!(equal(&number(right), &number(left)), expected, "{right} and {left}");
        }
    }

    #[test]
    fn values_are_equal_whatever_the_order_of_keys() {
        assert!(equal(&json!({"a": [1, {"b": null}], "c": "x"}), &json!({"c": "x", "a": [1.0, {"b": null}]})));
        for (left, right) in [
            (json!(null), json!(false)),
            (json!(0), json!(false)),
            (json!(""), json!(null)),
            (json!("1"), json!(1)),
            (json!([]), json!({})),
            (json!([1, 2]), json!([2, 1])),
            (json!([1]), json!([1, 1])),
            (json!({"a": null}), json!({})),
            (json!({"a": 1}), json!({"b": 1})),
        ] {
            assert!(!equal(&left, &right) && !equal(&right, &left), "{left} and {right}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = |core: Value| (0..1000).fold(core, |inner, _| json!([inner]));
        assert!(equal(&deep(json!(1)), &deep(json!(1.0))));
        assert!(!equal(&deep(json!(1)), &deep(json!(2))));
    }
}
