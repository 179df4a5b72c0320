//! Manifests as they come: four homes, two formats, two layouts (contract section 3). What comes out is the emitted
//! [`Manifest`](crate::spec::manifest::Manifest), with every field.

mod home;
mod json;
mod source;
mod toml;

pub use home::Home;
pub use source::Source;

use crate::error::{Code, Error};

/// A file larger than this is not a manifest: nothing that a registry reads is without bound.
pub(crate) const MAX_BYTES: u64 = 4 << 20;

/// The manifest can't be read as one (MAN-10).
fn malformed(name: &str, problem: impl std::fmt::Display) -> Error {
    Error::new(Code::ManifestInvalid, format!("{name}: {problem}"))
}
