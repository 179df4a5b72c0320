//! Which types of values keywords ask about, and the tests of these types.

use super::super::type_tests::is_of;
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

/// Whether a schema asks about objects alone, in statements at the place where it is evaluated.
pub(super) fn is_about_objects(schema: &Schema) -> bool {
    schema.keywords.iter().all(|keyword| match keyword {
        Keyword::AllOf(schemas) => schemas.iter().all(is_about_objects),
        Keyword::If { then, otherwise, .. } => then.iter().chain(otherwise).all(is_about_objects),
        Keyword::AnyOf(_) | Keyword::OneOf(_) | Keyword::Not(_) | Keyword::Reference(_) | Keyword::Never => true,
        other => About::of(other) == About::Objects,
    })
}
