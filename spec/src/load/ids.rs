//! The schema resources of a whole tree by address.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::address::Address;
use super::resources;
use crate::document::{self, Syntax};
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

/// The schema resources of a tree, collected when the first reference by address asks for them.
pub(super) struct Ids<'tree> {
    tree: &'tree Tree,
    known: OnceLock<HashMap<Address, Vec<Claim>>>,
}

/// A schema resource that an address names.
pub(super) struct Claim {
    pub(super) path: TreePath,
    /// Its number among the resources of the file.
    pub(super) resource: usize,
    pub(super) source: Source,
    /// The `$id`.
    pub(super) span: Span,
}

impl<'tree> Ids<'tree> {
    pub(super) fn new(tree: &'tree Tree) -> Self {
        Self { tree, known: OnceLock::new() }
    }

    /// The resources that an address names: at most one of each file.
    pub(super) fn get(&self, address: &Address) -> &[Claim] {
        self.known.get_or_init(|| collect(self.tree)).get(address).map_or(&[], Vec::as_slice)
    }
}

fn collect(tree: &Tree) -> HashMap<Address, Vec<Claim>> {
    let mut known: HashMap<Address, Vec<Claim>> = HashMap::new();
    let mut folders: Vec<TreePath> = TreePath::new("kinds").into_iter().collect();
    while let Some(folder) = folders.pop() {
        for name in tree.list(&folder).unwrap_or_default() {
            let Some(path) = TreePath::new(&format!("{folder}/{name}")) else { continue };
            if path.extension() != Some("json") {
                // A tree is at most `kinds/<kind>/v<N>/schemas/` deep.
                if path.as_str().matches('/').count() < 4 {
                    folders.push(path);
                }
                continue;
            }
            // What is wrong with a file is reported where it is loaded.
            let Ok(source) = tree.read(&path) else { continue };
            let Ok(root) = document::parse(&source, Syntax::Json) else { continue };
            let (found, _) = resources::collect(&path, &source, &root);
            let file = Address::of_file(&path);
            // The tree itself knows its files by their paths.
            for (address, resource, span) in found.addresses().filter(|(address, ..)| *address != file) {
                let claim = Claim { path: path.clone(), resource, source: source.clone(), span };
                known.entry(address).or_default().push(claim);
            }
        }
    }
    known
}
