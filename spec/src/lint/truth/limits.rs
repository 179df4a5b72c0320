//! Which documents are looked at: what can be proven takes time, and for some documents without measure.

use std::collections::HashMap;

use serde_json::Value;

use crate::json_schema::{Keyword, Subschemas, subschemas};

/// How many objects and lists a document may have.
const MAX_WEIGHT: usize = 5_000;

/// How many conditions it may have: each splits what is around it into cases.
const MAX_CONDITIONS: usize = 8;

/// How deep unions may be inside each other, through references: each multiplies those inside.
const MAX_NESTED_UNIONS: usize = 12;

/// How many objects and lists a document has.
pub(super) fn weight(document: &Value) -> usize {
    let (mut weight, mut waiting) = (0, vec![document]);
    while let Some(value) = waiting.pop() {
        match value {
            Value::Array(items) => waiting.extend(items),
            Value::Object(members) => waiting.extend(members.values()),
            _ => continue,
        }
        weight += 1;
    }
    weight
}

/// Whether a bundle of this weight is looked at, as far as its size decides.
pub(super) fn is_small(weight: usize) -> bool {
    weight <= MAX_WEIGHT
}

/// Whether a bundle is looked at, as far as what is in it decides. Goes down recursively, through references too.
pub(super) fn is_tractable(bundle: &Value) -> bool {
    let mut survey = Survey { bundle, conditions: 0, known: HashMap::new() };
    let nested = survey.nested(bundle);
    nested <= MAX_NESTED_UNIONS && survey.conditions <= MAX_CONDITIONS
}

/// What has been seen of a bundle.
struct Survey<'b> {
    bundle: &'b Value,
    conditions: usize,
    /// How deep unions are in definitions, by their references. Of one that leads back to itself nothing is known yet.
    known: HashMap<&'b str, usize>,
}

impl<'b> Survey<'b> {
    /// How deep unions are inside each other in a schema.
    fn nested(&mut self, schema: &'b Value) -> usize {
        let Some(keywords) = schema.as_object() else { return 0 };
        let mut deepest = 0;
        for (name, value) in keywords {
            match Keyword::from_name(name) {
                Some(Keyword::Ref) => deepest = deepest.max(self.referred(value)),
                Some(Keyword::If) => self.conditions += 1,
                Some(Keyword::DependentSchemas) => self.conditions += value.as_object().map_or(0, serde_json::Map::len),
                _ => {}
            }
            let inner: Vec<&Value> = match (subschemas(name), value) {
                (Subschemas::One, schema) => vec![schema],
                (Subschemas::List, Value::Array(schemas)) => schemas.iter().collect(),
                (Subschemas::Table, Value::Object(schemas)) => schemas.values().collect(),
                _ => continue,
            };
            for schema in inner {
                deepest = deepest.max(self.nested(schema));
            }
        }
        let is_union = [Keyword::AnyOf, Keyword::OneOf].iter().any(|union| keywords.contains_key(union.name()));
        deepest + usize::from(is_union)
    }

    fn referred(&mut self, reference: &'b Value) -> usize {
        let Some(target) = reference.as_str() else { return 0 };
        if let Some(known) = self.known.get(target) {
            return *known;
        }
        self.known.insert(target, 0);
        let pointer = target
            .strip_prefix('#')
            .and_then(|pointer| percent_encoding::percent_decode_str(pointer).decode_utf8().ok());
        let nested = pointer.and_then(|pointer| self.bundle.pointer(&pointer)).map_or(0, |schema| self.nested(schema));
        self.known.insert(target, nested);
        nested
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn nested_unions_and_many_conditions_are_left_alone() {
        let chain = |length: usize| {
            let union = |number: usize| {
                let next = json!({"$ref": format!("#/$defs/{}", number + 1)});
                (number.to_string(), json!({"anyOf": [next, {"type": "array", "items": next}]}))
            };
            json!({"$ref": "#/$defs/0", "$defs": (0..length).map(union).collect::<serde_json::Map<_, _>>()})
        };
        assert!(is_tractable(&chain(MAX_NESTED_UNIONS)) && !is_tractable(&chain(MAX_NESTED_UNIONS + 1)));
        let conditions = |count: usize| json!({"allOf": vec![json!({"if": {"minLength": 1}, "then": false}); count]});
        assert!(is_tractable(&conditions(MAX_CONDITIONS)) && !is_tractable(&conditions(MAX_CONDITIONS + 1)));
        let many: Vec<_> = vec![json!({"anyOf": [{"type": "string"}, {"type": "null"}]}); 100];
        assert!(is_tractable(&json!({"prefixItems": many})));
        assert!(is_tractable(&json!({"$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}]}}, "$ref": "#/$defs/a"})));
    }
}
