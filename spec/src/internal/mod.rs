//! What the crates of this workspace share beyond the model. No promise is made about it to anybody else, and it is in no
//! documentation.

pub mod json;

/// Documents with places: YAML, JSON and TOML read into one tree.
pub mod document {
    pub use crate::document::*;
}

/// Files into sources: bounded, regular files only, UTF-8 only.
pub mod read {
    pub use crate::read::*;
}

/// Documents validated against a JSON Schema, with every violation at its place.
pub mod shape {
    pub use crate::shape::*;
}

/// Work on many items at once.
pub mod side_by_side {
    pub use crate::side_by_side::*;
}
