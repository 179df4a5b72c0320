//! JSON values as TypeScript writes them: expressions and types.

use serde_json::Value;

use super::{numbers, text};

/// A JSON value as an expression.
pub(super) fn value(json: &Value) -> String {
    match json {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(it) => numbers::nearest(it),
        Value::String(string) => text::quote(string),
        Value::Array(items) => format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(name, inner)| format!("{}: {}", text::literal_key(name), value(inner)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A JSON value that a document is compared with, as an expression: a number that no double is keeps its digits.
pub(super) fn constant(json: &Value) -> String {
    match json {
        Value::Number(it) => numbers::double(it).unwrap_or_else(|| format!("exact({})", text::quote(&it.to_string()))),
        Value::Array(items) => format!("[{}]", items.iter().map(constant).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) if !entries.is_empty() => {
            let entries =
                entries.iter().map(|(name, inner)| format!("{}: {}", text::literal_key(name), constant(inner)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
        other => value(other),
    }
}

/// Whether there is a number in a value that no double is.
pub(super) fn needs_exact(json: &Value) -> bool {
    match json {
        Value::Number(it) => numbers::double(it).is_none(),
        Value::Array(items) => items.iter().any(needs_exact),
        Value::Object(entries) => entries.values().any(needs_exact),
        _ => false,
    }
}

/// A JSON value as a type: the one that `const` inference gives to [`value`]. What is nested deeper than `depth` levels is
/// any array or object.
pub(super) fn value_type(json: &Value, depth: usize) -> String {
    match json {
        Value::Array(items) if !items.is_empty() && depth == 0 => "readonly unknown[]".to_owned(),
        Value::Object(entries) if !entries.is_empty() && depth == 0 => "{ readonly [key: string]: unknown }".to_owned(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| value_type(item, depth - 1)).collect();
            format!("readonly [{}]", items.join(", "))
        }
        Value::Object(entries) if entries.is_empty() => "Record<string, never>".to_owned(),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(name, inner)| {
                let inner = value_type(inner, depth - 1);
                format!("readonly {}: {inner}", text::key(name))
            });
            format!("{{ {} }}", entries.collect::<Vec<_>>().join("; "))
        }
        Value::Number(it) => numbers::double(it).unwrap_or_else(|| "number".to_owned()),
        other => value(other),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_literals() {
        assert_eq!(
            value(&json!({"__proto__": [1.0, null], "a-b": "x"})),
            r#"{ ["__proto__"]: [1, null], "a-b": "x" }"#
        );
        assert_eq!(value(&json!([1e300, u64::MAX, -3, 0.1])), "[1e+300, 1.8446744073709552e+19, -3, 0.1]");
    }
}
