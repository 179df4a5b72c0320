//! What a package exports along with a type: constants, functions, and the variants that a union declares for itself.

use std::collections::BTreeSet;

use super::names;

/// The names of what goes with a type.
#[derive(Debug, Clone, Default)]
pub(super) struct Companions {
    /// The constants of an enumeration, in the order of its values.
    pub(super) constants: Vec<String>,
    /// The functions in place of the methods of an interface.
    pub(super) entry_points: Option<EntryPoints>,
    /// The types that are declared for variants of a union.
    pub(super) variants: Vec<Variant>,
    /// The function that gives the JSON Schema of a payload.
    pub(super) json_schema: Option<String>,
}

/// The functions in place of the methods that an interface can't have.
#[derive(Debug, Clone)]
pub(super) struct EntryPoints {
    pub(super) unmarshal: String,
    pub(super) validate: String,
}

/// A type that is declared for a variant of a union.
#[derive(Debug, Clone)]
pub(super) struct Variant {
    pub(super) name: String,
    /// What follows the name of the union in it.
    pub(super) suffix: String,
}

/// The name of the function that gives the JSON Schema of a payload.
pub(super) fn json_schema(name: &str, exported: &mut BTreeSet<String>) -> String {
    names::free(&format!("{name}JSONSchema"), exported)
}

impl EntryPoints {
    /// Those of the interface with this name.
    pub(super) fn new(name: &str, exported: &mut BTreeSet<String>) -> Self {
        Self {
            unmarshal: names::free(&format!("Unmarshal{name}"), exported),
            validate: names::free(&format!("Validate{name}"), exported),
        }
    }
}
