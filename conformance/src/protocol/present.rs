//! Fields that may be absent, or be there and hold null.

use serde::{Deserialize, Deserializer};

/// Reads a field that is there: what it holds is distinguished from its absence, for which serde has the default.
///
/// # Errors
/// What is there is not a `T`.
pub(crate) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
    T::deserialize(from).map(Some)
}
