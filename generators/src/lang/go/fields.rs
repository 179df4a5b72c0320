//! The fields of a struct, and the statements that decode them.

use std::collections::BTreeSet;

use dagstack_spec_templates::go as view;
use serde_json::Value;

use super::held::{Held, Variables};
use super::module::{Module, core};
use super::{names, text};
use crate::ir::{Field, Presence, StructType, TupleType, Type, TypeId};
use crate::naming::identifiers;

/// What becomes of the properties of an object, or of the items of a tuple.
#[derive(Default)]
pub(super) struct Fields {
    /// The fields, not yet padded.
    pub(super) views: Vec<view::Field>,
    /// The statements of the decoder.
    pub(super) steps: Vec<String>,
    /// Go's name and type for each property; empty for one that is not held.
    pub(super) held: Vec<(String, Shape)>,
    /// Whether a default is not Go's zero value.
    pub(super) has_defaults: bool,
    /// Whether a default needs `json.Number`.
    pub(super) exact_defaults: bool,
}

/// How a field says that it holds nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It always holds something.
    Value,
    /// It is nil.
    Nil,
    /// It is a pointer to a slice or a map, or to another value: nil.
    Pointer,
    /// It is a `contract.Optional`.
    Optional,
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
    let mut made = Fields::default();
    for (field, ident) in ty.fields.iter().zip(idents) {
        let held = Held::new(&field.ty, module, &format!("{name}{ident}"), variables);
        made.add(id, field, ident, &held, module);
    }
    match &ty.additional {
        None => made.steps.push("o.Closed()".to_owned()),
        Some(rest) => {
            let held = Held::new(rest, module, &format!("{name}{ADDITIONAL}"), variables);
            made.steps.push(format!("v.{ADDITIONAL} = {}(o, {})", held.rest(), held.element_reader(1)));
            made.views.push(view::Field {
                docs: vec![format!(" {ADDITIONAL} holds every other property.")],
                name: ADDITIONAL.to_owned(),
                ty: format!("map[string]{}", held.element()),
                tag: "`json:\"-\"`".to_owned(),
            });
        }
    }
    made
}

impl Fields {
    fn add(&mut self, id: TypeId, field: &Field, ident: String, held: &Held, module: &Module<'_>) {
        let key = text::string(&field.json_name);
        if field.transient {
            self.steps.push(format!("_ = {}", held.read_element(&format!("o.Get({key})"), 1)));
            self.held.push((String::new(), Shape::Value));
            return;
        }
        let default = field.presence.default();
        let required = field.presence == Presence::Required;
        let node = match default {
            Some(value) => format!("o.Default({key}, {})", self.stand_in(value, &field.ty, held)),
            None if required => format!("o.Required({key})"),
            None => format!("o.Get({key})"),
        };
        let always = required || default.is_some();
        let slot = Slot::new(held, &node, always, always && module.contains_itself(id, &field.ty));
        self.steps.push(format!("v.{ident} = {}", slot.value));
        self.views.push(view::Field {
            docs: docs(field, default),
            name: ident.clone(),
            ty: slot.go,
            tag: tag(&field.json_name, !always, slot.null_is_nil),
        });
        self.held.push((ident, slot.shape));
    }

    /// A default as a literal. Inside of what is held as `any`, numbers are `json.Number`, as in a decoded document.
    fn stand_in(&mut self, value: &Value, ty: &Type, held: &Held) -> String {
        let nil_is_null = held.nullable || held.is_any() || held.is_interface();
        self.has_defaults |= if nil_is_null { !value.is_null() } else { !is_zero(value) };
        let numeric = matches!(core(ty), Type::Integer(_) | Type::Number(_));
        let exact = !numeric && holds_number(value);
        self.exact_defaults |= exact;
        if exact { text::exact_value(value) } else { text::value(value) }
    }
}

/// How a value is held that may be absent, or `null`, or both.
struct Slot {
    /// Go's type.
    go: String,
    /// What reads it from its node.
    value: String,
    shape: Shape,
    /// Whether a nil slice or map is `null`, not an empty one.
    null_is_nil: bool,
}

