//! Enumerations.

use dagstack_spec_model::json_schema::Keyword;
use serde_json::Value;

/// Which keyword lists the values of an enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// `enum`.
    Enum,
    /// `const`.
    Const,
}

impl Choice {
    /// The keyword.
    #[must_use]
    pub fn keyword(self) -> Keyword {
        match self {
            Self::Enum => Keyword::Enum,
            Self::Const => Keyword::Const,
        }
    }
}

/// An enumeration of strings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StringEnum {
    /// The keyword that a problem is reported with.
    pub choice: Choice,
    /// In the schema's order, unique, not empty.
    pub members: Vec<EnumMember>,
}

/// An enumeration of values that are not all strings.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEnum {
    /// The keyword that a problem is reported with.
    pub choice: Choice,
    /// In the schema's order, unique, not empty. Compared as JSON Schema does: `1` is `1.0`.
    pub values: Vec<Value>,
    /// From `x-enum-names`, where the schema names the values: one name each, words that each language spells.
    pub names: Option<Vec<String>>,
}

/// A member of a string enumeration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumMember {
    /// As on the wire.
    pub value: String,
    /// From `x-enumDescriptions`, where the schema explains it.
    pub description: Option<String>,
    /// From `x-enum-names`, where the schema names it: words that each language spells.
    pub name: Option<String>,
}
