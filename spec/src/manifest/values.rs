//! How values of a manifest are read that serde has no type for.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Map;

/// A table whose content is accepted and forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct FreeTable;

impl<'de> Deserialize<'de> for FreeTable {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Table;
        impl<'de> Visitor<'de> for Table {
            type Value = FreeTable;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a table")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<FreeTable, A::Error> {
                while entries.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
                Ok(FreeTable)
            }
        }
        deserializer.deserialize_map(Table)
    }
}

impl Serialize for FreeTable {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Map::new().serialize(serializer)
    }
}

impl JsonSchema for FreeTable {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "FreeTable".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"type": "object", "additionalProperties": true})
    }
}

/// The largest double below which every integer is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// JSON Schema takes `30.0` for an integer, and so do we.
fn whole<E: serde::de::Error>(value: f64) -> Result<u64, E> {
    if value.fract() == 0.0 && (0.0..EXACT).contains(&value) {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole, not negative, and exact")]
        Ok(value as u64)
    } else {
        Err(E::invalid_value(Unexpected::Float(value), &"a whole number that fits 64 bits"))
    }
}

fn number<E: serde::de::Error>(value: &serde_json::Number) -> Result<u64, E> {
    match (value.as_u64(), value.as_f64()) {
        (Some(integer), _) => Ok(integer),
        (None, Some(float)) => whole(float),
        (None, None) => Err(E::custom("not a number that fits 64 bits")),
    }
}

/// An integer, as JSON Schema has it.
pub(super) fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    number(&serde_json::Number::deserialize(deserializer)?)
}

/// A duration that may be absent.
pub(super) fn optional_integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    let value = Option::<serde_json::Number>::deserialize(deserializer)?;
    let integer = value.as_ref().map(number::<D::Error>).transpose()?;
    if integer == Some(0) {
        return Err(D::Error::custom("a duration is more than zero"));
    }
    Ok(integer)
}
