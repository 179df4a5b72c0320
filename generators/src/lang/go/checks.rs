//! Keywords as calls on a node: `.Minimum(0).Maximum(100)`.

use super::super::needs::Needs;
use super::text;
use super::variables::Variables;
use crate::ir::{NumberRules, StringRules, Type};

/// The checks of a string. `hint` is the Go name of the place, for the variable of a pattern.
pub(super) fn of_string(rules: &StringRules, hint: &str, variables: &mut Variables<'_>) -> String {
    let mut checks = String::new();
    checks.extend(rules.min_length.map(|limit| format!(".MinLength({limit})")));
    checks.extend(rules.max_length.map(|limit| format!(".MaxLength({limit})")));
    checks.extend(rules.pattern.as_ref().map(|pattern| format!(".Pattern({})", variables.pattern(hint, pattern))));
    checks.extend(rules.format.map(|format| format!(".Format({})", variables.format(format))));
    checks
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
    let call = |(keyword, bound): (&str, &Option<serde_json::Number>)| {
        bound.as_ref().map(|bound| format!(".{keyword}({})", text::number(bound, needs)))
    };
    bounds.into_iter().filter_map(call).collect()
}

/// The checks of an array, a map or a struct that concern how much it holds.
pub(super) fn on_size(ty: &Type) -> String {
    let (least, most, noun, unique) = match ty {
        Type::Array(array) => (array.min_items, array.max_items, "Items", array.unique),
        Type::Map(map) => (map.min_properties, map.max_properties, "Properties", false),
        Type::Tuple(tuple) => (tuple.min_items, tuple.max_items, "Items", false),
        Type::Struct(fields) => (fields.min_properties, fields.max_properties, "Properties", false),
        _ => (None, None, "", false),
    };
    let mut checks = String::new();
    checks.extend(least.map(|limit| format!(".Min{noun}({limit})")));
    checks.extend(most.map(|limit| format!(".Max{noun}({limit})")));
    checks.push_str(if unique { ".UniqueItems()" } else { "" });
    checks
}
