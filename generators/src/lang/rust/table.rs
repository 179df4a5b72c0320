//! The layout of a table that is emitted: what fits on a line is on one.

use std::fmt::Write as _;

use super::text::WIDTH;

/// A part of a table: text, or a list in brackets.
pub(super) enum Part {
    Text(String),
    List { before: String, brackets: [char; 2], rows: Vec<Part>, broken: bool },
}

impl Part {
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    pub(super) fn list(before: &str, brackets: [char; 2], rows: Vec<Self>) -> Self {
        Self::List { before: before.to_owned(), brackets, rows, broken: false }
    }

    /// A list in braces with a row a line.
    pub(super) fn broken(before: &str, rows: Vec<Self>) -> Self {
        Self::List { before: before.to_owned(), brackets: ['{', '}'], rows, broken: true }
    }

    /// The part on one line, where it is not to be broken.
    pub(super) fn flat(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::List { broken: true, .. } => None,
            Self::List { before, brackets: [open, close], rows, .. } => {
                let rows: Vec<String> = rows.iter().map(Self::flat).collect::<Option<_>>()?;
                let space = if *open == '{' { " " } else { "" };
                Some(format!("{before}{open}{space}{}{space}{close}", rows.join(", ")))
            }
        }
    }

    /// Prints the part at an indent, on one line where it fits there.
    pub(super) fn print(&self, text: &mut String, indent: usize) {
        let flat = self.flat().filter(|flat| indent + flat.len() < WIDTH);
        match (flat, self) {
            (Some(flat), _) => text.push_str(&flat),
            (None, Self::Text(part)) => text.push_str(part),
            (None, Self::List { before, brackets: [open, close], rows, .. }) => {
                let _ = writeln!(text, "{before}{open}");
                for row in rows {
                    let _ = write!(text, "{:1$}", "", indent + 4);
                    row.print(text, indent + 4);
                    text.push_str(",\n");
                }
                let _ = write!(text, "{:indent$}{close}", "");
            }
        }
    }
}
