//! What one emitted type makes of one text.

use serde_json::{Value, json};

use crate::generated::support::{Json, Problem, Problems};

/// What a type makes of a text.
pub(crate) fn answer<T: Json + serde::Serialize + serde::de::DeserializeOwned + PartialEq>(text: &str) -> Value {
    let read = T::from_text(text).is_ok();
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return json!({"malformed": error.to_string(), "read": read}),
    };
    let checked = T::check(&value);
    let decoded = T::from_value(value.clone());
    // An alias of a plain type (`i64`, `Vec<i64>`) is read by serde's own rules there.
    let own = std::any::type_name::<T>().starts_with(env!("CARGO_CRATE_NAME"));
    let by_serde = if own { serde_json::from_str::<T>(text).is_ok() } else { decoded.is_ok() };
    let mut answer = json!({
        "seen": value.to_string(),
        "checked": checked.is_ok(),
        "read": read,
        "decoded": decoded.is_ok(),
        "serde": by_serde,
        "problems": problems(decoded.as_ref().err()),
        "check_problems": problems(checked.as_ref().err()),
    });
    if let Ok(decoded) = decoded {
        let encoded = serde_json::to_string(&decoded).unwrap_or_default();
        let again = T::from_text(&encoded);
        answer["stable"] = json!(again.as_ref() == Ok(&decoded) && decoded.validate().is_ok());
        answer["encoded"] = json!(encoded);
    }
    answer
}

pub(crate) fn problems(found: Option<&Problems>) -> Vec<String> {
    found.into_iter().flatten().map(Problem::to_string).collect()
}
