//! How the fields of a class are declared, and what returns a field or its default.

use std::collections::BTreeSet;

use dagstack_spec_templates::python::{self as view, print};
use serde_json::Value;

use super::fields::{self, Names};
use super::module::Module;
use super::{defaults, layout, text, types};
use crate::ir::{Field, Presence, StructType, TypeId};

/// The fields of a class.
pub(super) struct Fields {
    pub(super) names: Names,
    pub(super) declarations: Vec<view::Field>,
    /// The properties that give a field or its default, printed.
    pub(super) accessors: Vec<String>,
}

/// The fields of an object.
pub(super) fn of(id: TypeId, object: &StructType, module: &mut Module<'_>) -> Fields {
    let names = fields::names(object);
    let mut declarations: Vec<view::Field> =
        fields::kept(object, &names).map(|(field, name)| declaration(id, field, name, module)).collect();
    if let Some(ty) = &object.additional {
        module.uses("field");
        let annotation = format!("dict[str, {}]", types::annotation(ty, module));
        let annotation = types::quoted_ahead(annotation, ty, id, module);
        declarations.push(view::Field {
            declaration: declared(&format!("{}: {annotation}", names.additional), Some("field(default_factory=dict)")),
            docs: vec!["\"\"\"Every other property.\"\"\"".to_owned()],
        });
    }
    let accessors = accessors(id, object, &names, module);
    Fields { names, declarations, accessors }
}

fn declaration(id: TypeId, field: &Field, name: &str, module: &mut Module<'_>) -> view::Field {
    let mut annotation = types::annotation(&field.ty, module);
    let mut more = Vec::new();
    let default = match &field.presence {
        Presence::Required => fields::only_value(&field.ty, module).map(|value| {
            module.uses("field");
            format!("field(default={}, init=False)", text::value(&value, &mut false))
        }),
        Presence::Optional => Some(unset(&mut annotation, module)),
        Presence::Defaulted(value) => {
            more.push(format!("Default: `{}`.", text::value(value, &mut false)));
            Some(unset(&mut annotation, module))
        }
        Presence::Filled(value) => Some(filled(field, value, module)),
    };
    let start = format!("{name}: {}", types::quoted_ahead(annotation, &field.ty, id, module));
    view::Field { declaration: declared(&start, default.as_deref()), docs: text::docstring(&field.docs, &more, 4) }
}

/// A name with its type and its default.
fn declared(start: &str, default: Option<&str>) -> String {
    let Some(default) = default else { return start.to_owned() };
    let line = format!("{start} = {default}");
    let is_long = line.chars().count() + 4 > text::WIDTH;
    if is_long && !default.ends_with([')', ']', '}']) {
        return format!("{start} = (\n        {default}\n    )");
    }
    layout::expression(&line, 4, 0)
}

fn unset(annotation: &mut String, module: &mut Module<'_>) -> String {
    module.uses("Unset");
    *annotation = types::or(annotation, "Unset");
    module.uses("UNSET").to_owned()
}

/// What the constructor fills in; what can be changed is made anew each time.
fn filled(field: &Field, value: &Value, module: &mut Module<'_>) -> String {
    let expression = defaults::expression(&field.ty, value, module);
    if !value.is_array() && !value.is_object() {
        return expression;
    }
    module.uses("field");
    match expression.as_str() {
        "[]" => "field(default_factory=list)".to_owned(),
        "{}" => "field(default_factory=dict)".to_owned(),
        _ => format!("field(default_factory=lambda: {expression})"),
    }
}

/// How long the statement of an accessor is, without the name of the field, twice, and the default.
const SHORT: usize = "        return  if self. is UNSET else self.".len();

/// The properties that give a field or its default.
fn accessors(id: TypeId, object: &StructType, names: &Names, module: &mut Module<'_>) -> Vec<String> {
    let mut taken: BTreeSet<String> = names.fields.iter().cloned().collect();
    let mut accessors = Vec::new();
    for (field, name) in fields::kept(object, names) {
        let Presence::Defaulted(value) = &field.presence else { continue };
        let default = defaults::expression(&field.ty, value, module);
        let annotation = types::annotation(&field.ty, module);
        accessors.push(print(&view::Accessor {
            name: crate::naming::free(&format!("{name}_or_default"), &mut taken),
            result: types::quoted_ahead(annotation, &field.ty, id, module),
            field: name.to_owned(),
            is_short: SHORT + 2 * name.chars().count() + default.chars().count() <= text::WIDTH,
            broken: layout::expression(&default, 12, "return ".len()),
            default,
        }));
    }
    accessors
}
