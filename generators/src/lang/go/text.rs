//! Go source text: string literals, tags and comments that no schema can break out of.

use std::fmt::Write as _;

use crate::docs;
use crate::ir::Docs;

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

/// The lines of a doc comment, each to be put after `//`, as gofmt leaves them: lists are indented and are between empty
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
    fn comments_are_as_gofmt_leaves_them() {
        let docs = Docs { description: Some("+build x\n\n- a ``b''\n- c\n\n[x]: y".to_owned()), ..Docs::default() };
        assert_eq!(comment(&docs, 0), [" + build x", "", "   - a “b”", "   - c", "", " [x] : y"]);
        let docs =
            Docs { description: Some("A title\n\n#  Heading\n- item\n\n- another\n".to_owned()), ..Docs::default() };
        assert_eq!(comment(&docs, 0), [" A title.", "", " # Heading", "", "   - item", "   - another"]);
    }
}
