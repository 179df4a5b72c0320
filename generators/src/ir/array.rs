//! Arrays.

use super::Type;

/// An array.
#[derive(Debug, Clone, PartialEq)]
pub struct ArrayType {
    /// What each item is.
    pub item: Box<Type>,
    /// `minItems`.
    pub min_items: Option<u64>,
    /// `maxItems`.
    pub max_items: Option<u64>,
    /// `uniqueItems`: no two items are equal, as JSON Schema compares (`1` is `1.0`, objects without order).
    pub unique: bool,
}

/// An array whose first items have types of their own.
#[derive(Debug, Clone, PartialEq)]
pub struct TupleType {
    /// What the first items are (`prefixItems`), not empty. Those from [`TupleType::required`] on may be missing from the end.
    pub items: Vec<Type>,
    /// What each further item is (`items`); `None` where there are none.
    pub rest: Option<Box<Type>>,
    /// `minItems`, over all items.
    pub min_items: Option<u64>,
    /// `maxItems`, over all items; only where [`TupleType::rest`] leaves room for it.
    pub max_items: Option<u64>,
}

impl TupleType {
    /// How many of the first items must be there.
    #[must_use]
    pub fn required(&self) -> usize {
        let least = usize::try_from(self.min_items.unwrap_or(0)).unwrap_or(usize::MAX);
        least.min(self.items.len())
    }
}
