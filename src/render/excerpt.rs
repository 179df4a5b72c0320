//! The part of a file that is shown around a place: whole lines where they are of a readable length, and cut around the caret
//! where they are not.

use dagstack_spec_model::{Source, Span};

use super::clean::is_unsafe;

/// How many characters of a line are shown around what the caret points at.
const AROUND: usize = 80;
/// Lines up to this many bytes are shown whole.
const LONG: usize = 240;
/// Places at most this many lines apart are shown in one piece.
const NEAR: usize = 8;
/// How many characters of a long value the caret underlines.
const MARKED: usize = 60;

/// Some lines of a file, safe for a terminal, with a place in them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The text to show.
    pub(super) text: String,
    /// The place in it.
    pub(super) span: Span,
    /// The number of its first line.
    pub(super) line: usize,
    /// The column of the place in the file.
    pub(super) column: usize,
    /// Whether nothing was cut from its lines.
    pub(super) whole: bool,
}

/// Cuts out the line of a place. A place over several lines is shown by its first.
pub(super) fn excerpt(source: &Source, span: &Span) -> Excerpt {
    let text = source.text();
    let position = source.position(span.start);
    let start = floor(text, span.start);
    let line_start = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |newline| newline + 1);
    let line_end = text.get(start..).and_then(|after| after.find('\n')).map_or(text.len(), |newline| start + newline);
    let end = floor(text, span.end.clamp(start, line_end)).max(start);
    let before = text.get(line_start..start).unwrap_or_default();
    let marked = text.get(start..end).unwrap_or_default();
    let after = text.get(end..line_end).unwrap_or_default().trim_end_matches('\r');

    let mut shown = String::new();
    let long = line_end - line_start > LONG;
    if long {
        let from = nth_from_end(before, AROUND);
        if from > 0 {
            shown.push('…');
        }
        push(&mut shown, before.get(from..).unwrap_or_default());
    } else {
        push(&mut shown, before);
    }
    let marked_start = shown.len();
    let cut = if long { nth(marked, MARKED) } else { marked.len() };
    push(&mut shown, marked.get(..cut).unwrap_or_default());
    let marked_end = shown.len();
    if cut < marked.len() {
        shown.push('…');
    } else {
        let cut = if long { nth(after, AROUND) } else { after.len() };
        push(&mut shown, after.get(..cut).unwrap_or_default());
        if cut < after.len() {
            shown.push('…');
        }
    }
    Excerpt { text: shown, span: marked_start..marked_end, line: position.line, column: position.column, whole: !long }
}

/// The lines of two places as one excerpt, with the second place in it, where they are near to each other and none is long.
pub(super) fn joined(source: &Source, first: &Span, second: &Span) -> Option<(Excerpt, Span)> {
    let text = source.text();
    let (early, late) = if first.start <= second.start { (first, second) } else { (second, first) };
    let start = text.get(..early.start)?.rfind('\n').map_or(0, |newline| newline + 1);
    let end = text.get(late.start..)?.find('\n').map_or(text.len(), |newline| late.start + newline);
    let lines = text.get(start..end)?;
    if lines.lines().count() > NEAR || lines.lines().any(|line| line.len() > LONG) {
        return None;
    }
    let first_line = |span: &Span| {
        let length = text.get(span.clone()).and_then(|place| place.find(['\r', '\n'])).unwrap_or(span.len());
        [span.start, span.start + length]
    };
    let wanted = [first_line(first), first_line(second)];
    let mut places = wanted;
    let mut shown = String::with_capacity(lines.len());
    for (offset, character) in lines.char_indices().chain([(lines.len(), '\r')]) {
        for (place, wanted) in places.iter_mut().flatten().zip(wanted.iter().flatten()) {
            if start + offset <= *wanted {
                *place = shown.len();
            }
        }
        match character {
            '\n' => shown.push('\n'),
            '\r' => {}
            character => push(&mut shown, character.encode_utf8(&mut [0; 4])),
        }
    }
    let [[from, to], [other_from, other_to]] = places;
    let (line, column) = (source.position(early.start).line, source.position(first.start).column);
    Some((Excerpt { text: shown, span: from..to, line, column, whole: true }, other_from..other_to))
}

fn floor(text: &str, mut offset: usize) -> usize {
    offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The byte at which the `count`th character begins, or the end.
fn nth(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// The byte at which the last `count` characters begin.
fn nth_from_end(text: &str, count: usize) -> usize {
    text.char_indices().rev().nth(count.saturating_sub(1)).map_or(0, |(at, _)| at)
}

/// Appends text, each unsafe character shown as a replacement.
fn push(shown: &mut String, text: &str) {
    shown.extend(text.chars().map(|character| match character {
        '\t' => ' ',
        character if is_unsafe(character) => char::REPLACEMENT_CHARACTER,
        character => character,
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, span: Span) -> (String, String) {
        let excerpt = excerpt(&Source::new("f", text), &span);
        let marked = excerpt.text[excerpt.span.clone()].to_owned();
        (excerpt.text, marked)
    }

    #[test]
    fn a_line_is_shown_whole() {
        assert_eq!(shown("a = 1\nbc = 2\r\n", 11..12), ("bc = 2".to_owned(), "2".to_owned()));
        assert_eq!(shown("", 0..0), (String::new(), String::new()));
        assert_eq!(shown("a\n", 2..9), (String::new(), String::new()));
    }

    #[test]
    fn a_place_over_several_lines_is_shown_by_its_first() {
        assert_eq!(shown("x = [\n1,\n]\n", 4..10), ("x = [".to_owned(), "[".to_owned()));
    }

    #[test]
    fn near_places_are_shown_together() {
        let text = "[plugin]\nfirst = true\r\n\u{1b}x = 1\nlast = 'ä'\n";
        let source = Source::new("f", text);
        let (first, last) = (text.find("true").expect("there"), text.find("'ä'").expect("there"));
        let (excerpt, second) = joined(&source, &(last..last + 4), &(first..first + 4)).expect("near");
        assert_eq!(excerpt.text, "first = true\n\u{fffd}x = 1\nlast = 'ä'");
        assert_eq!((excerpt.line, excerpt.column), (2, 8));
        assert_eq!(&excerpt.text[excerpt.span.clone()], "'ä'");
        assert_eq!(&excerpt.text[second], "true");
        let far = format!("a = 1\n{}b = 2\n", "#\n".repeat(NEAR));
        assert!(joined(&Source::new("f", far.clone()), &(0..1), &(far.len() - 6..far.len() - 5)).is_none());
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let text = format!("{}HERE{}", "a".repeat(1_000_000), "b".repeat(1_000_000));
        let (text, marked) = shown(&text, 1_000_000..1_000_004);
        assert_eq!(marked, "HERE");
        assert_eq!(text.chars().count(), AROUND * 2 + 4 + 2);
    }

    #[test]
    fn control_characters_are_replaced_and_the_place_still_fits() {
        let (text, marked) = shown("k\u{1b}[31m = \"\u{9b}2J\u{202e}\"", 9..17);
        assert_eq!(text, "k\u{fffd}[31m = \"\u{fffd}2J\u{fffd}\"");
        assert_eq!(marked, "\"\u{fffd}2J\u{fffd}");
    }
}
