//! The types of one module: their names, their forms, and how Rust refers to them.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeSet, HashMap, HashSet};

use dagstack_spec_templates::rust::Schema as Table;

use super::super::needs::{Need, Needs};
use crate::cycles::{components, nodes_on_cycles};
use crate::ir::{Covers, Format, Keyword, NamedSchema, NamedType, Presence, Revisits, Schema, SchemaId, Type, TypeId};
use crate::naming::identifiers;

use super::flatten::{self, Flat, flatten, format_type};
use super::imports;
use super::indirect::{self, Link};
use super::names::{MEMBER, REST, STATIC, TYPE, taken_statics, taken_types};
use super::schema::Printer;

/// The types of one emitted module.
pub(super) struct Module {
    pub(super) types: Vec<NamedType>,
    pub(super) order: Vec<TypeId>,
    pub(super) names: Vec<String>,
    /// The same, to ask whether a name is one of them.
    known_names: HashSet<String>,
    /// The schema that each type is held against besides.
    held: Held,
    /// The tables of schemas.
    pub(super) tables: Vec<Table>,
    /// Whether a type that could be an alias has to be a type of its own: it contains itself, or is a link of a long chain.
    opaque: Vec<bool>,
    /// A number for each type: those have the same one whose values lie within each other, not behind a pointer.
    within: Vec<usize>,
    /// Whether a type is referred to by a pointer that the compiler does not look behind.
    indirect: Vec<bool>,
    /// The types that several branches lead to for one value, with what aliases among them refer to.
    kept: BTreeSet<TypeId>,
    /// What the views that have been built need.
    needs: RefCell<Needs>,
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
    /// How many members a value has: those, without the ones that it does not keep, and the one for further keys.
    pub(super) count: usize,
    /// Whether each of them has a default or may be absent, and nothing asks for more than that.
    pub(super) has_default: bool,
}

/// Where a type is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// In this type, whose values hold it.
    Holds(TypeId),
    /// In a list or a map, which hold a pointer to it.
    Behind,
}

/// The form that a named type has in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Struct,
    Words,
    Values,
    Text,
    Integer,
    Number,
    List,
    Map,
    Tuple,
    Union,
    /// A type that needs a name for the schema beside it.
    Refined,
    Wrapper,
    Alias,
}

impl Form {
    /// Whether its values are copied.
    pub(super) fn is_copied(self) -> bool {
        matches!(self, Self::Words | Self::Values | Self::Integer | Self::Number)
    }
}

impl Module {
    /// The module of these types, which refer to these schemas; `taken` are names that they must not have.
    pub(super) fn new(types: &[NamedType], schemas: &[NamedSchema], revisits: &Revisits, taken: &[String]) -> Self {
        let Flat { types: flat, schemas: beside, order } = flatten(types);
        let mut taken: BTreeSet<String> = taken_types().into_iter().chain(taken.iter().cloned()).collect();
        let raws: Vec<String> = flat.iter().map(|named| named.name.raw()).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
        // What a schema names comes first: what Rust adds never renames it.
        let (given, added) = raws.split_at(types.len());
        let mut names = identifiers(&TYPE, given, &mut taken);
        names.extend(identifiers(&TYPE, added, &mut taken));
        let (held, tables, needs) = tables(&flat, &beside, schemas, &revisits.schemas, &names);
        let mut module = Self {
            opaque: vec![false; flat.len()],
            within: Vec::new(),
            indirect: vec![false; flat.len()],
            known_names: names.iter().cloned().collect(),
            kept: BTreeSet::new(),
            types: flat,
            order,
            names,
            held,
            tables,
            needs: RefCell::new(needs),
            members: Vec::new(),
        };
        module.members = module.types.iter().map(|_| OnceCell::new()).collect();
        for index in nodes_on_cycles(&module.edges(|id| match module.form(id) {
            Form::Alias => references(&module.types[id.0].ty, true),
            _ => Vec::new(),
        })) {
            module.opaque[index] = true;
        }
        module.within = components(&module.edges(|id| references(&module.types[id.0].ty, false)));
        let links: Vec<Link> = (0..module.types.len()).map(|index| module.link(TypeId(index))).collect();
        module.indirect = indirect::find(&module.edges(|id| references(&module.types[id.0].ty, true)), &links);
        for (index, is_indirect) in module.indirect.iter().enumerate() {
            module.opaque[index] |= is_indirect;
        }
        module.kept = module.kept(&revisits.types);
        module
    }

    /// What the fields of a struct are called.
    pub(super) fn members(&self, id: TypeId) -> &Members {
        let find = || {
            let Type::Struct(object) = &self.types[id.0].ty else {
                unreachable!("`{}` has no fields", self.names[id.0])
            };
            let keys: Vec<&str> = object.fields.iter().map(|field| field.json_name.as_str()).collect();
            let optional = object.fields.iter().all(|field| field.presence != Presence::Required);
            Members {
                names: identifiers(&MEMBER, &keys, &mut BTreeSet::from([REST.to_owned()])),
                count: object.fields.iter().filter(|field| !field.transient).count()
                    + usize::from(object.additional.is_some()),
                places: keys.iter().enumerate().map(|(place, key)| ((*key).to_owned(), place)).collect(),
                has_default: optional && object.min_properties.unwrap_or(0) == 0 && !self.is_refined(id),
            }
        };
        self.members[id.0].get_or_init(find)
    }

