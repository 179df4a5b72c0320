//! Plugins that were found: read once, put in order, and registered.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use serde_json::Value;

use super::{Discovery, walk};
use crate::Registry;
use crate::error::{Code, Error, Result};
use crate::graph::{Node, order};
use crate::registration::{Refusal, normalise};
use crate::spec::manifest::Manifest;

/// A manifest that was found.
pub(super) struct Found {
    folder: PathBuf,
    fields: Result<Value>,
    /// What it says, where it is valid by itself.
    manifest: Option<Manifest>,
}

/// Reads every manifest that the walk finds.
pub(super) fn read(discovery: &Discovery) -> Result<Vec<Found>> {
    let found = walk::walk(discovery)?.into_iter().map(|leaf| {
        let fields = leaf.source.fields();
        let manifest = fields.as_ref().ok().and_then(|fields| normalise(fields.clone()).ok());
        Found { folder: leaf.folder, fields, manifest }
    });
    Ok(found.collect())
}

/// Refuses two valid manifests with one name (DIS-05).
pub(super) fn no_double_names(found: &[Found]) -> Result<()> {
    let mut first_of_name = HashMap::new();
    for found in found {
        let Some(manifest) = &found.manifest else { continue };
        let name = manifest.name.as_str();
        if let Some(first) = first_of_name.insert(name, &found.folder) {
            let message =
                format!("two plugins are called `{name}`: in {} and in {}", first.display(), found.folder.display());
            return Err(Error::new(Code::ManifestInvalid, message).about(name));
        }
    }
    Ok(())
}

/// Dependencies first, then by priority descending, then by name; what is invalid or part of a loop comes last (DIS-06).
pub(super) fn in_order(found: Vec<Found>) -> Vec<Found> {
    let (valid, invalid): (Vec<Found>, Vec<Found>) = found.into_iter().partition(|found| found.manifest.is_some());
    let ordered = {
        let manifests = valid.iter().filter_map(|found| found.manifest.as_ref());
        let nodes: Vec<Node<'_, _>> = manifests
            .map(|manifest| Node {
                name: manifest.name.as_str(),
                depends_on: &manifest.depends_on,
                rank: (Reverse(manifest.priority), manifest.name.as_str()),
            })
            .collect();
        order(&nodes)
    };
    let mut valid: Vec<Option<Found>> = valid.into_iter().map(Some).collect();
    let in_order = ordered.order.into_iter().chain(ordered.stuck).filter_map(|at| valid[at].take());
    let mut all: Vec<Found> = in_order.collect();
    all.extend(invalid);
    all
}

impl Registry {
    /// Registers a plugin that was found.
    pub(super) fn register_found(&self, found: Found) -> Result<Arc<Manifest>, Refusal> {
        let Found { folder, fields, .. } = found;
        self.admit_fields(fields, Some(&folder), Self::load)
    }
}
