//! The types of one module: their names, and what each is in Rust.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap, HashSet};

use dagstack_spec_templates::rust::ResidualSchema;

use super::super::constants::Constants;
use super::super::needs::Needs;
use crate::cycles::{components, nodes_on_cycles};
use crate::ir::{self, Covers, Field, NamedType, Presence, SharedType, Type, TypeId};
use crate::naming::{self, identifiers};

use super::flatten::{self, Flat, flatten};
use super::indirect::{self, Link};
use super::names::{MEMBER, REST, TYPE, taken_types};
use super::recursion_limit;
use super::residual::{self, Residuals};
use super::shared::Exports;

/// The types of one emitted module.
pub(super) struct Module {
    pub(super) types: Vec<NamedType>,
    pub(super) order: Vec<TypeId>,
    pub(super) names: Vec<String>,
    /// The same, to ask whether a name is one of them.
    pub(super) known_names: HashSet<String>,
    /// Where each type that is not declared here is declared: the index of the shared module, and the type in it.
    pub(super) imports: Vec<Option<SharedType>>,
    /// The type of the IR that each of those behind these was nested in.
    pub(super) around: Vec<TypeId>,
    /// The residual schema of each type.
    residuals: Residuals,
    /// The tables of schemas.
    pub(super) tables: Vec<ResidualSchema>,
    /// Whether a type that could be an alias has to be a type of its own: it contains itself, or is a link of a long chain.
    opaque: Vec<bool>,
    /// A number for each type: those have the same one whose values lie within each other, not behind a pointer.
    pub(super) within: Vec<usize>,
    /// Whether a type is referred to by a pointer that the compiler does not look behind.
    pub(super) indirect: Vec<bool>,
    /// What the crate needs where many types lead to each other.
    pub(super) recursion_limit: Option<usize>,
    /// The types that several branches lead to for one value, with what aliases among them refer to.
    kept: BTreeSet<TypeId>,
    /// The properties that have one value.
    pub(super) constants: Constants,
    /// What the tables need.
    pub(super) table_needs: Needs,
    /// What the fields of each struct are called, found when it is first asked: as many defaults may be values of one struct.
    members: Vec<OnceCell<Members>>,
}

/// The fields of a struct.
#[derive(Debug, Default)]
pub(super) struct Members {
    /// Their names, in their order.
    pub(super) names: Vec<String>,
    /// The place of each by its key.
    pub(super) places: HashMap<String, usize>,
    /// How many members a value has: those, without constants and what it does not keep, and the one for further keys.
    pub(super) count: usize,
    /// Whether each of them has a default, is a constant or may be absent, and nothing asks for more than that.
    pub(super) has_default: bool,
}

/// What a named type is in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeKind {
    Struct,
    Strings,
    Values,
    Text,
    Integer,
    Number,
    List,
    Map,
    Tuple,
    Union,
    /// A type that needs a name for its residual schema.
    Refined,
    Wrapper,
    Alias,
}

impl TypeKind {
    /// Whether its values are copied.
    pub(super) fn is_copied(self) -> bool {
        matches!(self, Self::Strings | Self::Values | Self::Integer | Self::Number)
    }
}

impl Module {
    /// A module of the IR. `taken` are names that types must not have; `entries` are types that other modules refer to; `shared` are
    /// the modules that it may import from.
    pub(super) fn new(source: &ir::Module, taken: &[String], entries: &BTreeSet<TypeId>, shared: &[Exports]) -> Self {
        let types = &source.types;
        let Flat { types: flat, schemas: residual_schemas, order, around } = flatten(types);
        let imports = imports(source, &around, shared);
        let mut taken: BTreeSet<String> = taken_types().into_iter().chain(taken.iter().cloned()).collect();
        let mut imported_name =
            |import: &SharedType| naming::free(&shared[import.module].names[import.ty.0], &mut taken);
        let imported: Vec<Option<String>> =
            imports.iter().map(|import| import.as_ref()).map(|import| import.map(&mut imported_name)).collect();
        // What a schema names comes first: what Rust adds never renames it.
        let (given, added) = imported.split_at(types.len());
        let mut names = names(&flat[..types.len()], given, &mut taken);
        names.extend(self::names(&flat[types.len()..], added, &mut taken));
        let (residuals, tables, table_needs) =
            residual::tables(&flat, &residual_schemas, source, |index| imports[index].is_none(), &names);
        let mut module = Self {
            opaque: vec![false; flat.len()],
            within: Vec::new(),
            indirect: vec![false; flat.len()],
            recursion_limit: None,
            known_names: names.iter().cloned().collect(),
            kept: BTreeSet::new(),
            types: flat,
            order,
            names,
            imports,
            around,
            residuals,
            tables,
            constants: Constants::default(),
            table_needs,
            members: Vec::new(),
        };
        module.members = module.types.iter().map(|_| OnceCell::new()).collect();
        for index in nodes_on_cycles(&module.edges(|id| match module.kind(id) {
            TypeKind::Alias => references(&module.types[id.0].ty, true),
            _ => Vec::new(),
        })) {
            module.opaque[index] = true;
        }
        module.within = components(&module.edges(|id| references(&module.types[id.0].ty, false)));
        let links: Vec<Link> = (0..module.types.len()).map(|index| module.link(TypeId(index))).collect();
        let edges = module.edges(|id| references(&module.types[id.0].ty, true));
        module.indirect = indirect::find(&edges, &links);
        for (index, import) in module.imports.iter().enumerate() {
            if let Some(SharedType { module: owner, ty }) = import {
                module.indirect[index] = shared[*owner].indirect[ty.0];
            }
        }
        module.recursion_limit = recursion_limit::find(&edges);
        for (index, is_indirect) in module.indirect.iter().enumerate() {
            module.opaque[index] |= is_indirect;
        }
        module.kept = module.kept(&source.revisits.types);
        module.constants = Constants::of(&module.types, |id| !module.is_refined(id) && !module.is_indirect(id));
        module.constants.need(entries);
        module
    }

