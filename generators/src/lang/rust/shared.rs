//! Modules of types that several kinds share, and what other modules take from them.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_templates::rust as views;

use super::super::needs::Needs;
use super::module::{Module, TypeKind};
use super::writer::Writer;
use super::{head, hooks, json_schemas, names, recursion_limit, text};
use crate::ir::{self, Kind, Package, TypeId};
use crate::naming::identifiers;

/// What other modules have to know of a shared one.
pub(super) struct Exports {
    /// What the module is called.
    pub(super) name: String,
    /// The name of each type.
    pub(super) names: Vec<String>,
    /// Whether each type is referred to by a pointer that the compiler does not look behind.
    pub(super) indirect: Vec<bool>,
    /// Whether each type is exported: it is declared, and there.
    is_exported: Vec<bool>,
    /// The type of the IR that each of those behind these stood inside.
    around: Vec<TypeId>,
}

impl Exports {
    fn of(name: String, module: &Module) -> Self {
        let ids = (0..module.types.len()).map(TypeId);
        Self {
            name,
            names: module.names.clone(),
            indirect: module.indirect.clone(),
            is_exported: ids.map(|id| module.declares(id) && !module.constants.is_unneeded(id)).collect(),
            around: module.around.clone(),
        }
    }

    /// The types that stood inside a type of the IR, in order.
    pub(super) fn inside(&self, outer: TypeId) -> Vec<TypeId> {
        let first = self.names.len() - self.around.len();
        let inner = self.around.iter().enumerate().filter(|(_, around)| **around == outer);
        inner.map(|(index, _)| TypeId(first + index)).collect()
    }
}

/// The shared modules of a package, and what others have to know of them.
pub(super) fn modules(package: &Package) -> (Vec<Module>, Vec<Exports>) {
    let raws: Vec<&str> = package.shared.iter().map(|shared| shared.name.as_str()).collect();
    let names = identifiers(&names::MEMBER, &raws, &mut BTreeSet::from(["mod".to_owned()]));
    let (mut modules, mut exports) = (Vec::with_capacity(names.len()), Vec::with_capacity(names.len()));
    for (source, name) in package.shared.iter().zip(names) {
        let module = Module::new(&source.module, &[], &source.entries, &exports);
        exports.push(Exports::of(name, &module));
        modules.push(module);
    }
    (modules, exports)
}

/// The types of a kind.
pub(super) fn of_kind(kind: &Kind, shared: &[Exports]) -> Module {
    Module::new(&kind.module, &hooks::traits(kind), &BTreeSet::new(), shared)
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
        head: head(module, &needs, &source.origin, &lines),
        uses: imports(module, shared),
        items,
        schemas: module.tables.clone(),
        json_schemas,
    };
    (view, needs)
}

/// The names that a kind takes from shared modules, and gives on under the same names.
pub(super) fn reexports(module: &Module, shared: &[Exports]) -> Vec<views::Use> {
    uses(module, shared, |_| true, "pub use super::shared")
}

/// The names that a shared module takes from others: of the types that it refers to, and of what those stand for that are only other
/// names.
fn imports(module: &Module, shared: &[Exports]) -> Vec<views::Use> {
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
