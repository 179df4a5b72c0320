//! Documents made from a schema. They are meant to fit it; what is too hard to meet is left to chance.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::Rng;
use super::merged::merged;

/// How deep documents go before they keep to what they must have.
const DEPTH: i32 = 6;

/// How much deeper what they must have goes. A schema may ask for a document without end.
const LOWEST: i32 = -4;

/// How many values a document has before it keeps to what it must have: a schema that leads to itself in several ways doubles them with
/// each level.
const LARGEST: usize = 3000;

/// Texts that patterns are tried with.
const TEXTS: &[&str] = &[
    "a",
    "b",
    "ab",
    "abc",
    "A",
    "Ab1",
    "1",
    "12",
    "123",
    "a1",
    "x",
    "x-a",
    "x_y",
    "1.0",
    "1.2.3",
    "0",
    "0x0f",
    "/",
    "/a",
    "#",
    "-",
    "a b",
    "A-1",
    "a.b",
    "a/b",
    "a:b",
    "foo@bar",
    "#aabbcc",
    "2020-01-02",
    "12:30",
    "*",
    "$a",
    "^",
    "é",
    "日本",
    "😀",
    "true",
    "urn:a:b",
    "http://a",
    "https://a.b/c",
    "file.json",
    "@a/b",
    "0123456789abcdef",
    "AB",
    "en",
    "en-GB",
    "1e3",
    "\n",
    " ",
];

