//! Equality of JSON values, and of texts that mention others.

use dagstack_spec_model::Decimal;
use serde_json::{Number, Value};

/// Whether two values are the same as JSON: objects whatever the order of their keys, numbers by value. Depth costs no stack.
pub(super) fn same(left: &Value, right: &Value) -> bool {
    let mut waiting = vec![(left, right)];
    while let Some((left, right)) = waiting.pop() {
        match (left, right) {
            (Value::Number(left), Value::Number(right)) if same_number(left, right) => {}
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

/// Numbers by value: 1 is 1.0, and no integer is rounded to meet a float.
fn same_number(left: &Number, right: &Number) -> bool {
    left == right || Decimal::from(left) == Decimal::from(right)
}

/// Whether a text mentions another one: it is in there, and not as a part of a longer word. So `a` is mentioned in
/// `plugin.a failed`, and not in `failed`.
pub(super) fn mentions(text: &str, wanted: &str) -> bool {
    let is_word = |one: char| one.is_alphanumeric() || one == '_';
    let starts = wanted.chars().next().is_some_and(is_word);
    let ends = wanted.chars().next_back().is_some_and(is_word);
    wanted.is_empty()
        || text.match_indices(wanted).any(|(at, _)| {
            let before = text[..at].chars().next_back().is_some_and(is_word);
            let after = text[at + wanted.len()..].chars().next().is_some_and(is_word);
            !(starts && before || ends && after)
        })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_the_same_by_value() {
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
            assert_eq!(same(&number(left), &number(right)), expected, "{left} and {right}");
            assert_eq!(same(&number(right), &number(left)), expected, "{right} and {left}");
        }
    }

    #[test]
    fn values_are_the_same_whatever_the_order_of_keys() {
        assert!(same(&json!({"a": [1, {"b": null}], "c": "x"}), &json!({"c": "x", "a": [1.0, {"b": null}]})));
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
            assert!(!same(&left, &right) && !same(&right, &left), "{left} and {right}");
        }
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = |core: Value| (0..1000).fold(core, |inner, _| json!([inner]));
        assert!(same(&deep(json!(1)), &deep(json!(1.0))));
        assert!(!same(&deep(json!(1)), &deep(json!(2))));
    }

    #[test]
    fn a_mention_is_a_whole_word() {
        for (text, wanted, expected) in [
            ("plugin.a failed", "a", true),
            ("failed", "a", false),
            ("failed: a", "a", true),
            ("'a'", "a", true),
            ("a2 and _a", "a", false),
            ("set DAGSTACK_ACTIVE_TOOL", "DAGSTACK_ACTIVE_TOOL", true),
            ("set DAGSTACK_ACTIVE_TOOLS", "DAGSTACK_ACTIVE_TOOL", false),
            ("näh", "n", false),
            ("x → y", "→", true),
            ("x", "", true),
            ("", "x", false),
        ] {
            assert_eq!(mentions(text, wanted), expected, "{wanted:?} in {text:?}");
        }
    }
}
