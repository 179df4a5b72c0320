//! The validator that the emitted code is measured by also decides what lowering asks of single values.

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::{Keyword, Subschemas, subschemas};
use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use super::annotations::Annotations;
use super::place::Place;
use crate::ir::{Format, JsonType};

/// A validator for some values of a schema, with formats as checks.
///
/// # Errors
/// Why the schema does not compile: a pattern that is beyond the validator, or a keyword that is reported elsewhere.
pub(super) fn of(place: &Place<'_>, annotations: &Annotations, values: &[&Value]) -> Result<Validator, String> {
    let mut slice = Slice { budget: MAX_SCHEMAS };
    let mut schema = slice.of(place, values, 0).unwrap_or_else(|| place.bundle());
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
    let format = keywords.get(Keyword::Format.name()).and_then(Value::as_str);
    if format.is_some_and(|name| annotations.has_format(name, Format::from_name(name).is_some())) {
        keywords.remove(Keyword::Format.name());
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

/// The part of a schema that decides about some values, with what it refers to in its place: most values ask for very
/// little of a schema, and compiling all of it for each is what would take time.
struct Slice {
    budget: usize,
}

impl Slice {
    fn of(&mut self, place: &Place<'_>, values: &[&Value], depth: usize) -> Option<Value> {
        if self.budget == 0 || depth == MAX_DEPTH {
            return None;
        }
        self.budget -= 1;
        if place.node().entries().is_none() {
            return Some(place.node().to_json());
        }
        let mut schema = Map::new();
        if let Some(target) = place.target() {
            schema.insert(Keyword::AllOf.to_string(), json!([self.of(&target, values, depth + 1)?]));
        }
        for (keyword, node) in place.node().keywords().filter(|(keyword, _)| decides(*keyword, values)) {
            let kept = self.keyword(place, keyword, node, values, depth)?;
            match (schema.get_mut(keyword.name()), kept) {
                // What `$ref` leads to is there already.
                (Some(Value::Array(known)), Value::Array(more)) => known.extend(more),
                (_, kept) => drop(schema.insert(keyword.to_string(), kept)),
            }
        }
        Some(Value::Object(schema))
    }

    fn keyword(
        &mut self,
        place: &Place<'_>,
        keyword: Keyword,
        node: &Node,
        values: &[&Value],
        depth: usize,
    ) -> Option<Value> {
        let members = || values.iter().filter_map(|value| value.as_object()).flatten();
        let names: Vec<Value> = match keyword {
            Keyword::PropertyNames => members().map(|(name, _)| Value::from(name.as_str())).collect(),
            _ => Vec::new(),
        };
        let judged: Vec<&Value> = match keyword {
            Keyword::Items | Keyword::PrefixItems | Keyword::Contains | Keyword::UnevaluatedItems => {
                values.iter().filter_map(|value| value.as_array()).flatten().collect()
            }
            Keyword::PatternProperties | Keyword::AdditionalProperties | Keyword::UnevaluatedProperties => {
                members().map(|(_, value)| value).collect()
            }
            Keyword::PropertyNames => names.iter().collect(),
            _ => values.to_vec(),
        };
        match keyword.subschemas() {
            Subschemas::None => Some(node.to_json()),
            Subschemas::One => self.of(&place.child(keyword)?, &judged, depth + 1),
            Subschemas::List => {
                let schemas = place.list(keyword).map(|inner| self.of(&inner, &judged, depth + 1));
                schemas.collect::<Option<Vec<Value>>>().map(Value::Array)
            }
            Subschemas::Table => {
                let mut table = Map::new();
                for (key, inner) in place.table(keyword) {
                    let judged: Vec<&Value> = match keyword {
                        Keyword::Properties => values.iter().filter_map(|value| value.as_object()?.get(key)).collect(),
                        _ => judged.clone(),
                    };
                    let schema = if judged.is_empty() { json!(true) } else { self.of(&inner, &judged, depth + 1)? };
                    table.insert(key.to_owned(), schema);
                }
                Some(Value::Object(table))
            }
        }
    }
}

/// Whether a keyword decides about one of the values. Those that look inside don't about what is empty.
fn decides(keyword: Keyword, values: &[&Value]) -> bool {
    const INSIDE: [Keyword; 7] = [
        Keyword::Items,
        Keyword::PrefixItems,
        Keyword::UnevaluatedItems,
        Keyword::PatternProperties,
        Keyword::AdditionalProperties,
        Keyword::PropertyNames,
        Keyword::UnevaluatedProperties,
    ];
    if keyword == Keyword::Ref || !keyword.is_assertion() {
        return false;
    }
    let is_about = |value: &&Value| {
        let is_empty = value.as_array().is_some_and(Vec::is_empty) || value.as_object().is_some_and(Map::is_empty);
        let ty = JsonType::of(value);
        keyword.domain().is_none_or(|domain| domain.iter().any(|own| own.overlaps(ty)))
            && !(is_empty && INSIDE.contains(&keyword))
    };
    values.iter().any(is_about)
}
