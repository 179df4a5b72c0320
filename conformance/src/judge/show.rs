//! Values and texts for readers: in findings short enough to read, whatever they hold.

use dagstack_spec_model::json_schema::JsonType;
use serde_json::{Map, Value};

use super::matcher::matcher;
use crate::fixture::Matcher;

/// How many characters of a value a finding repeats, and how deep it goes.
const LIMIT: usize = 400;
const DEPTH: usize = 12;

/// A value as JSON, cut.
pub(super) fn value(value: &Value) -> String {
    shown(value, false)
}

/// A pattern for whoever reads a report, cut: JSON, with a description in the place of matchers, which only fixtures have (`$subset`, `$type`).
pub(super) fn pattern(pattern: &Value) -> String {
    shown(pattern, true)
}

/// The same, uncut: a pattern of a suite is as long as somebody wrote it.
pub(crate) fn whole_pattern(pattern: &Value) -> String {
    let mut writer = Writer { text: String::new(), is_pattern: true, is_cut: false };
    writer.value(pattern, 0);
    writer.text
}

fn shown(value: &Value, is_pattern: bool) -> String {
    let mut writer = Writer { text: String::new(), is_pattern, is_cut: true };
    writer.value(value, 0);
    text(&writer.text)
}

/// A text, cut, on one line.
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

/// Writes a value. One that is cut ends a little beyond the limit: the value may be huge.
struct Writer {
    text: String,
    /// Whether matchers are described. A `$literal` has none.
    is_pattern: bool,
    is_cut: bool,
}

impl Writer {
    /// Whether there is enough. A character has up to four bytes.
    fn is_full(&self) -> bool {
        self.is_cut && self.text.len() > 4 * LIMIT
    }

    fn value(&mut self, value: &Value, depth: usize) {
        if self.is_full() {
            return;
        }
        match value {
            Value::Array(_) | Value::Object(_) if self.is_cut && depth >= DEPTH => self.text.push('…'),
            Value::Array(items) => self.array(items, depth),
            Value::Object(fields) => match matcher(fields).filter(|_| self.is_pattern) {
                Some((matcher, argument)) => self.matcher(matcher, argument, value, depth),
                None => self.object(fields, depth, false),
            },
            Value::String(text) => self.string(text),
            scalar => self.text.push_str(&scalar.to_string()),
        }
    }

    fn array(&mut self, items: &[Value], depth: usize) {
        self.text.push('[');
        self.items(items, ", ", depth + 1);
        self.text.push(']');
    }

    fn items(&mut self, items: &[Value], between: &str, depth: usize) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text.push_str(between);
            }
            self.value(item, depth);
            if self.is_full() {
                return;
            }
        }
    }

    /// An object; `…` at its end where it may have further members.
    fn object(&mut self, fields: &Map<String, Value>, depth: usize, is_open: bool) {
        self.text.push('{');
        for (index, (key, field)) in fields.iter().enumerate() {
            if index > 0 {
                self.text.push_str(", ");
            }
            self.string(key);
            self.text.push_str(": ");
            self.value(field, depth + 1);
            if self.is_full() {
                return;
            }
        }
        match (is_open, fields.is_empty()) {
            (true, true) => self.text.push('…'),
            (true, false) => self.text.push_str(", …"),
            (false, _) => {}
        }
        self.text.push('}');
    }

    fn matcher(&mut self, matcher: Option<Matcher>, argument: &Value, whole: &Value, depth: usize) {
        match (matcher, argument) {
            (Some(Matcher::Literal), literal) => {
                self.is_pattern = false;
                self.value(literal, depth);
                self.is_pattern = true;
            }
            (Some(Matcher::Subset), Value::Object(fields)) => self.object(fields, depth, true),
            // Inside a value, a description is set off from the JSON around them.
            _ if depth == 0 => self.describe(matcher, argument, whole, depth),
            _ => {
                self.text.push('<');
                self.describe(matcher, argument, whole, depth);
                self.text.push('>');
            }
        }
    }

    fn describe(&mut self, matcher: Option<Matcher>, argument: &Value, whole: &Value, depth: usize) {
        match (matcher, argument) {
            (Some(Matcher::Contains), Value::Array(items)) => {
                self.text.push_str("an array with ");
                self.items(items, " and ", depth + 1);
            }
            (Some(Matcher::Unordered), Value::Array(items)) => {
                self.array(items, depth);
                self.text.push_str(" in any order");
            }
            (Some(Matcher::OneOf), Value::Array(choices)) => self.items(choices, " or ", depth + 1),
            (Some(Matcher::Text), Value::String(part)) => self.text.push_str(&format!("a text with `{part}`")),
            // Only where a case is explained: it is written out before anything is compared.
            (Some(Matcher::Repeat), Value::Array(parts)) if parts.len() == 2 => {
                self.value(&parts[0], depth);
                self.text.push_str(" repeated ");
                self.value(&parts[1], depth);
                self.text.push_str(" times");
            }
            (Some(Matcher::Type), Value::String(name)) => {
                self.text.push_str(match JsonType::from_name(name) {
                    Some(ty) => with_article(ty),
                    None => name,
                });
            }
            (Some(Matcher::Any | Matcher::Bind), _) => self.text.push_str("any value"),
            (Some(Matcher::Differs), _) => self.text.push_str("another value than before"),
            _ => {
                if let Value::Object(fields) = whole {
                    self.object(fields, depth, false);
                }
            }
        }
    }

    fn string(&mut self, text: &str) {
        let limit = if self.is_cut { LIMIT + 1 } else { usize::MAX };
        let head: String = text.chars().take(limit).collect();
        self.text.push_str(&Value::from(head).to_string());
    }
}

/// What a type is called in a sentence.
const fn with_article(ty: JsonType) -> &'static str {
    match ty {
        JsonType::Null => "null",
        JsonType::Array => "an array",
        JsonType::Object => "an object",
        JsonType::Integer => "an integer",
        JsonType::Boolean => "a boolean",
        JsonType::Number => "a number",
        JsonType::String => "a string",
    }
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

    #[test]
    fn matchers_are_described() {
        for (written, read) in [
            (json!({"a": [1]}), r#"{"a": [1]}"#),
            (json!({"$any": true}), "any value"),
            (json!({"$literal": {"$any": true}}), r#"{"$any": true}"#),
            (json!({"$subset": {"a": 1}}), r#"{"a": 1, …}"#),
            (json!({"$subset": {}}), "{…}"),
            (
                json!({"a": {"$text": "plugin.a"}, "b": {"$bind": "b"}}),
                r#"{"a": <a text with `plugin.a`>, "b": <any value>}"#,
            ),
            (json!({"$contains": [1, {"$type": "string"}]}), "an array with 1 and <a string>"),
            (json!([{"$unordered": [1, 2]}, {"$one_of": [null, "x"]}]), r#"[<[1, 2] in any order>, <null or "x">]"#),
            (json!({"$differs": "b"}), "another value than before"),
        ] {
            assert_eq!(pattern(&written), read);
        }
        let long = json!({"$contains": ["x".repeat(10_000), {"$any": true}]});
        assert!(whole_pattern(&long).ends_with("xx\" and <any value>"));
        let deep = (0..100).fold(json!(1), |inner, _| json!({"$subset": {"a": inner}}));
        assert!(pattern(&deep).chars().count() <= LIMIT + 1);
    }
}
