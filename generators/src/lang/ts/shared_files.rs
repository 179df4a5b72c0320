//! Modules of types that several kinds share.

use std::collections::BTreeSet;

use dagstack_spec_templates::ts;

use super::super::needs::Needs;
use super::contents::Contents;
use super::declarations::{Exported, Place};
use super::graph::Facts;
use super::header::header;
use super::names::{self, Names};
use super::shared::Exports;
use super::specifiers::Specifiers;
use super::{imports, json_schemas, shared_imports};
use crate::ir::{self, Package, TypeId};
use crate::naming::identifiers;

/// A shared module: its path, its text and what it needs.
pub(super) struct Emitted {
    pub(super) path: String,
    pub(super) view: ts::SharedModule,
    pub(super) needs: Needs,
}

/// The shared modules of a package, and what others have to know of them.
pub(super) fn modules(package: &Package, specifiers: &Specifiers) -> (Vec<Emitted>, Vec<Exports>) {
    let raws: Vec<&str> = package.shared.iter().map(|shared| shared.name.as_str()).collect();
    let files = identifiers(&names::FILE, &raws, &mut BTreeSet::new());
    let (mut emitted, mut exports) = (Vec::with_capacity(files.len()), Vec::with_capacity(files.len()));
    for (source, name) in package.shared.iter().zip(files) {
        let (module, exported) = module(source, name, specifiers, &exports);
        emitted.push(module);
        exports.push(exported);
    }
    (emitted, exports)
}

fn module(shared: &ir::SharedModule, name: String, specifiers: &Specifiers, others: &[Exports]) -> (Emitted, Exports) {
    let source = &shared.module;
    let facts = Facts::of(&source.types);
    let names = Names::of(source, &facts, &[], "Init", others);
    let exported = Exported::Entries(&shared.entries);
    let contents = Contents::of(source, &names, &facts, exported, others);
    let json_schemas = json_schemas::table(source, source.declared_payloads(), &names, others);
    let mut needs = contents.needs;
    needs.extend(json_schemas::needs(source.declared_payloads()));
    let mut imports = imports::declarations(&needs, specifiers, "../");
    imports.extend(shared_imports::imports(source, &names, others, specifiers, "./"));
    let view = ts::SharedModule {
        header: header(&source.origin, &needs),
        imports,
        schemas: contents.schemas,
        types: contents.types,
        json_schemas: (!json_schemas.schemas.is_empty()).then_some(json_schemas),
    };
    let place = Place { names: &names, facts: &facts, revisits: &source.revisits, exports: exported };
    let with_schema = source.declared().filter(|(id, named)| place.exports_schema(*id, named));
    let both = (0..source.types.len()).map(|id| names.both(TypeId(id)));
    let (types, given) = both.map(|(name, given)| (name.to_owned(), given.map(str::to_owned))).unzip();
    let with_schema = with_schema.map(|(id, _)| id).collect();
    let path = format!("shared/{name}.ts");
    let table = names::CONSTANT.identifier(&format!("{name} json schemas"));
    let exports = Exports { name, types, given, extents: contents.extents, with_schema, json_schemas: table };
    (Emitted { path, view, needs }, exports)
}
