//! Payload schemas: valid JSON Schema 2020-12, every reference inside the tree (KND-02).

use std::collections::{BTreeMap, BTreeSet};

use super::Seen;
use super::enum_names;
use super::ids::Ids;
use super::loaded::Loaded;
use super::meta_schema::{self, Valid};
use super::references;
use super::resources;
use super::settle::settle;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Syntax};
use crate::kind::{SchemaFile, SchemaPlace};
use crate::tree::{Tree, TreePath};

/// Loads schema files once each, together with those that they refer to.
pub(super) struct Loader<'tree> {
    tree: &'tree Tree,
    ids: &'tree Ids<'tree>,
    files: Seen<Option<Loaded>>,
}

impl<'tree> Loader<'tree> {
    pub(super) fn new(tree: &'tree Tree, ids: &'tree Ids<'tree>) -> Self {
        Self { tree, ids, files: Seen::new() }
    }

    /// Takes over what another loader of the same tree has loaded.
    pub(super) fn absorb(&mut self, other: Self) {
        // `append` would rebuild the whole map each time.
        self.files.extend(other.files);
    }

    /// Loads a file, and all that it refers to, unless they have been.
    pub(super) fn want(&mut self, path: &TreePath, problems: &mut Vec<Diagnostic>) {
        let mut waiting = vec![path.clone()];
        while let Some(path) = waiting.pop() {
            if self.files.contains_key(&path) {
                continue;
            }
            let loaded = self.load(&path, problems);
            let named = loaded.iter().flat_map(|loaded| &loaded.targets).map(|(_, target)| &target.path);
            waiting.extend(named.filter(|named| **named != path).cloned());
            self.files.insert(path, loaded);
        }
    }

    /// Checks what only the whole set can show. Gives the files, without what is wrong in them, and the schemas that lost a
    /// keyword by that.
    pub(super) fn finish(
        self,
        problems: &mut Vec<Diagnostic>,
    ) -> (BTreeMap<TreePath, SchemaFile>, BTreeSet<SchemaPlace>) {
        let files: Seen<Loaded> = self.files.into_iter().filter_map(|(path, loaded)| Some((path, loaded?))).collect();
        let mut led = settle(&files, problems);
        let mut repaired = BTreeSet::new();
        let files = (files.into_iter())
            .map(|(path, mut loaded)| {
                // A file without references has no entry.
                let refs = led.remove(&path).unwrap_or_default();
                let lost = meta_schema::without_references(&mut loaded.root, &|holder| refs.contains_key(holder));
                let places = loaded.repaired.into_iter().chain(lost);
                repaired.extend(places.map(|pointer| SchemaPlace { path: path.clone(), pointer }));
                (path.clone(), SchemaFile { path, source: loaded.source, root: loaded.root, refs })
            })
            .collect();
        (files, repaired)
    }

    fn load(&self, path: &TreePath, problems: &mut Vec<Diagnostic>) -> Option<Loaded> {
        let source = self.tree.read(path).map_err(|problem| problems.push(problem)).ok()?;
        let root = document::parse(&source, Syntax::Json).map_err(|mut found| problems.append(&mut found)).ok()?;
        let Valid { root, repaired, problems: mut found } = meta_schema::check(&source, root);
        problems.append(&mut found);
        problems.append(&mut enum_names::check(&source, &root));
        let (resources, mut found) = resources::collect(path, &source, &root);
        problems.append(&mut found);
        let mut targets = Vec::with_capacity(resources.references.len());
        for (number, reference) in resources.references.iter().enumerate() {
            match references::resolve(self.tree, self.ids, path, (&source, &resources), reference) {
                Some(Ok(target)) => targets.push((number, target)),
                Some(Err(refusal)) => problems.push(refusal.diagnostic(&source, reference)),
                None => {}
            }
        }
        Some(Loaded { source, root, repaired, resources, targets })
    }
}
