//! Modules of types that several kinds share, and what other modules take from them.

use std::collections::{BTreeMap, BTreeSet};

use dagstack_spec_templates::ts;

use super::super::needs::Needs;
use super::declarations::{Exported, Place};
use super::graph::Facts;
use super::kind::{Contents, json_schemas, of_json_schemas};
use super::names::{self, Names, Use};
use super::specifiers::Specifiers;
use super::written::Extent;
use super::{header, imports};
use crate::ir::{self, Package, TypeId};
use crate::naming::identifiers;

/// What other modules have to know of a shared one.
pub(super) struct Exports {
    /// The name of its file.
    name: String,
    /// The name of each type.
    types: Vec<String>,
    /// The name of each type before defaults are filled in, where that is a type of its own.
    given: Vec<Option<String>>,
    /// What the schema of each type extends to.
    pub(super) extents: Vec<Option<Extent>>,
    /// The types whose schemas are exported.
    with_schema: BTreeSet<TypeId>,
}

impl Exports {
    /// The name of a type, and that before defaults are filled in.
    pub(super) fn names_of(&self, id: TypeId) -> (&str, Option<&str>) {
        (&self.types[id.0], self.given[id.0].as_deref())
    }

    /// What makes the JSON Schema of a payload, as an expression.
    pub(super) fn json_schema(&self, id: TypeId) -> String {
        format!("{}.{}()", self.json_schemas(), self.types[id.0])
    }

    /// What other modules call the table of its JSON Schemas.
    fn json_schemas(&self) -> String {
        names::CONSTANT.identifier(&format!("{} json schemas", self.name))
    }
}

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
    let json_schemas = json_schemas(source, source.declared_payloads(), &names, others);
    let mut needs = contents.needs;
    needs.extend(of_json_schemas(source.declared_payloads()));
    let mut imports = imports::declarations(&needs, specifiers, "../");
    imports.extend(self::imports(source, &names, others, specifiers, "./"));
    let view = ts::SharedModule {
        header: header(&source.origin),
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
    (Emitted { path, view, needs }, Exports { name, types, given, extents: contents.extents, with_schema })
}

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
            let table = format!("JSON_SCHEMAS as {}", shared[home.module].json_schemas());
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
