//! Random schemas over every keyword: some as people write them, some as nobody would.

use serde_json::{Map, Value, json};

use super::near::Rng;

const KEYS: &[&str] = &["a", "b", "c", "foo", "a-b", "größe", "$ref", "x y"];
const DEFINITIONS: &[&str] = &["Item", "Tree", "Leaf"];
const PATTERNS: &[&str] =
    &["^a", "b$", "^[a-z]+$", "^x-", "[0-9]", "^.$", "^\\S+$", "^(a|b)*$", "^\\p{L}+$", "^a{2,3}b?$"];
const FORMATS: &[&str] = &[
    "date-time",
    "date",
    "time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
    "regex",
    "json-pointer",
];
const TYPES: &[&str] = &["null", "boolean", "integer", "number", "string", "array", "object"];

/// Makes schemas.
pub(crate) struct Schemas<'r> {
    rng: &'r mut Rng,
    /// How many definitions there are.
    definitions: usize,
    /// The number of the definition that is being made; those after it may be referred to in the same place.
    current: Option<usize>,
}

/// Where a schema is: at the same place as the one around it, or at a place below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Same,
    Below,
}

/// A schema with its definitions.
pub(crate) fn schema(rng: &mut Rng) -> Value {
    let definitions = if rng.chance(60) { 0 } else { 1 + rng.below(DEFINITIONS.len()) };
    let mut schemas = Schemas { rng, definitions, current: None };
    let mut root = loop {
        let root = schemas.schema(3, Place::Same);
        if root.as_object().is_some_and(|keywords| !keywords.is_empty()) {
            break root;
        }
    };
    if definitions > 0 {
        let mut made = Map::new();
        for (number, name) in DEFINITIONS.iter().enumerate().take(definitions) {
            schemas.current = Some(number);
            made.insert((*name).to_owned(), schemas.schema(2, Place::Same));
        }
        root["$defs"] = Value::Object(made);
    }
    root
}

