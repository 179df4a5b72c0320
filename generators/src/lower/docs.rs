//! Annotations of a schema as words.

use dagstack_spec_model::document::Node;

use crate::ir::Docs;

/// `title`, `description`, `examples`, `deprecated`, `readOnly` and `writeOnly` of a schema.
pub(super) fn of(node: &Node) -> Docs {
    let text = |keyword: &str| node.get(keyword).and_then(Node::as_str).map(str::to_owned);
    let flag = |keyword: &str| node.get(keyword).and_then(Node::as_bool).unwrap_or(false);
    Docs {
        title: text("title"),
        description: text("description"),
        examples: node.get("examples").and_then(Node::items).unwrap_or_default().iter().map(Node::to_json).collect(),
        deprecated: flag("deprecated"),
        read_only: flag("readOnly"),
        write_only: flag("writeOnly"),
    }
}
