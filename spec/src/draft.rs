//! The dialects of JSON Schema that schemas for editors are written in.

use crate::json_schema::{DEFINITIONS, Keyword};

/// Where this project's schemas live: what their `$id` starts with.
pub(crate) const BASE: &str = "https://dagstack.dev/spec/v1/";

/// A dialect of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// JSON Schema 2020-12.
    Draft202012,
    /// JSON Schema draft-07, which editors understand best.
    Draft07,
}

impl Draft {
    /// What `$schema` says.
    #[must_use]
    pub fn dialect(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// The keyword that holds definitions.
    pub(crate) fn definitions(self) -> &'static str {
        match self {
            Self::Draft202012 => Keyword::Defs.name(),
            Self::Draft07 => DEFINITIONS,
        }
    }

    /// What `$id` says of the project's schema with this name.
    #[must_use]
    pub fn address(self, name: &str) -> String {
        format!("{BASE}{name}.{}", self.suffix())
    }

    /// Whether an `$id` is that of one of the project's schemas.
    #[must_use]
    pub fn is_address(id: &str) -> bool {
        id.starts_with(BASE)
    }

    /// What the file name of a schema in this dialect ends with, after the first dot.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Draft202012 => "schema.json",
            Self::Draft07 => "draft-07.schema.json",
        }
    }
}
