//! Reading JSON that servers write, without losing any of it (DSP-04).

use std::fmt;

use serde::de::{DeserializeSeed, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize as _, Deserializer};
use serde_json::Value;

/// Why a text is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unread {
    /// It is not JSON.
    NotJson(String),
    /// It is JSON that no value holds as it is: a key twice, half of a surrogate pair, too deep.
    NotKept(String),
}

impl fmt::Display for Unread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson(why) => write!(formatter, "no JSON ({why})"),
            Self::NotKept(why) => write!(formatter, "JSON that can't be kept as it is ({why})"),
        }
    }
}

/// Reads a text. Numbers keep their digits and objects their order.
///
/// # Errors
/// It is not JSON, or JSON that would be changed.
pub(super) fn read(text: &str) -> Result<Value, Unread> {
    let value: Value = serde_json::from_str(text).map_err(|error| unread(text, &error))?;
    let mut source = serde_json::Deserializer::from_str(text);
    match Unique(&value).deserialize(&mut source) {
        Ok(()) => Ok(value),
        Err(_) => Err(Unread::NotKept("an object has a key twice".to_owned())),
    }
}

/// What is passed over may be deeper than what is kept, and its texts are not looked at.
fn unread(text: &str, error: &serde_json::Error) -> Unread {
    match serde_json::from_str::<IgnoredAny>(text) {
        Ok(_) => Unread::NotKept(error.to_string()),
        Err(_) => Unread::NotJson(error.to_string()),
    }
}

/// Goes through a text beside the value that was read from it, in which the last of several equal keys is left.
struct Unique<'a>(&'a Value);

impl<'de> DeserializeSeed<'de> for Unique<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<(), D::Error> {
        match self.0 {
            Value::Array(_) => source.deserialize_seq(self),
            Value::Object(_) => source.deserialize_map(self),
            _ => IgnoredAny::deserialize(source).map(|_| ()),
        }
    }
}

impl<'de> Visitor<'de> for Unique<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        for item in self.0.as_array().into_iter().flatten() {
            items.next_element_seed(Unique(item))?;
        }
        // The end, too, is to be read.
        items.next_element::<IgnoredAny>().map(|_| ())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut count = 0;
        while let Some(key) = entries.next_key::<String>()? {
            count += 1;
            entries.next_value_seed(Unique(self.0.get(&key).unwrap_or(&Value::Null)))?;
        }
        let kept = self.0.as_object().map_or(0, serde_json::Map::len);
        if count == kept { Ok(()) } else { Err(A::Error::custom("a key twice")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_kept_as_it_is_written() {
        for text in [
            r#"{"z":1,"a":{"y":[],"b":null}}"#,
            "[123456789012345678901234567890,-0,-0.0,1.50,1e+400,0.1]",
            r#""\ud83e\udde9""#,
            "null",
        ] {
            let kept = read(text).expect("a value").to_string();
            assert_eq!(kept, text.replace(r"\ud83e\udde9", "\u{1f9e9}"));
        }
    }

    #[test]
    fn a_key_twice_is_not_kept() {
        for text in [r#"{"a":1,"a":1}"#, r#"[{"b":{"a":1,"\u0061":[2]}}]"#, r#"{"a":{"x":1},"a":{"x":1}}"#] {
            assert_eq!(read(text), Err(Unread::NotKept("an object has a key twice".to_owned())), "{text}");
        }
    }

    #[test]
    fn what_no_value_holds_is_distinguished_from_what_is_not_json() {
        let deep = format!("{}{}", "[".repeat(1_000), "]".repeat(1_000));
        for text in [r#"["\ud83e"]"#, deep.as_str()] {
            assert!(matches!(read(text), Err(Unread::NotKept(_))), "{text}");
        }
        let open = "[".repeat(100_000);
        for text in ["", "hello", "{", "[1] 2", "NaN", "01", r#"{"a":1,"a"}"#, open.as_str()] {
            assert!(matches!(read(text), Err(Unread::NotJson(_))), "{text}");
        }
    }
}
