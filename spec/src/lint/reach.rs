//! The schemas that describe a payload and what is in it.

use std::collections::HashSet;

use super::LintedSchema;
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::tree::TreePath;

/// Every schema that says what a value of this one, or something in it, is: itself first, through references, each once. What is
/// under `not`, `if` and `contains` says what a value is compared with, and what is under `$defs` nothing by itself.
#[must_use]
pub fn reached<'s>(root: &LintedSchema<'s>) -> Vec<LintedSchema<'s>> {
    let (mut found, mut waiting) = (Vec::new(), vec![root.clone()]);
    let mut seen: HashSet<(&TreePath, String)> = HashSet::new();
    while let Some(schema) = waiting.pop() {
        if !seen.insert((&schema.file.path, schema.pointer.clone())) {
            continue;
        }
        let mut inner: Vec<LintedSchema<'s>> = schema.target().into_iter().collect();
        for (keyword, value) in schema.node.keywords().filter(|(keyword, _)| describes(*keyword)) {
            inner.extend(schema.inner(keyword, value));
        }
        // The last one is looked at first.
        waiting.extend(inner.into_iter().rev());
        found.push(schema);
    }
    found
}

fn describes(keyword: Keyword) -> bool {
    keyword.is_assertion()
        && !matches!(keyword, Keyword::Not | Keyword::If | Keyword::Contains | Keyword::PropertyNames)
}

/// The schemas that a value of this one has to satisfy as a whole, whatever it is: itself, where its reference leads, and what
/// `allOf` lists.
pub(crate) fn conjuncts<'s>(root: &LintedSchema<'s>) -> Vec<LintedSchema<'s>> {
    let (mut found, mut waiting) = (Vec::new(), vec![root.clone()]);
    let mut seen: HashSet<(&TreePath, String)> = HashSet::new();
    while let Some(schema) = waiting.pop() {
        if !seen.insert((&schema.file.path, schema.pointer.clone())) {
            continue;
        }
        waiting.extend(schema.target());
        waiting.extend(schema.list(Keyword::AllOf));
        found.push(schema);
    }
    found
}

/// Whether a schema is closed by itself: keys that it does not name are refused.
pub(crate) fn is_closed(node: &Node) -> bool {
    [Keyword::AdditionalProperties, Keyword::UnevaluatedProperties]
        .iter()
        .any(|keyword| node.keyword(*keyword).and_then(Node::as_bool) == Some(false))
}