impl Schemas<'_> {
    fn schema(&mut self, depth: usize, place: Place) -> Value {
        match self.rng.below(100) {
            0..2 => json!(true),
            2..3 => json!(false),
            3..5 => json!({}),
            5..18 if self.definitions > 0 => self.reference(depth, place),
            18..28 => self.listed(),
            28..46 if depth > 0 => self.combined(depth),
            46..52 if depth > 0 => self.tagged(depth),
            52..57 => self.several_types(depth),
            57..63 if depth > 0 => self.untyped(depth),
            _ => self.typed(depth),
        }
    }

    /// A schema at a place below, whatever the depth left.
    fn below(&mut self, depth: usize) -> Value {
        self.schema(depth.saturating_sub(1), Place::Below)
    }

    fn same(&mut self, depth: usize) -> Value {
        self.schema(depth.saturating_sub(1), Place::Same)
    }

    fn reference(&mut self, depth: usize, place: Place) -> Value {
        // Below, any definition and the root itself may come again: that is recursion. In the same place it would never end.
        let first = if place == Place::Below { 0 } else { self.current.map_or(0, |current| current + 1) };
        if first >= self.definitions {
            return self.typed(depth);
        }
        let to = if place == Place::Below && self.rng.chance(15) {
            "#".to_owned()
        } else {
            let number = first + self.rng.below(self.definitions - first);
            format!("#/$defs/{}", DEFINITIONS[number])
        };
        let mut schema = Map::from_iter([("$ref".to_owned(), json!(to))]);
        if self.rng.chance(25) {
            let typed = if self.rng.chance(50) { self.typed(0) } else { self.untyped(1) };
            schema.extend(typed.as_object().cloned().unwrap_or_default());
        }
        Value::Object(schema)
    }

    fn listed(&mut self) -> Value {
        let value = |rng: &mut Rng| {
            rng.pick(&[
                json!("a"),
                json!("b"),
                json!(""),
                json!("A b"),
                json!("😀"),
                json!(1),
                json!(1.0),
                json!(0),
                json!(-2),
                json!(0.5),
                json!(true),
                json!(false),
                json!(null),
                json!([]),
                json!([1]),
                json!({}),
                json!({"a": 1}),
                json!({"a": 1.0}),
            ])
            .clone()
        };
        if self.rng.chance(30) {
            return json!({"const": value(self.rng)});
        }
        let texts = self.rng.chance(60);
        let mut values: Vec<Value> = Vec::new();
        for _ in 0..=self.rng.below(4) {
            let value = if texts { json!(self.rng.pick(KEYS)) } else { value(self.rng) };
            if !values.contains(&value) {
                values.push(value);
            }
        }
        let mut schema = json!({"enum": values});
        if texts && self.rng.chance(60) {
            schema["type"] = json!("string");
        }
        schema
    }

    fn combined(&mut self, depth: usize) -> Value {
        let mut schema = if self.rng.chance(40) { self.typed(1) } else { json!({}) };
        self.combine(depth, &mut schema);
        if self.rng.chance(15) {
            self.combine(depth, &mut schema);
        }
        schema
    }

    /// Adds a keyword that applies schemas in the same place.
    fn combine(&mut self, depth: usize, schema: &mut Value) {
        let several = |schemas: &mut Self, least: usize| -> Vec<Value> {
            let count = least + schemas.rng.below(3);
            (0..count.max(1)).map(|_| schemas.same(depth)).collect()
        };
        match self.rng.below(10) {
            0 | 1 => schema["allOf"] = several(self, 1).into(),
            2..=4 => schema["anyOf"] = several(self, 2).into(),
            5 | 6 => schema["oneOf"] = several(self, 2).into(),
            7 => schema["not"] = self.same(depth),
            _ => {
                schema["if"] = self.same(depth);
                if self.rng.chance(80) {
                    schema["then"] = self.same(depth);
                }
                if self.rng.chance(60) {
                    schema["else"] = self.same(depth);
                }
            }
        }
    }

    /// A union whose variants are discriminated by a constant.
    fn tagged(&mut self, depth: usize) -> Value {
        let keyword = *self.rng.pick(&["oneOf", "anyOf"]);
        let tags = *self.rng.pick(&[["circle", "square", "line"], ["a", "A", "b-c"]]);
        let count = 2 + self.rng.below(2);
        let is_required = self.rng.chance(90);
        let variants: Vec<Value> = (0..count)
            .map(|number| {
                let mut variant = self.object(depth - 1);
                let tag =
                    if self.rng.chance(85) { json!({"const": tags[number]}) } else { json!({"enum": [tags[number]]}) };
                if !variant["properties"].is_object() {
                    variant["properties"] = json!({});
                }
                variant["properties"]["kind"] = tag;
                if is_required {
                    let mut required = variant["required"].as_array().cloned().unwrap_or_default();
                    required.push(json!("kind"));
                    variant["required"] = required.into();
                }
                variant
            })
            .collect();
        json!({keyword: variants})
    }

    fn several_types(&mut self, depth: usize) -> Value {
        let mut types: Vec<&str> = Vec::new();
        for _ in 0..2 + self.rng.below(2) {
            let ty = *self.rng.pick(TYPES);
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        let mut schema = Map::from_iter([("type".to_owned(), json!(types))]);
        for ty in types {
            if self.rng.chance(50) {
                let keywords = self.of_type(ty, depth);
                schema.extend(
                    keywords.as_object().cloned().unwrap_or_default().into_iter().filter(|(key, _)| key != "type"),
                );
            }
        }
        Value::Object(schema)
    }

    /// Keywords about one type, without `type`.
    fn untyped(&mut self, depth: usize) -> Value {
        let mut schema = self.typed(depth);
        if let Some(keywords) = schema.as_object_mut() {
            keywords.remove("type");
        }
        schema
    }

    fn typed(&mut self, depth: usize) -> Value {
        let ty = match self.rng.below(20) {
            0 => "null",
            1 | 2 => "boolean",
            3..=5 => "integer",
            6 | 7 => "number",
            8..=11 => "string",
            12..=14 if depth > 0 => "array",
            _ if depth > 0 => "object",
            _ => *self.rng.pick(TYPES),
        };
        self.of_type(ty, depth)
    }

    fn of_type(&mut self, ty: &str, depth: usize) -> Value {
        match ty {
            "integer" | "number" => self.number(ty),
            "string" => self.string(),
            "array" => self.array(depth),
            "object" => self.object(depth),
            other => json!({"type": other}),
        }
    }

    fn number(&mut self, ty: &str) -> Value {
        let mut schema = json!({"type": ty});
        let bound = |rng: &mut Rng| match rng.below(12) {
            0 => json!((1_i64 << 53) - 1),
            1 => json!(-((1_i64 << 53) - 1)),
            2 if ty == "integer" => json!(i64::MAX),
            3 if ty == "integer" => json!(i64::MIN),
            4 => json!(0.5),
            5 => json!(-2.5),
            6 => json!(3.0),
            _ => json!(rng.between(-5, 20)),
        };
        if self.rng.chance(40) {
            schema[*self.rng.pick(&["minimum", "exclusiveMinimum"])] = bound(self.rng);
        }
        if self.rng.chance(40) {
            schema[*self.rng.pick(&["maximum", "exclusiveMaximum"])] = bound(self.rng);
        }
        if self.rng.chance(25) {
            let steps = [
                json!(1),
                json!(2),
                json!(3),
                json!(7),
                json!(0.5),
                json!(0.25),
                json!(0.1),
                json!(0.01),
                json!(1.5),
                json!(10),
            ];
            schema["multipleOf"] = self.rng.pick(&steps).clone();
        }
        schema
    }

    /// The bound of a size.
    fn size(&mut self, most: i64) -> Value {
        let size = self.rng.between(0, most);
        #[expect(clippy::cast_precision_loss, reason = "it is small")]
        if self.rng.chance(3) { json!(size as f64) } else { json!(size) }
    }

    fn string(&mut self) -> Value {
        let mut schema = json!({"type": "string"});
        if self.rng.chance(25) {
            schema["minLength"] = self.size(4);
        }
        if self.rng.chance(25) {
            schema["maxLength"] = self.size(6);
        }
        if self.rng.chance(25) {
            schema["pattern"] = json!(self.rng.pick(PATTERNS));
        }
        if self.rng.chance(25) {
            schema["format"] = json!(self.rng.pick(FORMATS));
        }
        schema
    }

    fn array(&mut self, depth: usize) -> Value {
        let mut schema = json!({"type": "array"});
        if self.rng.chance(25) {
            let prefix: Vec<Value> = (0..=self.rng.below(3)).map(|_| self.below(depth)).collect();
            schema["prefixItems"] = prefix.into();
        }
        if self.rng.chance(60) {
            schema["items"] = self.below(depth);
        }
        if self.rng.chance(15) {
            schema["contains"] = self.below(depth);
            if self.rng.chance(40) {
                schema["minContains"] = self.size(3);
            }
            if self.rng.chance(40) {
                schema["maxContains"] = self.size(3);
            }
        }
        if self.rng.chance(25) {
            schema["minItems"] = self.size(3);
        }
        if self.rng.chance(25) {
            schema["maxItems"] = self.size(4);
        }
        if self.rng.chance(15) {
            schema["uniqueItems"] = json!(self.rng.chance(90));
        }
        if self.rng.chance(10) {
            schema["unevaluatedItems"] = if self.rng.chance(60) { json!(false) } else { self.below(depth) };
            if self.rng.chance(60) {
                self.combine(depth, &mut schema);
            }
        }
        schema
    }

    fn object(&mut self, depth: usize) -> Value {
        let mut schema = json!({"type": "object"});
        let mut named: Vec<&str> = Vec::new();
        if self.rng.chance(80) {
            let mut properties = Map::new();
            for _ in 0..=self.rng.below(3) {
                let name = *self.rng.pick(KEYS);
                properties.insert(name.to_owned(), self.below(depth));
                named.push(name);
            }
            schema["properties"] = Value::Object(properties);
        }
        if self.rng.chance(50) {
            let mut required: Vec<&str> = named.iter().copied().filter(|_| self.rng.chance(50)).collect();
            if self.rng.chance(10) {
                required.push(*self.rng.pick(KEYS));
            }
            required.sort_unstable();
            required.dedup();
            schema["required"] = json!(required);
        }
        if self.rng.chance(45) {
            schema["additionalProperties"] = if self.rng.chance(60) { json!(false) } else { self.below(depth) };
        }
        if self.rng.chance(12) {
            schema["patternProperties"] = json!({*self.rng.pick(PATTERNS): self.below(depth)});
        }
        if self.rng.chance(8) {
            schema["propertyNames"] = if self.rng.chance(60) { self.string() } else { self.below(1) };
        }
        if self.rng.chance(10) {
            schema["minProperties"] = self.size(2);
        }
        if self.rng.chance(10) {
            schema["maxProperties"] = self.size(4);
        }
        if self.rng.chance(8) {
            schema["dependentRequired"] = json!({*self.rng.pick(KEYS): [self.rng.pick(KEYS)]});
        }
        if self.rng.chance(8) {
            schema["dependentSchemas"] = json!({*self.rng.pick(KEYS): self.same(depth)});
        }
        if self.rng.chance(10) {
            schema["unevaluatedProperties"] = if self.rng.chance(60) { json!(false) } else { self.below(depth) };
            if self.rng.chance(60) {
                self.combine(depth, &mut schema);
            }
        }
        schema
    }
}
