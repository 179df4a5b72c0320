//! What `known update` did to a list.

/// One change of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An entry was taken out: its cases pass, or it fits none.
    Removed {
        /// The id or pattern.
        id: String,
        /// Why.
        why: String,
        /// The entry as it was, with its own comments.
        entry: String,
    },
    /// A pattern is no longer true of all its cases: those for which it does have entries of their own now.
    Split {
        /// The pattern.
        id: String,
        /// The cases that keep its reason.
        into: Vec<String>,
        /// The entry as it was.
        entry: String,
    },
    /// An entry says another outcome or cause now. Its reason is kept, and is to be looked at.
    Changed {
        /// The id or pattern.
        id: String,
        /// What it was, and what it is now.
        what: String,
        /// The reason that it keeps.
        reason: String,
    },
    /// A failure was added.
    Added {
        /// The case.
        id: String,
    },
}
