//! The syntaxes of documents, and what bounds all of them.

/// How deep a document may nest.
pub const MAX_DEPTH: usize = 128;

/// The syntaxes a document may be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// YAML 1.2, core schema, one document, without anchors and tags.
    Yaml,
    /// RFC 8259.
    Json,
    /// TOML 1.
    Toml,
}

impl Syntax {
    /// Whether a document can hold `null`.
    #[must_use]
    pub fn has_null(self) -> bool {
        !matches!(self, Self::Toml)
    }
}
