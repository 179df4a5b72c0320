//! Reads rows of JSON from its input, and prints what emitted code makes of each.
//!
//! A row is `[type, text]`; the answer is an object: what was seen, checked, decoded and encoded.

mod answer;
mod contracts;
pub mod generated;
mod optional_hooks;
mod table;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use answer::{answer, problems};
use generated::manifest::Manifest;
use generated::support::Problems;

fn main() -> io::Result<()> {
    contracts::all().and_then(|()| optional_hooks::all()).map_err(io::Error::other)?;
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

fn manifest(text: &str) -> Value {
    // A text is in hexadecimal, since it may not be UTF-8.
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
