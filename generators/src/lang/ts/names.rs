//! Names: of types and what belongs to them. The schema of a type is called as the type with `Schema` at its end; values and
//! types are kept apart by the language, so the two never meet.

use std::collections::BTreeSet;

use super::graph::Facts;
use super::text;
use crate::ir::{Choice, NamedSchema, NamedType, SchemaId, StringEnum, Type, TypeId, TypeName};
use crate::naming::{Case, Style, identifiers};

/// How types, interfaces and namespaces are spelled. No word of the language is in this case.
pub(super) const TYPE: Style = Style { case: Case::Pascal, escape: |name| name, word: None };

/// Global types that emitted modules use themselves.
const GLOBALS: &[&str] =
    &["Awaitable", "DispatchClass", "ErrorPolicy", "HookName", "HookSchemas", "Record", "StopChain"];

/// The names of a module's types, and of what they leave to ask.
pub(super) struct Names {
    types: Vec<String>,
    given: Vec<Option<String>>,
    /// The constants that are written where they are referred to: `op: "add"`.
    constants: Vec<Option<String>>,
    schemas: Vec<String>,
}

/// The text of a constant that is written in place, as a literal. A type of its own would say no more.
fn constant(named: &NamedType) -> Option<String> {
    match (&named.name, &named.ty) {
        (TypeName::Inline(_), Type::StringEnum(StringEnum { choice: Choice::Const, members })) => {
            members.first().map(|member| text::quote(&member.value))
        }
        _ => None,
    }
}

/// Whether a type leaves something to ask.
fn asks(ty: &Type) -> bool {
    matches!(ty, Type::Refined(_)) || ty.children().into_iter().any(asks)
}

impl Names {
    /// Names all types and schemas of a module. `own` are names that the module uses besides; `given` is put behind the name
    /// of a type to name the type before defaults are filled in.
    pub(super) fn of(types: &[NamedType], schemas: &[NamedSchema], facts: &Facts, own: &[String], given: &str) -> Self {
        let raws: Vec<String> = types.iter().map(|named| named.name.raw()).collect();
        // The type of a schema may be imported where there is one.
        let asks = types.iter().any(|named| asks(&named.ty)).then(|| "JsonSchema".to_owned());
        let own: Vec<String> = own.iter().cloned().chain(asks).collect();
        let mut names = Self::of_raws(&raws, facts, &own, given);
        names.constants = types.iter().map(constant).collect();
        let raws: Vec<String> = schemas.iter().map(|named| format!("{} rule", named.name.raw())).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
        let mut taken = names.all().map(str::to_owned).chain(own).collect();
        names.schemas = identifiers(&TYPE, &raws, &mut taken);
        names
    }

    /// As [`Names::of`], for raw names that the caller has changed, and without schemas and constants.
    pub(super) fn of_raws(raws: &[String], facts: &Facts, own: &[String], suffix: &str) -> Self {
        let mut taken: BTreeSet<String> =
            own.iter().cloned().chain(GLOBALS.iter().map(|name| (*name).to_owned())).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
        let types = identifiers(&TYPE, &raws, &mut taken);
        let completed: Vec<usize> = (0..types.len()).filter(|index| facts.is_completed(TypeId(*index))).collect();
        let wanted: Vec<String> = completed.iter().map(|index| format!("{}{suffix}", types[*index])).collect();
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let mut given = vec![None; types.len()];
        for (index, name) in completed.into_iter().zip(identifiers(&TYPE, &wanted, &mut taken)) {
            given[index] = Some(name);
        }
        Self { constants: vec![None; types.len()], types, given, schemas: Vec::new() }
    }

    /// The name of a schema.
    pub(super) fn schema(&self, id: SchemaId) -> &str {
        &self.schemas[id.0]
    }

    /// The name of a type.
    pub(super) fn ty(&self, id: TypeId) -> &str {
        &self.types[id.0]
    }

    /// The literal that stands for a type which needs no name.
    pub(super) fn constant(&self, id: TypeId) -> Option<&str> {
        self.constants[id.0].as_deref()
    }

    /// The name of a type before defaults are filled in, where that is a type of its own.
    pub(super) fn given(&self, id: TypeId) -> Option<&str> {
        self.given[id.0].as_deref()
    }

    /// All names of types.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.types.iter().chain(self.given.iter().flatten()).map(String::as_str)
    }
}
