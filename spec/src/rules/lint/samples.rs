//! The files of the lints' examples: a hookspec and a payload, as they are or with a change.

use crate::rule::File;
use crate::rule::samples::{HOOKSPEC, PAYLOAD};

pub(super) const HOOKSPEC_PATH: &str = "kinds/demo/v1.yaml";
pub(super) const PAYLOAD_PATH: &str = "kinds/demo/schemas/run.json";

/// The files of a tree that no recommended rule finds fault with.
pub(super) const HOOKSPEC_FILE: File = File::text(HOOKSPEC_PATH, HOOKSPEC);
pub(super) const PAYLOAD_FILE: File = File::text(PAYLOAD_PATH, PAYLOAD);

/// The hookspec with a change.
pub(super) const fn hookspec(from: &'static str, to: &'static str) -> File {
    File::edited(HOOKSPEC_PATH, HOOKSPEC, from, to)
}

/// The payload with a change.
pub(super) const fn payload(from: &'static str, to: &'static str) -> File {
    File::edited(PAYLOAD_PATH, PAYLOAD, from, to)
}
