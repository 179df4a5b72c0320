//! Texts of a document: JSON has several for most values.

use serde_json::{Number, Value};

use super::Rng;

/// A text of the document, spelled by chance.
pub(crate) fn spelled(value: &Value, rng: &mut Rng) -> String {
    match value {
        Value::Number(number) => spelled_number(number, rng),
        Value::String(text) => spelled_string(text, rng),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(|item| spelled(item, rng)).collect();
            format!("[{}]", items.join(gap(rng)))
        }
        Value::Object(entries) => {
            let entry =
                |(key, value): (&String, &Value)| format!("{}:{}", spelled_string(key, rng), spelled(value, rng));
            let entries: Vec<String> = entries.iter().map(entry).collect();
            format!("{{{}}}", entries.join(gap(rng)))
        }
        _ => value.to_string(),
    }
}

fn gap(rng: &mut Rng) -> &'static str {
    if rng.chance(90) { "," } else { " ,\t" }
}

/// `1` is `1.0` is `1e0`.
fn spelled_number(number: &Number, rng: &mut Rng) -> String {
    let plain = number.to_string();
    // Large integers with a fraction or an exponent would be read as floating point, and rounded.
    if number.as_i64().is_none_or(|integer| integer.unsigned_abs() >= 1 << 53) || rng.chance(70) {
        return plain;
    }
    match rng.below(4) {
        0 => format!("{plain}.0"),
        1 => format!("{plain}e0"),
        2 => format!("{plain}.00E+0"),
        _ if plain == "0" || plain == "-0" => "-0.0".to_owned(),
        _ if plain.ends_with('0') && plain.len() > 1 => format!("{}e1", &plain[..plain.len() - 1]),
        _ => format!("{plain}0e-1"),
    }
}

fn spelled_string(text: &str, rng: &mut Rng) -> String {
    if text.is_empty() || rng.chance(90) {
        return Value::from(text).to_string();
    }
    let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    format!("\"{escaped}\"")
}
