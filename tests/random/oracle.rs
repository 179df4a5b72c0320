//! The verdict of a schema, by an evaluator of this test's own. It is exact where the `jsonschema` crate, which is compiled without
//! its big numbers, is not, and finds each verdict once, where the crate needs twice the time for each level of a document. Where the
//! crate can be asked, it is: the test fails where the two differ. Patterns and formats are the crate's alone.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use serde_json::{Map, Value, json};

use super::languages::exact::Exact;
use super::languages::outcome::reference;

/// Evaluates documents under a schema.
pub(crate) struct Oracle {
    root: Value,
    /// Validators of the crate for one pattern or format each.
    texts: RefCell<HashMap<String, jsonschema::Validator>>,
}

/// What a schema makes of a value.
#[derive(Default)]
struct Evaluated {
    valid: bool,
    keys: BTreeSet<String>,
    items: BTreeSet<usize>,
}

/// What is known: by the places of schema and value in memory, which don't move meanwhile.
type Known = HashMap<(*const Value, *const Value), Rc<Evaluated>>;

impl Oracle {
    pub(crate) fn new(root: &Value) -> Self {
        Self { root: root.clone(), texts: RefCell::default() }
    }

    pub(crate) fn is_valid(&self, value: &Value) -> bool {
        self.evaluate(&self.root, value, &mut Known::new()).valid
    }

    fn evaluate(&self, schema: &Value, value: &Value, known: &mut Known) -> Rc<Evaluated> {
        let place = (std::ptr::from_ref(schema), std::ptr::from_ref(value));
        if let Some(known) = known.get(&place) {
            return Rc::clone(known);
        }
        let found = Rc::new(match schema {
            Value::Object(keywords) => self.by_keywords(keywords, value, known),
            schema => Evaluated { valid: *schema == Value::Bool(true), ..Evaluated::default() },
        });
        known.insert(place, Rc::clone(&found));
        found
    }

    fn by_keywords(&self, keywords: &Map<String, Value>, value: &Value, known: &mut Known) -> Evaluated {
        let mut found = Evaluated { valid: self.fits_itself(keywords, value), ..Evaluated::default() };
        self.in_place(keywords, value, &mut found, known);
        match value {
            Value::Array(items) => self.items(keywords, items, &mut found, known),
            Value::Object(entries) => self.entries(keywords, entries, &mut found, known),
            _ => {}
        }
        found
    }

    /// What applies schemas to the value itself.
    fn in_place(&self, keywords: &Map<String, Value>, value: &Value, found: &mut Evaluated, known: &mut Known) {
        let several = |keyword: &str| keywords.get(keyword).and_then(Value::as_array);
        let mut ask = |schema: &Value, found: &mut Evaluated| {
            let part = self.evaluate(schema, value, known);
            if part.valid {
                found.keys.extend(part.keys.iter().cloned());
                found.items.extend(&part.items);
            }
            part.valid
        };
        if let Some(reference) = keywords.get("$ref").and_then(Value::as_str) {
            let target = reference.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer));
            found.valid &= ask(target.expect("a place in the schema"), found);
        }
        for part in several("allOf").into_iter().flatten() {
            found.valid &= ask(part, found);
        }
        if let Some(parts) = several("anyOf") {
            found.valid &= parts.iter().filter(|part| ask(part, found)).count() > 0;
        }
        if let Some(parts) = several("oneOf") {
            found.valid &= parts.iter().filter(|part| ask(part, found)).count() == 1;
        }
        if let Some(part) = keywords.get("not") {
            found.valid &= !ask(part, &mut Evaluated::default());
        }
        if let Some(condition) = keywords.get("if") {
            let branch = if ask(condition, found) { "then" } else { "else" };
            found.valid &= keywords.get(branch).is_none_or(|part| ask(part, found));
        }
        for (key, part) in keywords.get("dependentSchemas").and_then(Value::as_object).into_iter().flatten() {
            if value.get(key).is_some() {
                found.valid &= ask(part, found);
            }
        }
    }

    fn items(&self, keywords: &Map<String, Value>, items: &[Value], found: &mut Evaluated, known: &mut Known) {
        let prefix = keywords.get("prefixItems").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        for (at, (part, item)) in prefix.iter().zip(items).enumerate() {
            found.valid &= self.evaluate(part, item, known).valid;
            found.items.insert(at);
        }
        if let Some(part) = keywords.get("items") {
            for (at, item) in items.iter().enumerate().skip(prefix.len()) {
                found.valid &= self.evaluate(part, item, known).valid;
                found.items.insert(at);
            }
        }
        if let Some(part) = keywords.get("contains") {
            let mut fitting = BTreeSet::new();
            for (at, item) in items.iter().enumerate() {
                if self.evaluate(part, item, known).valid {
                    fitting.insert(at);
                }
            }
            let is_least = is_bound(keywords, "minContains", |least| fitting.len() >= least);
            let has_least = keywords.contains_key("minContains") || !fitting.is_empty();
            found.valid &= is_least && has_least && is_bound(keywords, "maxContains", |most| fitting.len() <= most);
            found.items.extend(fitting);
        }
        if let Some(part) = keywords.get("unevaluatedItems") {
            for (at, item) in items.iter().enumerate() {
                if found.items.insert(at) {
                    found.valid &= self.evaluate(part, item, known).valid;
                }
            }
        }
    }

    fn entries(
        &self,
        keywords: &Map<String, Value>,
        entries: &Map<String, Value>,
        found: &mut Evaluated,
        known: &mut Known,
    ) {
        let named = |keyword: &str| keywords.get(keyword).and_then(Value::as_object);
        let mut mine = BTreeSet::new();
        for (key, value) in entries {
            if let Some(part) = named("properties").and_then(|named| named.get(key)) {
                found.valid &= self.evaluate(part, value, known).valid;
                mine.insert(key.clone());
            }
            for (pattern, part) in named("patternProperties").into_iter().flatten() {
                if self.fits_text("pattern", pattern, key) {
                    found.valid &= self.evaluate(part, value, known).valid;
                    mine.insert(key.clone());
                }
            }
            if let Some(part) = keywords.get("propertyNames") {
                // The name is no part of the document: what is found out about it is not kept.
                found.valid &= self.evaluate(part, &json!(key), &mut Known::new()).valid;
            }
        }
        if let Some(part) = keywords.get("additionalProperties") {
            for (key, value) in entries {
                if mine.insert(key.clone()) {
                    found.valid &= self.evaluate(part, value, known).valid;
                }
            }
        }
        found.keys.extend(mine);
        if let Some(part) = keywords.get("unevaluatedProperties") {
            for (key, value) in entries {
                if found.keys.insert(key.clone()) {
                    found.valid &= self.evaluate(part, value, known).valid;
                }
            }
        }
    }

    /// What looks at the value and at no part of it.
    fn fits_itself(&self, keywords: &Map<String, Value>, value: &Value) -> bool {
        let is_type = |name: &Value| is_of_type(name.as_str().expect("a name"), value);
        let has_type = match keywords.get("type") {
            Some(Value::Array(several)) => several.iter().any(is_type),
            one => one.is_none_or(is_type),
        };
        let is_listed =
            |values: &Value| values.as_array().is_some_and(|all| all.iter().any(|one| is_equal(one, value)));
        has_type
            && keywords.get("const").is_none_or(|constant| is_equal(constant, value))
            && keywords.get("enum").is_none_or(is_listed)
            && match value {
                Value::Number(number) => fits_number(keywords, &Exact::of(number)),
                Value::String(text) => self.fits_string(keywords, text),
                Value::Array(items) => fits_array(keywords, items),
                Value::Object(entries) => fits_object(keywords, entries),
                _ => true,
            }
    }

    fn fits_string(&self, keywords: &Map<String, Value>, text: &str) -> bool {
        let length = text.chars().count();
        let of_crate = |keyword: &str| {
            let wanted = keywords.get(keyword).and_then(Value::as_str);
            wanted.is_none_or(|wanted| self.fits_text(keyword, wanted, text))
        };
        is_bound(keywords, "minLength", |least| length >= least)
            && is_bound(keywords, "maxLength", |most| length <= most)
            && of_crate("pattern")
            && of_crate("format")
    }

    fn fits_text(&self, keyword: &str, wanted: &str, text: &str) -> bool {
        let mut texts = self.texts.borrow_mut();
        let schema = json!({keyword: wanted});
        let validator = texts.entry(schema.to_string()).or_insert_with(|| reference(&schema).expect("a schema"));
        validator.is_valid(&json!(text))
    }
}

