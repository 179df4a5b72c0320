//! Fixes: edits of a text that change what is wrong and nothing else, so that comments and layout stay.

use crate::document::{Entry, Node, NodeKind};
use crate::source::{Source, Span};

/// One edit of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// The file.
    pub source: Source,
    /// The bytes that are replaced.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

impl Edit {
    /// Replaces a span of a file.
    #[must_use]
    pub fn new(source: &Source, span: Span, text: impl Into<String>) -> Self {
        Self { source: source.clone(), span, text: text.into() }
    }

    /// Puts another text into a string of a document, in the quotes that it has. Nothing where the text would have to be escaped.
    pub(crate) fn text(source: &Source, node: &Node, text: &str) -> Vec<Self> {
        let old = source.text().get(node.span.clone()).unwrap_or_default();
        let is_plain = |character: char| character.is_ascii() && !character.is_ascii_control();
        let Some(quote) = old.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else { return Vec::new() };
        if old.starts_with("\"\"\"")
            || old.starts_with("'''")
            || !text.chars().all(is_plain)
            || text.contains(['"', '\'', '\\'])
        {
            return Vec::new();
        }
        vec![Self::new(source, node.span.clone(), format!("{quote}{text}{quote}"))]
    }

    /// Gives a key another name, in the quotes that it has, if any.
    pub(crate) fn key(source: &Source, entry: &Entry, name: &str) -> Vec<Self> {
        let old = source.text().get(entry.key_span.clone()).unwrap_or_default();
        let text = match old.chars().next() {
            Some(quote @ ('"' | '\'')) => format!("{quote}{name}{quote}"),
            // A key that is not as it is written, such as a YAML key in an unusual notation, is left alone.
            _ if old == entry.key => name.to_owned(),
            _ => return Vec::new(),
        };
        vec![Self::new(source, entry.key_span.clone(), text)]
    }

    /// Writes a scalar as one of the type that is asked for, where its text says it: `"50"` as `50`, `1` as `"1"`, `"a"` as `["a"]`.
    /// `wanted` names the types.
    pub(crate) fn retyped(source: &Source, node: &Node, wanted: &str) -> Vec<Self> {
        let old = source.text().get(node.span.clone()).unwrap_or_default();
        let text = match &node.kind {
            NodeKind::String(text) if wanted.contains("integer") => {
                text.parse::<i64>().is_ok_and(|integer| integer.to_string() == *text).then(|| text.clone())
            }
            NodeKind::String(text) if wanted.contains("boolean") => {
                matches!(text.as_str(), "true" | "false").then(|| text.clone())
            }
            NodeKind::String(text) if wanted.contains("array") => {
                // A text with separators may be a list in itself.
                let is_one =
                    !text.is_empty() && !text.contains(|sign: char| sign.is_whitespace() || ",;[]{}".contains(sign));
                (is_one && !old.contains('\n')).then(|| format!("[{old}]"))
            }
            NodeKind::Number(number) if wanted.contains("string") && number.to_string() == old => {
                Some(format!("\"{old}\""))
            }
            _ => None,
        };
        text.map(|text| Self::new(source, node.span.clone(), text)).into_iter().collect()
    }

    /// Takes an item out of a list of JSON or TOML, with the comma that belongs to it.
    pub(crate) fn remove_item(source: &Source, items: &[Node], index: usize) -> Vec<Self> {
        let before = index.checked_sub(1).and_then(|before| items.get(before));
        let span = match (before, items.get(index), items.get(index + 1)) {
            (Some(before), Some(item), _) => before.span.end..item.span.end,
            (None, Some(item), Some(after)) => item.span.start..after.span.start,
            (None, Some(item), None) => {
                let rest = source.text().get(item.span.end..).unwrap_or_default();
                let comma = rest.trim_start().starts_with(',').then(|| rest.find(',')).flatten();
                item.span.start..item.span.end + comma.map_or(0, |comma| comma + 1)
            }
            _ => return Vec::new(),
        };
        vec![Self::new(source, span, "")]
    }

    /// Takes an entry out of a table of JSON, with the comma that belongs to it.
    pub(crate) fn remove_entry(source: &Source, entries: &[Entry], index: usize) -> Vec<Self> {
        let before = index.checked_sub(1).and_then(|before| entries.get(before));
        let span = match (entries.get(index), entries.get(index + 1), before) {
            (Some(entry), Some(after), _) => entry.key_span.start..after.key_span.start,
            (Some(entry), None, Some(before)) => before.value.span.end..entry.value.span.end,
            (Some(entry), None, None) => entry.key_span.start..entry.value.span.end,
            (None, ..) => return Vec::new(),
        };
        vec![Self::new(source, span, "")]
    }

