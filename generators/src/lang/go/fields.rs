//! The fields of a struct, and what reads them.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, MemberNode, print};
use serde_json::Value;

use super::super::needs::Needs;
use super::ends::core;
use super::field_types::{FieldKind, FieldType};
use super::imports;
use super::module::Module;
use super::types::Representation;
use super::variables::Variables;
use super::{accessors, names, text, values};
use crate::ir::{Docs, Field, Presence, StructType, TupleType, Type, TypeId};
use crate::naming::identifiers;

/// What becomes of the properties of an object, or of the items of a tuple.
#[derive(Default)]
pub(super) struct Fields {
    /// The fields, not yet padded.
    pub(super) views: Vec<view::Field>,
    /// What reads them.
    pub(super) reads: Vec<view::Read>,
    /// What reads further members.
    pub(super) rest: Option<view::OpenRest>,
    /// Go's name and kind of type for each property; empty for one that is not kept.
    pub(super) properties: Vec<(String, FieldKind)>,
    /// The accessors of fields with defaults, rendered.
    pub(super) accessors: Vec<String>,
    /// Whether reading fills in a default that is not Go's zero value.
    pub(super) is_filled: bool,
}

/// Methods of every struct, and the field for properties without one of their own.
const TAKEN: &[&str] = &["Validate", "MarshalJSON", "UnmarshalJSON"];
const ADDITIONAL: &str = "Additional";

/// Makes the fields of the struct with this name.
pub(super) fn of(
    id: TypeId,
    ty: &StructType,
    name: &str,
    module: &Module<'_>,
    variables: &mut Variables<'_>,
) -> Fields {
    let mut taken: BTreeSet<String> = TAKEN.iter().map(|name| (*name).to_owned()).collect();
    taken.extend(ty.additional.is_some().then(|| ADDITIONAL.to_owned()));
    let raws: Vec<&str> = ty.fields.iter().map(|field| field.json_name.as_str()).collect();
    let idents = identifiers(&names::EXPORTED, &raws, &mut taken);
    taken.extend(idents.iter().cloned());
    let mut made = Fields::default();
    for (field, ident) in ty.fields.iter().zip(idents) {
        if let Some(value) = module.constant(field) {
            made.add_constant(field, &value, variables.needs);
            continue;
        }
        let repr = Representation::new(&field.ty, module, &format!("{name}{ident}"), variables);
        if let Presence::Defaulted(default) = &field.presence {
            let accessor = names::free(&format!("Get{ident}"), &mut taken);
            let plain = accessors::constant(default, &field.ty, module);
            made.accessors.push(accessors::of(name, &ident, accessor, &repr, default, plain, variables.needs));
        }
        made.add(id, field, ident, &repr, module, variables.needs);
    }
    if let Some(rest) = &ty.additional {
        let repr = Representation::new(rest, module, &format!("{name}{ADDITIONAL}"), variables);
        made.rest = Some(view::OpenRest { field: ADDITIONAL, value: repr.rest() });
        made.views.push(view::Field {
            docs: vec![format!(" {ADDITIONAL} holds every other property.")],
            name: ADDITIONAL.to_owned(),
            ty: format!("map[string]{}", repr.element()),
            tag: "`json:\"-\"`".to_owned(),
        });
    }
    made
}

impl Fields {
    /// A property that has one value. Its key and the value are in the tag of a field without a name, which the machinery writes.
    fn add_constant(&mut self, field: &Field, value: &Value, needs: &mut Needs) {
        let (key, json) = (text::string(&field.json_name), value.to_string());
        let node = MemberNode::Constant(&key, values::value(value, needs));
        self.reads.push(view::Read::Statement(print(&node)));
        let mut docs = docs(field);
        docs.extend((!docs.is_empty()).then(String::new));
        docs.extend(text::comment(
            &Docs {
                description: Some(format!("The property {} is always {json}.", field.json_name)),
                ..Docs::default()
            },
            4,
        ));
        self.views.push(view::Field {
            docs,
            name: "_".to_owned(),
            ty: "struct{}".to_owned(),
            tag: text::raw_string(&format!("key:{key} const:{}", text::string(&json))),
        });
        self.properties.push((String::new(), FieldKind::Value));
    }

