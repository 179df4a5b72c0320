//! How much of a schema its type expresses, so that the residual schema leaves it out.

use std::collections::BTreeSet;

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::Keyword;

use crate::ir::JsonType;
use crate::lower::classify::TypeKind;
use crate::lower::place::Place;
use crate::lower::{predicates, read};

const BOUNDS: [Keyword; 4] = [Keyword::Minimum, Keyword::Maximum, Keyword::ExclusiveMinimum, Keyword::ExclusiveMaximum];

/// What the residual schema leaves out, because a type expresses it.
#[derive(Debug, Clone, Default)]
pub(super) struct Covered<'s> {
    /// Keywords. `properties` and `patternProperties` may be covered where `additionalProperties` is not: then their names
    /// are reported, and nothing about the values.
    pub(super) keywords: Vec<Keyword>,
    /// Keys whose schema is not covered although `properties` is.
    pub(super) but_keys: BTreeSet<String>,
    /// The types that the value can have; what is asked of others is left out. All of them where empty.
    pub(super) types: Vec<JsonType>,
    /// The one of `allOf` that is covered.
    pub(super) all_of: Option<Place<'s>>,
}

impl<'s> Covered<'s> {
    /// What the type of a schema expresses of it, about a value of these types.
    pub(super) fn by_type(node: &Node, kind: &TypeKind<'s>, types: Vec<JsonType>) -> Self {
        let mut keywords = Vec::new();
        let mut all_of = None;
        match kind {
            TypeKind::Types(own) => {
                keywords.push(Keyword::Type);
                keywords.extend(own.iter().flat_map(|ty| expressed_by(*ty, node)));
            }
            TypeKind::Like(part, Keyword::AllOf) => all_of = Some(part.clone()),
            TypeKind::Like(_, keyword) => keywords.push(*keyword),
            TypeKind::Union(union, _) => keywords.push(union.keyword()),
            _ => {}
        }
        if let Some(given) = read::types(node)
            && !types.is_empty()
            && types.iter().all(|ty| given.iter().any(|given| given.includes(*ty)))
        {
            keywords.push(Keyword::Type);
        }
        Self { keywords, types, all_of, ..Self::default() }
    }

    /// Whether a keyword is covered, or asks nothing of a value of these types.
    pub(super) fn has(&self, keyword: Keyword) -> bool {
        self.keywords.contains(&keyword) || self.is_idle(keyword)
    }

    /// Whether a schema has a keyword that is not covered.
    pub(super) fn leaves(&self, node: &Node, keyword: Keyword) -> bool {
        node.has(keyword) && !self.has(keyword)
    }

    fn is_idle(&self, keyword: Keyword) -> bool {
        let is_about = |domain: &[JsonType]| domain.iter().any(|ty| self.types.iter().any(|own| own.overlaps(*ty)));
        !self.types.is_empty() && keyword.domain().is_some_and(|domain| !is_about(domain))
    }
}

/// The keywords of a schema that a type of one JSON type expresses.
fn expressed_by(ty: JsonType, node: &Node) -> Vec<Keyword> {
    match ty {
        JsonType::String => vec![Keyword::MinLength, Keyword::MaxLength, Keyword::Pattern, Keyword::Format],
        JsonType::Integer if is_beyond_integers(node) => BOUNDS.to_vec(),
        JsonType::Integer | JsonType::Number => BOUNDS.iter().copied().chain([Keyword::MultipleOf]).collect(),
        JsonType::Array if node.has(Keyword::PrefixItems) => {
            vec![Keyword::PrefixItems, Keyword::Items, Keyword::MinItems, Keyword::MaxItems]
        }
        JsonType::Array => vec![Keyword::Items, Keyword::MinItems, Keyword::MaxItems, Keyword::UniqueItems],
        JsonType::Object => {
            let mut keywords =
                vec![Keyword::MinProperties, Keyword::MaxProperties, Keyword::Properties, Keyword::Required];
            if !predicates::has_patterns(node) {
                keywords.push(Keyword::AdditionalProperties);
            } else if predicates::is_map_of_pattern(node) {
                keywords.push(Keyword::PatternProperties);
            }
            keywords
        }
        JsonType::Null | JsonType::Boolean => Vec::new(),
    }
}

/// Whether `multipleOf` is more than a rule for an integer can say: a fraction, or beyond 64 bits.
fn is_beyond_integers(node: &Node) -> bool {
    read::number(node, Keyword::MultipleOf).is_some_and(|step| !read::fits_64_bits(&step))
}