    /// The types that are declared here.
    pub(super) fn declared(&self) -> impl Iterator<Item = &NamedType> {
        self.types.iter().zip(&self.imports).filter(|(_, import)| import.is_none()).map(|(named, _)| named)
    }

    /// Whether a type is declared here.
    pub(super) fn declares(&self, id: TypeId) -> bool {
        self.imports[id.0].is_none()
    }

    /// What the fields of a struct are called.
    pub(super) fn members(&self, id: TypeId) -> &Members {
        let find = || {
            let Type::Struct(object) = &self.types[id.0].ty else {
                unreachable!("`{}` has no fields", self.names[id.0])
            };
            let keys: Vec<&str> = object.fields.iter().map(|field| field.json_name.as_str()).collect();
            let is_kept = |field: &&Field| !field.transient && self.constants.value_of(field).is_none();
            let asked =
                |field: &Field| field.presence == Presence::Required && self.constants.value_of(field).is_none();
            Members {
                names: identifiers(&MEMBER, &keys, &mut BTreeSet::from([REST.to_owned()])),
                count: object.fields.iter().filter(is_kept).count() + usize::from(object.additional.is_some()),
                places: keys.iter().enumerate().map(|(place, key)| ((*key).to_owned(), place)).collect(),
                has_default: !object.fields.iter().any(asked)
                    && object.min_properties.unwrap_or(0) == 0
                    && !self.is_refined(id),
            }
        };
        self.members[id.0].get_or_init(find)
    }

    /// The types whose verdicts are kept. An alias has no place to keep them at: the types that it refers to do it.
    fn kept(&self, revisits: &BTreeSet<TypeId>) -> BTreeSet<TypeId> {
        let mut kept = BTreeSet::new();
        let mut open: Vec<TypeId> = revisits.iter().copied().collect();
        while let Some(id) = open.pop() {
            if kept.insert(id) && self.kind(id) == TypeKind::Alias {
                open.extend(references(&self.types[id.0].ty, true));
            }
        }
        kept
    }

    /// Whether the verdicts of a type are kept, where several branches lead to it; those about scalars are as soon found
    /// again.
    fn is_kept(&self, id: TypeId) -> bool {
        let is_scalar = matches!(
            self.kind(id),
            TypeKind::Strings | TypeKind::Values | TypeKind::Text | TypeKind::Integer | TypeKind::Number
        );
        self.kept.contains(&id) && (!is_scalar || self.residuals[id.0].is_some())
    }

    pub(super) fn kind(&self, id: TypeId) -> TypeKind {
        let opaque = self.opaque[id.0];
        let is_refined = self.residuals[id.0].is_some();
        match &self.types[id.0].ty {
            Type::Struct(_) => TypeKind::Struct,
            Type::Tuple(_) => TypeKind::Tuple,
            Type::Union(_) => TypeKind::Union,
            Type::StringEnum(_) => TypeKind::Strings,
            Type::OneOfValues(_) => TypeKind::Values,
            Type::String(rules) if is_refined || !flatten::is_plain_text(rules) => TypeKind::Text,
            Type::Integer(rules) if is_refined || !flatten::is_plain_integer(rules) => TypeKind::Integer,
            Type::Number(rules) if is_refined || *rules != crate::ir::NumberRules::default() => TypeKind::Number,
            Type::Array(array) if is_refined || opaque || flatten::is_bounded_array(array) => TypeKind::List,
            Type::Map(map) if is_refined || opaque || flatten::is_bounded_map(map) => TypeKind::Map,
            _ if is_refined => TypeKind::Refined,
            Type::Nullable(_) | Type::Reference(_) if opaque => TypeKind::Wrapper,
            _ => TypeKind::Alias,
        }
    }

