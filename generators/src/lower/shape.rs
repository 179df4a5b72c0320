//! What kind of type a schema calls for, found without lowering anything.

use std::collections::BTreeSet;
use std::mem;

use dagstack_spec_model::document::Node;
use dagstack_spec_model::kind::SchemaPlace;

use super::module::{At, Module};
use super::union::{self, Constants};
use super::{keywords, object, values};
use crate::ir::{JsonType, UnionKeyword};

/// How deep, and how many, schemas are looked through for one shape. A schema that needs more is held as any value, and
/// checked as all are.
const MAX_WAY: usize = 48;
const MAX_PARTS: usize = 256;
const MAX_LOOKS: usize = 1_000;

/// The kind of type that a schema calls for, apart from `null`.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// Any value: nothing tells a type.
    Anything,
    /// No value.
    Nothing,
    /// The values that `enum` and `const` leave.
    Values,
    /// What `type` says.
    Types(Vec<JsonType>),
    /// One object, put together from several schemas that all hold.
    Merged(Vec<SchemaPlace>),
    /// The same as another schema: the one referred to, the one that gives `allOf` its type, or the one beside `null`.
    Like(SchemaPlace, &'static str),
    /// One of several.
    Union(UnionKeyword, Vec<SchemaPlace>),
    /// One of several objects told apart by this tag, each put together with what the schema itself asks.
    Joined(UnionKeyword, String, Vec<SchemaPlace>),
}

/// A shape, and whether `null` fits besides.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Form {
    pub(super) shape: Shape,
    pub(super) nullable: bool,
}

/// The way to the schema whose shape is being found.
struct Way {
    /// The schemas on the way, outermost first: one that is met again tells nothing.
    places: Vec<SchemaPlace>,
    /// How many schemas may still be looked at.
    budget: usize,
    /// Whether something was not looked at, so that what was found holds on this way alone.
    is_cut: bool,
}

impl Way {
    fn from(places: Vec<SchemaPlace>) -> Self {
        Self { places, budget: MAX_LOOKS, is_cut: false }
    }
}

impl<'s> Module<'s> {
    /// The form of a schema.
    pub(super) fn form(&self, at: At<'s, '_>) -> Form {
        self.form_on(at, &mut Way::from(vec![at.place()]))
    }

    /// Whether a language needs a name for what a schema describes: an object with properties of its own, an enumeration of
    /// strings, a union.
    pub(super) fn needs_name(&self, at: At<'s, '_>, form: &Form) -> bool {
        match &form.shape {
            Shape::Merged(_) | Shape::Union(..) | Shape::Joined(..) => true,
            Shape::Types(types) => types.len() > 1 || (types == &[JsonType::Object] && object::is_struct(at.node)),
            Shape::Values => values::are_strings(&self.members(at)),
            Shape::Anything | Shape::Nothing | Shape::Like(..) => false,
        }
    }

    /// The types of JSON that a value of this form can have; `None` where it can have any.
    pub(super) fn json_types(&self, at: At<'s, '_>, form: &Form) -> Option<Vec<JsonType>> {
        self.types_of(at, form, &mut Way::from(vec![at.place()]))
    }

    /// The same of a schema at a place.
    pub(super) fn json_types_at(&self, place: &SchemaPlace) -> Option<Vec<JsonType>> {
        self.types_on(place, &mut Way::from(Vec::new()))
    }

    fn form_on(&self, at: At<'s, '_>, way: &mut Way) -> Form {
        let plain = |shape| Form { shape, nullable: false };
        match at.node.as_bool() {
            Some(true) => return plain(Shape::Anything),
            Some(false) => return plain(Shape::Nothing),
            None => {}
        }
        if at.node.get("enum").is_some() || at.node.get("const").is_some() {
            return Form { shape: Shape::Values, nullable: values::is_nullable(&self.members(at)) };
        }
        let parts = self.merged_parts(at);
        if let Some(shape) = self.joined(at, parts.as_deref(), way) {
            return plain(shape);
        }
        if let Some(parts) = parts {
            return plain(Shape::Merged(parts));
        }
        let own = keywords::types(at.node).filter(|_| object::has_structure(at.node));
        if let (None, Some(target)) = (&own, at.file.refs.get(at.pointer)) {
            return plain(Shape::Like(target.clone(), "$ref"));
        }
        if let Some(types) = own {
            return typed(types);
        }
        for (keyword, union) in [("oneOf", UnionKeyword::OneOf), ("anyOf", UnionKeyword::AnyOf)] {
            if let Some(form) = self.union_form(at, keyword, union, way) {
                return form;
            }
        }
        if let Some(types) = keywords::types(at.node).filter(|types| types.as_slice() != [JsonType::Object]) {
            return typed(types);
        }
        let typing = branches(at, "allOf")
            .into_iter()
            .find(|place| self.types_on(place, way).is_some_and(|types| !types.is_empty()));
        match (typing, keywords::types(at.node)) {
            (Some(place), _) => plain(Shape::Like(place, "allOf")),
            (None, Some(types)) => typed(types),
            (None, None) => plain(Shape::Anything),
        }
    }

