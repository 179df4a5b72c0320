//! Text as TypeScript writes it: string literals, keys and comments. Nothing from a schema can end one early.

use std::fmt::Write as _;

use crate::docs;
use crate::ir::{Docs, EnumMember};

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

/// As [`literal_key`], always in quotes: for keys that are not identifiers.
pub(super) fn quoted_key(text: &str) -> String {
    if text == "__proto__" { literal_key(text) } else { quote(text) }
}

/// Keys that every JavaScript object inherits, so that zod sees them in an object that does not have them.
pub(super) const INHERITED: &[&str] = &[
    "__defineGetter__",
    "__defineSetter__",
    "__lookupGetter__",
    "__lookupSetter__",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "isPrototypeOf",
    "propertyIsEnumerable",
    "toLocaleString",
    "toString",
    "valueOf",
];

/// A property of an expression: `it.name`, `it["a-b"]`.
pub(super) fn member(of: &str, name: &str) -> String {
    if is_identifier(name) { format!("{of}.{name}") } else { format!("{of}[{}]", quote(name)) }
}

fn is_identifier(name: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || sign == '_' || sign == '$';
    !name.is_empty() && name.chars().all(is_sign) && !name.starts_with(|first: char| first.is_ascii_digit())
}

/// A character that may be in a literal; what can't be seen, or reorders what is seen, as an escape.
pub(super) fn push_visible(literal: &mut String, character: char) {
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

/// Whether the parts of a list are on lines of their own.
pub(super) fn is_wide(parts: &[String]) -> bool {
    let length: usize = parts.iter().map(|part| part.chars().count() + 2).sum();
    length > 60 || parts.iter().any(|part| part.contains('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_what_they_are_given() {
        assert_eq!(quote("a\"\\\n\u{202e}\u{0}é`${x}"), r#""a\"\\\n\u202e\u0000é`${x}""#);
    }

    #[test]
    fn comments_do_not_end_early() {
        assert_eq!(comment_text("a */ b @x {@link y} z@w", 0), [r"a *\/ b \@x {\@link y} z@w"]);
    }
}
