//! Which keywords of JSON Schema 2020-12 are emitted, and what kind of value a schema describes.

use dagstack_spec_model::Code;
use dagstack_spec_model::document::Node;

use super::module::{At, Module};

/// Keywords whose meaning reaches the emitted code, or that have none for a validator.
const SUPPORTED: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "additionalProperties",
    "const",
    "default",
    "definitions",
    "deprecated",
    "description",
    "enum",
    "enumDescriptions",
    "examples",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "items",
    "markdownDescription",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "properties",
    "readOnly",
    "required",
    "title",
    "type",
    "uniqueItems",
    "writeOnly",
];

/// Keywords of JSON Schema 2020-12 that are refused.
const REFUSED: &[&str] = &[
    "$dynamicAnchor",
    "$dynamicRef",
    "$vocabulary",
    "allOf",
    "anyOf",
    "contains",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "not",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keywords that may stand beside `$ref`: they say nothing about which values are valid.
const ANNOTATIONS: &[&str] = &[
    "$anchor",
    "$comment",
    "$defs",
    "$id",
    "$ref",
    "$schema",
    "default",
    "definitions",
    "deprecated",
    "description",
    "enumDescriptions",
    "examples",
    "markdownDescription",
    "readOnly",
    "title",
    "writeOnly",
];

/// What `type` says, apart from `null`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MainType {
    Null,
    Boolean,
    String,
    Integer,
    Number,
    Array,
    Object,
    /// No `type`.
    Any,
    /// More than one type besides `null`.
    Several,
}

fn types(node: &Node) -> Vec<&str> {
    match node.get("type") {
        Some(one) if one.as_str().is_some() => one.as_str().into_iter().collect(),
        Some(many) => many.items().unwrap_or_default().iter().filter_map(Node::as_str).collect(),
        None => Vec::new(),
    }
}

/// The type that a schema describes, apart from `null`.
pub(super) fn main_type(node: &Node) -> MainType {
    let mut types = types(node);
    if types.contains(&"number") {
        types.retain(|name| *name != "integer");
    }
    if types.len() > 1 {
        types.retain(|name| *name != "null");
    }
    match types.as_slice() {
        [] => MainType::Any,
        ["null"] => MainType::Null,
        ["boolean"] => MainType::Boolean,
        ["string"] => MainType::String,
        ["integer"] => MainType::Integer,
        ["number"] => MainType::Number,
        ["array"] => MainType::Array,
        ["object"] => MainType::Object,
        _ => MainType::Several,
    }
}

/// Whether the schema accepts `null` besides the values of another type.
pub(super) fn nullable(node: &Node) -> bool {
    if node.get("$ref").is_some() {
        return false;
    }
    let types = types(node);
    let by_type = types.len() > 1 && types.contains(&"null");
    let is_null = |value: &Node| matches!(value.kind, dagstack_spec_model::document::NodeKind::Null);
    match (node.get("const"), node.get("enum").and_then(Node::items)) {
        (Some(_), _) => false,
        (None, Some(values)) => values.len() > 1 && values.iter().any(is_null) && (by_type || types.is_empty()),
        (None, None) => by_type,
    }
}

/// Whether a keyword says nothing about which values are valid.
pub(super) fn is_annotation(keyword: &str) -> bool {
    ANNOTATIONS.contains(&keyword) || keyword.starts_with("x-")
}

impl<'s> Module<'s> {
    /// Refuses what is not emitted: nothing is dropped silently.
    pub(super) fn check_keywords(&mut self, at: At<'s, '_>) {
        let is_reference = at.node.get("$ref").is_some();
        for entry in at.node.entries().unwrap_or_default() {
            let keyword = entry.key.as_str();
            if keyword.starts_with("x-") {
                continue;
            }
            if REFUSED.contains(&keyword) {
                self.problem(
                    Code::UnsupportedKeyword,
                    at,
                    keyword,
                    format!("the keyword `{keyword}` is not supported"),
                )
                .help = Some("the README lists the keywords that are; nothing is dropped silently".to_owned());
            } else if !SUPPORTED.contains(&keyword) {
                self.problem(
                    Code::UnsupportedKeyword,
                    at,
                    keyword,
                    format!("`{keyword}` is no keyword of JSON Schema 2020-12"),
                )
                .help = Some(format!("mend its spelling, or call it `x-{keyword}` if it is meant for others"));
            } else if is_reference && !ANNOTATIONS.contains(&keyword) {
                self.problem(
                    Code::UnsupportedForm,
                    at,
                    keyword,
                    format!("`{keyword}` beside `$ref` is not supported yet"),
                )
                .help = Some("move it to the schema that is referred to".to_owned());
            }
        }
    }

    /// A schema without `type`, `enum`, `const` and `$ref`: anything, unless a keyword says something about some types only.
    pub(super) fn any(&mut self, at: At<'s, '_>) -> crate::ir::Type {
        for entry in at.node.entries().unwrap_or_default() {
            let keyword = entry.key.as_str();
            if SUPPORTED.contains(&keyword) && !ANNOTATIONS.contains(&keyword) {
                self.problem(
                    Code::UnsupportedForm,
                    at,
                    keyword,
                    format!(
                        "`{keyword}` without `type` lets every value of another type pass, which is not supported yet"
                    ),
                )
                .help = Some("say which `type` the value has".to_owned());
            }
        }
        crate::ir::Type::Any
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_keyword_is_either_supported_or_refused() {
        for keyword in SUPPORTED {
            assert!(!REFUSED.contains(keyword), "{keyword}");
        }
        for keyword in ANNOTATIONS {
            assert!(SUPPORTED.contains(keyword), "{keyword}");
        }
    }
}
