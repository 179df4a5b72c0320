//! What decodes arrays, tuples and objects with free keys: each element, and the rules about how many there are.

use dagstack_spec_templates::python::{self as view, print};

use super::block::Block;
use super::decode::decode;
use super::loops::each;
use super::module::Module;
use super::scope::Scope;
use super::sites::Site;
use super::{messages, rules, text};
use crate::ir::{ArrayType, Covers, MapType, TupleType, Type};

/// Decodes an array.
pub(super) fn array(array: &ArrayType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let mut block = rules::of_items(array.min_items, array.max_items, array.unique, site, module);
    if matches!(*array.item, Type::Any) {
        return block;
    }
    let around = place(site, &mut block, scope);
    let (key, item) = (scope.local("index"), scope.local("item"));
    let listed = format!("enumerate({})", site.variable);
    let inner = Site::present(&item, &format!("({around}, {key})"), &site.hint);
    if let Some(elements) = elements(&array.item, &inner, [&key, &listed, "items"], scope, module) {
        block.add(&view::Items { variable: site.variable.clone(), key, item, elements });
    }
    block
}

/// Decodes an object with free keys.
pub(super) fn map(map: &MapType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let mut block = rules::of_properties(map.min_properties, map.max_properties, &site.variable, &site.at);
    block.extend(entries(&map.value, site, scope, module));
    block
}

/// Decodes each value of an object with free keys.
pub(super) fn entries(value: &Type, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let mut block = Block::default();
    if matches!(value, Type::Any) {
        return block;
    }
    let around = place(site, &mut block, scope);
    let (key, item) = (scope.local("key"), scope.local("item"));
    let listed = format!("{}.items()", site.variable);
    let inner = Site::present(&item, &format!("({around}, {key})"), &site.hint);
    if let Some(elements) = elements(value, &inner, [&key, &listed, "entries"], scope, module) {
        block.add(&view::Entries { variable: site.variable.clone(), key, item, elements });
    }
    block
}

/// What becomes of the elements of a container, of which `site` is one; nothing where all are fine as they are. The names are those of
/// the key, of what is looped over, and of a container for what is decoded.
fn elements(
    ty: &Type,
    site: &Site,
    [key, listed, container]: [&str; 3],
    scope: &mut Scope,
    module: &mut Module<'_>,
) -> Option<view::Elements> {
    if let Type::Reference(id) = ty
        && module.constant_string(*id).is_none()
    {
        let decoded = format!("{}({}, {}, problems)", module.decoder(*id), site.variable, site.at);
        return Some(view::Elements::Called(decoded));
    }
    let body = decode(ty, site, scope, module);
    if body.is_empty() {
        return None;
    }
    let each = print(&each(key, &site.variable, listed, &body, scope, module));
    Some(if is_kept(ty, module) {
        view::Elements::Kept(each)
    } else {
        view::Elements::Made { container: scope.local(container), each }
    })
}

/// Whether what is decoded as a type is the value itself.
fn is_kept(ty: &Type, module: &Module<'_>) -> bool {
    match ty {
        Type::Any
        | Type::Null
        | Type::Never
        | Type::Boolean
        | Type::String(_)
        | Type::Integer(_)
        | Type::Number(_)
        | Type::OneOfValues(_) => true,
        Type::Nullable(inner) => is_kept(inner, module),
        Type::Refined(refined) => is_kept(&refined.ty, module),
        Type::Reference(id) => module.constant_string(*id).is_some(),
        Type::Array(array) => is_kept(&array.item, module),
        Type::Map(map) => is_kept(&map.value, module),
        Type::Tuple(_) | Type::Struct(_) | Type::Union(_) | Type::StringEnum(_) => false,
    }
}

/// Whether values of a type have others in them that are looked at.
pub(super) fn is_container(ty: &Type) -> bool {
    match ty {
        Type::Array(_) | Type::Map(_) | Type::Tuple(_) => true,
        Type::Nullable(inner) => is_container(inner),
        Type::Refined(refined) => refined.covers == Covers::Rest,
        _ => false,
    }
}

/// A variable that holds the place, if it is not one already.
fn place(site: &Site, block: &mut Block, scope: &mut Scope) -> String {
    if !site.at.starts_with('(') {
        return site.at.clone();
    }
    let item = scope.local("place");
    block.add(&view::Element { item: item.clone(), is_looked_inside: false, value: site.at.clone() });
    item
}

/// Decodes an array as a tuple.
pub(super) fn tuple(tuple: &TupleType, site: &Site, scope: &mut Scope, module: &mut Module<'_>) -> Block {
    let mut block = rules::of_items(tuple.min_items, tuple.max_items, false, site, module);
    let around = place(site, &mut block, scope);
    let items = scope.local("items");
    let mut positions = Vec::new();
    for (index, ty) in tuple.items.iter().enumerate() {
        let item = scope.local("item");
        let inner = Site::present(&item, &format!("({around}, {index})"), &site.hint);
        let body = decode(ty, &inner, scope, module);
        if !body.is_empty() {
            let is_looked_inside = scope.is_looked_inside(&item);
            let is_replaced = !is_kept(ty, module);
            positions.push(view::Position { index, item, is_looked_inside, body: body.text(), is_replaced });
        }
    }
    if positions.iter().any(|position| position.is_looked_inside) {
        module.uses("Json");
    }
    let rest = self::rest(tuple, site, &around, &items, scope, module);
    block.add(&view::Tuple { variable: site.variable.clone(), items, positions, rest, whole: scope.local("whole") });
    block
}

/// The loop over the items that have no position of their own.
fn rest(
    tuple: &TupleType,
    site: &Site,
    around: &str,
    items: &str,
    scope: &mut Scope,
    module: &mut Module<'_>,
) -> Option<String> {
    let (index, item) = (scope.local("index"), scope.local("item"));
    let inner = Site::present(&item, &format!("({around}, {index})"), &site.hint);
    let body = match &tuple.rest {
        None => inner.report("items", text::string(messages::NO_ITEM)),
        Some(rest) => {
            let mut body = decode(rest, &inner, scope, module);
            if !body.is_empty() && !is_kept(rest, module) {
                let place = format!("{items}[{index}]");
                body.add(&view::Element { item: place, is_looked_inside: false, value: item.clone() });
            }
            body
        }
    };
    let count = tuple.items.len();
    let elements = format!("enumerate({}[{count}:], {count})", site.variable);
    (!body.is_empty()).then(|| print(&each(&index, &item, &elements, &body, scope, module)))
}
