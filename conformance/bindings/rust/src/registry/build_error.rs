//! What a host can say wrongly.

/// What is wrong with what a host configured.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BuildError {
    /// The core's version is not a PEP 440 version.
    #[error("the core version `{0}` is not a PEP 440 version")]
    CoreVersion(String),
    /// What should be an origin, as in `https://mcp.example.org`, is something else.
    #[error("`{0}` is not an origin of HTTP, as in `https://mcp.example.org`")]
    Origin(String),
    /// A payload schema of a hookspec does not compile.
    #[error("the schema of `{kind}.{hook}` does not compile: {reason}")]
    PayloadSchema {
        /// The kind.
        kind: String,
        /// The hook.
        hook: String,
        /// Why not.
        reason: String,
    },
    /// Two hookspecs have one kind and one major.
    #[error("the kind `{kind}` has two hookspecs of major {major}")]
    DuplicateKind {
        /// The kind.
        kind: String,
        /// The major of both.
        major: u64,
    },
}
