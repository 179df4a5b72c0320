//! Small changes of a document: most of them matter to some keyword.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::Rng;

/// Changes that use the words of a schema.
pub(super) struct Mutations {
    keys: Vec<String>,
    values: Vec<Value>,
}

impl Mutations {
    pub(super) fn new(schema: &Value) -> Self {
        let mut keys: BTreeSet<String> =
            ["", "a", "b", "extra", "__proto__", "größe", "a/b~c"].map(str::to_owned).into();
        let mut values = vec![
            json!(null),
            json!(true),
            json!(false),
            json!(0),
            json!(1),
            json!(-1),
            json!(1.5),
            json!(""),
            json!("a"),
            json!("😀"),
            json!([]),
            json!([1, 1.0]),
            json!({}),
            json!({"a": 1}),
        ];
        collect(schema, &mut keys, &mut values);
        Self { keys: keys.into_iter().collect(), values }
    }

    /// Changes one place of the document.
    pub(super) fn change(&self, document: &mut Value, rng: &mut Rng) {
        let place = place(document, rng);
        if rng.chance(20) {
            *place = rng.pick(&self.values).clone();
            return;
        }
        match place {
            Value::Null | Value::Bool(_) => *place = rng.pick(&self.values).clone(),
            Value::Number(number) => *place = near_number(number, rng),
            Value::String(text) => *text = near_text(text, rng),
            Value::Array(items) => self.change_items(items, rng),
            Value::Object(entries) => self.change_entries(entries, rng),
        }
    }

    fn change_items(&self, items: &mut Vec<Value>, rng: &mut Rng) {
        match rng.below(4) {
            0 => items.push(rng.pick(&self.values).clone()),
            1 if !items.is_empty() => drop(items.remove(rng.below(items.len()))),
            2 if !items.is_empty() => {
                let again = rng.pick(items).clone();
                items.insert(rng.below(items.len() + 1), again);
            }
            _ => items.reverse(),
        }
    }

    fn change_entries(&self, entries: &mut Map<String, Value>, rng: &mut Rng) {
        let known: Vec<String> = entries.keys().cloned().collect();
        match rng.below(4) {
            0 if !known.is_empty() => drop(entries.remove(rng.pick(&known))),
            1 if !known.is_empty() => {
                let value = entries.remove(rng.pick(&known)).unwrap_or_default();
                entries.insert(rng.pick(&self.keys).clone(), value);
            }
            2 if !known.is_empty() => {
                let again = entries[rng.pick(&known)].clone();
                entries.insert(rng.pick(&self.keys).clone(), again);
            }
            _ => drop(entries.insert(rng.pick(&self.keys).clone(), rng.pick(&self.values).clone())),
        }
    }
}

/// A place somewhere in the document, the root included.
fn place<'d>(document: &'d mut Value, rng: &mut Rng) -> &'d mut Value {
    let children = match document {
        Value::Array(items) => items.len(),
        Value::Object(entries) => entries.len(),
        _ => 0,
    };
    if children == 0 || rng.chance(30) {
        return document;
    }
    let chosen = rng.below(children);
    let child = match document {
        Value::Array(items) => items.get_mut(chosen),
        Value::Object(entries) => entries.values_mut().nth(chosen),
        _ => None,
    };
    place(child.expect("it has children"), rng)
}

fn near_number(number: &serde_json::Number, rng: &mut Rng) -> Value {
    const FAR: u64 = 1 << 50;
    match number.as_i64() {
        Some(integer) if integer.unsigned_abs() < FAR => match rng.below(5) {
            0 => json!(integer + 1),
            1 => json!(integer - 1),
            2 => json!(-integer),
            #[expect(clippy::cast_precision_loss, reason = "it is far below 2^53")]
            3 => json!(integer as f64 + 0.5),
            _ => json!(integer.to_string()),
        },
        Some(integer) => json!(integer.saturating_add(rng.between(-1, 1))),
        None => {
            let float = number.as_f64().unwrap_or_default();
            json!(*rng.pick(&[float + 0.5, -float, float.trunc(), float * 2.0]))
        }
    }
}

fn near_text(text: &str, rng: &mut Rng) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    let at = rng.below(signs.len() + 1);
    match rng.below(5) {
        0 => signs.insert(at, '😀'),
        1 => signs.insert(at, *rng.pick(&['a', '0', ' ', '\n', 'é', '/', '\u{301}'])),
        2 if at < signs.len() => drop(signs.remove(at)),
        3 if at < signs.len() => signs[at] = *rng.pick(&['😀', 'Z', '-', '1']),
        _ => drop(signs.pop()),
    }
    signs.into_iter().collect()
}

/// The names that a schema uses for keys, and the values that it lists.
fn collect(schema: &Value, keys: &mut BTreeSet<String>, values: &mut Vec<Value>) {
    match schema {
        Value::Array(items) => items.iter().for_each(|item| collect(item, keys, values)),
        Value::Object(members) => {
            for (keyword, value) in members {
                match (keyword.as_str(), value) {
                    ("properties" | "dependentRequired" | "dependentSchemas", Value::Object(named)) => {
                        keys.extend(named.keys().cloned());
                    }
                    ("required", Value::Array(names)) => {
                        keys.extend(names.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    ("enum" | "examples", Value::Array(listed)) => values.extend(listed.iter().take(8).cloned()),
                    ("const" | "default", value) => values.push(value.clone()),
                    _ => {}
                }
                collect(value, keys, values);
            }
        }
        _ => {}
    }
}
