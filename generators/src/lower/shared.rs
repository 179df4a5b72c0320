//! What more than one kind leads to: each type once, in a module of its file.
//!
//! A type is shared where several kinds of the spec have lowered it, whichever of them are emitted. What it refers to is shared, too,
//! so that kinds refer to shared modules and nothing refers to a kind. Files whose shared types refer to each other in a circle have
//! one module together: no module imports from one that imports from it.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use dagstack_spec_model::Diagnostic;
use dagstack_spec_model::kind::{Hook, Spec};
use dagstack_spec_model::tree::TreePath;

use super::annotations::Annotations;
use super::key::{Facet, Key};
use super::lowerer::{Finished, Lowerer, Reading};
use super::place::Place;
use super::{digest, names};
use crate::cycles::components;
use crate::ir::{self, Revisits, SchemaId, SharedType, TypeId};
use crate::naming::{Case, Style};
use crate::rules;

/// What the types and schemas of a module are made from, in its order.
pub(super) struct LoweredModule<'s> {
    pub(super) keys: Vec<Key<'s>>,
    /// The types that each type refers to.
    pub(super) references: Vec<Vec<TypeId>>,
    /// The types of payloads.
    pub(super) payloads: Vec<TypeId>,
    pub(super) schema_places: Vec<Place<'s>>,
    pub(super) revisits: Revisits,
}

/// The shared modules of a spec.
pub(super) struct Shared<'s> {
    modules: Vec<ir::SharedModule>,
    /// Where each shared type is declared.
    homes: HashMap<Key<'s>, SharedType>,
}

impl<'s> Shared<'s> {
    /// Finds what kinds share, and lowers it.
    pub(super) fn of(
        spec: &'s Spec,
        annotations: &'s Annotations,
        kinds: &[LoweredModule<'s>],
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let groups = groups(kinds, shared_keys(kinds));
        check_names(spec, &groups, problems);
        let mut shared = Self { modules: Vec::new(), homes: HashMap::new() };
        for group in groups {
            shared.add(spec, annotations, kinds, &group, problems);
        }
        shared.find_entries(kinds);
        shared
    }

    fn add(
        &mut self,
        spec: &'s Spec,
        annotations: &'s Annotations,
        kinds: &[LoweredModule<'s>],
        group: &Group<'s>,
        problems: &mut Vec<Diagnostic>,
    ) {
        let finished = match lower(spec, annotations, &group.keys) {
            Ok(finished) => finished,
            Err(mut found) => return problems.append(&mut found),
        };
        let Finished { types, keys, schemas, schema_places, annotated, .. } = finished;
        let paths: Vec<&str> = group.files.iter().map(TreePath::as_str).collect();
        let files: BTreeSet<TreePath> = group.files.iter().flat_map(|path| spec.reachable(path)).collect();
        let origin = ir::Origin { path: paths.join(", "), digest: digest::of_files(spec, None, &files, &annotated) };
        let module = ir::Module {
            imports: self.imports(&keys),
            revisits: revisits(kinds, &keys, &schema_places),
            payload_schemas: payload_schemas(spec, &keys),
            types,
            schemas,
            origin,
        };
        let index = self.modules.len();
        for (ty, key) in keys.iter().enumerate().filter(|(_, key)| group.keys.contains(key)) {
            self.homes.insert(key.clone(), SharedType { module: index, ty: TypeId(ty) });
        }
        let module = ir::SharedModule { name: names::of_module(&group.files[0]), module, entries: BTreeSet::new() };
        self.modules.push(module);
    }

    /// The types among these that are declared in a shared module.
    pub(super) fn imports(&self, keys: &[Key<'s>]) -> BTreeMap<TypeId, SharedType> {
        let home = |(index, key)| Some((TypeId(index), *self.homes.get(key)?));
        keys.iter().enumerate().filter_map(home).collect()
    }

    /// Notes which types other modules refer to.
    fn find_entries(&mut self, kinds: &[LoweredModule<'s>]) {
        let mut entries: Vec<SharedType> = Vec::new();
        for kind in kinds {
            let is_own = |id: &TypeId| !self.homes.contains_key(&kind.keys[id.0]);
            let own = (0..kind.keys.len()).map(TypeId).filter(is_own).flat_map(|id| &kind.references[id.0]);
            entries.extend(own.chain(&kind.payloads).filter_map(|id| self.homes.get(&kind.keys[id.0])));
        }
        for shared in &self.modules {
            let references = shared.module.declared().flat_map(|(_, named)| named.ty.references());
            entries.extend(references.filter_map(|id| shared.module.imports.get(&id)));
        }
        for entry in entries {
            self.modules[entry.module].entries.insert(entry.ty);
        }
    }

    /// Leaves out the modules that none of some kinds needs.
    pub(super) fn keep<'k>(&mut self, kinds: impl Iterator<Item = &'k LoweredModule<'s>>)
    where
        's: 'k,
    {
        let homes = kinds.flat_map(|kind| &kind.keys).filter_map(|key| self.homes.get(key));
        let mut needed: BTreeSet<usize> = homes.map(|home| home.module).collect();
        // They have types of other kinds, too, which may refer to further modules. A module is behind those that it imports from.
        for (index, shared) in self.modules.iter().enumerate().rev() {
            if needed.contains(&index) {
                needed.extend(shared.module.imports.values().map(|home| home.module));
            }
        }
        let places: BTreeMap<usize, usize> = needed.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let mut old = 0..;
        self.modules.retain(|_| old.next().is_some_and(|old| needed.contains(&old)));
        let is_kept = |home: &mut SharedType| match places.get(&home.module) {
            Some(place) => {
                home.module = *place;
                true
            }
            None => false,
        };
        self.homes.retain(|_, home| is_kept(home));
        for shared in &mut self.modules {
            shared.module.imports.retain(|_, home| is_kept(home));
        }
    }

    pub(super) fn into_modules(self) -> Vec<ir::SharedModule> {
        self.modules
    }
}

/// What is shared of some files that belong together.
struct Group<'s> {
    /// Sorted.
    files: Vec<TreePath>,
    /// Sorted.
    keys: BTreeSet<Key<'s>>,
}

/// What more than one kind has lowered.
fn shared_keys<'s>(kinds: &[LoweredModule<'s>]) -> BTreeSet<Key<'s>> {
    let mut users: HashMap<&Key<'s>, usize> = HashMap::new();
    for key in kinds.iter().flat_map(|kind| &kind.keys) {
        *users.entry(key).or_default() += 1;
    }
    users.into_iter().filter(|(_, count)| *count > 1).map(|(key, _)| key.clone()).collect()
}