/// Examples of the formats that are checks.
const FORMATS: &[(&str, &[&str])] = &[
    ("date", &["2024-02-29", "1999-12-31", "2023-02-29"]),
    (
        "date-time",
        &["2024-02-29T23:59:59Z", "1998-12-31T23:59:60Z", "2024-01-01t00:00:00.123+01:30", "2024-01-01 00:00:00Z"],
    ),
    ("time", &["00:00:00Z", "23:59:60Z", "12:30:00.5-08:00", "12:30:00"]),
    ("duration", &["P1Y2M3DT4H5M6S", "PT0S", "P4W", "P", "P1Y2W"]),
    ("email", &["a@b.example", "\"a b\"@c.example", "a@[127.0.0.1]", "a@", "@"]),
    ("hostname", &["a", "a-b.example", "xn--nxasmq6b", "-a", "a..b", "a."]),
    ("ipv4", &["0.0.0.0", "255.255.255.255", "1.2.3", "01.2.3.4", "256.0.0.1"]),
    ("ipv6", &["::", "::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "1::2::3", "fe80::1%eth0"]),
    ("json-pointer", &["", "/a", "/a~1b/~0", "a", "/~2"]),
    ("regex", &["^a+$", "[a-z]", "(", "\\p{L}", "a{2,1}"]),
    ("uri", &["http://a.example/b?c#d", "urn:a:b", "a", "//a/b", "http://a b"]),
    ("uri-reference", &["", "a/b", "#x", "//a", "http://[::1]/", "\\", "%zz"]),
    (
        "uuid",
        &[
            "2eb8aa08-aa98-11ea-b4aa-73b441d16380",
            "2EB8AA08-AA98-11EA-B4AA-73B441D16380",
            "2eb8aa08aa9811eab4aa73b441d16380",
        ],
    ),
];

/// Makes documents of a schema.
pub(super) struct Values<'s> {
    root: &'s Value,
    /// How many values the document may still have.
    left: usize,
    /// The texts that fit a pattern.
    fitting: HashMap<String, Vec<&'static str>>,
}

impl<'s> Values<'s> {
    pub(super) fn new(root: &'s Value) -> Self {
        Self { root, left: LARGEST, fitting: HashMap::new() }
    }

    pub(super) fn value(&mut self, schema: &Value, rng: &mut Rng) -> Value {
        self.left = LARGEST;
        self.at(schema, DEPTH, rng)
    }

    fn at(&mut self, schema: &Value, depth: i32, rng: &mut Rng) -> Value {
        self.left = self.left.saturating_sub(1);
        let depth = if self.left == 0 { depth.min(0) } else { depth };
        if depth < LOWEST {
            return Value::Null;
        }
        let keywords = merged(self.root, schema, rng);
        if let Some(value) = keywords.get("const") {
            return value.clone();
        }
        if let Some(values) = keywords.get("enum").and_then(Value::as_array).filter(|values| !values.is_empty()) {
            return rng.pick(values).clone();
        }
        match kind(&keywords, rng) {
            "null" => Value::Null,
            "boolean" => Value::from(rng.chance(50)),
            "integer" => number(&keywords, true, rng),
            "number" => number(&keywords, false, rng),
            "string" => Value::from(self.text(&keywords, rng)),
            "array" => self.array(&keywords, depth, rng),
            _ => self.object(&keywords, depth, rng),
        }
    }

    fn text(&mut self, keywords: &Map<String, Value>, rng: &mut Rng) -> String {
        let format = keywords.get("format").and_then(Value::as_str);
        if let Some((_, examples)) = FORMATS.iter().find(|(name, _)| Some(*name) == format) {
            return (*rng.pick(examples)).to_owned();
        }
        if let Some(pattern) = keywords.get("pattern").and_then(Value::as_str) {
            let fitting = self.fitting(pattern);
            if !fitting.is_empty() {
                return (*rng.pick(fitting)).to_owned();
            }
        }
        let length = size(keywords, "minLength", "maxLength", rng);
        (0..length).map(|_| *rng.pick(&['a', 'b', 'Z', '0', '-', ' ', 'é', '😀', '"', '\\', '\u{2028}'])).collect()
    }

    fn fitting(&mut self, pattern: &str) -> &[&'static str] {
        self.fitting.entry(pattern.to_owned()).or_insert_with(|| {
            let Ok(validator) = jsonschema::draft202012::new(&json!({"pattern": pattern})) else { return Vec::new() };
            TEXTS.iter().copied().filter(|text| validator.is_valid(&json!(text))).collect()
        })
    }

    fn array(&mut self, keywords: &Map<String, Value>, depth: i32, rng: &mut Rng) -> Value {
        let prefix = keywords.get("prefixItems").and_then(Value::as_array).cloned().unwrap_or_default();
        let rest = keywords.get("items").or_else(|| keywords.get("unevaluatedItems"));
        let mut wanted = size(keywords, "minItems", "maxItems", rng);
        if depth <= 0 {
            wanted = least(keywords, "minItems");
        } else if !keywords.contains_key("maxItems") && rng.chance(60) {
            wanted = wanted.max(prefix.len());
        }
        if rest == Some(&Value::Bool(false)) {
            wanted = wanted.min(prefix.len());
        }
        let mut items = Vec::new();
        while items.len() < wanted {
            let schema = prefix.get(items.len()).or(rest).unwrap_or(&Value::Bool(true));
            let item = self.at(schema, depth - 1, rng);
            if keywords.get("uniqueItems") == Some(&Value::Bool(true)) && items.contains(&item) {
                wanted -= 1;
                continue;
            }
            items.push(item);
        }
        if let Some(contained) = keywords.get("contains").filter(|_| depth > 0) {
            let least = keywords.get("minContains").and_then(Value::as_u64).unwrap_or(1);
            for _ in 0..least.min(4) + u64::from(rng.chance(20)) {
                let item = self.at(contained, depth - 1, rng);
                if wanted > prefix.len() && rng.chance(60) {
                    let at = prefix.len() + rng.below(items.len() - prefix.len() + 1).min(items.len() - prefix.len());
                    if let Some(place) = items.get_mut(at) {
                        *place = item;
                        continue;
                    }
                }
                items.push(item);
            }
        }
        Value::from(items)
    }

    fn object(&mut self, keywords: &Map<String, Value>, depth: i32, rng: &mut Rng) -> Value {
        let empty = Map::new();
        let named = keywords.get("properties").and_then(Value::as_object).unwrap_or(&empty);
        let required: Vec<&str> = keywords
            .get("required")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect();
        let patterns = keywords.get("patternProperties").and_then(Value::as_object).unwrap_or(&empty);
        let rest = keywords.get("additionalProperties").or_else(|| keywords.get("unevaluatedProperties"));
        let few = named.len() > 20 || depth <= 1;
        let mut entries = Map::new();
        for (name, schema) in named {
            if required.contains(&name.as_str()) || (depth > 0 && rng.chance(if few { 10 } else { 60 })) {
                entries.insert(name.clone(), self.at(schema, depth - 1, rng));
            }
        }
        for name in required {
            if !entries.contains_key(name) {
                let value = self.at(rest.unwrap_or(&Value::Bool(true)), depth - 1, rng);
                entries.insert(name.to_owned(), value);
            }
        }
        if depth <= 0 {
            return Value::Object(entries);
        }
        for (pattern, schema) in patterns {
            let fitting = self.fitting(pattern).to_vec();
            if !fitting.is_empty() && rng.chance(70) {
                let name = (*rng.pick(&fitting)).to_owned();
                entries.insert(name, self.at(schema, depth - 1, rng));
            }
        }
        let least = least(keywords, "minProperties");
        let is_closed = rest == Some(&Value::Bool(false));
        let more = if is_closed { 0 } else { rng.below(3).saturating_sub(usize::from(named.len() > 1)) };
        for number in 0..(more + least.saturating_sub(entries.len())).min(12) {
            let name = match keywords.get("propertyNames") {
                Some(spelling) => self.at(spelling, 1, rng).as_str().map(str::to_owned).unwrap_or_default(),
                None => format!("{}{number}", rng.pick(&["more", "x-", "é", ""])),
            };
            let schema = rest.unwrap_or(&Value::Bool(true));
            if !entries.contains_key(&name) {
                entries.insert(name, self.at(schema, depth - 1, rng));
            }
        }
        let dependent = keywords.get("dependentRequired").and_then(Value::as_object).unwrap_or(&empty);
        for (name, others) in dependent {
            for other in others.as_array().into_iter().flatten().filter_map(Value::as_str) {
                if entries.contains_key(name) && !entries.contains_key(other) && rng.chance(80) {
                    let schema = named.get(other).unwrap_or(&Value::Bool(true));
                    entries.insert(other.to_owned(), self.at(schema, depth - 1, rng));
                }
            }
        }
        Value::Object(entries)
    }
}

/// The type of the document: one that the schema names, or that its keywords are about.
fn kind<'k>(keywords: &'k Map<String, Value>, rng: &mut Rng) -> &'k str {
    match keywords.get("type") {
        Some(Value::String(one)) => return one,
        Some(Value::Array(several)) if !several.is_empty() => return rng.pick(several).as_str().unwrap_or("null"),
        _ => {}
    }
    let about = |name: &str| match name {
        "properties"
        | "required"
        | "additionalProperties"
        | "patternProperties"
        | "propertyNames"
        | "minProperties"
        | "maxProperties"
        | "dependentRequired"
        | "unevaluatedProperties" => Some("object"),
        "items" | "prefixItems" | "contains" | "minItems" | "maxItems" | "uniqueItems" | "unevaluatedItems" => {
            Some("array")
        }
        "minLength" | "maxLength" | "pattern" | "format" => Some("string"),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => Some("number"),
        _ => None,
    };
    let kinds: Vec<&str> = keywords.keys().filter_map(|keyword| about(keyword)).collect();
    if !kinds.is_empty() && rng.chance(85) {
        let chosen: &&str = rng.pick(&kinds);
        return chosen;
    }
    let chosen: &&str = rng.pick(&["null", "boolean", "integer", "number", "string", "array", "object"]);
    chosen
}

