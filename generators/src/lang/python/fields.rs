//! The fields of a class: what they are called, which are kept, and which have one value alone.

use serde_json::Value;

use super::module::Module;
use super::names;
use crate::ir::{Choice, Field, Presence, StructType, Type};

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
pub(super) fn only_value(ty: &Type, module: &Module<'_>) -> Option<Value> {
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
