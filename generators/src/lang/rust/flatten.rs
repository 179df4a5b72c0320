//! Every type that needs a name of its own in Rust gets one: bounded scalars, arrays and maps, and enumerations, however
//! deeply they are nested. Afterwards types refer to them.

use crate::ir::{
    ArrayType, Covers, Docs, Field, Format, MapType, NamedType, NumberRules, RefinedType, Schema, StringRules, Type,
    TypeId, TypeName, Variant,
};

use super::names::TYPE;

/// Beyond this many columns the inner part of a nested type gets a name of its own, so that a line can hold the rest
/// with a name before it and an `Option` around it.
const WIDEST: usize = 80;

/// The types of a module, and in what order to print them.
pub(super) struct Flat {
    /// Those of the IR, at their own places, and behind them those that were inside them; without their residual schemas.
    pub(super) types: Vec<NamedType>,
    /// The residual schema of each of them.
    pub(super) schemas: Vec<Option<(Covers, Schema)>>,
    /// The order of printing: what was inside a type comes before it.
    pub(super) order: Vec<TypeId>,
    /// The type of the IR that each of those behind these was nested in.
    pub(super) around: Vec<TypeId>,
}

/// Gives names to what is inside the types of a module.
pub(super) fn flatten(types: &[NamedType]) -> Flat {
    let mut flat = Flat {
        types: types.to_vec(),
        schemas: vec![None; types.len()],
        order: Vec::with_capacity(types.len()),
        around: Vec::new(),
    };
    for (index, named) in types.iter().enumerate() {
        let path = match &named.name {
            TypeName::Payload(name) | TypeName::Definition(name) => vec![name.clone()],
            TypeName::Inline(parts) => parts.clone(),
        };
        // Taken apart and put together again, never copied: a copy at each level would be as large as all that is below it.
        let ty = std::mem::replace(&mut flat.types[index].ty, Type::Any);
        let ty = flat.own(ty, &path, &named.docs);
        (flat.types[index].ty, flat.schemas[index]) = apart(ty);
        flat.around.resize(flat.types.len() - types.len(), TypeId(index));
        flat.order.push(TypeId(index));
    }
    flat
}

/// A type and its residual schema.
fn apart(ty: Type) -> (Type, Option<(Covers, Schema)>) {
    match ty {
        Type::Refined(RefinedType { ty, schema, covers }) => (*ty, Some((covers, schema))),
        other => (other, None),
    }
}

impl Flat {
    /// The same for a type that has the name that its inner part would get.
    fn own(&mut self, ty: Type, path: &[String], docs: &Docs) -> Type {
        let nullable = matches!(ty.unrefined(), Type::Nullable(_));
        let inner = if nullable { extended(path, "value") } else { path.to_vec() };
        self.inside(ty, &inner, docs)
    }

    /// The type with what is inside it named; the type itself is its caller's matter.
    fn inside(&mut self, ty: Type, path: &[String], docs: &Docs) -> Type {
        match ty {
            Type::Array(mut array) => {
                *array.item = self.element(*array.item, "Vec<>", path, "item", docs);
                Type::Array(array)
            }
            Type::Map(mut map) => {
                *map.value = self.element(*map.value, "BTreeMap<String, >", path, "value", docs);
                Type::Map(map)
            }
            Type::Nullable(inner) => {
                let inner = self.inside(*inner, path, docs);
                Type::Nullable(Box::new(self.named(inner, path, docs)))
            }
            Type::Struct(mut object) => {
                let fields = object.fields.into_iter();
                object.fields = fields
                    .map(|field| Field { ty: self.part(field.ty, path, &field.json_name, &field.docs), ..field })
                    .collect();
                object.additional = object.additional.map(|ty| Box::new(self.part(*ty, path, "value", docs)));
                Type::Struct(object)
            }
            Type::Tuple(mut tuple) => {
                let items = tuple.items.into_iter().enumerate();
                tuple.items = items.map(|(index, ty)| self.part(ty, path, &format!("item {index}"), docs)).collect();
                tuple.rest = tuple.rest.map(|ty| Box::new(self.element(*ty, "Vec<>", path, "item", docs)));
                Type::Tuple(tuple)
            }
            Type::Union(mut union) => {
                let variants = union.variants.into_iter();
                union.variants = variants
                    .map(|variant| Variant { ty: self.part(variant.ty, path, &variant.name, &variant.docs), ..variant })
                    .collect();
                Type::Union(union)
            }
            Type::Refined(mut refined) => {
                *refined.ty = self.own(*refined.ty, path, docs);
                Type::Refined(refined)
            }
            other => other,
        }
    }

