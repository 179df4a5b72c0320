//! Questions about the keywords of one schema.

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::{Evaluates, Keyword};

use super::read;

/// Whether a schema lists its values.
pub(super) fn is_enumeration(node: &Node) -> bool {
    node.has_any(&[Keyword::Enum, Keyword::Const])
}

/// Whether `enum` and `const` are the only assertions, but for `type`.
pub(super) fn is_plain_enumeration(node: &Node) -> bool {
    let is_plain = |keyword| matches!(keyword, Keyword::Enum | Keyword::Const | Keyword::Type);
    node.keywords().all(|(keyword, _)| is_plain(keyword) || !keyword.is_assertion())
}

/// Whether a schema is what it refers to, and nothing else.
pub(super) fn is_reference_alone(node: &Node) -> bool {
    matches!(read::keywords(node), [entry] if entry.key == Keyword::Ref.name())
}

/// Whether a schema asserts more than the schema that it refers to.
pub(super) fn extends_reference(node: &Node) -> bool {
    node.keywords().any(|(keyword, _)| keyword != Keyword::Ref && keyword.is_assertion())
}

/// The keywords of a schema that evaluate keys or items in a manner that its own `properties` and `prefixItems` do not show: what
/// `unevaluated…` leaves is only known when they have been asked.
pub(super) fn dependent_evaluators(node: &Node) -> impl Iterator<Item = Keyword> {
    node.keywords().map(|(keyword, _)| keyword).filter(|keyword| keyword.evaluates() == Evaluates::Dependent)
}

/// Whether a schema of an object names keys of its own: it has `properties` or `required`, or is closed and empty.
pub(super) fn is_struct(node: &Node) -> bool {
    names_properties(node) || (is_false(node, Keyword::AdditionalProperties) && !has_patterns(node))
}

/// Whether a schema names keys of an object.
pub(super) fn names_properties(node: &Node) -> bool {
    !read::table(node, Keyword::Properties).is_empty() || !read::list(node, Keyword::Required).is_empty()
}

/// The keys under `properties`.
pub(super) fn property_names(node: &Node) -> impl Iterator<Item = &str> {
    read::table(node, Keyword::Properties).iter().map(|entry| entry.key.as_str())
}

/// Whether a schema says itself how the inside of its object or array looks.
pub(super) fn has_structure(node: &Node) -> bool {
    node.has_any(&[Keyword::Properties, Keyword::PatternProperties, Keyword::Items, Keyword::PrefixItems])
        || node.keyword(Keyword::AdditionalProperties).is_some_and(|others| others.as_bool() != Some(true))
}

/// Whether a schema says something about keys that match a pattern.
pub(super) fn has_patterns(node: &Node) -> bool {
    !read::table(node, Keyword::PatternProperties).is_empty()
}

/// Whether all keys of an object have to match one pattern, and nothing names one.
pub(super) fn is_map_of_pattern(node: &Node) -> bool {
    read::table(node, Keyword::PatternProperties).len() == 1
        && is_false(node, Keyword::AdditionalProperties)
        && !names_properties(node)
}

/// Whether the schema under a keyword is `false`.
pub(super) fn is_false(node: &Node, keyword: Keyword) -> bool {
    node.keyword(keyword).and_then(Node::as_bool) == Some(false)
}