    /// The end of a table's head: the residual schema of the type, and whether its verdicts are kept.
    pub(super) fn residual_head(&self, id: TypeId) -> String {
        let kept = self.is_kept(id);
        match &self.residuals[id.0] {
            Some((Covers::Rest, name)) => format!(", {}rest {name}", if kept { "kept_" } else { "" }),
            Some((Covers::Whole, name)) => format!(", {}whole {name}", if kept { "kept_" } else { "" }),
            None if kept => format!(", kept {}", self.names[id.0]),
            None => String::new(),
        }
    }

    /// Whether the type has a residual schema.
    pub(super) fn is_refined(&self, id: TypeId) -> bool {
        self.residuals[id.0].is_some()
    }

    /// What a type is in a chain of types. An alias of one that may be null is written as what it stands for.
    fn link(&self, id: TypeId) -> Link {
        let ty = &self.types[id.0].ty;
        let is_seen_through = self.kind(id) == TypeKind::Alias && matches!(ty, Type::Nullable(_) | Type::Reference(_));
        Link { steps: indirect::steps(ty), can_be_indirect: !is_seen_through }
    }

    /// Whether a type is referred to by a pointer that the compiler does not look behind.
    pub(super) fn is_indirect(&self, target: TypeId) -> bool {
        self.indirect[target.0]
    }

    /// The types that each type leads to.
    fn edges(&self, next: impl Fn(TypeId) -> Vec<TypeId>) -> Vec<Vec<usize>> {
        (0..self.types.len()).map(|index| next(TypeId(index)).into_iter().map(|id| id.0).collect()).collect()
    }
}

/// Where the types of a module are declared that it imports, and those that were nested in them.
fn imports(source: &ir::Module, around: &[TypeId], shared: &[Exports]) -> Vec<Option<SharedType>> {
    // A type has the same inside it wherever it is.
    let mut inner: HashMap<SharedType, std::vec::IntoIter<TypeId>> = HashMap::new();
    let mut inside = |outer: &TypeId| {
        let outer = *source.imports.get(outer)?;
        let waiting = inner.entry(outer).or_insert_with(|| shared[outer.module].inside(outer.ty).into_iter());
        Some(SharedType { ty: waiting.next()?, ..outer })
    };
    let own = (0..source.types.len()).map(|id| source.imports.get(&TypeId(id)).copied());
    let mut imports: Vec<Option<SharedType>> = own.collect();
    imports.extend(around.iter().map(&mut inside));
    imports
}

/// The names of types: those that are imported have theirs.
fn names(types: &[NamedType], imported: &[Option<String>], taken: &mut BTreeSet<String>) -> Vec<String> {
    let declared = types.iter().zip(imported).filter(|(_, name)| name.is_none());
    let raws: Vec<String> = declared.map(|(named, _)| named.name.raw()).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut own = identifiers(&TYPE, &raws, taken).into_iter();
    imported.iter().map(|name| name.clone().or_else(|| own.next()).unwrap_or_default()).collect()
}

/// The types that a type refers to; with `behind` also those behind a pointer.
fn references(ty: &Type, behind: bool) -> Vec<TypeId> {
    match ty {
        Type::Reference(id) => vec![*id],
        Type::Nullable(inner) => references(inner, behind),
        Type::Array(array) if behind => references(&array.item, behind),
        Type::Map(map) if behind => references(&map.value, behind),
        Type::Struct(object) => {
            let additional = object.additional.iter().filter(|_| behind).map(AsRef::as_ref);
            let fields = object.fields.iter().filter(|field| !field.transient).map(|field| &field.ty);
            fields.chain(additional).flat_map(|ty| references(ty, behind)).collect()
        }
        Type::Tuple(tuple) => {
            let rest = tuple.rest.iter().filter(|_| behind).map(AsRef::as_ref);
            tuple.items.iter().chain(rest).flat_map(|ty| references(ty, behind)).collect()
        }
        Type::Union(union) => union.variants.iter().flat_map(|variant| references(&variant.ty, behind)).collect(),
        _ => Vec::new(),
    }
}
