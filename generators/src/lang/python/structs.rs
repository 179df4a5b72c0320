//! Objects: the class, with what decodes it and what encodes it.

use dagstack_spec_templates::python::{self as view, print};

use super::field_declarations::{self, Fields};
use super::functions::{Role, signature};
use super::module::Module;
use super::{docs, json_schemas, layout, objects, text};
use crate::ir::{FieldRule, NamedType, StructType, TypeId};

/// The class of an object.
pub(super) fn class(
    id: TypeId,
    named: &NamedType,
    object: &StructType,
    rules: &[FieldRule],
    module: &mut Module<'_>,
) -> String {
    for used in ["Any", "Final", "Json", "Model", "Place", "Problems", "dataclass", "final", "register"] {
        module.uses(used);
    }
    let is_remembered = module.is_worth_keeping(id);
    if is_remembered {
        module.uses("remembered");
    }
    let is_nullable = module.is_asked_with_null(id);
    let docs = docs::of(named, module);
    let class = module.name(id).to_owned();
    let json_schema = json_schemas::of(id, module);
    if json_schema.is_some() {
        module.uses("json");
    }
    let Fields { names, declarations: fields, accessors } = field_declarations::of(id, object, module);
    let draft = draft(object, &class);
    let reader = objects::Reader { class: &class, object, names: &names, draft: draft.as_deref(), rules };
    let decode = reader.decode(&named.ty, is_nullable, module);
    let encode = objects::encode(object, &class, &names, module);
    let constants = module.collected();
    let (decoder, encoder) = (module.decoder(id), module.encoder(id));
    let assignment = draft.map(|draft| format!("{draft}: Final = ")).unwrap_or_default();
    let schema = json_schema.as_ref().map(|schema| format!(", {}", schema.name)).unwrap_or_default();
    print(&view::Struct {
        docs: text::docstring(&docs, &[], 4),
        fields,
        accessors,
        json_schema,
        constants: if constants.is_empty() { constants } else { format!("{constants}\n\n\n") },
        is_remembered,
        signature: signature(&decoder, Role::Decoder { is_nullable }),
        decode: layout::lines(&decode.text(), 4),
        encode_signature: layout::lines(&format!("def {encoder}(it: {class}) -> dict[str, Any]:"), 0),
        encode: layout::lines(&encode, 4),
        registration: layout::lines(&format!("{assignment}register({class}, {decoder}, {encoder}{schema})"), 0),
        name: class,
    })
}

/// The class without the checks of a frozen one, where there is something to keep.
fn draft(object: &StructType, class: &str) -> Option<String> {
    let is_empty = object.fields.iter().all(|field| field.transient) && object.additional.is_none();
    (!is_empty).then(|| format!("_{class}Draft"))
}
