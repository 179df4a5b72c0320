//! Named types: the type and its schema, together.

use std::collections::BTreeSet;

use dagstack_spec_templates::ts::{
    Annotation, Check, Declaration, Given, Modified, Modifier, RecursiveSchema, TypeBody,
};

use super::graph::Facts;
use super::names::Names;
use super::schemas::Schemas;
use super::text;
use super::types::Types;
use crate::ir::{NamedType, Presence, Revisits, StructType, Type, TypeId, TypeName};

/// What a type looks like in the module that declares it.
#[derive(Clone, Copy)]
pub(super) struct Place<'m> {
    /// The names of the module's types.
    pub(super) names: &'m Names,
    /// What they reach.
    pub(super) facts: &'m Facts,
    /// What several variants lead to at one place.
    pub(super) revisits: &'m Revisits,
    /// Which schemas are exported in addition to those that every module exports.
    pub(super) exports: Exported<'m>,
}

/// Types whose schemas are exported though they have no name in the source.
#[derive(Clone, Copy)]
pub(super) enum Exported<'m> {
    /// All.
    All,
    /// Those that other modules refer to.
    Entries(&'m BTreeSet<TypeId>),
    /// None.
    None,
}

impl Place<'_> {
    /// Whether the schema of a type is exported.
    pub(super) fn exports_schema(self, id: TypeId, declared: &NamedType) -> bool {
        let is_asked_for = match self.exports {
            Exported::All => true,
            Exported::Entries(entries) => entries.contains(&id),
            Exported::None => false,
        };
        is_asked_for || !matches!(declared.name, TypeName::Inline(_))
    }

    /// The declaration of one type of the module.
    pub(super) fn declaration(self, id: TypeId, declared: &NamedType, schemas: &mut Schemas<'_>) -> Declaration {
        let Self { names, facts, revisits, .. } = self;
        let name = names.ty(id).to_owned();
        let schema = schemas.named(&declared.ty, &name);
        let docs = match declared.ty.unrefined() {
            Type::StringEnum(listed) => text::with_members(&declared.docs, &listed.members),
            _ => declared.docs.clone(),
        };
        let body = |given| body(&declared.ty, Types { names, given }, &name);
        let given = names.given(id);
        let is_recursive = facts.is_recursive(id);
        let defaults = defaults(&declared.ty);
        let is_opaque = is_recursive || schema.is_too_deep();
        schemas.set_extent(id, (!is_opaque).then_some(schema.extent));
        let annotation = if is_opaque {
            // Without the second, what may be given is `unknown` to whoever has one.
            let ty = Annotation::Opaque { read: &name, given: given.unwrap_or(&name) }.to_string();
            if defaults.is_empty() {
                ty
            } else {
                schemas.used("type HasDefaults");
                format!("{ty} & HasDefaults<{}>", defaults.join(" | "))
            }
        } else {
            schemas.annotation(&schema)
        };
        let expression = if is_recursive { recursive(&schema.value, schemas.used("recursive")) } else { schema.value };
        let expression = if revisits.types.contains(&id) {
            schemas.used("once");
            Modified { schema: &expression, modifier: Modifier::Check(Check::Once) }.to_string()
        } else {
            expression
        };
        Declaration {
            description: text::comment(&docs, 0),
            deprecated: declared.docs.deprecated,
            body: body(false),
            given: given.map(|given| Given { name: given.to_owned(), body: body(true) }),
            exported: self.exports_schema(id, declared),
            annotation,
            schema: expression,
            name,
        }
    }
}

/// The keys of an object that have a default where they are absent, as literals.
fn defaults(ty: &Type) -> Vec<String> {
    let Type::Struct(StructType { fields, .. }) = ty.unrefined() else { return Vec::new() };
    let defaulted = fields.iter().filter(|field| matches!(field.presence, Presence::Defaulted(_)));
    defaulted.map(|field| text::quote(&field.json_name)).collect()
}

/// A named type as it is declared.
pub(super) fn body(ty: &Type, types: Types<'_>, name: &str) -> TypeBody {
    match ty.unrefined() {
        Type::Struct(object) if !object.fields.is_empty() || object.additional.is_some() => {
            TypeBody::Interface(types.members(object))
        }
        Type::Map(map) => TypeBody::Interface(types.table(map)),
        other => TypeBody::Alias(types.alias(other, name.len() + "export type  = ;".len())),
    }
}

fn recursive(schema: &str, function: &'static str) -> String {
    let wide = schema.contains('\n');
    let schema = if wide { text::indent(schema) } else { schema.to_owned() };
    RecursiveSchema { function, schema, wide }.to_string()
}
