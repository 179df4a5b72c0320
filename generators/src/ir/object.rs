//! Objects.

use serde_json::Value;

use super::{Docs, Type};

/// An object whose keys are free.
#[derive(Debug, Clone, PartialEq)]
pub struct MapType {
    /// What each value is.
    pub value: Box<Type>,
    /// `minProperties`.
    pub min_properties: Option<u64>,
    /// `maxProperties`.
    pub max_properties: Option<u64>,
}

/// An object with named properties.
#[derive(Debug, Clone, PartialEq)]
pub struct StructType {
    /// The properties, in the schema's order, with unique names.
    pub fields: Vec<Field>,
    /// What other keys may hold; `None` where there are none (`additionalProperties: false`).
    pub additional: Option<Box<Type>>,
    /// `minProperties`, over all keys.
    pub min_properties: Option<u64>,
    /// `maxProperties`, over all keys.
    pub max_properties: Option<u64>,
}

/// A property of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// As on the wire: any string.
    pub json_name: String,
    /// What it holds.
    pub ty: Type,
    /// Whether it must be there, and what stands for it where it is not.
    pub presence: Presence,
    /// For the doc comment.
    pub docs: Docs,
    /// Checked when it is there, but neither kept by the type nor written back (the manifest's `metadata`, MAN-08).
    pub transient: bool,
}

/// Whether a property must be there.
#[derive(Debug, Clone, PartialEq)]
pub enum Presence {
    /// It is in `required`.
    Required,
    /// It may be absent, and absent is a state of its own (different from `null`).
    Optional,
    /// It may be absent, and then this value, which its own type accepts, stands for it: an accessor gives it. The value of
    /// the type keeps what the document had, so what was read is written as it came.
    Defaulted(Value),
    /// It may be absent, and then reading fills in this value, which its own type accepts; it is always written back. The
    /// manifest alone is normalised like this (MAN-03).
    Filled(Value),
}

impl Presence {
    /// The value that stands for an absent one.
    #[must_use]
    pub fn default(&self) -> Option<&Value> {
        match self {
            Self::Defaulted(value) | Self::Filled(value) => Some(value),
            Self::Required | Self::Optional => None,
        }
    }
}
