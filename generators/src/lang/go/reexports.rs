//! Other names of types of shared packages.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::companions::{EntryPoints, Variant};
use super::source::Import;
use super::{names, text};

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
