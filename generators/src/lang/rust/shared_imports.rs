//! What modules import from those of types that several kinds share.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_templates::rust as views;

use super::module::{Module, TypeKind};
use super::shared::Exports;
use super::text;
use crate::ir::TypeId;

/// The names that a kind takes from shared modules, and gives on under the same names.
pub(super) fn reexports(module: &Module, shared: &[Exports]) -> Vec<views::Use> {
    uses(module, shared, |_| true, "pub use super::shared")
}

/// The names that a shared module takes from others: of the types that it refers to, and of what those stand for that are only other
/// names.
pub(super) fn imports(module: &Module, shared: &[Exports]) -> Vec<views::Use> {
    let ids = (0..module.types.len()).map(TypeId);
    let mut open: Vec<TypeId> = ids.filter(|id| module.declares(*id)).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = open.pop() {
        let is_seen_through = module.declares(id) || module.kind(id) == TypeKind::Alias;
        if reached.insert(id) && is_seen_through {
            open.extend(module.types[id.0].ty.references());
        }
    }
    uses(module, shared, |id| reached.contains(&id), "use super")
}

fn uses(module: &Module, shared: &[Exports], is_taken: impl Fn(TypeId) -> bool, before: &str) -> Vec<views::Use> {
    let mut names: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (index, import) in module.imports.iter().enumerate() {
        let Some(import) = import.filter(|_| is_taken(TypeId(index))) else { continue };
        let owner = &shared[import.module];
        if !owner.is_exported[import.ty.0] {
            continue;
        }
        let (here, there) = (&module.names[index], &owner.names[import.ty.0]);
        let name = if here == there { here.clone() } else { format!("{there} as {here}") };
        names.entry(&owner.name).or_default().insert(name);
    }
    names.into_iter().map(|(owner, names)| one_use(format!("{before}::{owner}"), &names)).collect()
}

fn one_use(path: String, names: &BTreeSet<String>) -> views::Use {
    let listed = names.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
    let line = if names.len() == 1 { format!("{path}::{listed};") } else { format!("{path}::{{{listed}}};") };
    let lines = if line.len() > text::WIDTH { text::filled(&format!("{listed},")) } else { Vec::new() };
    views::Use { path, line, lines }
}