    fn add(
        &mut self,
        id: TypeId,
        field: &Field,
        ident: String,
        repr: &Representation,
        module: &Module<'_>,
        needs: &mut Needs,
    ) {
        let key = text::string(&field.json_name);
        if field.transient {
            self.reads
                .push(view::Read::Value { field: None, value: repr.read_element(&print(&MemberNode::Get(&key)), 1) });
            self.properties.push((String::new(), FieldKind::Value));
            return;
        }
        let (always, node) = match &field.presence {
            Presence::Required => (true, MemberNode::Required(&key)),
            Presence::Filled(value) => {
                let nil_is_null = repr.nullable || repr.is_any() || repr.is_interface();
                self.is_filled |= if nil_is_null { !value.is_null() } else { !is_zero(value) };
                (true, MemberNode::Default(&key, literal(value, &field.ty, needs)))
            }
            Presence::Optional | Presence::Defaulted(_) => (false, MemberNode::Get(&key)),
        };
        let slot = FieldType::new(repr, &print(&node), always, always && module.contains_itself(id, &field.ty));
        self.reads.push(view::Read::Value { field: Some(ident.clone()), value: slot.value });
        self.views.push(view::Field {
            docs: docs(field),
            name: ident.clone(),
            ty: slot.go,
            tag: tag(&field.json_name, !always, slot.null_is_nil),
        });
        needs.extend((slot.kind == FieldKind::Optional).then_some(imports::CONTRACT));
        self.properties.push((ident, slot.kind));
    }
}

/// A default as a literal. Inside of what is represented as `any`, numbers are `json.Number`, as in a decoded document.
fn literal(value: &Value, ty: &Type, needs: &mut Needs) -> String {
    let numeric = matches!(core(ty), Type::Integer(_) | Type::Number(_));
    if numeric { values::value(value, needs) } else { values::exact_value(value, needs) }
}

/// The fields of a tuple, and what reads them.
pub(super) fn of_tuple(
    id: TypeId,
    ty: &TupleType,
    name: &str,
    module: &Module<'_>,
    variables: &mut Variables<'_>,
) -> Fields {
    let mut made = Fields::default();
    for (index, item) in ty.items.iter().enumerate() {
        let repr = Representation::new(item, module, &format!("{name}Item{index}"), variables);
        let always = index < ty.required();
        let slot =
            FieldType::new(&repr, &print(&MemberNode::Item(index)), always, always && module.contains_itself(id, item));
        let omit = if always { "" } else { " omit:\"zero\"" };
        let nil = if slot.null_is_nil { " nil:\"null\"" } else { "" };
        made.reads.push(view::Read::Value { field: Some(format!("Item{index}")), value: slot.value });
        made.views.push(view::Field {
            docs: Vec::new(),
            name: format!("Item{index}"),
            ty: slot.go,
            tag: text::raw_string(&format!("json:\"-\" value:\"item\"{omit}{nil}")),
        });
    }
    if let Some(rest) = &ty.rest {
        let repr = Representation::new(rest, module, &format!("{name}Rest"), variables);
        let value = format!("schema.Further(t, {}, {})", ty.items.len(), repr.element_reader(1));
        made.rest = Some(view::OpenRest { field: "Rest", value });
        made.views.push(view::Field {
            docs: vec![" Rest holds every further item.".to_owned()],
            name: "Rest".to_owned(),
            ty: format!("[]{}", repr.element()),
            tag: "`json:\"-\"`".to_owned(),
        });
    }
    made
}

fn docs(field: &Field) -> Vec<String> {
    let mut described = field.docs.clone();
    if let Some(default) = field.presence.default() {
        let sentence = format!("The default is {default}.");
        let description = described.description.take().or(described.title.take());
        described.description =
            Some(description.map_or(sentence.clone(), |text| format!("{}\n\n{sentence}", text.trim_end())));
    }
    let mut lines = text::comment(&described, 4);
    if described.deprecated {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.push(" Deprecated: its schema marks it so.".to_owned());
    }
    lines
}

/// The tag of a field. A key that a json tag can't have has a tag of its own, which the machinery reads.
fn tag(key: &str, omit_zero: bool, null_is_nil: bool) -> String {
    let allowed =
        |sign: char| sign.is_alphabetic() || sign.is_ascii_digit() || "!#$%&()*+-./:;<=>?@[]^_{|}~ ".contains(sign);
    let mut tag = if !key.is_empty() && key != "-" && key.chars().all(allowed) {
        format!("json:{}", text::string(&format!("{key}{}", if omit_zero { ",omitzero" } else { "" })))
    } else {
        format!("json:\"-\" key:{}{}", text::string(key), if omit_zero { " omit:\"zero\"" } else { "" })
    };
    tag.push_str(if null_is_nil { " nil:\"null\"" } else { "" });
    text::raw_string(&tag)
}

/// Pads names and types as gofmt does: lines between comments share their columns.
pub(super) fn pad(fields: &mut [view::Field]) {
    let line = |field: &view::Field| ([field.name.clone(), field.ty.clone(), String::new()], !field.docs.is_empty());
    let mut lines: Vec<([String; 3], bool)> = fields.iter().map(line).collect();
    text::align(&mut lines);
    for (field, ([name, ty, _], _)) in fields.iter_mut().zip(lines) {
        field.name = name;
        field.ty = ty;
    }
}

/// Whether a default is Go's zero value.
fn is_zero(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        _ => false,
    }
}
