//! What other modules have to know of a module of types that several kinds share.

use crate::ir::TypeId;

/// What other modules have to know of a shared one.
pub(super) struct Exports {
    /// What the module is called.
    pub(super) name: String,
    /// The name of each type.
    pub(super) names: Vec<String>,
    /// Whether each type is referred to by a pointer that the compiler does not look behind.
    pub(super) indirect: Vec<bool>,
    /// Whether each type is exported: it is declared, and there.
    pub(super) is_exported: Vec<bool>,
    /// The type of the IR that each of those behind these was nested in.
    pub(super) around: Vec<TypeId>,
}

impl Exports {
    /// The types that were nested in a type of the IR, in order.
    pub(super) fn inside(&self, outer: TypeId) -> Vec<TypeId> {
        let first = self.names.len() - self.around.len();
        let inner = self.around.iter().enumerate().filter(|(_, around)| **around == outer);
        inner.map(|(index, _)| TypeId(first + index)).collect()
    }
}