    /// A union, where every branch has a type; a branch of `null` alone makes the rest nullable.
    fn union_form(&self, at: At<'s, '_>, keyword: &'static str, union: UnionKeyword, way: &mut Way) -> Option<Form> {
        let mut branches = branches(at, keyword);
        let mut types = Vec::with_capacity(branches.len());
        for place in &branches {
            types.push(self.types_on(place, way).filter(|types| !types.is_empty())?);
        }
        let nulls: Vec<usize> = (0..types.len()).filter(|index| types[*index].contains(&JsonType::Null)).collect();
        let nullable = match nulls.as_slice() {
            [index] if types[*index] == [JsonType::Null] => {
                branches.remove(*index);
                true
            }
            _ => false,
        };
        let shape = match branches.as_slice() {
            [] => return None,
            [one] => Shape::Like(one.clone(), keyword),
            _ => Shape::Union(union, branches),
        };
        Some(Form { shape, nullable })
    }

    /// A union of objects that the schema itself asks something of, where a constant tells them apart.
    fn joined(&self, at: At<'s, '_>, merged: Option<&[SchemaPlace]>, way: &mut Way) -> Option<Shape> {
        let is_object = merged.is_some() || keywords::types(at.node).is_some_and(|types| types == [JsonType::Object]);
        let has_more = merged.is_some() || object::names_properties(at.node) || object::has_structure(at.node);
        if !is_object {
            return None;
        }
        for (keyword, union) in [("oneOf", UnionKeyword::OneOf), ("anyOf", UnionKeyword::AnyOf)] {
            let branches = branches(at, keyword);
            let is_typed = |place| self.types_on(place, way).is_some();
            if branches.len() < 2 || (!has_more && branches.iter().all(is_typed)) {
                continue;
            }
            let parts: Option<Vec<Vec<SchemaPlace>>> = branches
                .iter()
                .map(|place| self.parts(place.clone()).filter(|parts| self.can_join(at, parts)))
                .collect();
            let constants: Option<Vec<Constants>> =
                parts.map(|parts| parts.iter().map(|parts| self.constants_of(parts)).collect());
            if let Some(tag) = constants.and_then(|constants| union::tag(&constants)) {
                return Some(Shape::Joined(union, tag, branches));
            }
        }
        None
    }

    /// Whether schemas can be asked of an object together with others.
    fn can_join(&self, at: At<'s, '_>, parts: &[SchemaPlace]) -> bool {
        let leads_back = parts.contains(&at.place());
        !leads_back
            && parts.iter().filter_map(|place| Some(self.spec.schema(place)?.1)).all(|node| {
                node.as_bool().is_none()
                    && ["enum", "const", "unevaluatedProperties"].iter().all(|keyword| node.get(keyword).is_none())
                    && keywords::types(node).is_none_or(|types| types.contains(&JsonType::Object))
            })
    }

    fn types_on(&self, place: &SchemaPlace, way: &mut Way) -> Option<Vec<JsonType>> {
        if let Some(known) = self.known_types.borrow().get(place) {
            return known.clone();
        }
        if way.places.contains(place) || way.places.len() > MAX_WAY || way.budget == 0 {
            way.is_cut = true;
            return None;
        }
        let (file, node) = self.spec.schema(place)?;
        let at = At { file, node, pointer: &place.pointer };
        let was_cut = mem::replace(&mut way.is_cut, false);
        way.budget -= 1;
        way.places.push(place.clone());
        let form = self.form_on(at, way);
        let types = self.types_of(at, &form, way);
        way.places.pop();
        if !way.is_cut {
            self.known_types.borrow_mut().insert(place.clone(), types.clone());
        }
        way.is_cut |= was_cut;
        types
    }

