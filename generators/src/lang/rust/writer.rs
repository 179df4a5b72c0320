//! Builds the views of a module, and collects what they need.

use super::super::needs::{Need, Needs};
use super::module::Module;

/// Builds views of one module.
pub(super) struct Writer<'m> {
    /// The module.
    pub(super) module: &'m Module,
    /// What the tables of schemas need, and the views that have been built.
    needs: Needs,
}

impl<'m> Writer<'m> {
    pub(super) fn new(module: &'m Module) -> Self {
        Self { module, needs: module.table_needs.clone() }
    }

    /// Notes what a view needs.
    pub(super) fn need(&mut self, need: Need) {
        self.needs.insert(need);
    }

    /// What the views that have been built need.
    pub(super) fn into_needs(self) -> Needs {
        self.needs
    }
}