    /// The type of an item or a value, which has a name where the line would be too long without.
    fn element(&mut self, ty: Type, around: &str, path: &[String], step: &str, docs: &Docs) -> Type {
        let inner = self.part(ty, path, step, docs);
        let nested = matches!(inner, Type::Array(_) | Type::Map(_) | Type::Nullable(_));
        if nested && around.len() + self.width(&inner) > WIDEST {
            return self.reference(inner, &extended(path, step), docs);
        }
        inner
    }

    /// The type of a part: an item, a value or a field.
    fn part(&mut self, ty: Type, path: &[String], step: &str, docs: &Docs) -> Type {
        let path = extended(path, step);
        let inner = self.inside(ty, &path, docs);
        self.named(inner, &path, docs)
    }

    /// A reference to the type under a name of its own, where it needs one.
    fn named(&mut self, ty: Type, path: &[String], docs: &Docs) -> Type {
        if needs_name(&ty) { self.reference(ty, path, docs) } else { ty }
    }

    fn reference(&mut self, ty: Type, path: &[String], docs: &Docs) -> Type {
        let id = TypeId(self.types.len());
        let docs = Docs { title: docs.title.clone(), description: docs.description.clone(), ..Docs::default() };
        let (ty, schema) = apart(ty);
        self.types.push(NamedType { name: TypeName::Inline(path.to_vec()), docs, ty });
        self.schemas.push(schema);
        self.order.push(id);
        Type::Reference(id)
    }

    /// About how many columns a type takes inside a field that may be absent.
    fn width(&self, ty: &Type) -> usize {
        match ty {
            Type::Array(array) => "Vec<>".len() + self.width(&array.item),
            Type::Map(map) => "BTreeMap<String, >".len() + self.width(&map.value),
            Type::Nullable(inner) => "Option<>".len() + self.width(inner),
            Type::Reference(id) => "Box<>".len() + TYPE.identifier(&self.types[id.0].name.raw()).len(),
            Type::String(StringRules { format: Some(format), .. }) => format_type(*format).len().max("DateTime".len()),
            _ => "DateTime".len(),
        }
    }
}

fn extended(path: &[String], step: &str) -> Vec<String> {
    path.iter().map(String::as_str).chain([step]).map(str::to_owned).collect()
}

/// Whether Rust can only say the type with a name.
fn needs_name(ty: &Type) -> bool {
    match ty {
        Type::String(rules) => !is_plain_text(rules),
        Type::Integer(rules) => !is_plain_integer(rules),
        Type::Number(rules) => *rules != NumberRules::default(),
        Type::Array(array) => is_bounded_array(array),
        Type::Map(map) => is_bounded_map(map),
        Type::StringEnum(_)
        | Type::OneOfValues(_)
        | Type::Struct(_)
        | Type::Tuple(_)
        | Type::Union(_)
        | Type::Refined(_) => true,
        Type::Any | Type::Null | Type::Boolean | Type::Nullable(_) | Type::Reference(_) | Type::Never => false,
    }
}

/// Whether a string has no bounds, or a format alone, for which there is a type.
pub(super) fn is_plain_text(rules: &StringRules) -> bool {
    StringRules { format: None, ..rules.clone() } == StringRules::default()
}

/// Whether an integer is any one, or any that is not negative.
pub(super) fn is_plain_integer(rules: &NumberRules) -> bool {
    let unsigned = rules.minimum.as_ref().is_some_and(|minimum| minimum.as_u64() == Some(0));
    let rest = NumberRules { minimum: rules.minimum.clone().filter(|_| !unsigned), ..rules.clone() };
    rest == NumberRules::default()
}

pub(super) fn is_bounded_array(array: &ArrayType) -> bool {
    array.unique || array.min_items.is_some() || array.max_items.is_some()
}

pub(super) fn is_bounded_map(map: &MapType) -> bool {
    map.min_properties.is_some() || map.max_properties.is_some()
}

/// Whether an integer is never negative, so that its type has no sign.
pub(super) fn is_unsigned(rules: &NumberRules) -> bool {
    let bounds = [&rules.minimum, &rules.exclusive_minimum];
    bounds.into_iter().flatten().any(|bound| bound.as_f64().is_some_and(|bound| bound >= 0.0))
}

/// The type of the support module for strings with a format.
pub(super) fn format_type(format: Format) -> &'static str {
    match format {
        Format::DateTime => "DateTime",
        Format::Date => "Date",
        Format::Time => "Time",
        Format::Duration => "Duration",
        Format::Email => "Email",
        Format::Hostname => "Hostname",
        Format::Ipv4 => "Ipv4",
        Format::Ipv6 => "Ipv6",
        Format::Uri => "Uri",
        Format::UriReference => "UriReference",
        Format::Uuid => "Uuid",
        Format::Regex => "Regex",
        Format::JsonPointer => "JsonPointer",
    }
}
