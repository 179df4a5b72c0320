//! The reference validator: what the emitted code is measured by also decides what lowering asks of single values.

use dagstack_spec_model::document::{Node, pointer_token};
use dagstack_spec_model::json_schema::{Subschemas, subschemas};
use dagstack_spec_model::kind::{SchemaPlace, Spec};
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use super::annotations::Annotations;
use super::{keywords, read};
use crate::ir::{Format, JsonType};

/// A validator for some values of the schema at a place, with formats as checks.
///
/// # Errors
/// Why the schema does not compile: a pattern that is beyond the validator, or a keyword that is reported elsewhere.
pub(super) fn validator(
    spec: &Spec,
    annotations: &Annotations,
    place: &SchemaPlace,
    values: &[&Value],
) -> Result<Validator, String> {
    let mut slice = Slice { spec, budget: MAX_SCHEMAS };
    let mut schema = slice.of(place, values, 0).unwrap_or_else(|| spec.bundle(place));
    drop_formats(&mut schema, annotations);
    jsonschema::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .build(&schema)
        .map_err(|error| error.to_string())
}

/// Removes the formats that are annotations here; the crate would check those that it knows.
fn drop_formats(schema: &mut Value, annotations: &Annotations) {
    let Some(keywords) = schema.as_object_mut() else { return };
    let format = keywords.get("format").and_then(Value::as_str);
    if format.is_some_and(|name| annotations.has_format(name, Format::is_supported(name))) {
        keywords.remove("format");
    }
    for (keyword, value) in keywords.iter_mut() {
        match (subschemas(keyword), value) {
            (Subschemas::One, schema) => drop_formats(schema, annotations),
            (Subschemas::List, Value::Array(schemas)) => {
                for schema in schemas {
                    drop_formats(schema, annotations);
                }
            }
            (Subschemas::Table, Value::Object(schemas)) => {
                for schema in schemas.values_mut() {
                    drop_formats(schema, annotations);
                }
            }
            _ => {}
        }
    }
}

/// How many schemas a slice may have, and how deep it may go, before the whole of them is less.
const MAX_SCHEMAS: usize = 2_000;
const MAX_DEPTH: usize = 64;

/// The part of a schema that has a say about some values, with what it refers to in its place: most values ask for very
/// little of a schema, and compiling all of it for each is what would take time.
struct Slice<'s> {
    spec: &'s Spec,
    budget: usize,
}

impl<'s> Slice<'s> {
    fn of(&mut self, place: &SchemaPlace, values: &[&Value], depth: usize) -> Option<Value> {
        if self.budget == 0 || depth == MAX_DEPTH {
            return None;
        }
        self.budget -= 1;
        let (file, node) = self.spec.schema(place)?;
        let Some(entries) = node.entries() else { return Some(node.to_json()) };
        let mut schema = Map::new();
        if let Some(target) = file.refs.get(&place.pointer) {
            schema.insert("allOf".to_owned(), json!([self.of(target, values, depth + 1)?]));
        }
        for entry in entries.iter().filter(|entry| has_a_say(&entry.key, values)) {
            let kept = self.keyword(place, &entry.key, &entry.value, values, depth)?;
            match (schema.get_mut(&entry.key), kept) {
                // What `$ref` leads to stands there already.
                (Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
                (_, kept) => drop(schema.insert(entry.key.clone(), kept)),
            }
        }
        Some(Value::Object(schema))
    }

    fn keyword(
        &mut self,
        place: &SchemaPlace,
        keyword: &str,
        node: &'s Node,
        values: &[&Value],
        depth: usize,
    ) -> Option<Value> {
        let members = || values.iter().filter_map(|value| value.as_object()).flatten();
        let own: Vec<&Value> = values.to_vec();
        let inner: Vec<&Value> = match keyword {
            "items" | "prefixItems" | "contains" | "unevaluatedItems" => {
                values.iter().filter_map(|value| value.as_array()).flatten().collect()
            }
            "patternProperties" | "additionalProperties" | "unevaluatedProperties" => {
                members().map(|(_, value)| value).collect()
            }
            _ => own,
        };
        let below = |steps: &[&str]| {
            let pointer =
                steps.iter().fold(place.pointer.clone(), |way, step| format!("{way}/{}", pointer_token(step)));
            SchemaPlace { path: place.path.clone(), pointer }
        };
        match keyword {
            "propertyNames" => {
                let names: Vec<Value> = members().map(|(name, _)| Value::from(name.as_str())).collect();
                self.of(&below(&[keyword]), &names.iter().collect::<Vec<_>>(), depth + 1)
            }
            "properties" => {
                let mut table = Map::new();
                for entry in read::entries(node) {
                    let inner: Vec<&Value> =
                        values.iter().filter_map(|value| value.as_object()?.get(&entry.key)).collect();
                    let schema = if inner.is_empty() {
                        json!(true)
                    } else {
                        self.of(&below(&[keyword, &entry.key]), &inner, depth + 1)?
                    };
                    table.insert(entry.key.clone(), schema);
                }
                Some(Value::Object(table))
            }
            "patternProperties" | "dependentSchemas" => {
                let mut table = Map::new();
                for entry in read::entries(node) {
                    let schema = self.of(&below(&[keyword, &entry.key]), &inner, depth + 1)?;
                    table.insert(entry.key.clone(), schema);
                }
                Some(Value::Object(table))
            }
            "prefixItems" | "allOf" | "anyOf" | "oneOf" => {
                let count = read::items(node).len();
                let schemas =
                    (0..count).map(|index| self.of(&below(&[keyword, &index.to_string()]), &inner, depth + 1));
                schemas.collect::<Option<Vec<Value>>>().map(Value::Array)
            }
            "items"
            | "contains"
            | "additionalProperties"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "not"
            | "if"
            | "then"
            | "else" => self.of(&below(&[keyword]), &inner, depth + 1),
            _ => Some(node.to_json()),
        }
    }
}

/// Whether a keyword decides about one of the values. Those that look inside have none about what is empty.
fn has_a_say(keyword: &str, values: &[&Value]) -> bool {
    const INSIDE: [&str; 7] = [
        "items",
        "prefixItems",
        "unevaluatedItems",
        "patternProperties",
        "additionalProperties",
        "propertyNames",
        "unevaluatedProperties",
    ];
    if keyword == "$ref" || !keywords::is_assertion(keyword) {
        return false;
    }
    let is_about = |value: &&Value| {
        let is_empty = value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
        let ty = JsonType::of(value);
        keywords::domain(keyword).is_none_or(|domain| domain.iter().any(|own| own.overlaps(ty)))
            && !(is_empty && INSIDE.contains(&keyword))
    };
    values.iter().any(is_about)
}
