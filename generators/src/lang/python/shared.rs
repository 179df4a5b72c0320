//! What other modules have to know of a module of types that several kinds share.

use std::collections::BTreeSet;

use crate::ir::TypeId;

/// What other modules have to know of a shared one.
pub(super) struct Exports {
    /// What the module is called.
    pub(super) name: String,
    /// The name of each type.
    pub(super) names: Vec<String>,
    /// The function that decodes each type.
    pub(super) decoders: Vec<String>,
    /// The types whose decoders may be asked to take `null` as well.
    pub(super) nullable: BTreeSet<TypeId>,
    /// The types whose declaration is a text.
    pub(super) quoted: BTreeSet<TypeId>,
    /// The types that are declared under a name.
    pub(super) declared: BTreeSet<TypeId>,
    /// The types that have a codec of their own.
    pub(super) with_codec: BTreeSet<TypeId>,
}
