//! The schemas about the same value that a schema is made from.

use std::collections::HashSet;

use dagstack_spec_model::json_schema::Keyword;

use crate::lower::place::Place;
use crate::lower::predicates;

/// The schemas that must hold together with a schema.
fn all_of<'s>(place: &Place<'s>) -> Vec<Place<'s>> {
    place.target().into_iter().chain(place.list(Keyword::AllOf)).collect()
}

/// The schemas about the same value that the kind of a schema may be decided by.
pub(super) fn made_from<'s>(place: &Place<'s>) -> Vec<Place<'s>> {
    if predicates::is_enumeration(place.node()) {
        return Vec::new();
    }
    let unions = [Keyword::OneOf, Keyword::AnyOf].into_iter().flat_map(|keyword| place.list(keyword));
    all_of(place).into_iter().chain(unions).collect()
}

/// A schema and all that must hold with it: what it refers to and its `allOf`, and theirs. What is needed comes before
/// what needs it.
pub(crate) fn parts<'s>(whole: &Place<'s>) -> Vec<Place<'s>> {
    let mut parts = Vec::new();
    let mut entered = HashSet::new();
    let mut stack = vec![(whole.clone(), false)];
    while let Some((place, done)) = stack.pop() {
        if done {
            parts.push(place);
            continue;
        }
        if !entered.insert(place.clone()) {
            continue;
        }
        let needed = all_of(&place);
        stack.push((place, true));
        stack.extend(needed.into_iter().rev().map(|place| (place, false)));
    }
    parts
}
