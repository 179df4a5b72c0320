//! What a package exports besides a type: constants, functions, and the variants that a union declares for itself.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::source::Import;
use super::{names, text};

/// The names of what goes with a type.
#[derive(Debug, Clone, Default)]
pub(super) struct Companions {
    /// The constants of an enumeration, in the order of its values.
    pub(super) constants: Vec<String>,
    /// The functions that stand for the methods of an interface.
    pub(super) entry_points: Option<EntryPoints>,
    /// The types that are declared for variants of a union.
    pub(super) variants: Vec<Variant>,
    /// The function that gives the JSON Schema of a payload.
    pub(super) json_schema: Option<String>,
}

/// The functions that stand for the methods that an interface can't have.
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

/// Another name of a type of a shared package, and of all that goes with it there. `constants` are the names of its constants here.
pub(super) fn reexport(
    import: Import<'_>,
    target: String,
    name: &str,
    docs: Vec<String>,
    constants: &[String],
    exported: &mut BTreeSet<String>,
) -> String {
    let there = import.companions();
    let pair = |here: String, there: &str| view::Alternative { here, there: import.qualified(there) };
    let mut lines: Vec<([String; 2], bool)> =
        constants.iter().map(|constant| ([constant.clone(), String::new()], false)).collect();
    text::align(&mut lines);
    let constants = lines.into_iter().zip(&there.constants);
    let constants = constants.map(|(([here, _], _), there)| pair(here, there)).collect();
    let entry_points = there.entry_points.as_ref().map(|there| {
        let here = EntryPoints::new(name, exported);
        view::ReexportedEntryPoints {
            unmarshal: pair(here.unmarshal, &there.unmarshal),
            validate: pair(here.validate, &there.validate),
        }
    });
    let variant = |variant: &Variant| pair(names::free(&format!("{name}{}", variant.suffix), exported), &variant.name);
    let variants = there.variants.iter().map(variant).collect();
    print(&view::Reexport { docs, name: name.to_owned(), target, constants, variants, entry_points })
}
