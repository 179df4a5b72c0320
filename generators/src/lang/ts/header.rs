//! The comment that an emitted module begins with.

use dagstack_spec_templates::ts;

use super::super::needs::{Need, Needs};
use super::text;
use crate::ir::Origin;

/// The header of what is emitted from a file, and what a linter is asked to pass over in it.
pub(super) fn header(origin: &Origin, needs: &Needs) -> ts::Header {
    ts::Header {
        path: text::one_line(&origin.path),
        digest: text::one_line(&origin.digest),
        names_control_characters: needs.contains(&Need::ControlCharacters),
    }
}
