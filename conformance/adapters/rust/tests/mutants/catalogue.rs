//! The mutants, as `conformance/mutants/*.toml` lists them.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The file of one section.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    spot: Vec<Spot>,
}

/// A place in the binding's sources where mutants differ.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Spot {
    /// The file, below the binding's `src`.
    pub(crate) file: String,
    /// The text that is there exactly once: an expression, or one or more statements.
    pub(crate) find: String,
    /// What mutants have in its place.
    #[serde(rename = "mutant")]
    pub(crate) mutants: Vec<Mutant>,
}

/// A wrong reading of a clause.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mutant {
    /// The name: the clause, and the reading in some words.
    pub(crate) name: String,
    /// The clause that it breaks.
    pub(crate) clause: String,
    /// The wrong reading, in a sentence.
    pub(crate) what: String,
    /// What it has in the spot's place.
    pub(crate) replace: String,
}

/// The folder `conformance`.
pub(crate) fn conformance() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// All spots, by file and then in their order there.
pub(crate) fn load() -> Result<Vec<Spot>, String> {
    let folder = conformance().join("mutants");
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
    files.sort();
    let mut spots = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let file: File = toml::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        spots.extend(file.spot);
    }
    sound(&spots)?;
    Ok(spots)
}

/// Names are unique and start with their clause.
fn sound(spots: &[Spot]) -> Result<(), String> {
    let mut seen = BTreeSet::new();
    for mutant in spots.iter().flat_map(|spot| &spot.mutants) {
        let start = format!("{}-", mutant.clause.replace('-', "").to_lowercase());
        if !mutant.name.starts_with(&start) {
            return Err(format!("the name of `{}` must start with `{start}`", mutant.name));
        }
        if !seen.insert(&mutant.name) {
            return Err(format!("two mutants are called `{}`", mutant.name));
        }
    }
    Ok(())
}
