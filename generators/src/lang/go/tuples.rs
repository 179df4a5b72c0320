//! Every tuple gets a name of its own, however deep it is: in Go it is a struct with methods.

use crate::ir::{Docs, NamedType, Type, TypeId, TypeName};

/// The types of a module, the tuples inside of them replaced by references to types behind the others. With these comes for each of
/// those behind the others which of the others it stood inside.
pub(super) fn named(types: &[NamedType]) -> (Vec<NamedType>, Vec<TypeId>) {
    let mut all = types.to_vec();
    let mut around: Vec<TypeId> = Vec::new();
    let mut index = 0;
    while index < all.len() {
        let mut ty = all[index].ty.clone();
        let path = match &all[index].name {
            TypeName::Payload(name) | TypeName::Definition(name) => vec![name.clone()],
            TypeName::Inline(parts) => parts.clone(),
        };
        parts(&mut ty, &path, &mut all, true);
        all[index].ty = ty;
        let outer = index.checked_sub(types.len()).map_or(TypeId(index), |inner| around[inner]);
        around.resize(all.len() - types.len(), outer);
        index += 1;
    }
    (all, around)
}

/// Names the tuples inside a type; those of a tuple that is new are found when its turn comes. `whole` says that the type
/// is all there is to its name.
fn parts(ty: &mut Type, path: &[String], all: &mut Vec<NamedType>, whole: bool) {
    let mut part = |ty: &mut Type, step: &str| {
        let path: Vec<String> = path.iter().map(String::as_str).chain([step]).map(str::to_owned).collect();
        parts(ty, &path, all, false);
    };
    match ty {
        Type::Tuple(_) if !whole => {
            let id = TypeId(all.len());
            let ty = std::mem::replace(ty, Type::Reference(id));
            all.push(NamedType { name: TypeName::Inline(path.to_vec()), docs: Docs::default(), ty });
        }
        Type::Tuple(tuple) => {
            tuple.items.iter_mut().enumerate().for_each(|(index, item)| part(item, &format!("item {}", index + 1)));
            tuple.rest.iter_mut().for_each(|rest| part(rest, "rest"));
        }
        Type::Array(array) => part(&mut array.item, "item"),
        Type::Map(map) => part(&mut map.value, "value"),
        Type::Union(union) => union.variants.iter_mut().for_each(|variant| part(&mut variant.ty, &variant.name)),
        Type::Struct(object) => {
            object.fields.iter_mut().for_each(|field| part(&mut field.ty, &field.json_name));
            object.additional.iter_mut().for_each(|rest| part(rest, "value"));
        }
        Type::Nullable(inner) => parts(inner, path, all, whole),
        Type::Refined(refined) => parts(&mut refined.ty, path, all, whole),
        _ => {}
    }
}
