//! The schema resources of a whole tree by address.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::address::Address;
use super::resources;
use crate::diagnostic::Diagnostic;
use crate::document::{self, Syntax};
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

/// The schema resources of a tree, collected when the first reference by address asks for them.
pub(super) struct Ids<'tree> {
    tree: &'tree Tree,
    known: OnceLock<Known>,
}

#[derive(Default)]
struct Known {
    claims: HashMap<Address, Vec<Claim>>,
    /// What can't be read, and why: files and folders whose addresses are not known.
    unread: Vec<Diagnostic>,
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
        self.known().claims.get(address).map_or(&[], Vec::as_slice)
    }

    /// Why files and folders of the tree can't be read. One of them may have the address that no other one has.
    pub(super) fn unread(&self) -> &[Diagnostic] {
        &self.known().unread
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| collect(self.tree))
    }
}

fn collect(tree: &Tree) -> Known {
    let mut known = Known::default();
    let mut folders: Vec<TreePath> = TreePath::new("kinds").into_iter().collect();
    while let Some(folder) = folders.pop() {
        let names = tree.list(&folder).unwrap_or_else(|problem| {
            known.unread.push(problem);
            Vec::new()
        });
        for name in names {
            // A name that no reference could say is reported where hookspecs are looked for.
            let Some(path) = TreePath::new(&format!("{folder}/{name}")) else { continue };
            if path.extension() != Some("json") {
                // A tree is at most `kinds/<kind>/v<N>/schemas/` deep.
                if path.as_str().matches('/').count() < 4 {
                    folders.push(path);
                }
                continue;
            }
            if let Err(problems) = known.claim(tree, &path) {
                known.unread.extend(problems.into_iter().take(1));
            }
        }
    }
    known
}

impl Known {
    /// Notes the addresses of a file.
    fn claim(&mut self, tree: &Tree, path: &TreePath) -> Result<(), Vec<Diagnostic>> {
        let source = tree.read(path).map_err(|problem| vec![problem])?;
        let root = document::parse(&source, Syntax::Json)?;
        // What is wrong with its identifiers is reported where it is loaded.
        let (found, _) = resources::collect(path, &source, &root);
        let file = Address::of_file(path);
        // The tree itself knows its files by their paths.
        for (address, resource, span) in found.addresses().filter(|(address, ..)| *address != file) {
            let claim = Claim { path: path.clone(), resource, source: source.clone(), span };
            self.claims.entry(address).or_default().push(claim);
        }
        Ok(())
    }
}
