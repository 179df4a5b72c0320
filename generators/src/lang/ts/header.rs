//! The comment that an emitted module begins with.

use dagstack_spec_templates::ts;

use super::text;
use crate::ir::Origin;

/// The header of what is emitted from a file.
pub(super) fn header(origin: &Origin) -> ts::Header {
    ts::Header { path: text::one_line(&origin.path), digest: text::one_line(&origin.digest) }
}
