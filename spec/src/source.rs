//! Source files: text that came from outside, with a name to show and positions to point at.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// A span of bytes in a [`Source`], end exclusive.
pub type Span = Range<usize>;

/// One input file: the name it is shown by, and its text.
///
/// Cheap to clone; every [`crate::Label`] holds one, so a diagnostic can be printed anywhere.
#[derive(Clone)]
pub struct Source(Arc<Inner>);

struct Inner {
    name: String,
    text: String,
    /// Where each line starts, found when the first position is asked for: a file may have as many problems as lines.
    lines: OnceLock<Vec<usize>>,
}

/// A position as editors show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in Unicode scalar values, from 1.
    pub column: usize,
}

impl Source {
    /// Takes the name shown in messages (a relative path with `/`) and the whole text.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self(Arc::new(Inner { name: name.into(), text: text.into(), lines: OnceLock::new() }))
    }

    /// The name shown in messages.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.0.text
    }

    /// Line and column of a byte offset. An offset past the end, or inside a character, counts as the nearest
    /// character before it.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let text = self.text();
        let mut offset = offset.min(text.len());
        while !text.is_char_boundary(offset) {
            offset -= 1;
        }
        let starts = self.line_starts();
        let line = starts.partition_point(|start| *start <= offset);
        Position { line, column: text[starts[line - 1]..offset].chars().count() + 1 }
    }

    /// Where each line starts; the first one at 0.
    fn line_starts(&self) -> &[usize] {
        let find = || std::iter::once(0).chain(self.text().match_indices('\n').map(|(at, _)| at + 1)).collect();
        self.0.lines.get_or_init(find)
    }
}

impl fmt::Debug for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Source({:?}, {} bytes)", self.name(), self.text().len())
    }
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || (self.name() == other.name() && self.text() == other.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_and_offsets_are_clamped() {
        let source = Source::new("a", "x\näöü = 1\n");
        let second = source.text().find('ö').expect("in the text");
        assert_eq!(source.position(second), Position { line: 2, column: 2 });
        assert_eq!(source.position(second + 1), Position { line: 2, column: 2 });
        assert_eq!(source.position(10_000), Position { line: 3, column: 1 });
        assert_eq!(source.position(0), Position { line: 1, column: 1 });
        assert_eq!(source.position(1), Position { line: 1, column: 2 });
        assert_eq!(source.position(2), Position { line: 2, column: 1 });
        assert_eq!(Source::new("a", "").position(3), Position { line: 1, column: 1 });
    }
}
