//! Text as Python writes it: literals, docstrings and comments. Nothing from a schema can end one early.

use std::fmt::Write as _;

use serde_json::{Number, Value};

use crate::docs;
use crate::ir::Docs;

/// The longest line that is meant to be emitted.
pub(super) const WIDTH: usize = 88;

/// A string literal, in the quotes that ruff prefers: double ones, unless single ones need fewer backslashes.
pub(super) fn string(text: &str) -> String {
    let quote = if text.matches('"').count() > text.matches('\'').count() { '\'' } else { '"' };
    let mut literal = String::from(quote);
    for character in text.chars() {
        match character {
            '\\' => literal.push_str("\\\\"),
            sign if sign == quote => {
                literal.push('\\');
                literal.push(sign);
            }
            other => push_visible(&mut literal, other),
        }
    }
    literal.push(quote);
    literal
}

/// A character as a literal may contain it; what can't be seen, or reorders what is seen, as an escape.
fn push_visible(literal: &mut String, character: char) {
    // Writing to a string can't fail.
    let _ = match character {
        '\n' => write!(literal, "\\n"),
        '\r' => write!(literal, "\\r"),
        '\t' => write!(literal, "\\t"),
        control if u32::from(control) < 0x100 && control.is_control() => {
            write!(literal, "\\x{:02x}", u32::from(control))
        }
        '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => {
            write!(literal, "\\u{:04x}", u32::from(character))
        }
        other => write!(literal, "{other}"),
    };
}

/// Names as a list: `"a", "b"`.
pub(super) fn strings<'t>(texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
    texts.into_iter().map(string).collect()
}

/// A JSON value as JSON, as problems show it.
pub(super) fn shown(value: &Value) -> String {
    value.to_string()
}

/// A number as an expression: an `int`, a `float` that is the shortest decimal, or a `Number`, which is noted.
pub(super) fn number(number: &Number, needs_number: &mut bool) -> String {
    let text = number.to_string();
    if number.is_i64() || number.is_u64() {
        return text;
    }
    if let Some(integer) = integer(&text) {
        return integer;
    }
    match number.as_f64() {
        Some(float) if decimal(&format!("{float:e}")) == decimal(&text) => python_float(float),
        _ => {
            *needs_number = true;
            format!("Number({})", string(&text))
        }
    }
}

/// How many zeros of an integer are written out.
const MAX_ZEROS: usize = 20;

/// A number that is whole, without point and exponent.
fn integer(text: &str) -> Option<String> {
    let (is_negative, digits, exponent) = decimal(text)?;
    if digits.is_empty() {
        return Some("0".to_owned());
    }
    let sign = if is_negative { "-" } else { "" };
    match usize::try_from(exponent).ok()? {
        zeros if zeros <= MAX_ZEROS => Some(format!("{sign}{digits}{}", "0".repeat(zeros))),
        zeros if digits == "1" => Some(format!("{sign}10**{zeros}")),
        zeros => Some(format!("{sign}{digits} * 10**{zeros}")),
    }
}

