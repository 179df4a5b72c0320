//! Properties that have to be one of some constants, which discriminate the branches of a union.

use std::collections::{HashMap, HashSet};

use dagstack_spec_model::internal::json::Distinct;
use dagstack_spec_model::json_schema::Keyword;
use serde_json::{Number, Value};

use super::enumeration::Enumerations;
use crate::ir::JsonType;
use crate::lower::place::Place;
use crate::lower::predicates;
use crate::lower::read;

/// Properties that a schema requires to be one of some constants.
#[derive(Debug, Default)]
pub(crate) struct Constants {
    values: HashMap<String, Vec<Value>>,
    /// Their names, in the schema's order.
    order: Vec<String>,
}

impl Constants {
    /// The properties of schemas that all hold.
    pub(super) fn of<'s>(parts: &[Place<'s>], enumerations: &Enumerations<'s>) -> Self {
        let required: HashSet<&str> =
            parts.iter().flat_map(|part| read::strings(part.node(), Keyword::Required)).collect();
        let mut found = Self::default();
        for part in parts {
            for (name, property) in part.table(Keyword::Properties) {
                if !required.contains(name) || found.values.contains_key(name) {
                    continue;
                }
                if let Some(values) = scalars(&property, enumerations) {
                    found.values.insert(name.to_owned(), values);
                    found.order.push(name.to_owned());
                }
            }
        }
        found
    }

    /// Whether no property has to be one of some constants.
    pub(crate) fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The values of a property, if it has to be one of some.
    pub(crate) fn get(&self, property: &str) -> Option<&[Value]> {
        self.values.get(property).map(Vec::as_slice)
    }

    /// The values that the discriminator has.
    pub(crate) fn values(&self, discriminator: &str) -> Vec<Value> {
        match self.values.get(discriminator) {
            Some(values) => values.clone(),
            None => unreachable!("`{discriminator}` was found in every branch"),
        }
    }
}

/// The property whose constants are different in all branches, the first that is.
pub(crate) fn discriminator<'c>(branches: impl IntoIterator<Item = &'c Constants>) -> Option<String> {
    let branches: Vec<&Constants> = branches.into_iter().collect();
    let (first, others) = branches.split_first()?;
    let discriminates = |name: &str| {
        let mut seen = Distinct::default();
        // The values of one branch are different from each other.
        let mut values = branches.iter().flat_map(|branch| branch.values.get(name).into_iter().flatten());
        values.all(|value| seen.insert(value))
    };
    let is_shared = |name: &&String| others.iter().all(|branch| branch.values.contains_key(*name));
    first.order.iter().filter(is_shared).find(|name| discriminates(name)).cloned()
}

/// The constants that a schema leaves, where all of them are strings, integers or booleans.
fn scalars<'s>(place: &Place<'s>, enumerations: &Enumerations<'s>) -> Option<Vec<Value>> {
    // An integer that no type represents is found by trying: no document with it is read in the end.
    let is_represented = |value: &Value| value.as_number().is_none_or(|it| it.is_i64() || it.is_u64() || is_whole(it));
    let is_scalar = |value: &Value| {
        matches!(JsonType::of(value), JsonType::String | JsonType::Integer | JsonType::Boolean) && is_represented(value)
    };
    let listed = place.aliases().find(|place| predicates::is_enumeration(place.node()))?;
    let values: Vec<Value> = enumerations.members(&listed).kept.iter().map(|member| member.value.clone()).collect();
    Some(values).filter(|values| !values.is_empty() && values.iter().all(is_scalar))
}

/// Whether a number is a double that 64 bits represent as an integer.
fn is_whole(number: &Number) -> bool {
    number.as_f64().is_some_and(|double| double.fract() == 0.0 && double.abs() < 9_223_372_036_854_775_808.0)
}
