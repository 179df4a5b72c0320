//! Matchers in patterns.

use serde_json::{Map, Value};

use crate::fixture::Matcher;

/// The matcher that an object is, and its argument; no matcher where there is none of its name, which the lint refuses.
pub(super) fn matcher(fields: &Map<String, Value>) -> Option<(Option<Matcher>, &Value)> {
    let (name, argument) = fields.iter().next().filter(|_| fields.len() == 1)?;
    name.starts_with('$').then(|| (Matcher::from_name(name), argument))
}
