//! Reads rows of JSON from its input, and says what emitted code makes of each.
//!
//! A row is `[type, text]`; the answer is an object: what was seen, checked, decoded and encoded.

mod contracts;
pub mod generated;
mod table;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use generated::manifest::Manifest;
use generated::support::{Json, Problem, Problems};

fn main() -> io::Result<()> {
    contracts::all().map_err(io::Error::other)?;
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let (kind, text): (String, String) = serde_json::from_str(&line?)?;
        let answer = match kind.as_str() {
            "manifest" => manifest(&text),
            "manifest/document" => document(&text),
            kind => table::answer_of(kind, &text).unwrap_or_else(|| json!({"unknown": kind})),
        };
        writeln!(output, "{answer}")?;
    }
    Ok(())
}

/// What a type makes of a text.
fn answer<T: Json + serde::Serialize + serde::de::DeserializeOwned + PartialEq>(text: &str) -> Value {
    let value: Value = match serde_json::from_str(text) {
        Ok(value) => value,
        Err(error) => return json!({"malformed": error.to_string()}),
    };
    let checked = T::check(&value);
    let decoded = T::from_value(value.clone());
    // An alias of a plain type (`i64`, `Vec<i64>`) is read by serde's own rules there.
    let own = std::any::type_name::<T>().starts_with(module_path!());
    let by_serde = if own { serde_json::from_str::<T>(text).is_ok() } else { decoded.is_ok() };
    let mut answer = json!({
        "seen": value.to_string(),
        "checked": checked.is_ok(),
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

fn manifest(text: &str) -> Value {
    // A text stands in hexadecimal, since it may not be UTF-8.
    let bytes: Vec<u8> = (0..text.len() / 2)
        .filter_map(|at| u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok())
        .collect();
    outcome(Manifest::parse(bytes))
}

fn document(text: &str) -> Value {
    serde_json::from_str(text).map_or_else(
        |error| json!({"malformed": error.to_string()}),
        |value| outcome(Manifest::from_document(value)),
    )
}

fn outcome(manifest: Result<Manifest, Problems>) -> Value {
    let mut answer = json!({"decoded": manifest.is_ok(), "problems": problems(manifest.as_ref().err())});
    if let Ok(manifest) = manifest {
        let normalised = serde_json::to_value(&manifest).unwrap_or_default();
        let again = Manifest::from_document(normalised.clone());
        answer["stable"] = json!(again.as_ref() == Ok(&manifest));
        answer["encoded"] = normalised;
    }
    answer
}

fn problems(found: Option<&Problems>) -> Vec<String> {
    found.into_iter().flatten().map(Problem::to_string).collect()
}
