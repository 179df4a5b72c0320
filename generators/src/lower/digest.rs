//! The digest of what a module is emitted from.

use std::collections::BTreeSet;

use dagstack_spec_model::kind::Spec;
use dagstack_spec_model::tree::TreePath;
use sha2::{Digest, Sha256};

use super::annotations::Annotated;

/// The digest over a hookspec, schema files, and what was taken as an annotation.
pub(super) fn of_files(
    spec: &Spec,
    hookspec: Option<(&str, &str)>,
    files: &BTreeSet<TreePath>,
    annotated: &BTreeSet<Annotated>,
) -> String {
    // A partial spec, whose files may be missing, is lowered for its problems alone.
    let schemas =
        files.iter().map(|path| (path.as_str(), spec.schemas.get(path).map_or("", |file| file.source.text())));
    let options = annotated.iter().map(Annotated::parts);
    of_texts(hookspec.into_iter().chain(schemas).chain(options))
}

/// SHA-256 over names and texts, each preceded by its length, so that no two lists of files look alike.
pub(super) fn of_texts<'t>(files: impl Iterator<Item = (&'t str, &'t str)>) -> String {
    let mut hasher = Sha256::new();
    for part in files.flat_map(|(name, text)| [name, text]) {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part);
    }
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