/// A number by its sign, its digits without zeros at either end, and the power of ten of the last of them.
fn decimal(text: &str) -> Option<(bool, String, i64)> {
    let (is_negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).unwrap_or((unsigned, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let mut exponent: i64 = exponent.parse().ok()?;
    exponent -= i64::try_from(fraction.len()).ok()?;
    let digits = format!("{whole}{fraction}");
    let digits = digits.trim_start_matches('0');
    let trimmed = digits.trim_end_matches('0');
    exponent += i64::try_from(digits.len() - trimmed.len()).ok()?;
    Some((is_negative && !trimmed.is_empty(), trimmed.to_owned(), if trimmed.is_empty() { 0 } else { exponent }))
}

/// A number as problems show it: with an exponent where it would be long.
pub(super) fn shown_number(number: &Number) -> String {
    let text = number.to_string();
    let Some((is_negative, digits, exponent)) = decimal(&text) else { return text };
    if digits.is_empty() {
        return "0".to_owned();
    }
    let sign = if is_negative { "-" } else { "" };
    let count = i64::try_from(digits.len()).unwrap_or(i64::MAX);
    let magnitude = count + exponent;
    let zeros = |count: i64| "0".repeat(usize::try_from(count).unwrap_or(0));
    match magnitude {
        -4..=0 => format!("{sign}0.{}{digits}", zeros(-magnitude)),
        1..=21 if exponent >= 0 => format!("{sign}{digits}{}", zeros(exponent)),
        1..=21 => {
            let (whole, fraction) = digits.split_at(usize::try_from(magnitude).unwrap_or(0));
            format!("{sign}{whole}.{fraction}")
        }
        _ if count == 1 => format!("{sign}{digits}e{}", magnitude - 1),
        _ => format!("{sign}{}.{}e{}", &digits[..1], &digits[1..], magnitude - 1),
    }
}

/// A divisor as digits and places: `0.25` is 25 and 2. Its digits do not end in 0.
pub(super) fn divisor(number: &Number) -> (String, i64) {
    decimal(&number.to_string()).map_or(("1".to_owned(), 0), |(_, digits, exponent)| (digits, -exponent))
}

/// A `float` as Python's `repr` writes it.
fn python_float(float: f64) -> String {
    let size = float.abs();
    if size != 0.0 && !(1e-4..1e16).contains(&size) {
        let text = format!("{float:e}");
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let (sign, digits) = exponent.strip_prefix('-').map_or(("", exponent), |digits| ("-", digits));
        return format!("{mantissa}e{sign}{digits}");
    }
    let text = float.to_string();
    if text.contains('.') { text } else { format!("{text}.0") }
}

/// A JSON value as an expression.
pub(super) fn value(json: &Value, needs_number: &mut bool) -> String {
    match json {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(it) => number(it, needs_number),
        Value::String(text) => string(text),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(|item| value(item, needs_number)).collect::<Vec<_>>().join(", "))
        }
        Value::Object(entries) => {
            let entries = entries.iter().map(|(key, inner)| format!("{}: {}", string(key), value(inner, needs_number)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The lines of a docstring with its quotes, indented by `indent` columns: the first one is `summary`, unless the schema has a
/// description. Empty where there is nothing to say.
pub(super) fn docstring(docs: &Docs, more: &[String], indent: usize) -> Vec<String> {
    let lines = doc_lines(docs, more, WIDTH - indent - 3);
    match lines.as_slice() {
        // The quotes at its end have to fit as well.
        [only] if indent + 6 + only.chars().count() > WIDTH => quoted_lines(&doc_lines(docs, more, WIDTH - indent - 6)),
        _ => quoted_lines(&lines),
    }
}

fn doc_lines(docs: &Docs, more: &[String], width: usize) -> Vec<String> {
    let mut lines: Vec<String> = docs::lines(docs, width);
    for paragraph in more {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.extend(docs::paragraphs(paragraph, width).concat());
    }
    if docs.deprecated {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.push("Deprecated.".to_owned());
    }
    lines
}

/// The lines with the quotes around them.
fn quoted_lines(lines: &[String]) -> Vec<String> {
    let mut lines: Vec<String> = lines.iter().map(|line| harmless(line)).collect();
    match lines.as_mut_slice() {
        [] => return lines,
        [only] => {
            let before = if only.starts_with('"') { " " } else { "" };
            let after = if only.ends_with(['"', '\\']) { " " } else { "" };
            return vec![format!("\"\"\"{before}{only}{after}\"\"\"")];
        }
        [first, ..] => first.insert_str(0, if first.starts_with('"') { "\"\"\" " } else { "\"\"\"" }),
    }
    lines.push("\"\"\"".to_owned());
    lines
}

/// A line that can neither end its docstring nor be taken for an escape.
fn harmless(line: &str) -> String {
    line.replace('\\', "\\\\").replace("\"\"\"", "\\\"\\\"\\\"").trim_end().to_owned()
}

/// One line of a comment.
pub(super) fn one_line(text: &str) -> String {
    docs::paragraphs(text, usize::MAX).concat().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_what_they_are_given() {
        assert_eq!(string("a\"\\\n\u{202e}\u{0}é'\""), "'a\"\\\\\\n\\u202e\\x00é\\'\"'");
        assert_eq!(string("it's"), "\"it's\"");
    }

    #[test]
    fn numbers_keep_their_digits() {
        let parsed = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        let written = |text: &str| value(&parsed(text), &mut false);
        assert_eq!(
            written("[1, -3.0, 1e3, -1e300, 25e30, 18446744073709551615]"),
            "[1, -3, 1000, -10**300, 25 * 10**30, 18446744073709551615]"
        );
        assert_eq!(written("[2.5, 1e-7, 1.0]"), "[2.5, 1e-7, 1]");
        let Value::Number(quarter) = parsed("0.25") else { unreachable!("a number") };
        assert_eq!(divisor(&quarter), ("25".to_owned(), 2));
    }

    #[test]
    fn docstrings_do_not_end_early() {
        let docs = |text: &str| Docs { description: Some(text.to_owned()), ..Docs::default() };
        assert_eq!(docstring(&docs("a \"\"\" b\\"), &[], 0), [r#""""a \"\"\" b\\ """"#]);
        assert_eq!(docstring(&docs("\"x\""), &[], 0), ["\"\"\" \"x\" \"\"\""]);
    }
}
