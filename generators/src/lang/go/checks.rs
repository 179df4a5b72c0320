//! Keywords as calls on a node: `.Minimum(0).Maximum(100)`.

use dagstack_spec_templates::go::{Check, print};

use super::super::needs::Needs;
use super::values;
use super::variables::Variables;
use crate::ir::{NumberRules, StringRules, Type};

/// The checks of a string. `hint` is the Go name of the place, for the variable of a pattern.
pub(super) fn of_string(rules: &StringRules, hint: &str, variables: &mut Variables<'_>) -> String {
    let mut checks = Vec::new();
    checks.extend(rules.min_length.map(|limit| Check::Limit("MinLength", limit)));
    checks.extend(rules.max_length.map(|limit| Check::Limit("MaxLength", limit)));
    checks.extend(rules.pattern.as_ref().map(|pattern| Check::Pattern(variables.pattern(hint, pattern))));
    checks.extend(rules.format.map(|format| Check::Format(variables.format(format))));
    checks.iter().map(print).collect()
}

/// The checks of a number.
pub(super) fn of_number(rules: &NumberRules, needs: &mut Needs) -> String {
    let bounds = [
        ("Minimum", &rules.minimum),
        ("Maximum", &rules.maximum),
        ("ExclusiveMinimum", &rules.exclusive_minimum),
        ("ExclusiveMaximum", &rules.exclusive_maximum),
        ("MultipleOf", &rules.multiple_of),
    ];
    let call = |(keyword, bound): (&'static str, &Option<serde_json::Number>)| {
        bound.as_ref().map(|bound| print(&Check::Bound(keyword, values::number(bound, needs))))
    };
    bounds.into_iter().filter_map(call).collect()
}

/// The checks of an array, a map or a struct that concern its size.
pub(super) fn on_size(ty: &Type) -> String {
    const ITEMS: [&str; 2] = ["MinItems", "MaxItems"];
    const PROPERTIES: [&str; 2] = ["MinProperties", "MaxProperties"];
    let (least, most, keywords, unique) = match ty {
        Type::Array(array) => (array.min_items, array.max_items, ITEMS, array.unique),
        Type::Map(map) => (map.min_properties, map.max_properties, PROPERTIES, false),
        Type::Tuple(tuple) => (tuple.min_items, tuple.max_items, ITEMS, false),
        Type::Struct(fields) => (fields.min_properties, fields.max_properties, PROPERTIES, false),
        _ => (None, None, ITEMS, false),
    };
    let limits = keywords.into_iter().zip([least, most]);
    let mut checks: Vec<Check<'_>> =
        limits.filter_map(|(keyword, limit)| Some(Check::Limit(keyword, limit?))).collect();
    checks.extend(unique.then_some(Check::UniqueItems));
    checks.iter().map(print).collect()
}
