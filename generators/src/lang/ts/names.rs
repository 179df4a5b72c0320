//! Names: of types and what belongs to them. The schema of a type is called as the type with `Schema` at its end; values and
//! types are kept apart by the language, so the two never meet.

use std::cell::{Ref, RefCell};
use std::collections::BTreeSet;

use super::graph::Facts;
use super::shared::Exports;
use super::text;
use crate::ir::{self, Choice, NamedType, SchemaId, StringEnum, Type, TypeId, TypeName};
use crate::naming::{self, Case, Style, identifiers};

/// How types, interfaces and namespaces are spelled. No word of the language is in this case.
pub(super) const TYPE: Style = Style { case: Case::Pascal, escape: |name| name, word: None };

/// How files of shared modules are called.
pub(super) const FILE: Style = Style { case: Case::Snake, escape: |name| name, word: None };

/// Constants.
pub(super) const CONSTANT: Style = Style { case: Case::Shouty, escape: |name| name, word: None };

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
    used: RefCell<BTreeSet<Use>>,
}

/// What code mentions of a type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Use {
    Type(TypeId),
    /// The type before defaults are filled in.
    Given(TypeId),
    Schema(TypeId),
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
    /// Names all types and schemas of a module; those that are imported have the names of `shared` modules. `own` are names that the
    /// module uses besides; `given` is put behind the name of a type to name the type before defaults are filled in.
    pub(super) fn of(source: &ir::Module, facts: &Facts, own: &[String], given: &str, shared: &[Exports]) -> Self {
        let raws: Vec<String> = source.types.iter().map(|named| named.name.raw()).collect();
        // The type of a schema may be imported where there is one.
        let asks = source.declared().any(|(_, named)| asks(&named.ty)).then(|| "JsonSchema".to_owned());
        let own: Vec<String> = own.iter().cloned().chain(asks).collect();
        let there = |id| source.imports.get(&id).map(|home| shared[home.module].names_of(home.ty));
        let mut names = Self::of_raws_with(&raws, facts, &own, given, there);
        names.constants = source.types.iter().map(constant).collect();
        let raws: Vec<String> = source.schemas.iter().map(|named| format!("{} rule", named.name.raw())).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
        let mut taken = names.all().map(str::to_owned).chain(own).collect();
        names.schemas = identifiers(&TYPE, &raws, &mut taken);
        names
    }

    /// As [`Names::of`], for raw names that the caller has changed, and without schemas and constants.
    pub(super) fn of_raws(raws: &[String], facts: &Facts, own: &[String], suffix: &str) -> Self {
        Self::of_raws_with(raws, facts, own, suffix, |_| None)
    }

    fn of_raws_with<'e>(
        raws: &[String],
        facts: &Facts,
        own: &[String],
        suffix: &str,
        imported: impl Fn(TypeId) -> Option<(&'e str, Option<&'e str>)>,
    ) -> Self {
        let mut taken: BTreeSet<String> =
            own.iter().cloned().chain(GLOBALS.iter().map(|name| (*name).to_owned())).collect();
        let mut types = vec![String::new(); raws.len()];
        let mut given = vec![None; raws.len()];
        for index in 0..raws.len() {
            if let Some((name, before)) = imported(TypeId(index)) {
                types[index] = naming::free(name, &mut taken);
                given[index] = before.map(|before| naming::free(before, &mut taken));
            }
        }
        let declared: Vec<usize> = (0..raws.len()).filter(|index| types[*index].is_empty()).collect();
        let wanted: Vec<&str> = declared.iter().map(|index| raws[*index].as_str()).collect();
        for (index, name) in declared.iter().zip(identifiers(&TYPE, &wanted, &mut taken)) {
            types[*index] = name;
        }
        let completed: Vec<usize> = declared.into_iter().filter(|index| facts.is_completed(TypeId(*index))).collect();
        let wanted: Vec<String> = completed.iter().map(|index| format!("{}{suffix}", types[*index])).collect();
        let wanted: Vec<&str> = wanted.iter().map(String::as_str).collect();
        for (index, name) in completed.into_iter().zip(identifiers(&TYPE, &wanted, &mut taken)) {
            given[index] = Some(name);
        }
        Self { constants: vec![None; types.len()], types, given, schemas: Vec::new(), used: RefCell::default() }
    }

    /// The name of a schema.
    pub(super) fn schema(&self, id: SchemaId) -> &str {
        &self.schemas[id.0]
    }

    /// The name of a type, which counts as used.
    pub(super) fn ty(&self, id: TypeId) -> &str {
        self.used.borrow_mut().insert(Use::Type(id));
        &self.types[id.0]
    }

    /// The literal in place of a type which needs no name.
    pub(super) fn constant(&self, id: TypeId) -> Option<&str> {
        self.constants[id.0].as_deref()
    }

    /// The name of a type before defaults are filled in, where that is a type of its own, which counts as used.
    pub(super) fn given(&self, id: TypeId) -> Option<&str> {
        let given = self.given[id.0].as_deref()?;
        self.used.borrow_mut().insert(Use::Given(id));
        Some(given)
    }

    /// The name of a type whose schema counts as used.
    pub(super) fn with_schema(&self, id: TypeId) -> &str {
        self.used.borrow_mut().insert(Use::Schema(id));
        &self.types[id.0]
    }

    /// The name of a type, and that before defaults are filled in, without regard to their use.
    pub(super) fn both(&self, id: TypeId) -> (&str, Option<&str>) {
        (&self.types[id.0], self.given[id.0].as_deref())
    }

    /// What has been used.
    pub(super) fn used(&self) -> Ref<'_, BTreeSet<Use>> {
        self.used.borrow()
    }

    /// All names of types.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.types.iter().chain(self.given.iter().flatten()).map(String::as_str)
    }
}
