//! Numbers where types end, in schemas and in documents.

use serde_json::{Map, Number, Value, json};

use super::languages::exact::{Exact, is_out_of_range};
use super::near::Rng;

/// Where something ends: 32 bits, the integers of a double, 64 bits, and beyond.
const ENDS: &[i128] = &[
    0,
    1 << 31,
    1 << 32,
    1 << 53,
    1 << 54,
    1 << 63,
    1 << 64,
    1_000_000_000_000_000_000,
    10_000_000_000_000_000_000,
    100_000_000_000_000_000_000_000,
    123_456_789_012_345_678_901_234_567_890,
    i128::MAX - 2,
];

/// Numbers with a fraction, and such that only their exponent makes large or small.
const OTHERS: &[&str] = &[
    "0.1",
    "0.10000000000000000001",
    "0.1000000000000000055511151231257827",
    "0.30000000000000004",
    "0.5",
    "0.99999999999999999999",
    "1.00000000000000000001",
    "2147483647.5",
    "9007199254740991.5",
    "9007199254740992.5",
    "9007199254740993.5",
    "9223372036854775807.5",
    "18446744073709551615.5",
    "1e-7",
    "1e22",
    "1e23",
    "123e20",
    "1e300",
    "1e308",
    "1.7976931348623157e308",
    "1.7976931348623159e308",
    "1e309",
    "1e400",
    "12345678901234567890e390",
    "5e-324",
    "2e-324",
    "1e-400",
    "0e400",
    "-0.0",
];

/// What a number may be asked to be a multiple of.
const STEPS: &[&str] = &[
    "1",
    "2",
    "7",
    "10",
    "0.1",
    "0.01",
    "0.3",
    "1.5",
    "1e-7",
    "1e-20",
    "2147483648",
    "9007199254740992",
    "9007199254740993",
    "9223372036854775807",
    "9223372036854775808",
    "18446744073709551616",
    "1e19",
    "3e30",
    "1e300",
    "1e-300",
    "0.12345678901234567890123456789",
];

/// A number where something ends, or next to it.
fn border(rng: &mut Rng) -> Number {
    if rng.chance(25) {
        let text = *rng.pick(OTHERS);
        return if rng.chance(25) { negated(text) } else { read(text) };
    }
    let end = *rng.pick(ENDS) + i128::from(rng.between(-2, 2));
    read(&if rng.chance(35) { -end } else { end }.to_string())
}

/// Such a number for a schema: what is beyond the range of doubles is refused there.
fn of_schema(rng: &mut Rng) -> Number {
    loop {
        let number = border(rng);
        if !is_out_of_range(&number) {
            return number;
        }
    }
}

fn read(text: &str) -> Number {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn negated(text: &str) -> Number {
    read(&text.strip_prefix('-').map_or_else(|| format!("-{text}"), str::to_owned))
}

/// A number that is near another one: the one after it, or one with more digits than a double has.
fn near(number: &Number, rng: &mut Rng) -> Number {
    let text = number.as_str();
    match Exact::of(number).to_i128() {
        Some(integer) => match rng.below(6) {
            0 => read(&format!("{integer}.00000000000000000001")),
            1 => read(&format!("{integer}.5")),
            _ => read(&integer.saturating_add(i128::from(rng.between(-2, 2))).to_string()),
        },
        None if text.contains(['e', 'E']) || !text.contains('.') => {
            if rng.chance(50) {
                negated(text)
            } else {
                number.clone()
            }
        }
        None => read(&format!("{text}{}", rng.pick(&["0", "00000000000000000001", "5"]))),
    }
}

/// Other texts of a number.
fn spelled(number: Number, rng: &mut Rng) -> Number {
    let text = number.as_str();
    if text.contains(['.', 'e', 'E']) || rng.chance(70) {
        return number;
    }
    match rng.below(4) {
        0 => read(&format!("{text}.0")),
        1 => read(&format!("{text}e0")),
        2 if Exact::of(&number).to_i128() == Some(0) => read("-0"),
        2 => read(&format!("{text}000e-3")),
        _ => {
            let digits = text.trim_end_matches('0');
            let zeros = text.len() - digits.len();
            if zeros == 0 || !digits.ends_with(|sign: char| sign.is_ascii_digit()) {
                return number;
            }
            read(&format!("{digits}E+{zeros}"))
        }
    }
}

/// Puts numbers where types end into a document, and such that are near those of the schema.
pub(crate) fn change(schema: &Value, document: &mut Value, rng: &mut Rng) {
    let mut of_schema = Vec::new();
    collect(schema, &mut of_schema);
    exchange(document, &of_schema, rng);
}

fn collect(value: &Value, into: &mut Vec<Number>) {
    match value {
        Value::Number(number) => into.push(number.clone()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, into)),
        Value::Object(entries) => entries.values().for_each(|value| collect(value, into)),
        _ => {}
    }
}

