//! Which schemas it is counted of what they have evaluated.

use std::collections::BTreeSet;

use crate::ir::{Keyword, Module, Schema, SchemaId, Type};

/// The schemas that are evaluated at the place of an `unevaluated…`.
pub(super) fn of(module: &Module) -> BTreeSet<SchemaId> {
    let schemas = &module.schemas;
    let mut todo = Vec::new();
    for (_, named) in module.declared() {
        of_type(&named.ty, &mut todo);
    }
    for id in module.needed_schemas() {
        roots(&schemas[id.0].schema, &mut todo);
    }
    let mut found = BTreeSet::new();
    while let Some(id) = todo.pop() {
        if found.insert(id) {
            at_the_same_place(&schemas[id.0].schema, &mut todo);
        }
    }
    found
}

fn of_type(ty: &Type, found: &mut Vec<SchemaId>) {
    if let Type::Refined(refined) = ty {
        roots(&refined.schema, found);
    }
    for child in ty.children() {
        of_type(child, found);
    }
}

/// What is evaluated at the place of an `unevaluated…`, in a schema or inside.
fn roots(schema: &Schema, found: &mut Vec<SchemaId>) {
    if schema.keywords.iter().any(Keyword::is_unevaluated) {
        at_the_same_place(schema, found);
    }
    for keyword in &schema.keywords {
        for inner in keyword.schemas() {
            roots(inner, found);
        }
    }
}

/// The references that a schema evaluates at its own place.
fn at_the_same_place(schema: &Schema, found: &mut Vec<SchemaId>) {
    for keyword in &schema.keywords {
        match keyword {
            Keyword::Reference(id) => found.push(*id),
            Keyword::AllOf(_)
            | Keyword::AnyOf(_)
            | Keyword::OneOf(_)
            | Keyword::If { .. }
            | Keyword::DependentSchemas(_) => {
                for inner in keyword.schemas() {
                    at_the_same_place(inner, found);
                }
            }
            _ => {}
        }
    }
}
