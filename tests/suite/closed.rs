//! The schema that travels with a type, against the public suite: it gives every verdict that the suite gives.

use dagstack_spec_model::internal::side_by_side;
use serde_json::{Value, json};

use super::groups::{self, Group, Mode};
use super::{fetch, lowered};

/// The closed schema of a group's payload; `None` where the group is refused.
fn closed(group: &Group) -> Option<Value> {
    let (kind, _) = lowered::lowered(group).ok()?;
    Some(kind.payload_schemas.first()?.schema.clone())
}

#[test]
fn closed_schemas_say_what_the_suite_says() {
    if std::env::var_os("DAGSTACK_SKIP_SUITE").is_some_and(|value| value == "1") {
        return;
    }
    let groups = groups::read(&fetch::suite());
    let mut compared = 0;
    // What formats are is this project's own rule.
    let groups: Vec<Group> = groups.into_iter().filter(|group| group.mode != Mode::Formats).collect();
    for (group, closed) in groups.iter().zip(side_by_side::map(&groups, closed)) {
        let Some(closed) = closed else { continue };
        let validator = jsonschema::draft202012::options()
            .should_validate_formats(false)
            .build(&closed)
            .unwrap_or_else(|error| panic!("{}: {error}: {closed:#}", group.id()));
        for test in &group.tests {
            compared += 1;
            let document = json!({"value": test.data});
            assert_eq!(validator.is_valid(&document), test.valid, "{} ({}): {closed:#}", group.id(), test.title);
        }
    }
    assert!(compared > 1500, "{compared}");
}
