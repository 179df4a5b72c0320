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
    /// Where each line begins; found when somebody first asks for a position.
    line_starts: OnceLock<Vec<usize>>,
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
        Self(Arc::new(Inner { name: name.into(), text: text.into(), line_starts: OnceLock::new() }))
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
        // The first line starts at 0, so that at least one start is not behind the offset.
        let line = starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|index| starts.get(index)).copied().unwrap_or_default();
        Position { line, column: text[start..offset].chars().count() + 1 }
    }

    /// Where each line begins. A reader of a list asks for the position of each entry: counting from the top each time would cost the
    /// square of the length.
    fn line_starts(&self) -> &[usize] {
        self.0.line_starts.get_or_init(|| {
            let breaks = self.text().bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(breaks.map(|(at, _)| at + 1)).collect()
        })
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
