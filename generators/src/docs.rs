//! Texts from schemas as lines for doc comments: cleaned, wrapped, language-neutral. Each language adds its own comment
//! signs and escapes its own end-of-comment.

use crate::ir::Docs;

/// The lines of a doc comment, none longer than `width` columns unless a single word is; no line holds a control
/// character. Empty where there is nothing to say.
#[must_use]
pub fn lines(docs: &Docs, width: usize) -> Vec<String> {
    let mut blocks: Vec<Vec<String>> = Vec::new();
    let description = docs.description.as_deref().or(docs.title.as_deref()).unwrap_or_default();
    blocks.extend(paragraphs(description, width));
    if !docs.examples.is_empty() {
        let examples: Vec<String> = docs.examples.iter().map(|value| format!("`{value}`")).collect();
        let label = if examples.len() == 1 { "Example" } else { "Examples" };
        blocks.extend(paragraphs(&format!("{label}: {}", examples.join(", ")), width));
    }
    let direction = match (docs.read_only, docs.write_only) {
        (true, false) => Some("Read-only."),
        (false, true) => Some("Write-only."),
        _ => None,
    };
    blocks.extend(direction.map(|line| vec![line.to_owned()]));
    blocks.join(&String::new())
}

/// Splits text at blank lines and wraps each paragraph. Lines that start with a list sign or are indented keep their
/// breaks, and what is between fences stays as it is.
#[must_use]
pub fn paragraphs(text: &str, width: usize) -> Vec<Vec<String>> {
    let mut paragraphs: Vec<Vec<String>> = Vec::new();
    let mut current: Vec<Line> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.split(['\n', '\u{2028}', '\u{2029}', '\u{85}']) {
        let line = clean(line);
        let sign = ["```", "~~~"].into_iter().find(|sign| line.trim_start().starts_with(sign));
        let verbatim = fence.is_some() || sign.is_some();
        match fence {
            None => fence = sign,
            Some(open) if sign == Some(open) => fence = None,
            Some(_) => {}
        }
        if verbatim {
            current.push(Line::Verbatim(line.trim_end().to_owned()));
        } else if line.trim().is_empty() {
            paragraphs.extend((!current.is_empty()).then(|| finish(&mut current, width)));
        } else {
            match current.last_mut() {
                Some(Line::Flowing(last)) if !starts_block(&line) => {
                    last.push(' ');
                    last.push_str(line.trim());
                }
                _ => current.push(Line::Flowing(line.trim_end().to_owned())),
            }
        }
    }
    paragraphs.extend((!current.is_empty()).then(|| finish(&mut current, width)));
    paragraphs
}

/// A line of a paragraph being filled.
enum Line {
    /// It may be wrapped.
    Flowing(String),
    /// It is between fences, or is one.
    Verbatim(String),
}

fn finish(lines: &mut Vec<Line>, width: usize) -> Vec<String> {
    lines
        .drain(..)
        .flat_map(|line| match line {
            Line::Flowing(line) => wrap(&line, width),
            Line::Verbatim(line) => vec![line],
        })
        .collect()
}

fn starts_block(line: &str) -> bool {
    line.starts_with(['-', '*', '|', '>', '#', ' ', '\t'])
}

fn wrap(line: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .subsequent_indent(if line.starts_with(['-', '*']) { "  " } else { "" });
    textwrap::wrap(line, options).into_iter().map(|line| line.trim_end().to_owned()).collect()
}

/// Replaces what must not stand in source code: control characters, and the signs that reorder text to deceive a reader.
#[must_use]
pub fn clean(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\t' => ' ',
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => '\u{fffd}',
            control if control.is_control() => '\u{fffd}',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_joined_and_wrapped_and_lists_kept() {
        let docs = Docs { description: Some("one\ntwo\n\n- first\n- second line\nmore".to_owned()), ..Docs::default() };
        assert_eq!(lines(&docs, 12), ["one two", "", "- first", "- second", "  line more"]);
    }

    #[test]
    fn what_is_between_fences_stays_as_it_is() {
        let docs =
            Docs { description: Some("See:\n```\nfirst line\n\n  second\n```\nthe end".to_owned()), ..Docs::default() };
        assert_eq!(lines(&docs, 6), ["See:", "```", "first line", "", "  second", "```", "the", "end"]);
    }

    #[test]
    fn nothing_that_deceives_or_controls_is_left() {
        let docs = Docs { description: Some("a\u{202e}b\rc\u{2028}d\u{1b}[31m".to_owned()), ..Docs::default() };
        let text = lines(&docs, 80).join("\n");
        assert!(text.chars().all(|sign| sign == '\n' || !sign.is_control()), "{text:?}");
        assert!(!text.contains('\u{202e}'));
    }
}
