//! The types of JSON Schema.

use serde_json::Value;

use crate::decimal::Decimal;

/// A type of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum JsonType {
    /// `null`.
    Null,
    /// `boolean`.
    Boolean,
    /// `integer`: a number without a fraction, however it is written.
    Integer,
    /// `number`; integers are numbers too.
    Number,
    /// `string`.
    String,
    /// `array`.
    Array,
    /// `object`.
    Object,
}

impl JsonType {
    /// The type with this name in JSON Schema.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|ty| ty.name() == name)
    }

    /// The type of a value; a number without a fraction is an [`JsonType::Integer`].
    #[must_use]
    pub fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if Decimal::from(number).is_integer() => Self::Integer,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// Whether a value can be of both types: an integer is a number.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        let is_number = |ty| matches!(ty, Self::Integer | Self::Number);
        self == other || (is_number(self) && is_number(other))
    }

    /// Whether all values of the other type are of this one.
    #[must_use]
    pub fn includes(self, other: Self) -> bool {
        self == other || (self == Self::Number && other == Self::Integer)
    }

    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Null, Self::Boolean, Self::Integer, Self::Number, Self::String, Self::Array, Self::Object];

    /// The name in JSON Schema.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }
}
