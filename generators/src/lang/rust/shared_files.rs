//! Modules of types that several kinds share.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust as views;

use super::super::needs::Needs;
use super::header::header;
use super::module::Module;
use super::shared::Exports;
use super::writer::Writer;
use super::{json_schemas, names, recursion_limit, shared_imports, text};
use crate::ir::{self, Package, TypeId};
use crate::naming::identifiers;

/// The shared modules of a package, and what others have to know of them.
pub(super) fn modules(package: &Package) -> (Vec<Module>, Vec<Exports>) {
    let raws: Vec<&str> = package.shared.iter().map(|shared| shared.name.as_str()).collect();
    let names = identifiers(&names::MEMBER, &raws, &mut BTreeSet::from(["mod".to_owned()]));
    let (mut modules, mut exports) = (Vec::with_capacity(names.len()), Vec::with_capacity(names.len()));
    for (source, name) in package.shared.iter().zip(names) {
        let module = Module::new(&source.module, &[], &source.entries, &exports);
        exports.push(self::exports(name, &module));
        modules.push(module);
    }
    (modules, exports)
}

/// What others have to know of a module.
fn exports(name: String, module: &Module) -> Exports {
    let ids = (0..module.types.len()).map(TypeId);
    Exports {
        name,
        names: module.names.clone(),
        indirect: module.indirect.clone(),
        is_exported: ids.map(|id| module.declares(id) && !module.constants.is_unneeded(id)).collect(),
        around: module.around.clone(),
    }
}

/// The file of a shared module, and what it needs.
pub(super) fn file(source: &ir::Module, module: &Module, shared: &[Exports]) -> (views::SharedModule, Needs) {
    let mut writer = Writer::new(module);
    let items = writer.items(None);
    let json_schemas = json_schemas::of(source, module);
    let needs = writer.into_needs();
    let mut lines = text::doc_lines_of(&format!("What several kinds share of `{}`.", source.origin.path), "", 0);
    lines.extend(recursion_limit::doc_lines(module.recursion_limit));
    let view = views::SharedModule {
        head: header(module, &needs, &source.origin, &lines),
        uses: shared_imports::imports(module, shared),
        items,
        schemas: module.tables.clone(),
        json_schemas,
    };
    (view, needs)
}
