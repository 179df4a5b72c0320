//! Names that MCP advises against: they are sent all the same, with a warning.

use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// The longest name that MCP has in mind, in characters.
const LONGEST: usize = 128;

/// How many names are warned of: fields of inputs make as many as there are calls.
const MOST: usize = 64;

/// The names outside MCP's form that were warned of, each once.
#[derive(Debug, Default)]
pub(in crate::mcp) struct NameWarnings(Mutex<BTreeSet<String>>);

impl NameWarnings {
    /// Whether a name is to be warned of now.
    pub(in crate::mcp) fn is_due(&self, name: &str) -> bool {
        if is_formed(name) {
            return false;
        }
        let mut warned = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // No more of a name is kept than shows that it is too long.
        let start = name.char_indices().nth(LONGEST + 1).map_or(name, |(end, _)| &name[..end]);
        warned.len() < MOST && warned.insert(start.to_owned())
    }
}

/// Whether a name is of the form that MCP gives for the names of tools.
fn is_formed(name: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte);
    (1..=LONGEST).contains(&name.len()) && name.bytes().all(is_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_another_form_are_warned_of_once() {
        let warnings = NameWarnings::default();
        let long = "a".repeat(LONGEST + 1);
        for name in ["", "say hello", "p/q", "gr\u{fc}n", long.as_str()] {
            assert!(warnings.is_due(name) && !warnings.is_due(name), "{name}");
        }
        for name in ["tool.calc.execute.add", "A-1_b", &long[1..]] {
            assert!(!warnings.is_due(name), "{name}");
        }
    }

    #[test]
    fn no_more_are_kept_than_are_of_use() {
        let warnings = NameWarnings::default();
        let due = (0..1_000).filter(|number| warnings.is_due(&format!("{number} {}", "\u{fc}".repeat(1_000)))).count();
        assert_eq!(due, MOST);
        assert!(warnings.0.lock().expect("a lock").iter().all(|name| name.chars().count() <= LONGEST + 1));
    }
}
