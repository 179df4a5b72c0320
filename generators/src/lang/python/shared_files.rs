//! Modules of types that several kinds share.

use std::collections::BTreeSet;

use dagstack_spec_templates::python::{self as view, print};

use super::super::needs::Needs;
use super::header::header;
use super::imports::Support;
use super::module::Module;
use super::shared::Exports;
use super::{declarations, imports, names, shared_imports, text};
use crate::ir::{self, Docs, Package, TypeId};
use crate::naming::identifiers;

/// A shared module that has been rendered.
pub(super) struct Rendered {
    pub(super) path: String,
    pub(super) text: String,
    pub(super) needs: Needs,
}

/// The shared modules of a package, and what others have to know of them.
pub(super) fn modules(package: &Package, support: &Support) -> (Vec<Rendered>, Vec<Exports>) {
    let raws: Vec<&str> = package.shared.iter().map(|shared| shared.name.as_str()).collect();
    let names = identifiers(&names::FIELD, &raws, &mut BTreeSet::new());
    let (mut rendered, mut exports) = (Vec::with_capacity(names.len()), Vec::with_capacity(names.len()));
    for (source, name) in package.shared.iter().zip(names) {
        let mut module = Module::new(&source.module, BTreeSet::new(), Some(&source.entries), &exports);
        let text = file(&mut module, support, &exports);
        rendered.push(Rendered { path: format!("shared/{name}.py"), text, needs: module.needs.clone() });
        exports.push(self::exports(name, &module));
    }
    (rendered, exports)
}

/// What others have to know of a module that has been rendered.
fn exports(name: String, module: &Module<'_>) -> Exports {
    let ids = || (0..module.source().types.len()).map(TypeId);
    let is_declared = |id: &TypeId| module.source().declares(*id) && module.constant_string(*id).is_none();
    let has_codec = |id: &TypeId| !module.is_class(*id) && declarations::has_codec(&module.source().types[id.0]);
    Exports {
        name,
        names: ids().map(|id| module.name(id).to_owned()).collect(),
        decoders: ids().map(|id| module.decoder(id)).collect(),
        nullable: ids().filter(|id| module.is_asked_with_null(*id)).collect(),
        quoted: ids().filter(|id| module.is_quoted(*id)).collect(),
        declared: ids().filter(is_declared).collect(),
        with_codec: ids().filter(|id| is_declared(id) && has_codec(id)).collect(),
    }
}

fn file(module: &mut Module<'_>, support: &Support, shared: &[Exports]) -> String {
    let parts = declarations::joined(declarations::all(module));
    let ir::Module { origin, .. } = module.source();
    let docs = format!("What several kinds share of `{}`.", text::one_line(&origin.path));
    print(&view::Shared {
        header: header(origin),
        docs: text::docstring(&Docs { description: Some(docs), ..Docs::default() }, &[], 0),
        imports: imports::declarations(&module.needs, support, shared_imports::imports(module, shared)),
        starts_with_block: parts.starts_with(['@', 'c']),
        parts,
    })
}
