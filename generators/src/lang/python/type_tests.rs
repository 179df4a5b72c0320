//! The tests that a value is of a type of JSON.

use crate::ir::JsonType;

/// The test that a value is of a type.
pub(super) fn is_of(variable: &str, ty: JsonType) -> String {
    match ty {
        JsonType::Null => format!("{variable} is None"),
        JsonType::Boolean => format!("type({variable}) is bool"),
        JsonType::Integer => format!("type({variable}) is int"),
        JsonType::Number => format!("isinstance({variable}, float)"),
        JsonType::String => format!("type({variable}) is str"),
        JsonType::Array => format!("type({variable}) is list"),
        JsonType::Object => format!("type({variable}) is dict"),
    }
}

/// The test that a value is of none of some types: parts joined by `and`.
pub(super) fn is_none_of(variable: &str, types: &[JsonType]) -> Vec<String> {
    let of_type = |ty: &JsonType| match ty {
        JsonType::Null => vec![format!("{variable} is not None")],
        JsonType::Number => {
            let integer = (!types.contains(&JsonType::Integer)).then(|| format!("type({variable}) is not int"));
            integer.into_iter().chain([format!("not isinstance({variable}, float)")]).collect()
        }
        other => vec![is_of(variable, *other).replacen(" is ", " is not ", 1)],
    };
    types.iter().flat_map(of_type).collect()
}