/// What is shared by the files that it belongs to: a group comes after those that its types refer to.
fn groups<'s>(kinds: &[LoweredModule<'s>], shared: BTreeSet<Key<'s>>) -> Vec<Group<'s>> {
    let files: Vec<&TreePath> =
        shared.iter().map(|key| key.place.path()).collect::<BTreeSet<_>>().into_iter().collect();
    let numbers: HashMap<&TreePath, usize> = files.iter().enumerate().map(|(number, path)| (*path, number)).collect();
    let mut edges = vec![BTreeSet::new(); files.len()];
    for kind in kinds {
        for (key, references) in kind.keys.iter().zip(&kind.references).filter(|(key, _)| shared.contains(key)) {
            let targets = references.iter().map(|id| numbers[kind.keys[id.0].place.path()]);
            edges[numbers[key.place.path()]].extend(targets);
        }
    }
    let edges: Vec<Vec<usize>> = edges.into_iter().map(|targets| targets.into_iter().collect()).collect();
    // What a component leads to has a lower number.
    let components = components(&edges);
    let mut groups: BTreeMap<usize, Group<'s>> = BTreeMap::new();
    for (path, component) in files.iter().zip(&components) {
        let empty = || Group { files: Vec::new(), keys: BTreeSet::new() };
        groups.entry(*component).or_insert_with(empty).files.push((*path).clone());
    }
    let of: HashMap<TreePath, usize> = files.iter().map(|path| (*path).clone()).zip(components).collect();
    for key in shared {
        if let Some(group) = groups.get_mut(&of[key.place.path()]) {
            group.keys.insert(key);
        }
    }
    groups.into_values().collect()
}

/// Reports files whose modules would get one name.
fn check_names(spec: &Spec, groups: &[Group<'_>], problems: &mut Vec<Diagnostic>) {
    const STYLE: Style = Style { case: Case::Snake, escape: |name| name, word: None };
    let mut owners: BTreeMap<String, &TreePath> = BTreeMap::new();
    let mut paths: Vec<&TreePath> = groups.iter().map(|group| &group.files[0]).collect();
    paths.sort();
    for path in paths {
        let name = STYLE.identifier(&names::of_module(path));
        // Go's packages have no signs in their names.
        let owner = *owners.entry(name.replace('_', "")).or_insert(path);
        if owner != path {
            let message = format!("the modules of `{path}` and `{owner}` would both be called `{name}`");
            let (place, other) = (Place::root(spec, path), Place::root(spec, owner));
            problems.push(
                Diagnostic::error(rules::NAME_COLLISION, place.source(), place.start(), message)
                    .also(other.source(), other.start(), "the other one")
                    .help("rename one of the files: more than one kind refers to each of them"),
            );
        }
    }
}

/// Lowers types by themselves, in the order of their places.
fn lower<'s>(
    spec: &'s Spec,
    annotations: &'s Annotations,
    keys: &BTreeSet<Key<'s>>,
) -> Result<Finished<'s>, Vec<Diagnostic>> {
    let mut module = Lowerer::new(spec, annotations, Reading::AsItCame);
    for key in keys {
        module.named(key.clone());
    }
    module.finish()
}

/// What some kind has found to be evaluated twice, among what a shared module has.
fn revisits<'s>(kinds: &[LoweredModule<'s>], keys: &[Key<'s>], schema_places: &[Place<'s>]) -> Revisits {
    let types = kinds.iter().flat_map(|kind| kind.revisits.types.iter().map(|id| &kind.keys[id.0]));
    let types: BTreeSet<&Key<'s>> = types.collect();
    let schemas = kinds.iter().flat_map(|kind| kind.revisits.schemas.iter().map(|id| &kind.schema_places[id.0]));
    let schemas: BTreeSet<&Place<'s>> = schemas.collect();
    Revisits {
        types: (0..keys.len()).filter(|id| types.contains(&keys[*id])).map(TypeId).collect(),
        schemas: (0..schema_places.len()).filter(|id| schemas.contains(&schema_places[*id])).map(SchemaId).collect(),
    }
}

/// The schemas of the types that are payloads of some kind.
fn payload_schemas(spec: &Spec, keys: &[Key<'_>]) -> Vec<ir::PayloadSchema> {
    let payloads: BTreeSet<&TreePath> =
        spec.kinds.iter().flat_map(|kind| &kind.hooks).flat_map(Hook::payloads).collect();
    let is_payload = |key: &Key<'_>| {
        key.facet == Facet::Whole && key.place.pointer().is_empty() && payloads.contains(key.place.path())
    };
    let types = keys.iter().enumerate().filter(|(_, key)| is_payload(key));
    types.map(|(id, key)| ir::PayloadSchema { ty: TypeId(id), schema: spec.closed_schema(key.place.path()) }).collect()
}
