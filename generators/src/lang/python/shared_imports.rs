//! What modules import from shared ones, and what they export again.

use std::collections::{BTreeMap, BTreeSet};

use super::imports;
use super::module::Module;
use super::shared::Exports;
use crate::ir::TypeId;

/// The import declarations of a kind: all that it has of shared modules, which it exports again, and the functions that it calls.
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
pub(super) fn imports(module: &Module<'_>, shared: &[Exports]) -> Vec<String> {
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

/// A name there and here, and whether it is exported again.
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
        // One that has another name here, or is exported again, has a declaration of its own.
        let (plain, renamed): (Vec<&Name>, Vec<&Name>) =
            names.iter().partition(|(there, here, is_exported)| there == here && !is_exported);
        let mut parts: Vec<(&str, Option<String>)> =
            renamed.iter().map(|(there, here, _)| (there.as_str(), Some(format!("{there} as {here}")))).collect();
        let plain: Vec<&str> = plain.iter().map(|(name, ..)| name.as_str()).collect();
        let plain = imports::sorted(&plain);
        let order: Vec<&str> = parts.iter().map(|(name, _)| *name).chain(plain.first().copied()).collect();
        let order = imports::sorted(&order);
        let module = format!("{path}{owner}");
        if let Some(first) = plain.first() {
            parts.push((first, None));
        }
        parts.sort_by_key(|(name, _)| order.iter().position(|other| other == name));
        lines.extend(parts.into_iter().map(|(_, renamed)| match renamed {
            None => imports::from(&module, &plain),
            Some(renamed) => format!("from {module} import {renamed}"),
        }));
    }
    lines
}
