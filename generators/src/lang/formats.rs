//! The formats that a package asks for.

use crate::ir::{Format, Keyword, Package, Schema, Type};

/// Each format that a type or a schema of a package asks for, as often as it does.
pub(super) fn formats(package: &Package) -> Vec<Format> {
    let mut found = Vec::new();
    let kinds = package.kinds.iter();
    for named in kinds.clone().flat_map(|kind| &kind.types).chain(&package.manifest.types) {
        of_type(&named.ty, &mut found);
    }
    for named in kinds.flat_map(|kind| &kind.schemas) {
        of_schema(&named.schema, &mut found);
    }
    found
}

fn of_type(ty: &Type, found: &mut Vec<Format>) {
    match ty {
        Type::String(rules) => found.extend(rules.format),
        Type::Refined(refined) => of_schema(&refined.schema, found),
        _ => {}
    }
    for child in ty.children() {
        of_type(child, found);
    }
}

fn of_schema(schema: &Schema, found: &mut Vec<Format>) {
    for keyword in &schema.keywords {
        if let Keyword::Format(format) = keyword {
            found.push(*format);
        }
        for schema in keyword.schemas() {
            of_schema(schema, found);
        }
    }
}
