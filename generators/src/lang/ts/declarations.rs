//! Named types: the type and its schema, one beside the other.

use dagstack_spec_templates::ts::{Declaration, Given, TypeForm};

use super::graph::Facts;
use super::members::Types;
use super::names::Names;
use super::schemas::Schemas;
use super::text;
use crate::ir::{NamedType, Type, TypeId};

/// The declaration of one type of a module.
pub(super) fn declaration(
    id: TypeId,
    declared: &NamedType,
    names: &Names,
    facts: &Facts,
    schemas: &mut Schemas<'_>,
) -> Declaration {
    let name = names.ty(id).to_owned();
    let schema = schemas.schema(&declared.ty);
    let docs = match unrefined(&declared.ty) {
        Type::StringEnum(listed) => text::with_members(&declared.docs, &listed.members),
        _ => declared.docs.clone(),
    };
    let is_recursive = facts.is_recursive(id);
    let form = |given| if is_recursive { written(&declared.ty, Types { names, given }) } else { TypeForm::Inferred };
    Declaration {
        description: text::comment(&docs, 0),
        deprecated: declared.docs.deprecated,
        form: form(false),
        given: names.given(id).map(|given| Given { name: given.to_owned(), form: form(true) }),
        annotation: match names.given(id) {
            _ if !is_recursive => String::new(),
            Some(given) => format!(": z.ZodType<{name}, {given}>"),
            // Without the second, what may be given is `unknown` to whoever holds one.
            None => format!(": z.ZodType<{name}, {name}>"),
        },
        schema: if is_recursive { recursive(&schema, schemas.used("recursive")) } else { schema },
        name,
    }
}

fn unrefined(ty: &Type) -> &Type {
    if let Type::Refined(refined) = ty { &refined.ty } else { ty }
}

fn written(ty: &Type, types: Types<'_>) -> TypeForm {
    match unrefined(ty) {
        Type::Struct(object) => TypeForm::Interface(types.members(object)),
        Type::Map(map) => TypeForm::Interface(types.table(map)),
        other => TypeForm::Alias(types.ty(other)),
    }
}

fn recursive(schema: &str, function: &str) -> String {
    if schema.contains('\n') {
        format!("{function}(() =>\n  {},\n)", text::indent(schema))
    } else {
        format!("{function}(() => {schema})")
    }
}
