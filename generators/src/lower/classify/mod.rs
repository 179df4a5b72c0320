//! What kind of type each schema calls for, found without lowering anything.

mod constants;
mod decide;
mod enumeration;
mod kind;
mod parts;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use dagstack_spec_model::internal::document::MAX_DEPTH;

pub(super) use constants::{Constants, discriminator};
use decide::Known;
use enumeration::Enumerations;
pub(super) use enumeration::{Member, Members};
pub(super) use kind::{Classification, TypeKind};
use parts::made_from;
pub(super) use parts::parts;

use super::annotations::Annotations;
use super::place::Place;
use super::predicates;
use crate::ir::JsonType;

/// Finds of what kind schemas are, each once.
pub(super) struct Classifier<'s> {
    enumerations: Enumerations<'s>,
    found: RefCell<HashMap<Place<'s>, Found<'s>>>,
}

/// What has been found about a schema.
struct Found<'s> {
    classification: Rc<Classification<'s>>,
    types: Option<Vec<JsonType>>,
    /// How many schemas about the same value are nested in it, itself among them. Its kind was not looked for where there are
    /// too many.
    levels: usize,
}

impl<'s> Classifier<'s> {
    pub(super) fn new(annotations: &'s Annotations) -> Self {
        Self { enumerations: Enumerations::new(annotations), found: RefCell::default() }
    }

    /// The kind of a schema.
    pub(super) fn classify(&self, place: &Place<'s>) -> Rc<Classification<'s>> {
        self.find(place);
        match self.found.borrow().get(place) {
            Some(found) => Rc::clone(&found.classification),
            None => unreachable!("the kind of `{place}` has been found"),
        }
    }

    /// The types of JSON that a value can have that fits a schema, as far as its kind determines them; `None` where it can have any.
    pub(super) fn json_types(&self, place: &Place<'s>) -> Option<Vec<JsonType>> {
        self.find(place);
        self.known_types(place)
    }

    /// The values that `enum` and `const` of a schema leave.
    pub(super) fn members(&self, place: &Place<'s>) -> Rc<Members> {
        self.enumerations.members(place)
    }

    /// The properties that schemas that all hold require to be one of some constants.
    pub(super) fn constants_of(&self, parts: &[Place<'s>]) -> Constants {
        Constants::of(parts, &self.enumerations)
    }

    /// The same of the struct that a schema stands for; none where it stands for something else.
    pub(super) fn constants(&self, place: &Place<'s>) -> Constants {
        self.struct_behind(place).map_or_else(Constants::default, |place| self.constants_of(&parts(&place)))
    }

    /// Whether a language needs a name for what a schema describes: an object with properties of its own, an enumeration of
    /// strings, a union.
    pub(super) fn needs_name(&self, place: &Place<'s>, kind: &TypeKind<'s>) -> bool {
        match kind {
            TypeKind::Merged(_) | TypeKind::Union(..) | TypeKind::Joined(..) => true,
            TypeKind::Types(types) => {
                types.len() > 1 || (types == &[JsonType::Object] && predicates::is_struct(place.node()))
            }
            TypeKind::Values => self.members(place).are_strings(),
            TypeKind::Anything | TypeKind::Nothing | TypeKind::Like(..) => false,
        }
    }

    /// The schema whose kind was not looked for, since there were too many schemas nested in it: the innermost of them.
    pub(super) fn innermost_too_deep(&self) -> Option<Place<'s>> {
        let found = self.found.borrow();
        let too_deep = found.iter().filter(|(_, found)| found.levels > MAX_DEPTH);
        too_deep.map(|(place, found)| (found.levels, place)).min().map(|(_, place)| place.clone())
    }

    /// The schema of the struct that a schema stands for, through references.
    fn struct_behind(&self, place: &Place<'s>) -> Option<Place<'s>> {
        let mut met = HashSet::new();
        let mut place = place.clone();
        // What leads back to itself is refused in the end.
        while met.insert(place.clone()) {
            let classification = self.classify(&place);
            match &classification.kind {
                _ if classification.nullable => return None,
                TypeKind::Merged(_) => return Some(place),
                TypeKind::Types(types) => {
                    let is_struct = types == &[JsonType::Object] && predicates::is_struct(place.node());
                    return is_struct.then_some(place);
                }
                TypeKind::Like(next, _) => place = next.clone(),
                _ => return None,
            }
        }
        None
    }

    /// Finds the kind of a schema, and before it those of the schemas that it is made from: each once, and without
    /// recursion, for a chain of references may be longer than the stack is deep.
    ///
    /// A schema that leads back to itself about the same value determines no type there. It is refused in the end.
    fn find(&self, place: &Place<'s>) {
        let mut entered: HashSet<Place<'s>> = HashSet::new();
        let mut open = vec![(place.clone(), false)];
        while let Some((place, is_prepared)) = open.pop() {
            if self.found.borrow().contains_key(&place) {
                continue;
            }
            if is_prepared {
                let levels = self.levels(&place);
                let known = Known { enumerations: &self.enumerations, types: &|place| self.known_types(place) };
                let classification =
                    if levels > MAX_DEPTH { Classification::plain(TypeKind::Anything) } else { known.classify(&place) };
                let types = known.json_types(&place, &classification);
                let found = Found { classification: Rc::new(classification), types, levels };
                self.found.borrow_mut().insert(place, found);
            } else if entered.insert(place.clone()) {
                let needed = made_from(&place);
                open.push((place, true));
                open.extend(needed.into_iter().rev().map(|needed| (needed, false)));
            }
        }
    }

    /// The types of a schema that has been looked at. One that leads back to itself has not.
    fn known_types(&self, place: &Place<'s>) -> Option<Vec<JsonType>> {
        self.found.borrow().get(place)?.types.clone()
    }

    /// How many schemas about the same value are nested in a schema. A `$ref` without other keywords is the schema that it leads to.
    fn levels(&self, place: &Place<'s>) -> usize {
        let found = self.found.borrow();
        let target = place.target();
        let below = made_from(place).into_iter().filter_map(|inner| {
            let is_other_name = Some(&inner) != target.as_ref() && predicates::is_reference_alone(inner.node());
            Some(found.get(&inner)?.levels - usize::from(is_other_name))
        });
        1 + below.max().unwrap_or(0)
    }
}
