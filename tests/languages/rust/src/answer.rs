//! What one emitted type makes of one text.

use serde_json::{Value, json};

use crate::generated::support::{Json, Problems};

/// What a type makes of a text, and of the value that `serde_json` reads by itself.
pub(crate) fn answer<T: Json + serde::Serialize + serde::de::DeserializeOwned + PartialEq>(text: &str) -> Value {
    let mut answer = json!({"text": read(T::from_text(text))});
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        answer["fits"] = json!(T::check(&value).is_ok());
        answer["value"] = read(T::from_value(value));
        answer["serde"] = json!(serde_json::from_str::<T>(text).is_ok());
    }
    answer
}

fn read<T: Json + serde::Serialize + PartialEq>(read: Result<T, Problems>) -> Value {
    match read {
        Ok(value) => {
            let again = serde_json::to_string(&value).unwrap_or_default();
            let stable = T::from_text(&again).as_ref() == Ok(&value) && value.validate().is_ok();
            json!({"again": again, "stable": stable})
        }
        Err(problems) => {
            let problem = |it: &crate::generated::support::Problem| {
                json!({"pointer": it.pointer, "keyword": it.keyword, "message": it.message})
            };
            json!({"problems": problems.iter().map(problem).collect::<Vec<_>>()})
        }
    }
}
