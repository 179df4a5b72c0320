//! Annotations of a schema as documentation.

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::json_schema::Keyword;

use super::read;
use crate::ir::Docs;

/// `title`, `description`, `examples`, `deprecated`, `readOnly` and `writeOnly` of a schema.
pub(super) fn of(node: &Node) -> Docs {
    let text = |keyword| read::string(node, keyword).map(str::to_owned);
    let flag = |keyword| read::flag(node, keyword);
    Docs {
        title: text(Keyword::Title),
        description: text(Keyword::Description),
        examples: read::list(node, Keyword::Examples).iter().map(Node::to_json).collect(),
        deprecated: flag(Keyword::Deprecated),
        read_only: flag(Keyword::ReadOnly),
        write_only: flag(Keyword::WriteOnly),
    }
}
