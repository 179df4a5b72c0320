//! Every document of the suite under every accepted schema: what one keyword's tests are made of is what another one's
//! implementation did not think of.

use std::collections::BTreeMap;

use dagstack_spec_model::internal::side_by_side;
use serde_json::Value;

use super::groups::Group;
use super::languages::outcome::{document, reference};
use super::lowered::kind_name;

/// A document under the schema of a group, and the verdict of the `jsonschema` crate.
pub(crate) struct Crossed<'g> {
    pub(crate) group: &'g Group,
    pub(crate) data: &'g Value,
    pub(crate) valid: bool,
}

impl Crossed<'_> {
    pub(crate) fn row(&self) -> (String, String) {
        (kind_name(self.group), document(self.data).to_string())
    }
}

/// Each pair once, however often the suite has the document and whatever modes share the schema.
pub(crate) fn all<'g>(groups: &'g [Group], accepted: &[&'g Group]) -> Vec<Crossed<'g>> {
    let data = groups.iter().flat_map(|group| &group.tests).map(|test| (test.data.to_string(), &test.data));
    let data: BTreeMap<String, &Value> = data.collect();
    let schemas: BTreeMap<String, &Group> = accepted.iter().map(|group| (kind_name(group), *group)).collect();
    let schemas: Vec<&Group> = schemas.into_values().collect();
    let crossed = side_by_side::map(&schemas, |group| {
        let Some(validator) = reference(&group.schema) else { return Vec::new() };
        data.values().map(|data| Crossed { group, data, valid: validator.is_valid(data) }).collect()
    });
    crossed.into_iter().flatten().collect()
}
