//! What other packages have to know of a package of types that several kinds share.

use std::collections::BTreeMap;

use super::companions::Companions;
use crate::ir::TypeId;

/// What other packages have to know of a shared one.
pub(super) struct Exports {
    /// What the package is called.
    pub(super) package: String,
    /// Its import path, quoted.
    pub(super) path: String,
    /// The name of each type that has one.
    pub(super) names: Vec<Option<String>>,
    /// The function that decodes each type; other packages can call that of a type that they refer to.
    pub(super) decoders: Vec<String>,
    /// The functions that validate `null` as a type, of those that ask something of `null`.
    pub(super) null_checks: BTreeMap<TypeId, String>,
    /// What goes with each type.
    pub(super) companions: Vec<Companions>,
    /// The type of the IR that each of those behind these stood inside.
    pub(super) around: Vec<TypeId>,
}

impl Exports {
    /// The types that stood inside a type of the IR, in order.
    pub(super) fn inside(&self, outer: TypeId) -> Vec<TypeId> {
        let first = self.names.len() - self.around.len();
        let inner = self.around.iter().enumerate().filter(|(_, around)| **around == outer);
        inner.map(|(index, _)| TypeId(first + index)).collect()
    }
}