    fn types_of(&self, at: At<'s, '_>, form: &Form, way: &mut Way) -> Option<Vec<JsonType>> {
        let mut types = match &form.shape {
            Shape::Anything => return None,
            Shape::Nothing => Vec::new(),
            Shape::Values => self.members(at).iter().map(|(value, _)| JsonType::of(value)).collect(),
            Shape::Types(types) => types.clone(),
            Shape::Merged(_) | Shape::Joined(..) => vec![JsonType::Object],
            Shape::Like(place, _) => self.types_on(place, way)?,
            Shape::Union(_, branches) => {
                let mut types = Vec::new();
                for place in branches {
                    types.extend(self.types_on(place, way)?);
                }
                types
            }
        };
        if form.nullable {
            types.push(JsonType::Null);
        }
        types.sort_unstable();
        types.dedup();
        Some(types)
    }

    /// The schemas that one object has to fit, what is referred to first, where their properties can stand in one struct.
    fn merged_parts(&self, at: At<'s, '_>) -> Option<Vec<SchemaPlace>> {
        let joins = at.node.get("allOf").is_some() || (at.node.get("$ref").is_some() && says_more(at.node));
        if !joins {
            return None;
        }
        let place = at.place();
        if let Some(known) = self.known_parts.borrow().get(&place) {
            return known.clone();
        }
        let parts = self.find_merged_parts(&place);
        self.known_parts.borrow_mut().insert(place, parts.clone());
        parts
    }

    fn find_merged_parts(&self, place: &SchemaPlace) -> Option<Vec<SchemaPlace>> {
        let parts = self.parts(place.clone())?;
        let nodes: Vec<&Node> = parts.iter().filter_map(|place| Some(self.spec.schema(place)?.1)).collect();
        let types: Vec<Vec<JsonType>> = nodes.iter().filter_map(|node| keywords::types(node)).collect();
        let fits = types.iter().all(|types| types.contains(&JsonType::Object))
            && types.iter().any(|types| types == &[JsonType::Object])
            && nodes.iter().any(|node| object::names_properties(node))
            && nodes.iter().all(|node| node.get("enum").is_none() && node.get("const").is_none());
        fits.then_some(parts)
    }

    /// A schema and all that must hold with it: what it refers to and its `allOf`, and theirs. What is needed stands before
    /// what needs it. `None` where there are too many of them.
    pub(super) fn parts(&self, whole: SchemaPlace) -> Option<Vec<SchemaPlace>> {
        let mut parts = Vec::new();
        let mut entered = BTreeSet::new();
        let mut stack = vec![(whole, false)];
        while let Some((place, done)) = stack.pop() {
            if done {
                parts.push(place);
                continue;
            }
            if entered.len() > MAX_PARTS {
                return None;
            }
            if !entered.insert(place.clone()) {
                continue;
            }
            let (file, node) = self.spec.schema(&place)?;
            let at = At { file, node, pointer: &place.pointer };
            let needed: Vec<SchemaPlace> =
                at.file.refs.get(at.pointer).cloned().into_iter().chain(branches(at, "allOf")).collect();
            stack.push((place, true));
            stack.extend(needed.into_iter().rev().map(|place| (place, false)));
        }
        Some(parts)
    }
}

/// Where the schemas of a list stand.
fn branches(at: At<'_, '_>, keyword: &str) -> Vec<SchemaPlace> {
    let count = at.node.get(keyword).and_then(Node::items).unwrap_or_default().len();
    (0..count).map(|index| at.place_below(&[keyword, &index.to_string()])).collect()
}

/// Whether a schema decides more than the schema that it refers to.
pub(super) fn says_more(node: &Node) -> bool {
    node.entries().unwrap_or_default().iter().any(|entry| entry.key != "$ref" && keywords::is_assertion(&entry.key))
}

fn typed(mut types: Vec<JsonType>) -> Form {
    let nullable = types.len() > 1 && types.contains(&JsonType::Null);
    if nullable {
        types.retain(|ty| *ty != JsonType::Null);
    }
    Form { shape: Shape::Types(types), nullable }
}
