//! The JSON Schema of a payload, closed, against the public suite: it gives every verdict that the suite gives.

use dagstack_spec_model::internal::side_by_side;
use serde_json::Value;

use super::groups::{self, Group};
use super::languages::outcome::{document, reference};
use super::{fetch, lowered};

/// The closed schema of a group's payload; `None` where the group is refused.
fn closed(group: &Group) -> Option<Value> {
    let (kind, _) = lowered::lowered(group).ok()?;
    Some(kind.module.payload_schemas.first()?.schema.clone())
}

#[test]
fn closed_schemas_give_the_verdicts_of_the_suite() {
    if std::env::var_os("DAGSTACK_SKIP_SUITE").is_some_and(|value| value == "1") {
        return;
    }
    let groups = groups::read(&fetch::suite());
    let mut compared = 0;
    for (group, closed) in groups.iter().zip(side_by_side::map(&groups, closed)) {
        let Some(closed) = closed else { continue };
        let validator = reference(&closed).unwrap_or_else(|| panic!("{}: not a schema: {closed:#}", group.id()));
        for test in &group.tests {
            compared += 1;
            let verdict = validator.is_valid(&document(&test.data));
            assert_eq!(verdict, test.valid, "{} ({}): {closed:#}", group.id(), test.title);
        }
    }
    assert!(compared > 2000, "{compared}");
}