impl Slot {
    /// `always` says that the value is never absent, `recursive` that it needs a pointer for being part of itself.
    fn new(held: &Held, node: &str, always: bool, recursive: bool) -> Self {
        let call = |take| held.read_as(take, node, 1);
        // `any` can be null by itself, and a slice, a map or an interface be nil: they need no pointer, unless both null and
        // absent are to be told apart.
        let (go, value, shape) = match (always, held.nullable || held.is_any()) {
            (true, true) if held.is_any() => (held.go.clone(), held.read(node, 1), Shape::Nil),
            (true, true) if held.is_nilable() => (held.go.clone(), call("OrNil"), Shape::Nil),
            (true, true) => (format!("*{}", held.go), call("Nullable"), Shape::Pointer),
            (true, false) if recursive => (format!("*{}", held.go), call("Optional"), Shape::Pointer),
            (true, false) => (held.go.clone(), held.read(node, 1), Shape::Value),
            (false, true) => (format!("contract.Optional[{}]", held.go), call("OptionalNullable"), Shape::Optional),
            (false, false) if held.is_nilable() => (held.go.clone(), held.read(node, 1), Shape::Nil),
            (false, false) => (format!("*{}", held.go), call("Optional"), Shape::Pointer),
        };
        let null_is_nil = always && held.nullable && held.is_nilable() && !held.is_interface();
        Self { go, value, shape, null_is_nil }
    }
}

/// The fields of a tuple, and the statements that decode them.
pub(super) fn of_tuple(
    id: TypeId,
    ty: &TupleType,
    name: &str,
    module: &Module<'_>,
    variables: &mut Variables<'_>,
) -> Fields {
    let mut made = Fields::default();
    for (index, item) in ty.items.iter().enumerate() {
        let held = Held::new(item, module, &format!("{name}Item{index}"), variables);
        let always = index < ty.required();
        let slot = Slot::new(&held, &format!("t.Item({index})"), always, always && module.contains_itself(id, item));
        let omit = if always { "" } else { " omit:\"zero\"" };
        let nil = if slot.null_is_nil { " nil:\"null\"" } else { "" };
        made.steps.push(format!("v.Item{index} = {}", slot.value));
        made.views.push(view::Field {
            docs: Vec::new(),
            name: format!("Item{index}"),
            ty: slot.go,
            tag: text::raw_string(&format!("json:\"-\" value:\"item\"{omit}{nil}")),
        });
    }
    let count = ty.items.len();
    match &ty.rest {
        None => made.steps.push(format!("t.Closed({count})")),
        Some(rest) => {
            let held = Held::new(rest, module, &format!("{name}Rest"), variables);
            made.steps.push(format!("v.Rest = schema.Further(t, {count}, {})", held.element_reader(1)));
            made.views.push(view::Field {
                docs: vec![" Rest holds every further item.".to_owned()],
                name: "Rest".to_owned(),
                ty: format!("[]{}", held.element()),
                tag: "`json:\"-\"`".to_owned(),
            });
        }
    }
    made
}

fn holds_number(value: &Value) -> bool {
    match value {
        Value::Number(_) => true,
        Value::Array(items) => items.iter().any(holds_number),
        Value::Object(members) => members.values().any(holds_number),
        _ => false,
    }
}

fn docs(field: &Field, default: Option<&Value>) -> Vec<String> {
    let mut described = field.docs.clone();
    if let Some(default) = default {
        let said = format!("The default is `{default}`.");
        let words = described.description.take().or(described.title.take());
        described.description = Some(words.map_or(said.clone(), |words| format!("{}\n\n{said}", words.trim_end())));
    }
    let mut lines = text::comment(&described, 4);
    if described.deprecated {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.push(" Deprecated: its schema marks it so.".to_owned());
    }
    lines
}

/// The tag of a field. A key that a json tag can't hold has a tag of its own, which the machinery reads.
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
    let alone: Vec<bool> = fields.iter().map(|field| !field.docs.is_empty()).collect();
    let mut rows: Vec<[String; 3]> =
        fields.iter().map(|field| [field.name.clone(), field.ty.clone(), String::new()]).collect();
    text::align(&mut rows, &alone);
    for (field, [name, ty, _]) in fields.iter_mut().zip(rows) {
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
