//! Go source text: literals, tags and comments that no schema can break out of.

use std::fmt::Write as _;

use dagstack_spec_model::internal::json;
use serde_json::{Number, Value};

use super::super::needs::{Need, Needs};
use super::imports;
use crate::docs;
use crate::ir::{Docs, Pattern};
use crate::pattern::notation::{self, Engine};

/// An interpreted string literal. What a reader can't see is escaped.
pub(super) fn string(text: &str) -> String {
    let mut literal = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\t' => literal.push_str("\\t"),
            visible if is_visible(visible) => literal.push(visible),
            short if u32::from(short) < 0x1_0000 => literal.push_str(&format!("\\u{:04x}", u32::from(short))),
            long => literal.push_str(&format!("\\U{:08x}", u32::from(long))),
        }
    }
    literal.push('"');
    literal
}

/// How long the head of a function may be whose empty body gofmt leaves on the same line.
pub(super) const LONGEST_HEADER: usize = 99;

/// How Go's engine differs from others that are linear.
const ENGINE: Engine = Engine {
    end: "$",
    boundary: r"\b",
    no_boundary: r"\B",
    has_ascii_classes: true,
    operators: "&~",
    escape: notation::escape_linear,
};

/// A pattern that is compiled when the package is loaded, and the package that does so. Where a problem shows it differently
/// than Go writes it, that text is next to it; where the schema says what a text has to be, that.
pub(super) fn pattern(pattern: &Pattern) -> (String, Need) {
    let (shown, written) = (pattern.shown(), notation::linear(&pattern.syntax, ENGINE));
    match &pattern.expected {
        Some(expected) => {
            (format!("schema.Expecting({}, {})", string(expected), raw_string(&written)), imports::SCHEMA)
        }
        None if written == shown => (format!("regexp.MustCompile({})", raw_string(&written)), imports::REGEXP),
        None => (format!("schema.Translated({}, {})", raw_string(&shown), raw_string(&written)), imports::SCHEMA),
    }
}

/// A raw string literal where the text allows it, as people write patterns and tags.
pub(super) fn raw_string(text: &str) -> String {
    if text.contains('`') || !text.chars().all(is_visible) { string(text) } else { format!("`{text}`") }
}

fn is_visible(character: char) -> bool {
    !character.is_control()
        && !matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3000}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e0fff}'
        )
        && (character == ' ' || !character.is_whitespace())
}

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
    format!("json.Number({})", string(&number.to_string()))
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
        Value::String(text) => string(text),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| composite(item, number)).collect();
            format!("[]any{{{}}}", items.join(", "))
        }
        Value::Object(members) => {
            let member = |(key, value): (&String, &Value)| format!("{}: {}", string(key), composite(value, number));
            let members: Vec<String> = members.iter().map(member).collect();
            format!("map[string]any{{{}}}", members.join(", "))
        }
    }
}

/// `A`, `A and B`, `A, B and C`.
pub(super) fn listed<T: AsRef<str>>(values: &[T]) -> String {
    let values: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    match values.as_slice() {
        [most @ .., last] if !most.is_empty() => format!("{} and {last}", most.join(", ")),
        few => few.concat(),
    }
}

/// Which columns a doc comment has, and where it is.
const WIDTH: usize = 117;

/// The lines of a doc comment, each to be put after `//`, as gofmt leaves them: lists are indented and stand between empty
/// lines, and no paragraph looks like a heading. `indent` is how far the comment is indented.
pub(super) fn comment(docs: &Docs, indent: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut in_list = false;
    let mut open = false;
    for line in docs::lines(docs, WIDTH - indent) {
        let line = disarm(&line);
        let text = line.trim();
        if text.is_empty() {
            open = false;
        } else if let Some(item) = text.strip_prefix("- ").or_else(|| text.strip_prefix("* ")) {
            lines.extend((!in_list && !lines.is_empty()).then(String::new));
            lines.push(format!("   - {}", disarm(item.trim())));
            (in_list, open) = (true, true);
        } else if in_list && open && line.starts_with("  ") {
            match lines.last_mut().filter(|_| is_marker(text)) {
                // On a line of its own it would be an item of its own.
                Some(last) => last.push_str(&format!(" {text}")),
                None => lines.push(format!("     {text}")),
            }
        } else {
            lines.extend((in_list || !open && !lines.is_empty()).then(String::new));
            lines.push(format!(" {text}"));
            (in_list, open) = (false, true);
        }
    }
    end_sentences(&mut lines);
    lines
}