    /// The types whose verdicts are kept. An alias has no place to keep them at: the types that it refers to do it.
    fn kept(&self, revisits: &BTreeSet<TypeId>) -> BTreeSet<TypeId> {
        let mut kept = BTreeSet::new();
        let mut open: Vec<TypeId> = revisits.iter().copied().collect();
        while let Some(id) = open.pop() {
            if kept.insert(id) && self.form(id) == Form::Alias {
                open.extend(references(&self.types[id.0].ty, true));
            }
        }
        kept
    }

    /// Whether the verdicts of a type are kept, where several branches lead to it; those about scalars are as soon found
    /// again.
    fn is_kept(&self, id: TypeId) -> bool {
        let is_scalar = matches!(self.form(id), Form::Words | Form::Values | Form::Text | Form::Integer | Form::Number);
        self.kept.contains(&id) && (!is_scalar || self.held[id.0].is_some())
    }

    pub(super) fn form(&self, id: TypeId) -> Form {
        let opaque = self.opaque[id.0];
        let held = self.held[id.0].is_some();
        match &self.types[id.0].ty {
            Type::Struct(_) => Form::Struct,
            Type::Tuple(_) => Form::Tuple,
            Type::Union(_) => Form::Union,
            Type::StringEnum(_) => Form::Words,
            Type::OneOfValues(_) => Form::Values,
            Type::String(rules) if held || !flatten::is_plain_text(rules) => Form::Text,
            Type::Integer(rules) if held || !flatten::is_plain_integer(rules) => Form::Integer,
            Type::Number(rules) if held || *rules != crate::ir::NumberRules::default() => Form::Number,
            Type::Array(array) if held || opaque || flatten::is_bounded_array(array) => Form::List,
            Type::Map(map) if held || opaque || flatten::is_bounded_map(map) => Form::Map,
            _ if held => Form::Refined,
            Type::Nullable(_) | Type::Reference(_) if opaque => Form::Wrapper,
            _ => Form::Alias,
        }
    }

    /// The end of a table's head: what the type is validated against besides, and whether its verdicts are kept.
    pub(super) fn held(&self, id: TypeId) -> String {
        let kept = self.is_kept(id);
        match &self.held[id.0] {
            Some((Covers::Rest, name)) => format!(", {}rest {name}", if kept { "kept_" } else { "" }),
            Some((Covers::Whole, name)) => format!(", {}whole {name}", if kept { "kept_" } else { "" }),
            None if kept => format!(", kept {}", self.names[id.0]),
            None => String::new(),
        }
    }

    /// Whether the type is validated against a schema besides.
    pub(super) fn is_refined(&self, id: TypeId) -> bool {
        self.held[id.0].is_some()
    }

    /// Whether a value of one type lies within another, not behind a pointer, and the other way round.
    pub(super) fn is_boxed(&self, owner: Owner, target: TypeId) -> bool {
        let Owner::Holds(owner) = owner else { return false };
        !self.indirect[target.0]
            && matches!(self.form(target), Form::Struct | Form::Tuple | Form::Union | Form::Refined | Form::Wrapper)
            && self.within[owner.0] == self.within[target.0]
    }

