//! Help for names that mean nothing.

use dagstack_spec_model::internal::shape::nearest;

/// The help where a name is none of those that are known.
pub(super) fn did_you_mean<'k>(name: &str, known: impl IntoIterator<Item = &'k str>, otherwise: &str) -> String {
    nearest(name, known).map_or_else(|| otherwise.to_owned(), |guess| format!("did you mean `{guess}`?"))
}