    /// Writes an entry into a table of YAML, after another one whose value is a scalar: on a line of its own, or after a comma where
    /// the table is written in braces.
    pub(crate) fn insert_after(source: &Source, entry: &Entry, text: &str) -> Vec<Self> {
        let whole = source.text();
        let line = whole.get(..entry.key_span.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        let before = whole.get(line..entry.key_span.start).unwrap_or_default();
        let end = entry.value.span.end;
        if !before.chars().all(|sign| matches!(sign, ' ' | '-')) {
            return vec![Self::new(source, end..end, format!(", {text}"))];
        }
        let rest = whole.get(end..).unwrap_or_default();
        let (at, break_) = match rest.find('\n') {
            Some(at) if rest.get(..at).is_some_and(|line| line.ends_with('\r')) => (end + at - 1, "\r\n"),
            Some(at) => (end + at, "\n"),
            None => (whole.len(), "\n"),
        };
        vec![Self::new(source, at..at, format!("{break_}{}{text}", before.replace('-', " ")))]
    }

    /// Takes an entry out of a table of YAML that has a line of its own. Nothing where other text is on the line, or the value goes on below.
    pub(crate) fn remove_line(source: &Source, entry: &Entry) -> Vec<Self> {
        let text = source.text();
        let span = entry.key_span.start..entry.value.span.end;
        let before = text.get(..span.start).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
        let after = text.get(span.end..).and_then(|after| after.split('\n').next()).unwrap_or_default();
        let is_alone = before.trim().is_empty() && after.trim().is_empty();
        let is_one = text.get(span.clone()).is_some_and(|own| !own.contains('\n'));
        if is_alone && is_one { Self::remove_lines(source, &span) } else { Vec::new() }
    }

    /// Takes out the whole lines that a span is on.
    pub(crate) fn remove_lines(source: &Source, span: &Span) -> Vec<Self> {
        let text = source.text();
        let start = text.get(..span.start).map_or(0, |before| before.rfind('\n').map_or(0, |at| at + 1));
        let end = text.get(span.end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| span.end + at + 1);
        vec![Self::new(source, start..end, "")]
    }
}

/// A text with its edits applied, and how many there were. Of edits that overlap the first is applied: the others are found anew in what
/// comes of it.
#[must_use]
pub fn apply<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> (String, usize) {
    let mut edits: Vec<&Edit> = edits.into_iter().collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    let (mut fixed, mut done, mut count) = (String::with_capacity(text.len()), 0, 0);
    for edit in edits {
        let Some(kept) = text.get(done..edit.span.start) else { continue };
        if text.get(edit.span.clone()).is_none() {
            continue;
        }
        fixed.push_str(kept);
        fixed.push_str(&edit.text);
        done = edit.span.end;
        count += 1;
    }
    fixed.push_str(text.get(done..).unwrap_or_default());
    (fixed, count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Syntax, parse};

    #[test]
    fn an_item_goes_with_its_comma() {
        for (list, index, expected) in [
            (r#"["a", "b", "a"]"#, 2, r#"["a", "b"]"#),
            (r#"["a", "a", "b",]"#, 1, r#"["a", "b",]"#),
            ("[\n  \"a\", # one\n  \"a\", # two\n]", 1, "[\n  \"a\", # two\n]"),
            (r#"["a", "b"]"#, 0, r#"["b"]"#),
            (r#"["a"]"#, 0, "[]"),
            (r#"["a" , ]"#, 0, "[ ]"),
        ] {
            let text = format!("x = {list}\n");
            let source = Source::new("f", text.clone());
            let root = parse(&source, Syntax::Toml).expect("TOML");
            let items = root.get("x").and_then(Node::items).expect("a list");
            assert_eq!(apply(&text, &Edit::remove_item(&source, items, index)).0, format!("x = {expected}\n"));
        }
    }

    #[test]
    fn edits_that_overlap_are_left_for_another_round() {
        let source = Source::new("f", "abcdefg");
        let edit = |span: Span, text: &str| Edit::new(&source, span, text);
        let edits = [edit(4..6, "X"), edit(0..2, ""), edit(1..5, "never"), edit(6..6, "!"), edit(90..99, "beyond")];
        assert_eq!(apply("abcdefg", &edits), ("cdX!g".to_owned(), 3));
    }

    #[test]
    fn an_entry_of_yaml_goes_below_another_one_as_the_table_is_written() {
        for (old, new) in [
            ("hooks:\n  - name: a # the first\n    b: c\n", "hooks:\n  - name: a # the first\n    x: y\n    b: c\n"),
            ("hooks:\r\n- name: a\r\n  b: c\r\n", "hooks:\r\n- name: a\r\n  x: y\r\n  b: c\r\n"),
            ("hooks:\n  - name: a", "hooks:\n  - name: a\n    x: y"),
            ("hooks: [{name: a}]\n", "hooks: [{name: a, x: y}]\n"),
        ] {
            let source = Source::new("f", old);
            let root = parse(&source, Syntax::Yaml).expect("YAML");
            let entry = root.pointer("/hooks/0").and_then(|hook| hook.entry("name")).expect("an entry");
            assert_eq!(apply(old, &Edit::insert_after(&source, entry, "x: y")).0, new);
        }
    }

    #[test]
    fn a_scalar_becomes_one_of_another_type_where_its_text_says_it() {
        for (old, wanted, new) in [
            ("\"50\"", "an integer", Some("50")),
            ("\"050\"", "an integer", None),
            ("'true'", "a boolean", Some("true")),
            ("\"yes\"", "a boolean", None),
            ("1", "a string", Some("\"1\"")),
            ("0x10", "a string", None),
            ("\"a\"", "an array", Some("[\"a\"]")),
            ("\"a, b\"", "an array", None),
            ("\"\"", "an array or null", None),
        ] {
            let source = Source::new("f", format!("x = {old}\n"));
            let root = parse(&source, Syntax::Toml).expect("TOML");
            let edits = Edit::retyped(&source, root.get("x").expect("a value"), wanted);
            assert_eq!(edits.first().map(|edit| edit.text.as_str()), new, "{old} as {wanted}");
        }
    }
}
