//! Loops over the elements of a container.

use dagstack_spec_templates::python as view;

use super::block::Block;
use super::module::Module;
use super::scope::Scope;

/// A loop over the elements of a container, each with its key or index.
pub(super) fn each(
    key: &str,
    item: &str,
    elements: &str,
    body: &Block,
    scope: &mut Scope,
    module: &mut Module<'_>,
) -> view::Each {
    // What is looked inside has a type of its own.
    let each = if scope.is_looked_inside(item) {
        module.uses("Json");
        scope.local("each")
    } else {
        item.to_owned()
    };
    view::Each { key: key.to_owned(), each, item: item.to_owned(), elements: elements.to_owned(), body: body.text() }
}
