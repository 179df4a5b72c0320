//! Which types of values keywords ask about, and the tests of these types.

use crate::ir::{JsonType, Keyword, Schema};

/// What a keyword asks about: values of other types fit.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    Anything,
    Strings,
    Numbers,
    Arrays,
    Objects,
}

impl About {
    pub(super) fn of(keyword: &Keyword) -> Self {
        match keyword {
            Keyword::Minimum(_)
            | Keyword::Maximum(_)
            | Keyword::ExclusiveMinimum(_)
            | Keyword::ExclusiveMaximum(_)
            | Keyword::MultipleOf(_) => Self::Numbers,
            Keyword::MinLength(_) | Keyword::MaxLength(_) | Keyword::Pattern(_) | Keyword::Format(_) => Self::Strings,
            Keyword::MinItems(_)
            | Keyword::MaxItems(_)
            | Keyword::UniqueItems
            | Keyword::Items(_)
            | Keyword::Contains(_)
            | Keyword::UnevaluatedItems(_) => Self::Arrays,
            Keyword::MinProperties(_)
            | Keyword::MaxProperties(_)
            | Keyword::Required(_)
            | Keyword::Properties(_)
            | Keyword::PropertyNames(_)
            | Keyword::DependentRequired(_)
            | Keyword::DependentSchemas(_)
            | Keyword::UnevaluatedProperties(_) => Self::Objects,
            _ => Self::Anything,
        }
    }

    /// The condition under which a value is of the type.
    pub(super) fn condition(self, variable: &str) -> Option<String> {
        match self {
            Self::Anything => None,
            Self::Strings => Some(is_of(variable, JsonType::String)),
            Self::Numbers => Some(format!("is_number({variable})")),
            Self::Arrays => Some(is_of(variable, JsonType::Array)),
            Self::Objects => Some(is_of(variable, JsonType::Object)),
        }
    }
}

/// The test that a value is of a type.
pub(in super::super) fn is_of(variable: &str, ty: JsonType) -> String {
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

/// Whether a schema asks about objects alone, in statements that stand where it does.
pub(super) fn is_about_objects(schema: &Schema) -> bool {
    schema.keywords.iter().all(|keyword| match keyword {
        Keyword::AllOf(schemas) => schemas.iter().all(is_about_objects),
        Keyword::If { then, otherwise, .. } => then.iter().chain(otherwise).all(is_about_objects),
        Keyword::AnyOf(_) | Keyword::OneOf(_) | Keyword::Not(_) | Keyword::Reference(_) | Keyword::Never => true,
        other => About::of(other) == About::Objects,
    })
}
