//! A schema file on its way.

use std::collections::BTreeSet;

use super::references::Target;
use super::resources::Resources;
use crate::document::Node;
use crate::source::Source;

/// A schema file whose references are not followed yet.
pub(super) struct Loaded {
    pub(super) source: Source,
    pub(super) root: Node,
    /// The JSON pointers of the schemas that lost a keyword, since it is not valid.
    pub(super) repaired: BTreeSet<String>,
    pub(super) resources: Resources,
    /// The schema resources that the references name, by the number of the reference.
    pub(super) targets: Vec<(usize, Target)>,
}
