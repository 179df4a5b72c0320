//! Text as TypeScript writes it: literals, keys, patterns and comments. Nothing from a schema can end one early.

use std::fmt::Write as _;

use serde_json::{Number, Value};

use super::super::needs::Needs;
use super::{imports, numbers};
use crate::docs;
use crate::ir::{Docs, EnumMember, Pattern};
use crate::pattern::notation;

/// The longest line that is meant to be emitted.
pub(super) const WIDTH: usize = 120;

/// A string literal in double quotes.
pub(super) fn quote(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            other => push_visible(&mut literal, other),
        }
    }
    literal.push('"');
    literal
}

/// A property's key in an object literal, an interface or a table.
pub(super) fn key(name: &str) -> String {
    if is_identifier(name) { name.to_owned() } else { quote(name) }
}

/// A property's key in an object literal. `__proto__: x` would set the prototype.
pub(super) fn literal_key(name: &str) -> String {
    if name == "__proto__" { r#"["__proto__"]"#.to_owned() } else { key(name) }
}

/// As [`literal_key`], always in quotes: for keys that are no names.
pub(super) fn quoted_key(text: &str) -> String {
    if text == "__proto__" { literal_key(text) } else { quote(text) }
}

/// A property of an expression: `it.name`, `it["a-b"]`.
pub(super) fn member(of: &str, name: &str) -> String {
    if is_identifier(name) { format!("{of}.{name}") } else { format!("{of}[{}]", quote(name)) }
}

fn is_identifier(name: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '$';
    !name.is_empty() && name.chars().all(is_sign) && !name.starts_with(|first: char| first.is_ascii_digit())
}

/// A pattern as an expression. What it needs is noted.
pub(super) fn pattern(pattern: &Pattern, needs: &mut Needs) -> String {
    let written = notation::ecmascript(&pattern.syntax);
    let mut expression = regular_expression(&written);
    if pattern.backtracks {
        needs.extend(imports::of("linear"));
        expression = format!("linear({expression})");
    }
    let shown = pattern.shown();
    if let Some(expected) = &pattern.expected {
        needs.extend(imports::of("expecting"));
        expression = format!("expecting({}, {expression})", quote(expected));
    } else if written != shown {
        needs.extend(imports::of("shownAs"));
        expression = format!("shownAs({}, {expression})", quote(&shown));
    }
    expression
}

/// Whether a pattern can be written as text, as the engine of ECMA-262 takes it and problems show it.
pub(super) fn is_plain(pattern: &Pattern) -> bool {
    !pattern.backtracks && pattern.expected.is_none() && notation::ecmascript(&pattern.syntax) == pattern.shown()
}

/// A regular expression literal with the `u` flag.
fn regular_expression(ecma: &str) -> String {
    if ecma.is_empty() {
        return "/(?:)/u".to_owned();
    }
    let mut literal = String::from("/");
    let (mut escaped, mut in_class) = (false, false);
    for character in ecma.chars() {
        match character {
            '/' if !escaped && !in_class => literal.push('\\'),
            '[' if !escaped => in_class = true,
            ']' if !escaped => in_class = false,
            _ => {}
        }
        push_visible(&mut literal, character);
        escaped = character == '\\' && !escaped;
    }
    literal.push_str("/u");
    literal
}

/// A character that may stand in a literal; what can't be seen, or reorders what is seen, as an escape.
fn push_visible(literal: &mut String, character: char) {
    match character {
        '\n' => literal.push_str("\\n"),
        '\r' => literal.push_str("\\r"),
        '\t' => literal.push_str("\\t"),
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            push_escape(literal, character);
        }
        control if control.is_control() => push_escape(literal, control),
        other => literal.push(other),
    }
}

fn push_escape(literal: &mut String, character: char) {
    // Writing to a string can't fail.
    let _ = write!(literal, "\\u{:04x}", u32::from(character));
}

