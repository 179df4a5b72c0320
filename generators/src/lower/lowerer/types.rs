//! Types: of which kind a schema is decides what represents its values.

use super::Lowerer;
use super::union::variant_docs;
use crate::ir::{JsonType, NamedType, Type};
use crate::lower::classify::{Classification, TypeKind};
use crate::lower::key::{Facet, Key};
use crate::lower::place::Place;
use crate::lower::{docs, names};

impl<'s> Lowerer<'s> {
    pub(super) fn named_type(&mut self, key: &Key<'s>) -> NamedType {
        let place = &key.place;
        let classification = self.classifier.classify(place);
        let ty = match key.facet {
            Facet::Whole => self.whole(place),
            Facet::WithoutNull => self.without_null(place, &classification),
            Facet::Only(ty) => self.of_json_type(place, ty),
            Facet::With(keyword, index) => self.with_branch(place, keyword, index),
        };
        let docs = match key.facet {
            Facet::With(keyword, index) => variant_docs(&place.item(keyword.keyword(), index)),
            _ => docs::of(place.node()),
        };
        NamedType { name: names::of(key, classification.nullable), docs, ty }
    }

    /// The type of a schema that is inside another one: what needs a name gets one of its own.
    pub(super) fn nested(&mut self, place: &Place<'s>) -> Type {
        let classification = self.classifier.classify(place);
        if !classification.nullable && self.classifier.needs_name(place, &classification.kind) {
            Type::Reference(self.named(Key { place: place.clone(), facet: Facet::Whole }))
        } else {
            self.whole(place)
        }
    }

    /// The type of another schema: by its name where it is referred to.
    pub(super) fn like(&mut self, place: &Place<'s>, other: &Place<'s>) -> Type {
        if place.target().as_ref() == Some(other) {
            return Type::Reference(self.named(Key { place: other.clone(), facet: Facet::Whole }));
        }
        self.nested(other)
    }

    /// The type of a schema itself, without a name, with all that it asks.
    fn whole(&mut self, place: &Place<'s>) -> Type {
        if place.node().as_bool().is_none() {
            self.check_keywords(place);
        }
        let classification = self.classifier.classify(place);
        if !classification.nullable {
            let ty = self.without_null(place, &classification);
            return self.refined(place, &classification, ty);
        }
        let inner = if self.classifier.needs_name(place, &classification.kind) {
            Type::Reference(self.named(Key { place: place.clone(), facet: Facet::WithoutNull }))
        } else {
            self.without_null(place, &classification)
        };
        let ty = match (inner, &classification.kind) {
            (inner @ (Type::Null | Type::Any | Type::Nullable(_)), _) => inner,
            // What is asked of the value is not asked of `null`: a name keeps the two apart.
            (Type::Refined(_), TypeKind::Like(other, _)) => {
                let inner = self.named(Key { place: other.clone(), facet: Facet::Whole });
                Type::Nullable(Box::new(Type::Reference(inner)))
            }
            (inner, _) => Type::Nullable(Box::new(inner)),
        };
        self.refined(place, &classification, ty)
    }

    /// The type that a schema calls for, apart from `null`.
    fn without_null(&mut self, place: &Place<'s>, classification: &Classification<'s>) -> Type {
        match &classification.kind {
            TypeKind::Anything => Type::Any,
            TypeKind::Nothing => Type::Never,
            TypeKind::Values => self.values(place, classification.nullable),
            TypeKind::Types(types) => match types.as_slice() {
                [one] => self.of_json_type(place, *one),
                several => self.several(place, several),
            },
            TypeKind::Merged(parts) => self.merged(place, parts),
            TypeKind::Like(other, _) => self.like(place, other),
            TypeKind::Union(keyword, branches) => self.union(place, *keyword, branches),
            TypeKind::Joined(keyword, tag, branches) => self.joined_union(place, *keyword, tag, branches),
        }
    }

    /// The values of one type that a schema accepts.
    pub(super) fn of_json_type(&mut self, place: &Place<'s>, ty: JsonType) -> Type {
        match ty {
            JsonType::Null => Type::Null,
            JsonType::Boolean => Type::Boolean,
            JsonType::String => self.string(place),
            JsonType::Integer => Type::Integer(self.numeric(place, true)),
            JsonType::Number => Type::Number(self.numeric(place, false)),
            JsonType::Array => self.array(place),
            JsonType::Object => self.object(place),
        }
    }
}