/// Whether a line begins as an item of a list does.
fn is_marker(line: &str) -> bool {
    let number = line.trim_start_matches(|sign: char| sign.is_ascii_digit());
    line.starts_with(['-', '+', '*', '•']) || number.len() < line.len() && number.starts_with(['.', ')'])
}

/// Puts a full stop after paragraphs of one line that gofmt would take for headings.
fn end_sentences(lines: &mut [String]) {
    for index in 0..lines.len() {
        let is_empty = |line: Option<&String>| line.is_none_or(String::is_empty);
        let alone =
            index.checked_sub(1).is_none_or(|before| is_empty(lines.get(before))) && is_empty(lines.get(index + 1));
        let line = lines[index].trim_start();
        let is_title = line.starts_with(char::is_uppercase) && line.ends_with(char::is_alphanumeric);
        if alone && is_title && !lines[index].starts_with("   ") {
            lines[index].push('.');
        }
    }
}

/// As [`comment`], after a first paragraph that starts with the name of what is declared, and with Go's mark of what is
/// deprecated.
pub(super) fn comment_on(first: &str, docs: &Docs, indent: usize) -> Vec<String> {
    let mut lines = comment(&Docs { description: Some(first.to_owned()), ..Docs::default() }, indent);
    let further = comment(docs, indent);
    if !lines.is_empty() && !further.is_empty() {
        lines.push(String::new());
    }
    lines.extend(further);
    if docs.deprecated {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.push(" Deprecated: its schema marks it so.".to_owned());
    }
    lines
}

/// Changes what gofmt would move or rewrite: a line that looks like a build constraint or a link's definition, quotes as
/// TeX has them, and headings with more than one space.
fn disarm(line: &str) -> String {
    let mut line = line.replace("``", "“").replace("''", "”");
    if line.trim_start().starts_with("+build") {
        line = line.replacen("+build", "+ build", 1);
    }
    if line.trim_start().starts_with('[') {
        line = line.replacen("]:", "] :", 1);
    }
    match line.trim_start().strip_prefix("# ") {
        Some(heading) => format!("# {}", heading.trim_start()),
        None => line,
    }
}

/// Pads the cells of consecutive lines to common widths, as gofmt does; the last cell of a line is left as it is. With each
/// line comes whether it has a comment of its own: columns start anew there.
pub(super) fn align<const N: usize>(lines: &mut [([String; N], bool)]) {
    for block in lines.chunk_by_mut(|_, (_, is_commented)| !is_commented) {
        for column in 0..N - 1 {
            let width = block.iter().map(|(cells, _)| cells[column].chars().count()).fold(0, usize::max);
            for (cells, _) in &mut *block {
                let missing = width - cells[column].chars().count();
                let _ = write!(cells[column], "{:missing$}", "");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hide_nothing() {
        assert_eq!(string("a\"\\\n\u{0}\u{202e}\u{e0041}ü🦓"), r#""a\"\\\n\u0000\u202e\U000e0041ü🦓""#);
        assert_eq!(raw_string(r"^\d`$"), r#""^\\d`$""#);
        assert_eq!(raw_string(r"^\d$"), r"`^\d$`");
    }

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

    #[test]
    fn comments_are_as_gofmt_leaves_them() {
        let docs = Docs { description: Some("+build x\n\n- a ``b''\n- c\n\n[x]: y".to_owned()), ..Docs::default() };
        assert_eq!(comment(&docs, 0), [" + build x", "", "   - a “b”", "   - c", "", " [x] : y"]);
        let docs =
            Docs { description: Some("A title\n\n#  Heading\n- item\n\n- another\n".to_owned()), ..Docs::default() };
        assert_eq!(comment(&docs, 0), [" A title.", "", " # Heading", "", "   - item", "   - another"]);
    }
}
