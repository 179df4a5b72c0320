//! Residual schemas: what a type can't say of its schema.

use std::collections::BTreeSet;

use dagstack_spec_model::json_schema::Keyword;

use super::Lowerer;
use super::coverage::Covered;
use crate::ir::{self, Covers, JsonType, RefinedType, Schema, Type};
use crate::lower::classify::{Classification, TypeKind};
use crate::lower::place::Place;
use crate::lower::predicates;

const UNEVALUATED: [(Keyword, JsonType); 2] =
    [(Keyword::UnevaluatedItems, JsonType::Array), (Keyword::UnevaluatedProperties, JsonType::Object)];

impl<'s> Lowerer<'s> {
    /// The type, with its residual schema.
    pub(super) fn refined(&mut self, place: &Place<'s>, classification: &Classification<'s>, ty: Type) -> Type {
        // No type where it can be any.
        let types = self.classifier.json_types(place).unwrap_or_default();
        let (schema, covers) = match &classification.kind {
            // The variants say all of it.
            TypeKind::Nothing | TypeKind::Values | TypeKind::Joined(..) => return ty,
            TypeKind::Merged(parts) => return self.refined_parts(place, parts, None, ty),
            _ if place.node().as_bool().is_some() => return ty,
            _ if asks_for_unevaluated(place, &types) => (self.schema(place), Covers::Whole),
            kind => {
                let covered = Covered::by_type(place.node(), kind, types);
                (self.residual_schema(place, &covered), Covers::Rest)
            }
        };
        refine(ty, schema, covers)
    }

    /// The struct of several schemas, and their residual schema, but for a keyword of the last of them that the type expresses.
    pub(super) fn refined_parts(
        &mut self,
        place: &Place<'s>,
        parts: &[Place<'s>],
        expressed: Option<Keyword>,
        ty: Type,
    ) -> Type {
        if parts.iter().any(|part| asks_for_unevaluated(part, &[JsonType::Object])) {
            let schema = self.schema(place);
            return refine(ty, schema, Covers::Whole);
        }
        let schema = self.residual_of_parts(parts, expressed);
        refine(ty, schema, Covers::Rest)
    }

    /// The residual schema of the parts of a merged object, whose struct has their properties.
    fn residual_of_parts(&mut self, parts: &[Place<'s>], expressed: Option<Keyword>) -> Schema {
        // References and `allOf` are parts themselves.
        let by_struct = [Keyword::Ref, Keyword::AllOf, Keyword::Type, Keyword::Properties, Keyword::Required];
        let mut known: BTreeSet<&str> = BTreeSet::new();
        let mut keywords = Vec::new();
        for place in parts {
            let node = place.node();
            if node.as_bool() == Some(false) {
                keywords.push(ir::Keyword::Never);
            }
            let names: Vec<&str> = predicates::property_names(node).collect();
            let expressed = expressed.filter(|_| parts.last() == Some(place));
            let covered = Covered {
                keywords: by_struct.iter().copied().chain(expressed).collect(),
                but_keys: names.iter().filter(|name| known.contains(*name)).map(|name| (*name).to_owned()).collect(),
                types: vec![JsonType::Object],
                all_of: None,
            };
            if node.as_bool().is_none() {
                keywords.extend(self.residual_schema(place, &covered).keywords);
            }
            known.extend(names);
        }
        Schema::all(keywords)
    }
}

/// Whether a schema asks something of what its other keywords have not evaluated.
fn asks_for_unevaluated(place: &Place<'_>, types: &[JsonType]) -> bool {
    UNEVALUATED.iter().any(|(keyword, ty)| (types.is_empty() || types.contains(ty)) && place.has(*keyword))
}

/// The type together with a schema, where that asks something.
fn refine(ty: Type, schema: Schema, covers: Covers) -> Type {
    if schema.is_anything() {
        return ty;
    }
    Type::Refined(match ty {
        Type::Refined(inner) if covers == Covers::Whole => RefinedType { schema, covers, ..inner },
        // Each of the two schemas has its own idea of what is unevaluated.
        Type::Refined(inner) if inner.covers == Covers::Whole => RefinedType {
            schema: Schema { keywords: vec![ir::Keyword::AllOf(vec![inner.schema, schema])] },
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
