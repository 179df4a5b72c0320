//! Annotations of a schema as words.

use dagstack_spec_model::document::Node;

use super::read;
use crate::ir::Docs;

/// `title`, `description`, `examples`, `deprecated`, `readOnly` and `writeOnly` of a schema.
pub(super) fn of(node: &Node) -> Docs {
    let text = |keyword: &str| read::string(node, keyword).map(str::to_owned);
    let flag = |keyword: &str| read::flag(node, keyword);
    Docs {
        title: text("title"),
        description: text("description"),
        examples: read::list(node, "examples").iter().map(Node::to_json).collect(),
        deprecated: flag("deprecated"),
        read_only: flag("readOnly"),
        write_only: flag("writeOnly"),
    }
}
