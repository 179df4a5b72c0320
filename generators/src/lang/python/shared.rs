//! Modules of types that several kinds share, and what other modules take from them.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_templates::python::{self as view, print};

use super::super::needs::Needs;
use super::imports::Support;
use super::module::Module;
use super::{declarations, header, imports, names, text};
use crate::ir::{self, Docs, Package, TypeId};
use crate::naming::identifiers;

/// What other modules have to know of a shared one.
pub(super) struct Exports {
    /// What the module is called.
    name: String,
    /// The name of each type.
    pub(super) names: Vec<String>,
    /// The function that decodes each type.
    pub(super) decoders: Vec<String>,
    /// The types whose decoders are asked with `null` beside them.
    pub(super) nullable: BTreeSet<TypeId>,
    /// The types whose declaration is a text.
    pub(super) quoted: BTreeSet<TypeId>,
    /// The types that are declared under a name.
    declared: BTreeSet<TypeId>,
    /// The types beside which there is a codec.
    with_codec: BTreeSet<TypeId>,
}

impl Exports {
    /// Those of a module that has been rendered.
    fn of(name: String, module: &Module<'_>) -> Self {
        let ids = || (0..module.source().types.len()).map(TypeId);
        let is_declared = |id: &TypeId| module.source().declares(*id) && module.constant_string(*id).is_none();
        let has_codec = |id: &TypeId| !module.is_class(*id) && declarations::has_codec(&module.source().types[id.0]);
        Self {
            name,
            names: ids().map(|id| module.name(id).to_owned()).collect(),
            decoders: ids().map(|id| module.decoder(id)).collect(),
            nullable: ids().filter(|id| module.is_asked_with_null(*id)).collect(),
            quoted: ids().filter(|id| module.is_quoted(*id)).collect(),
            declared: ids().filter(is_declared).collect(),
            with_codec: ids().filter(|id| is_declared(id) && has_codec(id)).collect(),
        }
    }
}

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
        exports.push(Exports::of(name, &module));
    }
    (rendered, exports)
}

fn file(module: &mut Module<'_>, support: &Support, shared: &[Exports]) -> String {
    let parts = declarations::joined(declarations::all(module));
    let ir::Module { origin, .. } = module.source();
    let docs = format!("What several kinds share of `{}`.", text::one_line(&origin.path));
    print(&view::Shared {
        header: header(origin),
        docs: text::docstring(&Docs { description: Some(docs), ..Docs::default() }, &[], 0),
        imports: imports::declarations(&module.needs, support, taken(module, shared)),
        starts_with_block: parts.starts_with(['@', 'c']),
        parts,
    })
}

/// The import declarations of a kind: all that it has of shared modules, which it gives on, and the functions that it calls.
pub(super) fn reexports(module: &Module<'_>, shared: &[Exports]) -> Vec<String> {
    let used = module.used();
    declarations_of(module, shared, ".shared.", |id, owner, there| {
        let (name, mut names) = (module.name_of(id), Vec::new());
        if owner.declared.contains(&there) {
            names.push((owner.names[there.0].clone(), name.to_owned(), true));
        }
        if owner.with_codec.contains(&there) {
            names.push((format!("{}Codec", owner.names[there.0]), format!("{name}Codec"), true));
        }
        names.extend(decoder(module, &used.decoders, id, owner, there));
        names
    })
}

/// The import declarations of a shared module: what it uses of others.
fn taken(module: &Module<'_>, shared: &[Exports]) -> Vec<String> {
    let used = module.used();
    declarations_of(module, shared, ".", |id, owner, there| {
        let is_used = used.names.contains(&id) && owner.declared.contains(&there);
        let name = is_used.then(|| (owner.names[there.0].clone(), module.name_of(id).to_owned(), false));
        name.into_iter().chain(decoder(module, &used.decoders, id, owner, there)).collect()
    })
}

fn decoder(module: &Module<'_>, used: &BTreeSet<TypeId>, id: TypeId, owner: &Exports, there: TypeId) -> Option<Name> {
    used.contains(&id).then(|| (owner.decoders[there.0].clone(), module.decoder_of(id).to_owned(), false))
}

/// A name there and here, and whether it is given on.
type Name = (String, String, bool);

fn declarations_of(
    module: &Module<'_>,
    shared: &[Exports],
    path: &str,
    names: impl Fn(TypeId, &Exports, TypeId) -> Vec<Name>,
) -> Vec<String> {
    let mut by_module: BTreeMap<&str, Vec<Name>> = BTreeMap::new();
    for (id, home) in &module.source().imports {
        let owner = &shared[home.module];
        by_module.entry(&owner.name).or_default().extend(names(*id, owner, home.ty));
    }
    let mut lines = Vec::new();
    for (owner, names) in by_module {
        // One that has another name here, or is given on, has a declaration of its own.
        let (plain, renamed): (Vec<&Name>, Vec<&Name>) =
            names.iter().partition(|(there, here, is_given_on)| there == here && !is_given_on);
        let mut parts: Vec<(&str, String)> =
            renamed.iter().map(|(there, here, _)| (there.as_str(), format!("{there} as {here}"))).collect();
        let plain: Vec<&str> = plain.iter().map(|(name, ..)| name.as_str()).collect();
        let plain = imports::sorted(&plain);
        let order: Vec<&str> = parts.iter().map(|(name, _)| *name).chain(plain.first().copied()).collect();
        let order = imports::sorted(&order);
        let module = format!("{path}{owner}");
        if let Some(first) = plain.first() {
            parts.push((first, String::new()));
        }
        parts.sort_by_key(|(name, _)| order.iter().position(|other| other == name));
        lines.extend(parts.into_iter().map(|(_, text)| match text.as_str() {
            "" => imports::from(&module, &plain),
            text => format!("from {module} import {text}"),
        }));
    }
    lines
}
