//! What kind of type a schema calls for, found without lowering anything.

use std::collections::HashSet;
use std::rc::Rc;

use dagstack_spec_model::document::{MAX_DEPTH, Node};
use dagstack_spec_model::kind::SchemaPlace;

use super::module::{At, Module};
use super::union::{self, Constants};
use super::{keywords, object, read, values};
use crate::ir::{JsonType, UnionKeyword};

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

/// What has been found about a schema.
#[derive(Debug)]
pub(super) struct Known {
    form: Rc<Form>,
    types: Option<Vec<JsonType>>,
    levels: usize,
}

impl Known {
    /// Whether its form was not looked for, since too many schemas are nested in it.
    pub(super) fn is_too_deep(&self) -> bool {
        self.levels > MAX_DEPTH
    }

    /// How many schemas about the same value are nested in it, itself among them.
    pub(super) fn levels(&self) -> usize {
        self.levels
    }
}

impl<'s> Module<'s> {
    /// The form of a schema.
    pub(super) fn form(&self, at: At<'s, '_>) -> Rc<Form> {
        let place = at.place();
        self.find_forms(&place);
        match self.known_forms.borrow().get(&place) {
            Some(known) => Rc::clone(&known.form),
            None => unreachable!("the form of `{place}` has been found"),
        }
    }

    /// Finds the form of a schema, and before it those of the schemas that it is made from: each once, and without
    /// recursion, for a chain of references may be longer than the stack is deep.
    ///
    /// A schema that leads back to itself about the same value tells no type there. It is refused in the end.
    fn find_forms(&self, place: &SchemaPlace) {
        let mut entered: HashSet<SchemaPlace> = HashSet::new();
        let mut open = vec![(place.clone(), false)];
        while let Some((place, is_prepared)) = open.pop() {
            if self.known_forms.borrow().contains_key(&place) {
                continue;
            }
            let at = self.at(&place);
            if is_prepared {
                let levels = self.levels(at);
                let form = if levels > MAX_DEPTH {
                    Form { shape: Shape::Anything, nullable: false }
                } else {
                    self.find_form(at)
                };
                let form = Rc::new(form);
                let types = self.types_of(at, &form);
                self.known_forms.borrow_mut().insert(place, Known { form, types, levels });
            } else if entered.insert(place.clone()) {
                let needed = made_from(at);
                open.push((place, true));
                open.extend(needed.into_iter().rev().map(|needed| (needed, false)));
            }
        }
    }

    /// How many schemas about the same value are nested in a schema. A `$ref` that stands alone is the schema that it leads to.
    fn levels(&self, at: At<'s, '_>) -> usize {
        let known = self.known_forms.borrow();
        let target = at.file.refs.get(at.pointer);
        let below = made_from(at).into_iter().filter_map(|place| {
            let is_other_name = Some(&place) != target && is_reference_alone(self.at(&place).node);
            Some(known.get(&place)?.levels - usize::from(is_other_name))
        });
        1 + below.max().unwrap_or(0)
    }

    /// Whether a language needs a name for what a schema describes: an object with properties of its own, an enumeration of
    /// strings, a union.
    pub(super) fn needs_name(&self, at: At<'s, '_>, form: &Form) -> bool {
        match &form.shape {
            Shape::Merged(_) | Shape::Union(..) | Shape::Joined(..) => true,
            Shape::Types(types) => types.len() > 1 || (types == &[JsonType::Object] && object::is_struct(at.node)),
            Shape::Values => values::are_strings(&self.members(at).kept),
            Shape::Anything | Shape::Nothing | Shape::Like(..) => false,
        }
    }

    /// The types of JSON that a value can have that fits a schema, as far as its form tells; `None` where it can have any.
    pub(super) fn json_types(&self, place: &SchemaPlace) -> Option<Vec<JsonType>> {
        self.find_forms(place);
        self.known_types(place)
    }

    /// The same where it has been found already. It has not of a schema that leads back to itself.
    fn known_types(&self, place: &SchemaPlace) -> Option<Vec<JsonType>> {
        self.known_forms.borrow().get(place)?.types.clone()
    }

    fn find_form(&self, at: At<'s, '_>) -> Form {
        let plain = |shape| Form { shape, nullable: false };
        match at.node.as_bool() {
            Some(true) => return plain(Shape::Anything),
            Some(false) => return plain(Shape::Nothing),
            None => {}
        }
        if at.node.get("enum").is_some() || at.node.get("const").is_some() {
            return Form { shape: Shape::Values, nullable: values::is_nullable(&self.members(at).kept) };
        }
        let parts = self.merged_parts(at);
        if let Some(shape) = self.joined(at, parts.as_deref()) {
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
            if let Some(form) = self.union_form(at, keyword, union) {
                return form;
            }
        }
        if let Some(types) = keywords::types(at.node).filter(|types| types.as_slice() != [JsonType::Object]) {
            return typed(types);
        }
        let typing = branches(at, "allOf")
            .into_iter()
            .find(|place| self.known_types(place).is_some_and(|types| !types.is_empty()));
        match (typing, keywords::types(at.node)) {
            (Some(place), _) => plain(Shape::Like(place, "allOf")),
            (None, Some(types)) => typed(types),
            (None, None) => plain(Shape::Anything),
        }
    }

