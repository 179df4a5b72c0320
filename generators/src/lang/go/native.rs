//! Types of Go itself that nodes of a document have methods for.

/// A type of Go itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Native {
    Any,
    Boolean,
    String,
    /// An integer of 32 bits at least.
    Int,
    Integer,
    Unsigned,
    Number,
}

impl Native {
    /// The type, as Go writes it.
    pub(super) const fn go(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Boolean => "bool",
            Self::String => "string",
            Self::Int => "int",
            Self::Integer => "int64",
            Self::Unsigned => "uint64",
            Self::Number => "float64",
        }
    }

    /// The method of a node that gives a value of it.
    pub(super) const fn method(self) -> &'static str {
        match self {
            Self::Any => "Any",
            Self::Boolean => "Boolean",
            Self::String => "String",
            Self::Int => "Int",
            Self::Integer => "Integer",
            Self::Unsigned => "Unsigned",
            Self::Number => "Number",
        }
    }
}
