//! The JSON Schemas of payloads.

use dagstack_spec_templates::python as view;

use super::super::json_text;
use super::module::Module;
use super::{layout, names};
use crate::ir::TypeId;

/// The constant with the schema of a type, where that is a payload.
pub(super) fn of(id: TypeId, module: &mut Module<'_>) -> Option<view::JsonSchema> {
    let text = json_text::pretty(module.payload_schema(id)?, &[]);
    module.uses("Final");
    let name = names::CONSTANT.identifier(&format!("{} json schema", module.name(id)));
    let name = module.free(&format!("_{name}"));
    let read = layout::lines(&format!("schema: dict[str, Any] = json.loads({name})"), 8);
    Some(view::JsonSchema { name, literal: literal(&text), read })
}

/// A literal in the lines of a JSON text: no three quotes follow each other in one.
fn literal(text: &str) -> String {
    format!("{}\"\"\"{text}\"\"\"", if text.contains('\\') { "r" } else { "" })
}