fn exchange(value: &mut Value, of_schema: &[Number], rng: &mut Rng) {
    match value {
        Value::Number(number) if rng.chance(70) => {
            let other = match rng.below(10) {
                0..4 if !of_schema.is_empty() => near(rng.pick(of_schema), rng),
                4 => number.clone(),
                _ => border(rng),
            };
            *number = spelled(other, rng);
        }
        Value::Array(items) => {
            for item in items.iter_mut() {
                exchange(item, of_schema, rng);
            }
            if !items.is_empty() && rng.chance(20) {
                // Equal by value, or nearly.
                if let Value::Number(number) = rng.pick(items).clone() {
                    let again = if rng.chance(50) { number } else { near(&number, rng) };
                    items.push(Value::Number(spelled(again, rng)));
                }
            }
        }
        Value::Object(entries) => entries.values_mut().for_each(|value| exchange(value, of_schema, rng)),
        _ => {}
    }
}

/// A schema of numbers, or of what holds them.
pub(crate) fn schema(rng: &mut Rng) -> Value {
    match rng.below(12) {
        0..4 => number(rng),
        4 => json!({"type": "array", "items": number(rng), "uniqueItems": true}),
        5 => json!({"type": "object", "properties": {"a": number(rng), "b": number(rng)}, "required": ["a"]}),
        6 => json!({"type": "object", "additionalProperties": number(rng)}),
        7 => {
            let keyword = *rng.pick(&["anyOf", "oneOf", "allOf"]);
            json!({keyword: [number(rng), number(rng)]})
        }
        8 => {
            let keyword = *rng.pick(&["anyOf", "oneOf"]);
            json!({keyword: [number(rng), {"type": "string"}, {"type": "array", "items": number(rng)}]})
        }
        9 => tagged(rng),
        10 => match rng.below(4) {
            0 => json!({"not": number(rng)}),
            1 => json!({"if": number(rng), "then": number(rng), "else": number(rng)}),
            2 => json!({"type": "array", "contains": number(rng), "items": {"type": "number"}}),
            _ => json!({"type": "array", "prefixItems": [number(rng), number(rng)], "items": true}),
        },
        _ => json!({"type": ["integer", "null"], "minimum": of_schema(rng)}),
    }
}

fn number(rng: &mut Rng) -> Value {
    match rng.below(10) {
        0 => return json!({"const": of_schema(rng)}),
        1 => return listed(rng),
        _ => {}
    }
    let mut schema = Map::new();
    match rng.below(10) {
        0..6 => drop(schema.insert("type".to_owned(), json!("integer"))),
        6..9 => drop(schema.insert("type".to_owned(), json!("number"))),
        _ => {}
    }
    let mut ends = [of_schema(rng), of_schema(rng)];
    // The other way around, nothing would fit.
    ends.sort_by_key(Exact::of);
    let [least, most] = ends;
    match rng.below(8) {
        0 | 1 => drop(schema.insert("minimum".to_owned(), Value::Number(least))),
        2 => drop(schema.insert("minimum".to_owned(), json!(0))),
        3 => drop(schema.insert("exclusiveMinimum".to_owned(), Value::Number(least))),
        _ => {}
    }
    match rng.below(8) {
        0 | 1 => drop(schema.insert("maximum".to_owned(), Value::Number(most))),
        2 => drop(schema.insert("exclusiveMaximum".to_owned(), Value::Number(most))),
        _ => {}
    }
    if rng.chance(20) {
        schema.insert("multipleOf".to_owned(), Value::Number(read(rng.pick::<&str>(STEPS))));
    }
    Value::Object(schema)
}

/// Numbers next to one another, among others.
fn listed(rng: &mut Rng) -> Value {
    let mut values: Vec<Value> = Vec::new();
    for _ in 0..2 + rng.below(4) {
        let number = of_schema(rng);
        let value = match rng.below(8) {
            0 => json!([number]),
            1 => json!({"a": number}),
            2 => json!(number.to_string()),
            _ => Value::Number(number),
        };
        let is_new = |other: &Value| match (other, &value) {
            (Value::Number(other), Value::Number(number)) => Exact::of(other) != Exact::of(number),
            (other, value) => other != value,
        };
        if values.iter().all(is_new) {
            values.push(value);
        }
    }
    json!({"enum": values})
}

/// A union whose variants are discriminated by a number.
fn tagged(rng: &mut Rng) -> Value {
    let first = of_schema(rng);
    let mut second = near(&first, rng);
    while is_out_of_range(&second) {
        second = of_schema(rng);
    }
    let variant = |tag: Number, value: Value| json!({"type": "object", "properties": {"kind": {"const": tag}, "a": value}, "required": ["kind"]});
    let keyword = *rng.pick(&["anyOf", "oneOf"]);
    let (left, right) = (number(rng), number(rng));
    json!({keyword: [variant(first, left), variant(second, right)]})
}
