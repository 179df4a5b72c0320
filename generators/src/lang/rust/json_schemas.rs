//! The JSON Schemas of payloads.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust::JsonSchema;

use super::super::json_text;
use super::module::{Module, TypeKind};
use super::names::MEMBER;
use crate::ir::{self, PayloadSchema};
use crate::naming;

/// One of each payload that the module declares: a method of its type, or a function next to a type that is another one's name.
pub(super) fn of(source: &ir::Module, module: &Module) -> Vec<JsonSchema> {
    let mut taken = BTreeSet::new();
    let schema = |payload: &PayloadSchema| {
        let raw = &module.types[payload.ty.0].name.raw();
        let function = (module.kind(payload.ty) == TypeKind::Alias)
            .then(|| naming::free(&MEMBER.identifier(&format!("{raw} json schema")), &mut taken));
        let text = json_text::pretty(&payload.schema, &[]);
        JsonSchema { name: module.names[payload.ty.0].clone(), function, literal: raw_string(&text) }
    };
    source.declared_payloads().map(schema).collect()
}

/// A literal in the lines of the text, raw where that saves escapes.
fn raw_string(text: &str) -> String {
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    let mut hashes = String::new();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}
