//! Lints that need to know what schemas become, a file each.

mod names;

pub(super) use names::LINTS as NAMES;