/// A number as JavaScript reads it: the nearest double, with the fewest digits.
pub(super) fn number(number: &Number) -> String {
    const EXACT: u64 = 1 << 53;
    let text = if number.as_i64().is_some_and(|exact| exact.unsigned_abs() <= EXACT) {
        number.to_string()
    } else {
        number.as_f64().and_then(Number::from_f64).map_or_else(|| number.to_string(), |double| double.to_string())
    };
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// A length or a count.
pub(super) fn size(size: u64) -> String {
    number(&Number::from(size))
}

/// A JSON value as an expression.
pub(super) fn value(json: &Value) -> String {
    match json {
        Value::Null => "null".to_owned(),
        Value::Bool(truth) => truth.to_string(),
        Value::Number(it) => number(it),
        Value::String(text) => quote(text),
        Value::Array(items) => format!("[{}]", items.iter().map(value).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Object(entries) => {
            let entries = entries.iter().map(|(name, inner)| format!("{}: {}", literal_key(name), value(inner)));
            format!("{{ {} }}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A JSON value that a document is compared with, as an expression: a number that no double is keeps its digits.
pub(super) fn constant(json: &Value) -> String {
    match json {
        Value::Number(it) => numbers::double(it).unwrap_or_else(|| format!("exact({})", quote(&it.to_string()))),
        Value::Array(items) => format!("[{}]", items.iter().map(constant).collect::<Vec<_>>().join(", ")),
        Value::Object(entries) if !entries.is_empty() => {
            let entries = entries.iter().map(|(name, inner)| format!("{}: {}", literal_key(name), constant(inner)));
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
                format!("readonly {}: {inner}", key(name))
            });
            format!("{{ {} }}", entries.collect::<Vec<_>>().join("; "))
        }
        Value::Number(it) => numbers::double(it).unwrap_or_else(|| "number".to_owned()),
        other => value(other),
    }
}

/// The lines of a doc comment that is indented by `indent` columns.
pub(super) fn comment(docs: &Docs, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = docs::lines(docs, WIDTH - indent - 3).iter().map(|line| harmless(line)).collect();
    if docs.deprecated {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.push("@deprecated".to_owned());
    }
    lines
}

/// As [`comment`], for text that has no other docs.
pub(super) fn comment_text(text: &str, indent: usize) -> Vec<String> {
    comment(&Docs { description: Some(text.to_owned()), ..Docs::default() }, indent)
}

/// The docs of an enumeration, with what its members mean.
pub(super) fn with_members(docs: &Docs, members: &[EnumMember]) -> Docs {
    let explained: Vec<String> = members
        .iter()
        .filter_map(|member| {
            let meaning = member.description.as_deref()?.split_whitespace().collect::<Vec<_>>().join(" ");
            Some(format!("- `{}`: {meaning}", member.value.replace(['`', '\n', '\r'], " ")))
        })
        .collect();
    if explained.is_empty() {
        return docs.clone();
    }
    let description = docs.description.as_deref().or(docs.title.as_deref()).unwrap_or_default();
    Docs { description: Some(format!("{description}\n\n{}", explained.join("\n"))), ..docs.clone() }
}

/// A line that can neither end its comment nor be taken for a tag.
fn harmless(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut before = ' ';
    for character in line.replace("*/", "*\\/").chars() {
        if character == '@' && (before.is_whitespace() || before == '{') {
            text.push('\\');
        }
        text.push(if character.is_whitespace() || character == '\u{200b}' { ' ' } else { character });
        before = character;
    }
    text
}

/// One line of a `//` comment.
pub(super) fn one_line(text: &str) -> String {
    docs::paragraphs(text, usize::MAX).concat().join(" ")
}

/// Moves all lines but the first to the right.
pub(super) fn indent(text: &str) -> String {
    text.split('\n')
        .enumerate()
        .map(|(number, line)| if number == 0 || line.is_empty() { line.to_owned() } else { format!("  {line}") })
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn literals_hold_what_they_are_given() {
        assert_eq!(quote("a\"\\\n\u{202e}\u{0}é`${x}"), r#""a\"\\\n\u202e\u0000é`${x}""#);
        assert_eq!(
            value(&json!({"__proto__": [1.0, null], "a-b": "x"})),
            r#"{ ["__proto__"]: [1, null], "a-b": "x" }"#
        );
        assert_eq!(value(&json!([1e300, u64::MAX, -3, 0.1])), "[1e+300, 1.8446744073709552e+19, -3, 0.1]");
    }

    #[test]
    fn patterns_end_where_they_should() {
        assert_eq!(regular_expression("^a/b\\/[/]\n$"), r"/^a\/b\/[/]\n$/u");
        assert_eq!(regular_expression(""), "/(?:)/u");
        assert_eq!(regular_expression("\\\\/"), r"/\\\//u");
    }

    #[test]
    fn comments_do_not_end_early() {
        assert_eq!(comment_text("a */ b @x {@link y} z@w", 0), [r"a *\/ b \@x {\@link y} z@w"]);
    }
}
