//! A group as a kind of a spec tree of its own, lowered or refused.

use dagstack_spec_generators::ir;

use super::groups::{Group, Mode};
use super::languages::kind::{self, Refusal};

/// The name of the group's kind. A schema that no type was added to is emitted once.
pub(crate) fn kind_name(group: &Group) -> String {
    let mut name = String::from(match group.mode {
        Mode::Formats => "as_check_",
        _ if group.is_changed => "typed_",
        _ => "",
    });
    for sign in group.file.chars() {
        match sign {
            '-' => name.push('_'),
            _ if sign.is_ascii_uppercase() => {
                name.push('_');
                name.push(sign.to_ascii_lowercase());
            }
            _ => name.push(sign),
        }
    }
    format!("{name}_{:02}", group.number)
}

/// Lowers a group alone: what is refused here refuses no other group.
pub(crate) fn lowered(group: &Group) -> Result<(ir::Kind, ir::Package), Refusal> {
    kind::of_schema(&kind_name(group), &format!("{}: {}", group.id(), group.title), &group.schema)
}
