//! JSON values as expressions that keep each number as it is.

use dagstack_spec_model::internal::json;
use serde_json::{Number, Value};

use super::super::needs::Needs;
use super::{imports, text};

/// A number that becomes an `int`, `int64`, `uint64` or `float64` when it is given as `any`, or a `json.Number` where none of
/// these keeps it as it is.
pub(super) fn number(number: &Number, needs: &mut Needs) -> String {
    match (number.as_i64(), number.as_u64()) {
        (Some(small), _) if i32::try_from(small).is_ok() => small.to_string(),
        (Some(large), _) => format!("int64({large})"),
        (None, Some(larger)) => format!("uint64({larger})"),
        (None, None) => float(number).unwrap_or_else(|| exact_number(number, needs)),
    }
}

/// A literal of a `float64`, where the shortest decimal that reads as it is the number.
pub(super) fn float(number: &Number) -> Option<String> {
    let nearest = format!("{:e}", number.as_f64().filter(|float| float.is_finite())?);
    let kept: Number = serde_json::from_str(&nearest).ok()?;
    let text = number.to_string();
    json::equal(&Value::Number(kept), &Value::Number(number.clone()))
        .then(|| if text.contains(['.', 'e', 'E']) { text } else { nearest })
}

/// A number with all its digits.
fn exact_number(number: &Number, needs: &mut Needs) -> String {
    needs.insert(imports::JSON);
    format!("json.Number({})", text::string(&number.to_string()))
}

/// A JSON value as `encoding/json` decodes it, save that numbers are Go's own where these keep them.
pub(super) fn value(value: &Value, needs: &mut Needs) -> String {
    composite(value, &mut |value| number(value, needs))
}

/// A JSON value as `encoding/json` decodes it, its numbers as `json.Number`.
pub(super) fn exact_value(value: &Value, needs: &mut Needs) -> String {
    composite(value, &mut |number| exact_number(number, needs))
}

fn composite(value: &Value, number: &mut dyn FnMut(&Number) -> String) -> String {
    match value {
        Value::Null => "nil".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(value) => number(value),
        Value::String(text) => text::string(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| composite(item, number)).collect();
            format!("[]any{{{}}}", items.join(", "))
        }
        Value::Object(members) => {
            let member =
                |(key, value): (&String, &Value)| format!("{}: {}", text::string(key), composite(value, number));
            let members: Vec<String> = members.iter().map(member).collect();
            format!("map[string]any{{{}}}", members.join(", "))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_value_whatever_an_int_is() {
        let mut needs = Needs::new();
        let mut text = |json: &str| number(&serde_json::from_str(json).expect("a number"), &mut needs);
        assert_eq!(text("-7"), "-7");
        assert_eq!(text("9007199254740993"), "int64(9007199254740993)");
        assert_eq!(text("18446744073709551615"), "uint64(18446744073709551615)");
        assert_eq!(text("1e-8"), "1e-8");
        assert!(needs.is_empty());
    }
}