    /// What a type is in a chain of types. An alias of one that may be null is written as what it stands for.
    fn link(&self, id: TypeId) -> Link {
        let ty = &self.types[id.0].ty;
        let is_seen_through = self.form(id) == Form::Alias && matches!(ty, Type::Nullable(_) | Type::Reference(_));
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

    /// The type behind aliases, as far as they are written as what they stand for.
    pub(super) fn resolve<'t>(&'t self, mut ty: &'t Type) -> &'t Type {
        while let Type::Reference(id) = ty {
            if self.form(*id) != Form::Alias || self.is_indirect(*id) {
                break;
            }
            ty = &self.types[id.0].ty;
        }
        ty
    }

    /// How a type is written inside another one.
    pub(super) fn ty(&self, ty: &Type, owner: Owner) -> String {
        match ty {
            Type::Null => "()".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::String(rules) => match rules.format {
                Some(format) => self.format(format),
                None => "String".to_owned(),
            },
            Type::Integer(rules) if flatten::is_unsigned(rules) => "u64".to_owned(),
            Type::Integer(_) => "i64".to_owned(),
            Type::Number(_) => "f64".to_owned(),
            Type::Array(array) => format!("Vec<{}>", self.ty(&array.item, Owner::Behind)),
            Type::Map(map) => self.map_of(&map.value),
            Type::Nullable(inner) => format!("Option<{}>", self.ty(inner, owner)),
            Type::Reference(id) if self.is_indirect(*id) => {
                format!("{}<{}>", self.indirect(), self.names[id.0])
            }
            Type::Reference(id) if self.is_boxed(owner, *id) => format!("Box<{}>", self.names[id.0]),
            Type::Reference(id) => self.names[id.0].clone(),
            Type::Never => {
                self.need(Need::NoValue);
                self.support("Never")
            }
            // All but the first have been given names.
            Type::Any
            | Type::StringEnum(_)
            | Type::OneOfValues(_)
            | Type::Struct(_)
            | Type::Tuple(_)
            | Type::Union(_)
            | Type::Refined(_) => self.support("Value"),
        }
    }

    /// How a field's type is written.
    pub(super) fn field_ty(&self, ty: &Type, presence: &Presence, owner: Owner) -> String {
        match (presence, self.resolve(ty)) {
            (Presence::Optional | Presence::Defaulted(_), Type::Nullable(inner)) => {
                format!("{}<{}>", self.support("Maybe"), self.ty(inner, owner))
            }
            (Presence::Optional | Presence::Defaulted(_), _) => format!("Option<{}>", self.ty(ty, owner)),
            _ => self.ty(ty, owner),
        }
    }

    /// A map from any key to values of a type.
    pub(super) fn map_of(&self, value: &Type) -> String {
        match self.resolve(value) {
            Type::Any => self.support("Object"),
            _ => format!("{}<String, {}>", self.btree_map(), self.ty(value, Owner::Behind)),
        }
    }

    /// How `BTreeMap` is written.
    pub(super) fn btree_map(&self) -> &'static str {
        if self.known_names.contains("BTreeMap") {
            return "std::collections::BTreeMap";
        }
        self.need(imports::BTREE_MAP);
        "BTreeMap"
    }

    /// How the pointer that interrupts chains is written.
    pub(super) fn indirect(&self) -> String {
        self.need(Need::Indirection);
        self.support("Indirect")
    }

    /// How the type of strings with a format is written.
    fn format(&self, format: Format) -> String {
        self.need(Need::Format(format));
        self.support(format_type(format))
    }

    /// How something of the support module is written: alone, unless a type of the module has its name.
    pub(super) fn support(&self, name: &'static str) -> String {
        if self.known_names.contains(name) {
            return format!("support::{name}");
        }
        self.need(imports::support(name));
        name.to_owned()
    }

    /// Notes what a view needs.
    pub(super) fn need(&self, need: Need) {
        self.needs.borrow_mut().insert(need);
    }

    /// What the module needs, once all of its views have been built.
    pub(super) fn needs(&self) -> Needs {
        self.needs.borrow().clone()
    }
}

/// What each type is held against besides, if anything: how much of it that covers, and the name of its table.
type Held = Vec<Option<(Covers, String)>>;

/// Gives each schema a table, and each type the table of the schema beside it, and says what the tables need. `taken` are names that
/// no table must have.
fn tables(
    types: &[NamedType],
    beside: &[Option<(Covers, Schema)>],
    schemas: &[NamedSchema],
    revisits: &BTreeSet<SchemaId>,
    taken: &[String],
) -> (Held, Vec<Table>, Needs) {
    let mut taken: BTreeSet<String> = taken_statics().into_iter().chain(taken.iter().cloned()).collect();
    let raws: Vec<String> = schemas.iter().map(|named| named.name.raw()).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let names = identifiers(&STATIC, &raws, &mut taken);
    // The first of equal schemas: by their text, which is as good as the schema itself, and can be looked up.
    let by_text: HashMap<String, usize> =
        schemas.iter().enumerate().rev().map(|(index, named)| (format!("{:?}", named.schema), index)).collect();
    let known = |schema: &Schema| match schema.keywords.as_slice() {
        [Keyword::Reference(id)] => Some(id.0),
        _ => by_text.get(&format!("{schema:?}")).copied(),
    };
    let known: Vec<Option<usize>> = beside.iter().map(|beside| known(&beside.as_ref()?.1)).collect();
    let needed = |index: &usize| beside[*index].is_some() && known[*index].is_none();
    let raws: Vec<String> = (0..types.len()).filter(needed).map(|index| types[index].name.raw()).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut own = identifiers(&STATIC, &raws, &mut taken).into_iter();
    let mut printer = Printer { names: &names, taken, tables: Vec::new(), needs: Needs::new() };
    let held = beside.iter().zip(known).map(|(beside, known)| {
        let (covers, schema) = beside.as_ref()?;
        let name = known.map_or_else(
            || {
                let Some(name) = own.next() else {
                    unreachable!("each schema that has no table yet has been given a name")
                };
                printer.print(&name, schema, false);
                name
            },
            |place| names[place].clone(),
        );
        Some((*covers, name))
    });
    let held = held.collect();
    for (index, (name, named)) in names.iter().zip(schemas).enumerate() {
        printer.print(name, &named.schema, revisits.contains(&SchemaId(index)));
    }
    (held, printer.tables, printer.needs)
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
