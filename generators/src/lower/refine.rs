//! What a type leaves unsaid of its schema, beside it.

use std::collections::BTreeSet;

use dagstack_spec_model::document::Node;
use dagstack_spec_model::kind::SchemaPlace;

use super::module::{At, Module};
use super::schema::Covered;
use super::shape::{Form, Shape};
use super::{constraints, keywords, object};
use crate::ir::{Covers, JsonType, Keyword, RefinedType, Schema, Type};

const UNEVALUATED: [(&str, JsonType); 2] =
    [("unevaluatedItems", JsonType::Array), ("unevaluatedProperties", JsonType::Object)];

impl<'s> Module<'s> {
    /// The type, and what its schema asks besides.
    pub(super) fn refined(&mut self, at: At<'s, '_>, form: &Form, ty: Type) -> Type {
        // No type where it can be any.
        let types = self.json_types(&at.place()).unwrap_or_default();
        let (schema, covers) = match &form.shape {
            // The variants say all of it.
            Shape::Nothing | Shape::Values | Shape::Joined(..) => return ty,
            Shape::Merged(parts) => return self.refined_parts(at, parts, None, ty),
            _ if at.node.as_bool().is_some() => return ty,
            _ if self.asks_for_leftovers(&at.place(), &types) => (self.schema(at), Covers::Whole),
            shape => {
                let covered = covered(at.node, shape, types);
                (self.schema_beside(at, &covered), Covers::Rest)
            }
        };
        beside(ty, schema, covers)
    }

    /// The struct of several schemas, and what they ask besides, but for a keyword of the last of them that is told already.
    pub(super) fn refined_parts(
        &mut self,
        at: At<'s, '_>,
        parts: &[SchemaPlace],
        told: Option<&'static str>,
        ty: Type,
    ) -> Type {
        if parts.iter().any(|place| self.asks_for_leftovers(place, &[JsonType::Object])) {
            let schema = self.schema(at);
            return beside(ty, schema, Covers::Whole);
        }
        let schema = self.beside_merged(parts, told);
        beside(ty, schema, Covers::Rest)
    }

    /// Whether a schema asks something of what its other keywords have not looked at.
    fn asks_for_leftovers(&self, place: &SchemaPlace, types: &[JsonType]) -> bool {
        let node = self.at(place).node;
        UNEVALUATED.iter().any(|(keyword, ty)| (types.is_empty() || types.contains(ty)) && node.get(keyword).is_some())
    }

    /// What the parts of a merged object ask besides the properties that its struct has.
    fn beside_merged(&mut self, parts: &[SchemaPlace], told: Option<&'static str>) -> Schema {
        // References and `allOf` are parts themselves.
        let said = ["$ref", "allOf", "type", "properties", "required"];
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut keywords = Vec::new();
        for place in parts {
            let at = self.at(place);
            let node = at.node;
            if node.as_bool() == Some(false) {
                keywords.push(Keyword::Never);
            }
            let names: Vec<&str> = object::property_names(node).collect();
            let covered = Covered {
                keywords: if parts.last() == Some(place) {
                    said.iter().copied().chain(told).collect()
                } else {
                    said.to_vec()
                },
                but_keys: names.iter().filter(|name| known.contains(*name)).map(|name| (*name).to_owned()).collect(),
                types: vec![JsonType::Object],
                all_of: None,
            };
            if node.as_bool().is_none() {
                keywords.extend(self.schema_beside(at, &covered).keywords);
            }
            known.extend(names);
        }
        Schema::all(keywords)
    }
}

/// What a type says of its schema.
fn covered(node: &Node, shape: &Shape, types: Vec<JsonType>) -> Covered {
    let mut covered: Vec<&'static str> = Vec::new();
    let mut all_of = None;
    match shape {
        Shape::Types(own) => {
            covered.push("type");
            covered.extend(own.iter().flat_map(|ty| said_by(*ty, node)));
        }
        Shape::Like(place, "allOf") => {
            all_of = Some(index_in_list(place));
        }
        Shape::Like(_, keyword) => covered.push(keyword),
        Shape::Union(union, _) => covered.push(union.keyword()),
        _ => {}
    }
    if let Some(given) = keywords::types(node)
        && !types.is_empty()
        && types.iter().all(|ty| given.iter().any(|given| given.includes(*ty)))
    {
        covered.push("type");
    }
    Covered { keywords: covered, all_of, types, ..Covered::default() }
}

/// Which schema of a list is at a place.
fn index_in_list(place: &SchemaPlace) -> usize {
    match place.pointer.rsplit('/').next().map(str::parse) {
        Some(Ok(index)) => index,
        _ => unreachable!("`{place}` is the place of a schema in a list"),
    }
}

/// The type, and a schema beside it that asks something.
fn beside(ty: Type, schema: Schema, covers: Covers) -> Type {
    if schema.is_anything() {
        return ty;
    }
    Type::Refined(match ty {
        Type::Refined(inner) if covers == Covers::Whole => RefinedType { schema, covers, ..inner },
        // Each of the two schemas has leftovers of its own.
        Type::Refined(inner) if inner.covers == Covers::Whole => RefinedType {
            schema: Schema { keywords: vec![Keyword::AllOf(vec![inner.schema, schema])] },
            covers: Covers::Whole,
            ty: inner.ty,
        },
        Type::Refined(inner) => {
            let keywords = inner.schema.keywords.into_iter().chain(schema.keywords);
            RefinedType { schema: Schema::all(keywords), ..inner }
        }
        ty => RefinedType { ty: Box::new(ty), schema, covers },
    })
}

/// The keywords that the type of one JSON type says.
fn said_by(ty: JsonType, node: &Node) -> Vec<&'static str> {
    match ty {
        JsonType::String => vec!["minLength", "maxLength", "pattern", "format"],
        JsonType::Integer if constraints::is_beyond_integers(node.get("multipleOf")) => BOUNDS.to_vec(),
        JsonType::Integer | JsonType::Number => BOUNDS.iter().copied().chain(["multipleOf"]).collect(),
        JsonType::Array if node.get("prefixItems").is_some() => vec!["prefixItems", "items", "minItems", "maxItems"],
        JsonType::Array => vec!["items", "minItems", "maxItems", "uniqueItems"],
        JsonType::Object => object::said(node),
        JsonType::Null | JsonType::Boolean => Vec::new(),
    }
}

const BOUNDS: [&str; 4] = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"];
