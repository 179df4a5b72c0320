//! The module of the manifest: its types, the rules between fields, and what parses it.

use std::collections::BTreeSet;

use dagstack_spec_templates::python::{self as view, print};

use super::super::needs::Needs;
use super::header::header;
use super::imports::{self, Support};
use super::module::Module;
use super::{declarations, text};
use crate::ir::{self, Manifest, NamedType, Type, TypeName};

/// The text of the module, what it needs, and the names of its types.
pub(super) fn module(manifest: &Manifest, support: &Support) -> (String, Needs, Vec<String>) {
    let types: Vec<NamedType> = manifest
        .module
        .types
        .iter()
        .enumerate()
        .map(|(index, named)| if index == manifest.root.0 { root(named) } else { published(named) })
        .collect();
    let source = ir::Module { types, ..manifest.module.clone() };
    let mut module = Module::new(&source, BTreeSet::new(), None, &[]);
    let listed: Vec<_> = module.types().collect();
    let declared = listed.into_iter().filter_map(|(id, named)| {
        let rules = if id == manifest.root { manifest.rules.as_slice() } else { &[] };
        declarations::declaration(id, named, rules, &mut module)
    });
    let parts = declarations::joined(declared);
    for used in
        ["Any", "Final", "Json", "Place", "Problems", "cast", "read_text", "read_value", "tomllib", "unreadable"]
    {
        module.uses(used);
    }
    let transient = match module.ty(manifest.root) {
        Type::Struct(object) => object.fields.iter().filter(|field| field.transient).collect(),
        _ => Vec::new(),
    };
    let transient: Vec<String> = transient.iter().map(|field| text::string(&field.json_name)).collect();
    let view = view::Manifest {
        header: header(&manifest.module.origin),
        imports: imports::declarations(&module.needs, support, Vec::new()),
        starts_with_block: parts.starts_with(['@', 'c']),
        parts,
        decoder: module.decoder(manifest.root),
        manifest: module.name(manifest.root).to_owned(),
        transient: format!("{},", transient.join(", ")),
    };
    let names = module.types().filter(|(id, _)| module.constant_string(*id).is_none());
    let names = names.map(|(id, _)| module.name(id).to_owned()).collect();
    (print(&view), module.needs, names)
}

fn root(named: &NamedType) -> NamedType {
    NamedType { name: TypeName::Payload("PluginManifest".to_owned()), ..named.clone() }
}

/// The names that the published packages export stay (EMT-02).
fn published(named: &NamedType) -> NamedType {
    let name = match &named.name {
        TypeName::Definition(name) if name == "Runtime" => TypeName::Definition("RuntimeKind".to_owned()),
        other => other.clone(),
    };
    NamedType { name, ..named.clone() }
}
