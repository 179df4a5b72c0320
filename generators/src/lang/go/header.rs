//! The comments that an emitted file begins with.

use dagstack_spec_templates::go::{self as view, print};

use crate::ir::Origin;

/// The header of what is emitted from a file.
pub(super) fn header(origin: &Origin) -> String {
    print(&view::Header { source: origin.path.clone(), digest: origin.digest.clone() })
}