fn fits_number(keywords: &Map<String, Value>, number: &Exact) -> bool {
    let is = |keyword: &str, fits: &dyn Fn(&Exact) -> bool| {
        keywords.get(keyword).and_then(Value::as_number).is_none_or(|bound| fits(&Exact::of(bound)))
    };
    is("minimum", &|least| number >= least)
        && is("maximum", &|most| number <= most)
        && is("exclusiveMinimum", &|least| number > least)
        && is("exclusiveMaximum", &|most| number < most)
        && is("multipleOf", &|step| number.is_multiple_of(step))
}

fn fits_array(keywords: &Map<String, Value>, items: &[Value]) -> bool {
    let are_unique = || {
        let mut pairs = items.iter().enumerate();
        pairs.all(|(at, item)| !items[..at].iter().any(|other| is_equal(item, other)))
    };
    is_bound(keywords, "minItems", |least| items.len() >= least)
        && is_bound(keywords, "maxItems", |most| items.len() <= most)
        && (keywords.get("uniqueItems") != Some(&Value::Bool(true)) || are_unique())
}

fn fits_object(keywords: &Map<String, Value>, entries: &Map<String, Value>) -> bool {
    let has_all = |names: &Value| {
        names.as_array().into_iter().flatten().filter_map(Value::as_str).all(|name| entries.contains_key(name))
    };
    let dependent = keywords.get("dependentRequired").and_then(Value::as_object);
    is_bound(keywords, "minProperties", |least| entries.len() >= least)
        && is_bound(keywords, "maxProperties", |most| entries.len() <= most)
        && keywords.get("required").is_none_or(has_all)
        && dependent.into_iter().flatten().all(|(name, names)| !entries.contains_key(name) || has_all(names))
}

/// Whether a size is within the bound of a keyword, where there is one.
fn is_bound(keywords: &Map<String, Value>, keyword: &str, fits: impl Fn(usize) -> bool) -> bool {
    let bound = keywords.get(keyword).and_then(Value::as_number).and_then(|bound| Exact::of(bound).to_i128());
    bound.is_none_or(|bound| fits(usize::try_from(bound).expect("a size")))
}

fn is_of_type(name: &str, value: &Value) -> bool {
    match value {
        Value::Null => name == "null",
        Value::Bool(_) => name == "boolean",
        Value::Number(number) => name == "number" || name == "integer" && Exact::of(number).is_integer(),
        Value::String(_) => name == "string",
        Value::Array(_) => name == "array",
        Value::Object(_) => name == "object",
    }
}

fn is_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Exact::of(left) == Exact::of(right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_equal(left, right))
        }
        (Value::Object(left), Value::Object(right)) => {
            let has = |(key, value): (&String, &Value)| right.get(key).is_some_and(|other| is_equal(value, other));
            left.len() == right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}
