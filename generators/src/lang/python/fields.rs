//! The fields of a class: what they are called, how they are declared, and what gives a field or its default.

use std::collections::BTreeSet;

use dagstack_spec_templates::python::{self as view, print};
use serde_json::Value;

use super::module::Module;
use super::{defaults, layout, names, text, types};
use crate::ir::{Choice, Field, Presence, StructType, Type, TypeId};

/// What the fields of a class are called.
pub(super) struct Names {
    pub(super) fields: Vec<String>,
    /// The field of the properties that have none of their own.
    pub(super) additional: String,
}

/// The names of an object's fields.
pub(super) fn names(object: &StructType) -> Names {
    let raws = object.fields.iter().map(|field| field.json_name.as_str());
    let fields = names::siblings(&names::FIELD, raws, &[]);
    let mut taken = fields.iter().cloned().chain([String::new()]).collect();
    Names { additional: crate::naming::free("additional", &mut taken), fields }
}

/// The fields that are kept, each with its name.
pub(super) fn kept<'f>(object: &'f StructType, names: &'f Names) -> impl Iterator<Item = (&'f Field, &'f str)> {
    let pairs = object.fields.iter().zip(names.fields.iter().map(String::as_str));
    pairs.filter(|(field, _)| !field.transient)
}

/// Whether a field has one value alone, which nobody has to write.
pub(super) fn is_implied(ty: &Type, presence: &Presence, module: &Module<'_>) -> bool {
    *presence == Presence::Required && only_value(ty, module).is_some()
}

/// The only value of a type, where it is a scalar.
fn only_value(ty: &Type, module: &Module<'_>) -> Option<Value> {
    match ty {
        Type::OneOfValues(listed) => match listed.values.as_slice() {
            [one] if !one.is_array() && !one.is_object() && listed.choice == Choice::Const => Some(one.clone()),
            _ => None,
        },
        Type::Reference(id) => match module.ty(*id) {
            Type::StringEnum(listed) if listed.choice == Choice::Const => {
                Some(Value::from(listed.members[0].value.as_str()))
            }
            other => only_value(other, module),
        },
        _ => None,
    }
}

/// The fields of a class.
pub(super) struct Fields {
    pub(super) names: Names,
    pub(super) declarations: Vec<view::Field>,
    /// The properties that give a field or its default, printed.
    pub(super) accessors: Vec<String>,
}

/// The fields of an object.
pub(super) fn of(id: TypeId, object: &StructType, module: &mut Module<'_>) -> Fields {
    let names = names(object);
    let mut declarations: Vec<view::Field> =
        kept(object, &names).map(|(field, name)| declaration(id, field, name, module)).collect();
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
        Presence::Required => only_value(&field.ty, module).map(|value| {
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

/// How long the statement of an accessor is, besides the name of the field, twice, and the default.
const SHORT: usize = "        return  if self. is UNSET else self.".len();

/// The properties that give a field or its default.
fn accessors(id: TypeId, object: &StructType, names: &Names, module: &mut Module<'_>) -> Vec<String> {
    let mut taken: BTreeSet<String> = names.fields.iter().cloned().collect();
    let mut accessors = Vec::new();
    for (field, name) in kept(object, names) {
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
