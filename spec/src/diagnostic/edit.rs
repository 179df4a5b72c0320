//! Fixes: edits of a text that change what is wrong and nothing else, so that comments and layout stay.

use crate::document::Node;
use crate::source::{Source, Span};

/// One edit of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that are replaced.
    pub span: Span,
    /// What takes their place.
    pub text: String,
}

impl Edit {
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
        vec![Self { span: node.span.clone(), text: format!("{quote}{text}{quote}") }]
    }

    /// Takes an item out of a list, with the comma that belongs to it.
    pub(crate) fn remove_item(items: &[Node], index: usize) -> Vec<Self> {
        let span =
            match (index.checked_sub(1).and_then(|before| items.get(before)), items.get(index), items.get(index + 1)) {
                (Some(before), Some(item), _) => before.span.end..item.span.end,
                (None, Some(item), Some(after)) => item.span.start..after.span.start,
                _ => return Vec::new(),
            };
        vec![Self { span, text: String::new() }]
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
            (r#"["a"]"#, 0, r#"["a"]"#),
        ] {
            let text = format!("x = {list}\n");
            let source = Source::new("f", text.clone());
            let root = parse(&source, Syntax::Toml).expect("TOML");
            let items = root.get("x").and_then(Node::items).expect("a list");
            assert_eq!(apply(&text, &Edit::remove_item(items, index)).0, format!("x = {expected}\n"));
        }
    }

    #[test]
    fn edits_that_overlap_are_left_for_another_round() {
        let edit = |span: Span, text: &str| Edit { span, text: text.to_owned() };
        let edits = [edit(4..6, "X"), edit(0..2, ""), edit(1..5, "never"), edit(6..6, "!"), edit(90..99, "beyond")];
        assert_eq!(apply("abcdefg", &edits), ("cdX!g".to_owned(), 3));
    }
}
