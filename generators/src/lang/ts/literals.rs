//! Object and array literals that are laid out as the language's formatters do: on one line, or a line an entry.

use serde_json::Value;

use super::{text, values};

/// A literal, or another expression inside one.
pub(super) enum Literal {
    /// An expression without lines of its own.
    Text(String),
    /// `[…]`.
    Array(Vec<Self>),
    /// `{ … }`: keys as they are written there, and their values.
    Object(Vec<(String, Self)>),
    /// Another literal and what follows it.
    Typed(Box<Self>, &'static str),
}

impl Literal {
    /// A JSON value that a document is compared with.
    pub(super) fn of(value: &Value) -> Self {
        Self::with(value, &values::constant)
    }

    /// A JSON value, as `JSON.parse` would read it.
    pub(super) fn of_json(value: &Value) -> Self {
        Self::with(value, &values::value)
    }

    fn with(value: &Value, scalar: &dyn Fn(&Value) -> String) -> Self {
        match value {
            Value::Array(items) => Self::Array(items.iter().map(|item| Self::with(item, scalar)).collect()),
            Value::Object(entries) => {
                let entry = |(name, inner): (&String, &Value)| (text::literal_key(name), Self::with(inner, scalar));
                Self::Object(entries.iter().map(entry).collect())
            }
            value => Self::Text(scalar(value)),
        }
    }

    /// The text. It begins behind `before` columns, on a line that is indented by `indent` columns; lines below the first
    /// are indented from there.
    pub(super) fn print(&self, indent: usize, before: usize) -> String {
        let line = self.line();
        // A comma follows.
        if indent + before + line.chars().count() < text::WIDTH {
            return line;
        }
        let inner = indent + 2;
        match self {
            Self::Text(text) => text.clone(),
            Self::Array(items) => {
                let items = items.iter().map(|item| format!("  {},\n", text::indent(&item.print(inner, 0))));
                format!("[\n{}]", items.collect::<String>())
            }
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| {
                    format!("  {key}: {},\n", text::indent(&value.print(inner, key.chars().count() + 2)))
                });
                format!("{{\n{}}}", entries.collect::<String>())
            }
            Self::Typed(inner, suffix) => format!("{}{suffix}", inner.print(indent, before)),
        }
    }

    fn line(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Array(items) => format!("[{}]", items.iter().map(Self::line).collect::<Vec<_>>().join(", ")),
            Self::Object(entries) if entries.is_empty() => "{}".to_owned(),
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, value)| format!("{key}: {}", value.line()));
                format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
            }
            Self::Typed(inner, suffix) => format!("{}{suffix}", inner.line()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_on_a_line_gets_a_line_an_entry() {
        let text = |length| Literal::Text("x".repeat(length));
        let literal = Literal::Object(vec![
            ("a".to_owned(), Literal::Array(vec![text(3), text(4)])),
            ("b".to_owned(), Literal::Array(vec![text(60), text(60)])),
            ("c".to_owned(), Literal::Object(Vec::new())),
        ]);
        let lines: Vec<String> = literal.print(0, 10).lines().map(str::to_owned).collect();
        let long = format!("    {},", "x".repeat(60));
        assert_eq!(lines, ["{", "  a: [xxx, xxxx],", "  b: [", &long, &long, "  ],", "  c: {},", "}"]);
        assert_eq!(Literal::Object(vec![("a".to_owned(), text(1))]).print(0, 110), "{ a: x }");
        assert_eq!(Literal::Object(vec![("a".to_owned(), text(1))]).print(2, 110), "{\n  a: x,\n}");
    }
}
