//! Places in files, as programs read them.

use dagstack_spec_model::Label;

/// A span of a file: lines from 1, columns from 1 in Unicode scalar values, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) column: usize,
    pub(super) end_line: usize,
    pub(super) end_column: usize,
}

impl Place {
    pub(super) fn of(label: &Label) -> Self {
        let start = label.source.position(label.span.start);
        let end = label.source.position(label.span.end);
        Self { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
    }
}
