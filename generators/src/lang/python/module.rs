//! The types and schemas of one module: what Python calls them and what reads them, and what is noted while they are written.

use std::cell::{Ref, RefCell};
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::super::needs::{Need, Needs};
use super::functions::{self, Constant, Function};
use super::imports;
use super::shared::Exports;
use super::{names, nullable, traced};
use crate::ir::{self, NamedSchema, NamedType, SchemaId, StringEnum, Type, TypeId, TypeName};
use crate::naming;

/// The named types and schemas of a module.
pub(super) struct Module<'m> {
    source: &'m ir::Module,
    names: Vec<String>,
    decoders: Vec<String>,
    encoders: Vec<String>,
    checks: Vec<String>,
    /// The types that may be nullable where they are referred to.
    nullable: BTreeSet<TypeId>,
    /// The schemas of which it counts what they have evaluated.
    traced: BTreeSet<SchemaId>,
    /// The types whose declaration is a text, since it names what is declared later.
    quoted: BTreeSet<TypeId>,
    /// What has been asked for: the names of types, and the functions that decode them.
    used: RefCell<Used>,
    taken: BTreeSet<String>,
    /// The JSON Schemas of the payloads.
    payloads: BTreeMap<TypeId, &'m Value>,
    /// What the module needs.
    pub(super) needs: Needs,
    /// The constants of the type that is being written, in order.
    constants: Vec<Constant>,
    known: BTreeMap<(String, String), String>,
    /// The functions of the type that is being written, in order.
    functions: Vec<Function>,
}

/// What code mentions of types.
#[derive(Debug, Default)]
pub(super) struct Used {
    pub(super) names: BTreeSet<TypeId>,
    pub(super) decoders: BTreeSet<TypeId>,
}

impl<'m> Module<'m> {
    /// Names the types and schemas of a module of the IR. `taken` are other names that the module has; `entries` are types that
    /// other modules refer to, where it is a shared one; `shared` are the modules that it may import from.
    pub(super) fn new(
        source: &'m ir::Module,
        mut taken: BTreeSet<String>,
        entries: Option<&BTreeSet<TypeId>>,
        shared: &[Exports],
    ) -> Self {
        let types = &source.types;
        taken.extend(names::TAKEN.iter().map(|name| (*name).to_owned()));
        let import = |id: usize| source.imports.get(&TypeId(id)).map(|home| (&shared[home.module], home.ty.0));
        let mut given = |name: fn(&Exports, usize) -> String| -> Vec<Option<String>> {
            let name = |id| import(id).map(|(owner, id)| naming::free(&name(owner, id), &mut taken));
            (0..types.len()).map(name).collect()
        };
        let given_names = given(|owner, id| owner.names[id].clone());
        let given_decoders = given(|owner, id| owner.decoders[id].clone());
        let names = names::of_types(types, &given_names, &mut taken);
        // What other modules call is not private.
        let prefix = if entries.is_some() { "decode" } else { "_decode" };
        let own = (0..types.len()).filter(|id| given_decoders[*id].is_none());
        let mut own = named(&mut taken, prefix, own.map(|id| names[id].as_str())).into_iter();
        let decoders =
            given_decoders.into_iter().map(|given| given.or_else(|| own.next()).unwrap_or_default()).collect();
        let classes = |id: &usize| matches!(types[*id].ty.unrefined(), Type::Struct(_)) && source.declares(TypeId(*id));
        let mut encoders = vec![String::new(); types.len()];
        let indices: Vec<usize> = (0..types.len()).filter(classes).collect();
        for (index, name) in
            indices.iter().zip(named(&mut taken, "_encode", indices.iter().map(|index| names[*index].as_str())))
        {
            encoders[*index] = name;
        }
        let raws: Vec<String> = source.schemas.iter().map(|named| named.name.raw()).collect();
        let checks = named(&mut taken, "_check", raws.iter().map(String::as_str));
        let nullable = nullable::of(types, entries).into_iter().filter(|id| source.declares(*id));
        let imported = |is: fn(&Exports, TypeId) -> bool| {
            (0..types.len()).filter(move |id| import(*id).is_some_and(|(owner, id)| is(owner, TypeId(id)))).map(TypeId)
        };
        Self {
            source,
            names,
            decoders,
            encoders,
            checks,
            nullable: nullable.chain(imported(|owner, id| owner.nullable.contains(&id))).collect(),
            traced: traced::of(source),
            quoted: imported(|owner, id| owner.quoted.contains(&id)).collect(),
            used: RefCell::default(),
            taken,
            payloads: source.payload_schemas.iter().map(|payload| (payload.ty, &payload.schema)).collect(),
            needs: Needs::new(),
            constants: Vec::new(),
            known: BTreeMap::new(),
            functions: Vec::new(),
        }
    }

