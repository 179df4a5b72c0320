//! The values that `enum` and `const` leave.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::internal::json::{Distinct, equal};
use dagstack_spec_model::json_schema::Keyword;
use serde_json::Value;

use crate::ir::JsonType;
use crate::lower::annotations::Annotations;
use crate::lower::place::Place;
use crate::lower::predicates;
use crate::lower::read;
use crate::lower::validator;

/// A value of an enumeration, and what the schema says about it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Member {
    pub(crate) value: Value,
    pub(crate) description: Option<String>,
    pub(crate) name: Option<String>,
}

/// The values that an enumeration leaves.
#[derive(Debug)]
pub(crate) struct Members {
    /// In the schema's order, each once.
    pub(crate) kept: Vec<Member>,
    /// Why the other keywords of the schema could not be asked about the values, where they could not.
    pub(crate) unasked: Option<String>,
}

impl Members {
    /// Whether all values, apart from `null`, are strings, and there is one.
    pub(crate) fn are_strings(&self) -> bool {
        self.kept.iter().any(|member| member.value.is_string())
            && self.kept.iter().all(|member| member.value.is_string() || member.value.is_null())
    }

    /// Whether `null` is one of several values.
    pub(crate) fn are_nullable(&self) -> bool {
        self.kept.len() > 1 && self.kept.iter().any(|member| member.value.is_null())
    }
}

/// The values of enumerations, each found once: a schema is asked for them in several places.
pub(super) struct Enumerations<'s> {
    annotations: &'s Annotations,
    known: RefCell<HashMap<Place<'s>, Rc<Members>>>,
}

impl<'s> Enumerations<'s> {
    pub(super) fn new(annotations: &'s Annotations) -> Self {
        Self { annotations, known: RefCell::default() }
    }

    /// The values that `enum` and `const` leave, once the other keywords have had their say: what remains needs no other
    /// check.
    pub(super) fn members(&self, place: &Place<'s>) -> Rc<Members> {
        if let Some(known) = self.known.borrow().get(place) {
            return Rc::clone(known);
        }
        let members = Rc::new(self.find(place));
        self.known.borrow_mut().insert(place.clone(), Rc::clone(&members));
        members
    }

    fn find(&self, place: &Place<'s>) -> Members {
        let node = place.node();
        let described = node.get("x-enumDescriptions").or_else(|| node.get("enumDescriptions"));
        // Annotations of others: they are of any type.
        let described = described.and_then(Node::items).unwrap_or(&[]);
        // Reading the spec has validated them.
        let names = read::list(node, Keyword::EnumNames);
        let text = |list: &[Node], index: usize| list.get(index).and_then(Node::as_str).map(str::to_owned);
        let listed = read::list(node, Keyword::Enum).iter().enumerate();
        let mut candidates: Vec<Member> = listed
            .map(|(index, value)| Member {
                value: value.to_json(),
                description: text(described, index),
                name: text(names, index),
            })
            .collect();
        match node.keyword(Keyword::Const).map(Node::to_json) {
            Some(constant) if node.has(Keyword::Enum) => {
                candidates.retain(|member| equal(&member.value, &constant));
            }
            Some(constant) => candidates.push(Member { value: constant, description: None, name: None }),
            None => {}
        }
        let (fits, unasked) = self.fits_other_keywords(place, &candidates);
        let mut known = Distinct::default();
        let is_kept: Vec<bool> =
            candidates.iter().map(|member| fits(&member.value) && known.insert(&member.value)).collect();
        let kept = candidates.into_iter().zip(is_kept).filter(|(_, is_kept)| *is_kept).map(|(member, _)| member);
        Members { kept: kept.collect(), unasked }
    }

    /// A test for all keywords of a schema but `enum` and `const`, of whose values it is asked; and why there is none,
    /// where the keywords can't be asked.
    fn fits_other_keywords(
        &self,
        place: &Place<'s>,
        candidates: &[Member],
    ) -> (impl Fn(&Value) -> bool + use<>, Option<String>) {
        let types = read::types(place.node());
        let values: Vec<&Value> = candidates.iter().map(|member| &member.value).collect();
        let (validator, unasked) = match (!predicates::is_plain_enumeration(place.node()))
            .then(|| validator::of(place, self.annotations, &values))
        {
            Some(Ok(validator)) => (Some(validator), None),
            Some(Err(reason)) => (None, Some(reason)),
            None => (None, None),
        };
        let fits = move |value: &Value| match (&validator, &types) {
            (Some(validator), _) => validator.is_valid(value),
            (None, Some(types)) => types.iter().any(|ty| ty.includes(JsonType::of(value))),
            (None, None) => true,
        };
        (fits, unasked)
    }
}