/// A size within its bounds, most often at one of them.
fn size(keywords: &Map<String, Value>, least_keyword: &str, most_keyword: &str, rng: &mut Rng) -> usize {
    let least = least(keywords, least_keyword);
    let most = keywords.get(most_keyword).and_then(Value::as_f64);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small bound of a size")]
    let most = most.map_or(least + 3, |most| most.clamp(0.0, 400.0) as usize).max(least);
    match rng.below(4) {
        0 => least,
        1 => most,
        _ => least + rng.below(most - least + 1),
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small bound of a size")]
fn least(keywords: &Map<String, Value>, keyword: &str) -> usize {
    keywords.get(keyword).and_then(Value::as_f64).unwrap_or(0.0).clamp(0.0, 400.0) as usize
}

/// A number at or between its bounds.
fn number(keywords: &Map<String, Value>, is_integer: bool, rng: &mut Rng) -> Value {
    let bound = |first: &str, second: &str| {
        let found =
            [first, second].into_iter().filter_map(|keyword| keywords.get(keyword)).find(|bound| bound.is_number());
        found.cloned()
    };
    let least = bound("minimum", "exclusiveMinimum");
    let most = bound("maximum", "exclusiveMaximum");
    if let Some(step) = keywords.get("multipleOf").filter(|_| rng.chance(80)) {
        let low = least.as_ref().and_then(Value::as_f64).unwrap_or(-3.0);
        #[expect(clippy::cast_possible_truncation, reason = "a small number of steps")]
        let steps = (low / step.as_f64().unwrap_or(1.0)).ceil().clamp(-1e6, 1e6) as i64 + rng.between(0, 4);
        return times(step, steps);
    }
    let near = match (least, most) {
        (Some(least), Some(most)) => {
            if rng.chance(50) {
                least
            } else {
                most
            }
        }
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) if is_integer => {
            json!(*rng.pick(&[0, 1, -1, 2, 10, 255, 1_i64 << 31, (1 << 53) - 1, 1 - (1 << 53)]))
        }
        (None, None) => rng
            .pick(&[json!(0), json!(1), json!(-1), json!(0.5), json!(-2.25), json!(3.0), json!(1e-7), json!(1e15)])
            .clone(),
    };
    let step = rng.between(-1, 1);
    match (near.as_i64(), near.as_f64()) {
        (Some(integer), _) if is_integer || rng.chance(70) => json!(integer.saturating_add(step)),
        #[expect(clippy::cast_precision_loss, reason = "-1, 0 or 1")]
        (_, Some(float)) if is_integer => json!(float.ceil() + step as f64),
        (_, Some(float)) => json!(float + *rng.pick(&[0.0, 0.5, -0.5, 0.25])),
        _ => near,
    }
}

/// A decimal number times an integer, without the error of floating point.
fn times(step: &Value, steps: i64) -> Value {
    let text = step.to_string();
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let product = format!("{whole}{fraction}").parse::<i64>().ok().and_then(|digits| digits.checked_mul(steps));
    match product {
        Some(product) if fraction.is_empty() => json!(product),
        Some(product) => {
            serde_json::from_str(&format!("{product}e-{}", fraction.len())).unwrap_or_else(|_| json!(steps))
        }
        None => json!(steps),
    }
}