    /// The JSON Schema of a type that is a payload.
    pub(super) fn payload_schema(&self, id: TypeId) -> Option<&'m Value> {
        self.payloads.get(&id).copied()
    }

    /// The types that are declared here, in order.
    pub(super) fn declared(&self) -> impl Iterator<Item = (TypeId, &'m NamedType)> + use<'m> {
        self.source.declared()
    }

    /// The module as it was lowered.
    pub(super) fn source(&self) -> &'m ir::Module {
        self.source
    }

    /// What has been asked for.
    pub(super) fn used(&self) -> Ref<'_, Used> {
        self.used.borrow()
    }

    /// All types, in the order in which they are declared.
    pub(super) fn types(&self) -> impl Iterator<Item = (TypeId, &'m NamedType)> + use<'m> {
        self.source.types.iter().enumerate().map(|(index, named)| (TypeId(index), named))
    }

    /// The schemas that types refer to.
    pub(super) fn schemas(&self) -> impl Iterator<Item = (SchemaId, &'m NamedSchema)> + use<'m> {
        self.source.schemas.iter().enumerate().map(|(index, named)| (SchemaId(index), named))
    }

    /// The Python name of a type.
    pub(super) fn name(&self, id: TypeId) -> &str {
        self.used.borrow_mut().names.insert(id);
        &self.names[id.0]
    }

    /// The same, for the import of it.
    pub(super) fn name_of(&self, id: TypeId) -> &str {
        &self.names[id.0]
    }

    /// The function that decodes a type, for the import of it.
    pub(super) fn decoder_of(&self, id: TypeId) -> &str {
        &self.decoders[id.0]
    }

    /// A type as the schema has it.
    pub(super) fn ty(&self, id: TypeId) -> &'m Type {
        &self.source.types[id.0].ty
    }

    /// Whether a type is a class of its own: an object.
    pub(super) fn is_class(&self, id: TypeId) -> bool {
        matches!(self.ty(id).unrefined(), Type::Struct(_))
    }

    /// The function that decodes a type, as it is called from anywhere in the module.
    pub(super) fn decoder(&self, id: TypeId) -> String {
        self.used.borrow_mut().decoders.insert(id);
        self.decoders[id.0].clone()
    }

    /// The function that encodes a class.
    pub(super) fn encoder(&self, id: TypeId) -> &str {
        &self.encoders[id.0]
    }

    /// The function that validates against a schema.
    pub(super) fn check(&self, id: SchemaId) -> &str {
        &self.checks[id.0]
    }

    /// Whether it counts what a schema has evaluated.
    pub(super) fn is_traced(&self, id: SchemaId) -> bool {
        self.traced.contains(&id)
    }

    /// Whether several branches lead to a schema.
    pub(super) fn is_revisited(&self, id: SchemaId) -> bool {
        self.source.revisits.schemas.contains(&id)
    }

    /// Whether several branches lead to a type, and evaluating it takes more than looking at one value.
    pub(super) fn is_worth_keeping(&self, id: TypeId) -> bool {
        let ty = self.ty(id);
        let is_scalar = matches!(
            ty,
            Type::Any
                | Type::Null
                | Type::Never
                | Type::Boolean
                | Type::String(_)
                | Type::Integer(_)
                | Type::Number(_)
                | Type::StringEnum(_)
        );
        self.source.revisits.types.contains(&id) && !is_scalar
    }

    /// Whether the declaration of a type is a text.
    pub(super) fn is_quoted(&self, id: TypeId) -> bool {
        self.quoted.contains(&id)
    }

    /// Notes that the declaration of a type is a text.
    pub(super) fn quote(&mut self, id: TypeId) {
        self.quoted.insert(id);
    }

    /// Whether the decoder of a type may be asked to take `null` as well.
    pub(super) fn is_asked_with_null(&self, id: TypeId) -> bool {
        self.nullable.contains(&id)
    }

    /// The one string that a type without a name in its source is, which is written where it is used.
    pub(super) fn constant_string(&self, id: TypeId) -> Option<&'m StringEnum> {
        let named = &self.source.types[id.0];
        match &named.ty {
            Type::StringEnum(listed) if listed.members.len() == 1 && matches!(named.name, TypeName::Inline(_)) => {
                Some(listed)
            }
            _ => None,
        }
    }

    /// Notes the use of a name of the runtime or the standard library.
    pub(super) fn uses(&mut self, name: &'static str) -> &'static str {
        self.needs.extend(imports::of(name));
        name
    }

    /// Notes that something is needed.
    pub(super) fn need(&mut self, need: Need) {
        self.needs.insert(need);
    }

    /// A constant with this value, under a name that is made from the hint.
    pub(super) fn constant(&mut self, hint: &str, value: String) -> String {
        let wanted = format!("_{}", names::CONSTANT.identifier(hint));
        let key = (wanted.clone(), value.clone());
        if let Some(name) = self.known.get(&key) {
            return name.clone();
        }
        self.uses("Final");
        let name = self.free(&wanted);
        self.known.insert(key, name.clone());
        self.constants.push(Constant { name: name.clone(), value });
        name
    }

    /// A function, under a name that is made from the hint, before its body is known.
    pub(super) fn free(&mut self, name: &str) -> String {
        naming::free(name, &mut self.taken)
    }

    /// Adds a function.
    pub(super) fn define(&mut self, function: Function) {
        self.functions.push(function);
    }

    /// The constants and functions that have come together since this was asked last, as they are written.
    pub(super) fn collected(&mut self) -> String {
        functions::joined(&std::mem::take(&mut self.constants), &std::mem::take(&mut self.functions))
    }
}

fn named<'r>(taken: &mut BTreeSet<String>, prefix: &str, raws: impl Iterator<Item = &'r str>) -> Vec<String> {
    raws.map(|raw| naming::free(&format!("{prefix}_{}", names::FIELD.identifier(raw)), taken)).collect()
}
