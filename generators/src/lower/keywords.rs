//! Which keywords of JSON Schema 2020-12 are emitted, and which values each of them is about.

use dagstack_spec_model::document::Node;
use dagstack_spec_model::shape::nearest;

use super::module::{Annotated, At, Module};
use super::{foreign, read};
use crate::ir::JsonType;
use crate::rules;

/// Keywords that decide which values fit.
const ASSERTIONS: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "const",
    "contains",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "if",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "required",
    "then",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// Keywords that say nothing about which values fit: for readers, for references, for other tools.
const ANNOTATIONS: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$schema",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "deprecated",
    "description",
    "examples",
    "readOnly",
    "title",
    "writeOnly",
];

/// Keywords that JSON Schema 2020-12 does not have, and that are known to be annotations: of an earlier draft, and of editors.
const KNOWN_ANNOTATIONS: &[&str] = &["definitions", "enumDescriptions", "markdownDescription"];

/// Keywords of JSON Schema 2020-12 that are refused.
const REFUSED: &[&str] = &["$dynamicAnchor", "$dynamicRef", "$vocabulary"];

/// Keywords that evaluate keys or items of the value in place, other than `properties` and `prefixItems` of the schema
/// itself: what `unevaluated…` leaves is only known when they have been asked.
const EVALUATORS: &[&str] = &[
    "$ref",
    "additionalProperties",
    "allOf",
    "anyOf",
    "contains",
    "dependentSchemas",
    "if",
    "items",
    "oneOf",
    "patternProperties",
];

/// Whether JSON Schema 2020-12 has the keyword.
pub(super) fn is_standard(keyword: &str) -> bool {
    ASSERTIONS.contains(&keyword) || ANNOTATIONS.contains(&keyword) || REFUSED.contains(&keyword)
}

/// Whether a keyword decides which values fit.
pub(super) fn is_assertion(keyword: &str) -> bool {
    ASSERTIONS.contains(&keyword)
}

/// The keywords of a schema that evaluate keys or items in a way that its own `properties` and `prefixItems` do not show.
pub(super) fn evaluators(node: &Node) -> impl Iterator<Item = &'static str> {
    EVALUATORS.iter().copied().filter(|keyword| node.get(keyword).is_some())
}

/// The types of values that a keyword asks something of; `None` where it asks of all.
pub(super) fn domain(keyword: &str) -> Option<&'static [JsonType]> {
    match keyword {
        "minLength" | "maxLength" | "pattern" | "format" => Some(&[JsonType::String]),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            Some(&[JsonType::Integer, JsonType::Number])
        }
        "items" | "prefixItems" | "contains" | "minContains" | "maxContains" | "minItems" | "maxItems"
        | "uniqueItems" | "unevaluatedItems" => Some(&[JsonType::Array]),
        "properties"
        | "patternProperties"
        | "additionalProperties"
        | "propertyNames"
        | "required"
        | "minProperties"
        | "maxProperties"
        | "dependentRequired"
        | "dependentSchemas"
        | "unevaluatedProperties" => Some(&[JsonType::Object]),
        _ => None,
    }
}

/// What `type` says, `number` without `integer` beside it. `None` where it is not given.
pub(super) fn types(node: &Node) -> Option<Vec<JsonType>> {
    let given = node.get("type")?;
    let names: Vec<&str> = match given.as_str() {
        Some(one) => vec![one],
        None => read::strings(node, "type"),
    };
    let type_of = |name| match JsonType::from_name(name) {
        Some(ty) => ty,
        None => unreachable!("the meta-schema knows the type `{name}`"),
    };
    let mut types: Vec<JsonType> = names.into_iter().map(type_of).collect();
    if types.contains(&JsonType::Number) {
        types.retain(|ty| *ty != JsonType::Integer);
    }
    Some(types)
}

impl<'s> Module<'s> {
    /// Refuses what is not emitted: nothing is dropped silently.
    pub(super) fn check_keywords(&mut self, at: At<'s, '_>) {
        for entry in read::keywords(at.node) {
            let keyword = entry.key.as_str();
            if keyword.starts_with("x-")
                || [ASSERTIONS, ANNOTATIONS, KNOWN_ANNOTATIONS].iter().any(|known| known.contains(&keyword))
            {
                continue;
            }
            if !REFUSED.contains(&keyword) && self.annotations.has_keyword(keyword) {
                self.annotated.insert(Annotated::Keyword(keyword.to_owned()));
                continue;
            }
            let (message, help) = if REFUSED.contains(&keyword) {
                let help = "the README lists the keywords that are; nothing is dropped silently".to_owned();
                (format!("the keyword `{keyword}` is not supported"), help)
            } else {
                (format!("`{keyword}` is not a keyword of JSON Schema 2020-12"), foreign_help(keyword))
            };
            self.problem(rules::UNSUPPORTED_KEYWORD, at, keyword, message).help = Some(help);
        }
    }
}

/// What to do about a keyword that 2020-12 does not have.
fn foreign_help(keyword: &str) -> String {
    let annotated = format!(
        "where it is meant for others, call it `x-{keyword}`, or take it as an annotation: `--annotation {keyword}`, or `annotations` \
         under `[schemas]` in dagstack-spec.toml"
    );
    let known = || ASSERTIONS.iter().chain(ANNOTATIONS).copied();
    match (foreign::remedy(keyword), nearest(keyword, known())) {
        (Some(remedy), _) if foreign::asserts(keyword) => remedy.to_owned(),
        (Some(remedy), _) => format!("{remedy}; {annotated}"),
        (None, Some(near)) => format!("did you mean `{near}`? {annotated}"),
        (None, None) => annotated,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_stands_in_one_list() {
        for keyword in ASSERTIONS {
            assert!(!ANNOTATIONS.contains(keyword) && !REFUSED.contains(keyword), "{keyword}");
        }
        for keyword in ANNOTATIONS {
            assert!(!REFUSED.contains(keyword), "{keyword}");
        }
        for keyword in EVALUATORS {
            assert!(ASSERTIONS.contains(keyword), "{keyword}");
        }
    }
}