    /// A union, where every branch has a type; a branch of `null` alone makes the rest nullable.
    fn union_form(&self, at: At<'s, '_>, keyword: &'static str, union: UnionKeyword) -> Option<Form> {
        let mut branches = branches(at, keyword);
        let mut types = Vec::with_capacity(branches.len());
        for place in &branches {
            types.push(self.known_types(place).filter(|types| !types.is_empty())?);
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
    fn joined(&self, at: At<'s, '_>, merged: Option<&[SchemaPlace]>) -> Option<Shape> {
        let is_object = merged.is_some() || keywords::types(at.node).is_some_and(|types| types == [JsonType::Object]);
        let has_more = merged.is_some() || object::names_properties(at.node) || object::has_structure(at.node);
        if !is_object {
            return None;
        }
        for (keyword, union) in [("oneOf", UnionKeyword::OneOf), ("anyOf", UnionKeyword::AnyOf)] {
            let branches = branches(at, keyword);
            let is_typed = |place| self.known_types(place).is_some();
            if branches.len() < 2 || (!has_more && branches.iter().all(is_typed)) {
                continue;
            }
            let constants = branches.iter().map(|place| {
                let parts = self.parts(place.clone());
                self.can_join(at, &parts).then(|| self.constants_of(&parts))
            });
            let constants: Option<Vec<Constants>> = constants.collect();
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
            && parts.iter().map(|place| self.at(place).node).all(|node| {
                node.as_bool().is_none()
                    && ["enum", "const", "unevaluatedProperties"].iter().all(|keyword| node.get(keyword).is_none())
                    && keywords::types(node).is_none_or(|types| types.contains(&JsonType::Object))
            })
    }

    fn types_of(&self, at: At<'s, '_>, form: &Form) -> Option<Vec<JsonType>> {
        let mut types = match &form.shape {
            Shape::Anything => return None,
            Shape::Nothing => Vec::new(),
            Shape::Values => self.members(at).kept.iter().map(|member| JsonType::of(&member.value)).collect(),
            Shape::Types(types) => types.clone(),
            Shape::Merged(_) | Shape::Joined(..) => vec![JsonType::Object],
            Shape::Like(place, _) => self.known_types(place)?,
            Shape::Union(_, branches) => {
                let mut types = Vec::new();
                for place in branches {
                    types.extend(self.known_types(place)?);
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
        let parts = self.parts(at.place());
        let nodes: Vec<&Node> = parts.iter().map(|place| self.at(place).node).collect();
        let types: Vec<Vec<JsonType>> = nodes.iter().filter_map(|node| keywords::types(node)).collect();
        let fits = types.iter().all(|types| types.contains(&JsonType::Object))
            && types.iter().any(|types| types == &[JsonType::Object])
            && nodes.iter().any(|node| object::names_properties(node))
            && nodes.iter().all(|node| node.get("enum").is_none() && node.get("const").is_none());
        fits.then_some(parts)
    }

    /// A schema and all that must hold with it: what it refers to and its `allOf`, and theirs. What is needed stands before
    /// what needs it.
    pub(super) fn parts(&self, whole: SchemaPlace) -> Vec<SchemaPlace> {
        let mut parts = Vec::new();
        let mut entered = HashSet::new();
        let mut stack = vec![(whole, false)];
        while let Some((place, done)) = stack.pop() {
            if done {
                parts.push(place);
                continue;
            }
            if !entered.insert(place.clone()) {
                continue;
            }
            let needed = all_of(self.at(&place));
            stack.push((place, true));
            stack.extend(needed.into_iter().rev().map(|place| (place, false)));
        }
        parts
    }
}

/// The schemas that must hold together with a schema.
fn all_of(at: At<'_, '_>) -> Vec<SchemaPlace> {
    at.file.refs.get(at.pointer).cloned().into_iter().chain(branches(at, "allOf")).collect()
}

/// The schemas about the same value that the form of a schema may be made from.
fn made_from(at: At<'_, '_>) -> Vec<SchemaPlace> {
    if at.node.get("enum").is_some() || at.node.get("const").is_some() {
        return Vec::new();
    }
    let unions = ["oneOf", "anyOf"].into_iter().flat_map(|keyword| branches(at, keyword));
    all_of(at).into_iter().chain(unions).collect()
}

/// Whether a schema is what it refers to, and nothing else.
fn is_reference_alone(node: &Node) -> bool {
    matches!(read::keywords(node), [entry] if entry.key == "$ref")
}

/// Where the schemas of a list stand.
fn branches(at: At<'_, '_>, keyword: &str) -> Vec<SchemaPlace> {
    let count = read::list(at.node, keyword).len();
    (0..count).map(|index| at.place_below(&[keyword, &index.to_string()])).collect()
}

/// Whether a schema decides more than the schema that it refers to.
pub(super) fn says_more(node: &Node) -> bool {
    read::keywords(node).iter().any(|entry| entry.key != "$ref" && keywords::is_assertion(&entry.key))
}

fn typed(mut types: Vec<JsonType>) -> Form {
    let nullable = types.len() > 1 && types.contains(&JsonType::Null);
    if nullable {
        types.retain(|ty| *ty != JsonType::Null);
    }
    Form { shape: Shape::Types(types), nullable }
}
