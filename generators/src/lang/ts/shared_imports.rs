//! What modules import from shared ones, and what they export again.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_templates::ts;

use super::imports;
use super::names::{Names, Use};
use super::shared::Exports;
use super::specifiers::Specifiers;
use crate::ir;

/// The import declarations of what a module uses of shared ones; `folder` leads to their folder.
pub(super) fn imports(
    source: &ir::Module,
    names: &Names,
    shared: &[Exports],
    specifiers: &Specifiers,
    folder: &str,
) -> Vec<ts::Imports> {
    let mut by_module: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for used in names.used().iter() {
        let (Use::Type(id) | Use::Given(id) | Use::Schema(id)) = used;
        let Some(home) = source.imports.get(id) else { continue };
        let taken = taken(*used, names.both(*id), shared[home.module].names_of(home.ty));
        by_module.entry(home.module).or_default().extend(taken);
    }
    for payload in &source.payload_schemas {
        if let Some(home) = source.imports.get(&payload.ty).filter(|_| folder != "./") {
            let table = format!("JSON_SCHEMAS as {}", shared[home.module].json_schemas);
            by_module.entry(home.module).or_default().insert(table);
        }
    }
    declarations("import", by_module, shared, specifiers, folder)
}

/// The declarations by which a kind gives on what it has of shared modules.
pub(super) fn exports(
    source: &ir::Module,
    names: &Names,
    shared: &[Exports],
    specifiers: &Specifiers,
) -> Vec<ts::Imports> {
    let mut by_module: BTreeMap<usize, BTreeSet<String>> = BTreeMap::new();
    for (id, home) in source.imports.iter().filter(|(id, _)| names.constant(**id).is_none()) {
        let owner = &shared[home.module];
        let mut uses = vec![Use::Type(*id), Use::Given(*id)];
        uses.extend(owner.with_schema.contains(&home.ty).then_some(Use::Schema(*id)));
        let taken = uses.into_iter().filter_map(|used| taken(used, names.both(*id), owner.names_of(home.ty)));
        by_module.entry(home.module).or_default().extend(taken);
    }
    declarations("export", by_module, shared, specifiers, "../../shared/")
}

/// A name as it is listed in a declaration, by what it is here and there.
fn taken(used: Use, here: (&str, Option<&str>), there: (&str, Option<&str>)) -> Option<String> {
    let (here, there, kind) = match used {
        Use::Type(_) => (here.0.to_owned(), there.0.to_owned(), "type "),
        Use::Given(_) => (here.1?.to_owned(), there.1?.to_owned(), "type "),
        Use::Schema(_) => (format!("{}Schema", here.0), format!("{}Schema", there.0), ""),
    };
    Some(if here == there { format!("{kind}{here}") } else { format!("{kind}{there} as {here}") })
}

fn declarations(
    keyword: &'static str,
    by_module: BTreeMap<usize, BTreeSet<String>>,
    shared: &[Exports],
    specifiers: &Specifiers,
    folder: &str,
) -> Vec<ts::Imports> {
    let named = by_module.into_iter().map(|(module, names)| (shared[module].name.as_str(), names));
    let named: BTreeMap<&str, BTreeSet<String>> = named.collect();
    let declaration = |(name, names): (&str, BTreeSet<String>)| {
        let from = format!("{folder}{name}{}", specifiers.extension);
        imports::declaration(keyword, names.into_iter().collect(), from)
    };
    named.into_iter().map(declaration).collect()
}
