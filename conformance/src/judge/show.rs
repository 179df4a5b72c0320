//! Values and texts in findings: short enough to read, whatever they hold.

use serde_json::Value;

/// How many characters of a value a finding repeats, and how deep it goes.
const LIMIT: usize = 400;
const DEPTH: usize = 12;

/// A value as JSON, cut.
pub(super) fn value(value: &Value) -> String {
    let mut shown = String::new();
    write(value, 0, &mut shown);
    text(&shown)
}

/// A text, cut. It stays on one line.
pub(super) fn text(text: &str) -> String {
    let mut shown: String = text.chars().take(LIMIT).map(|one| if one.is_control() { ' ' } else { one }).collect();
    if text.chars().nth(LIMIT).is_some() {
        shown.push('…');
    }
    shown
}

/// Several texts with commas between them, cut.
pub(super) fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>) -> String {
    let mut shown = String::new();
    for item in items {
        if shown.len() > LIMIT {
            break;
        }
        if !shown.is_empty() {
            shown.push_str(", ");
        }
        shown.push_str(&text(item.as_ref()));
    }
    if shown.is_empty() { "nothing".to_owned() } else { text(&shown) }
}

/// Writes no more than a little beyond the limit: the value may be huge.
fn write(value: &Value, depth: usize, shown: &mut String) {
    // A character has up to four bytes.
    if shown.len() > 4 * LIMIT {
        return;
    }
    match value {
        Value::Array(_) | Value::Object(_) if depth >= DEPTH => shown.push('…'),
        Value::Array(items) => {
            shown.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    shown.push_str(", ");
                }
                write(item, depth + 1, shown);
                if shown.len() > 4 * LIMIT {
                    return;
                }
            }
            shown.push(']');
        }
        Value::Object(fields) => {
            shown.push('{');
            for (index, (key, field)) in fields.iter().enumerate() {
                if index > 0 {
                    shown.push_str(", ");
                }
                string(key, shown);
                shown.push_str(": ");
                write(field, depth + 1, shown);
                if shown.len() > 4 * LIMIT {
                    return;
                }
            }
            shown.push('}');
        }
        Value::String(text) => string(text, shown),
        scalar => shown.push_str(&scalar.to_string()),
    }
}

fn string(text: &str, shown: &mut String) {
    let head: String = text.chars().take(LIMIT + 1).collect();
    shown.push_str(&Value::from(head).to_string());
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn small_values_are_whole_and_large_ones_are_cut() {
        assert_eq!(
            value(&json!({"a": [1, 2.5, null, true], "b": "x\ny"})),
            r#"{"a": [1, 2.5, null, true], "b": "x\ny"}"#
        );
        let huge = value(&json!(vec!["x".repeat(10_000); 100]));
        assert!(huge.chars().count() == LIMIT + 1 && huge.ends_with('…'));
        let deep = (0..100).fold(json!(1), |inner, _| json!([inner]));
        assert_eq!(value(&deep), format!("{}…{}", "[".repeat(DEPTH), "]".repeat(DEPTH)));
        assert_eq!(list([""; 0]), "nothing");
        assert_eq!(list(["setup a", "setup b"]), "setup a, setup b");
        assert!(list(vec!["x"; 100_000]).chars().count() <= LIMIT + 1);
    }
}
