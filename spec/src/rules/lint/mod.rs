//! Lints, a file each, in a folder for each group.

mod docs;
mod evolution;
mod exceptions;
mod fitness;
mod names;
mod truth;
mod wire;

pub(crate) use evolution::definitions_renamed::RULE as DEFINITIONS_RENAMED;
pub use exceptions::invalid::RULE as EXCEPTION_INVALID;
pub use exceptions::unused::RULE as EXCEPTION_UNUSED;

use crate::lint::Lint;
use crate::rule::File;
use crate::rule::samples::{HOOKSPEC, PAYLOAD};

/// All of them, by code.
pub(crate) const LINTS: &[&[&Lint]] =
    &[names::LINTS, wire::LINTS, docs::LINTS, evolution::LINTS, truth::LINTS, fitness::LINTS, exceptions::LINTS];

const HOOKSPEC_PATH: &str = "kinds/demo/v1.yaml";
const PAYLOAD_PATH: &str = "kinds/demo/schemas/run.json";

/// The files of a tree that no recommended rule finds fault with.
const HOOKSPEC_FILE: File = File::text(HOOKSPEC_PATH, HOOKSPEC);
const PAYLOAD_FILE: File = File::text(PAYLOAD_PATH, PAYLOAD);

/// The hookspec with a change.
const fn hookspec(from: &'static str, to: &'static str) -> File {
    File::edited(HOOKSPEC_PATH, HOOKSPEC, from, to)
}

/// The payload with a change.
const fn payload(from: &'static str, to: &'static str) -> File {
    File::edited(PAYLOAD_PATH, PAYLOAD, from, to)
}
