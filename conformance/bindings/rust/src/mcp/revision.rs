//! The revisions of MCP whose messages we read: <https://modelcontextprotocol.io/specification/versioning>.

use std::fmt;

use serde_json::Value;

/// A revision of MCP, older ones before newer ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Revision {
    V2024_11_05,
    V2025_03_26,
    V2025_06_18,
    V2025_11_25,
    V2026_07_28,
}

impl Revision {
    /// The newest one, in which servers are asked what they speak (RUN-07).
    pub(super) const NEWEST: Self = Self::V2026_07_28;

    /// What `initialize` offers to a server that listed nothing. The later one of its era lets a server close a stream and be polled
    /// for the answer, which we don't do.
    pub(super) const OFFERED: Self = Self::V2025_06_18;

    const ALL: [Self; 5] =
        [Self::V2024_11_05, Self::V2025_03_26, Self::V2025_06_18, Self::V2025_11_25, Self::V2026_07_28];

    /// The revision of this name.
    pub(super) fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|revision| revision.as_str() == name)
    }

    /// Of what a server lists the newest one that is ours.
    pub(super) fn newest_of(listed: &[Value]) -> Option<Self> {
        listed.iter().filter_map(Value::as_str).filter_map(Self::read).max()
    }

    /// The names of all, as a failure shows them.
    pub(super) fn names() -> String {
        Self::ALL.map(Self::as_str).join(", ")
    }

    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::V2024_11_05 => "2024-11-05",
            Self::V2025_03_26 => "2025-03-26",
            Self::V2025_06_18 => "2025-06-18",
            Self::V2025_11_25 => "2025-11-25",
            Self::V2026_07_28 => "2026-07-28",
        }
    }
}

impl fmt::Display for Revision {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn newest(listed: &Value) -> Option<Revision> {
        Revision::newest_of(listed.as_array().expect("a list"))
    }

    #[test]
    fn the_newest_that_is_ours_is_used_wherever_it_is_listed() {
        assert_eq!(
            newest(&json!(["2025-03-26", "2026-07-28", "2099-01-01", "2025-11-25"])),
            Some(Revision::V2026_07_28)
        );
        assert_eq!(newest(&json!(["2025-03-26", "2025-11-25"])), Some(Revision::V2025_11_25));
        assert_eq!(newest(&json!(["2099-01-01", 7, null, ""])), None);
        assert_eq!(newest(&json!([])), None);
    }

    #[test]
    fn names_are_in_order_and_read_back() {
        for revision in Revision::ALL {
            assert_eq!(Revision::read(&revision.to_string()), Some(revision));
        }
        assert!(Revision::ALL.is_sorted());
        assert_eq!(Revision::ALL.last(), Some(&Revision::NEWEST));
    }
}
