//! A module of the IR as Go needs it: every tuple has a name, and every type that another package declares is found there.

use std::collections::{BTreeSet, HashMap};

use super::companions::Companions;
use super::shared::Exports;
use super::tuples;
use crate::ir::{self, NamedType, SharedType, TypeId};

/// The types of a module, and where they are declared.
pub(super) struct Source<'s> {
    pub(super) module: &'s ir::Module,
    /// Those of the module, and the tuples inside of them.
    pub(super) types: Vec<NamedType>,
    /// The type of the module that each of those behind these stood inside.
    around: Vec<TypeId>,
    /// Where each type that is not declared here is declared.
    imports: Vec<Option<SharedType>>,
    /// The types that other packages refer to; `None` for a package that none refers to.
    pub(super) entries: Option<&'s BTreeSet<TypeId>>,
    /// The shared packages that this one may import.
    shared: &'s [Exports],
}

/// A type that another package declares.
#[derive(Clone, Copy)]
pub(super) struct Import<'s> {
    /// The index of the package among the shared ones.
    pub(super) package: usize,
    exports: &'s Exports,
    ty: TypeId,
}

impl<'s> Source<'s> {
    /// A package that no other one of the output refers to: that of a kind, or of the manifest.
    pub(super) fn new(module: &'s ir::Module, shared: &'s [Exports]) -> Self {
        Self::of(module, None, shared)
    }

    /// A package that others refer to; `shared` are those before it.
    pub(super) fn shared(source: &'s ir::SharedModule, shared: &'s [Exports]) -> Self {
        Self::of(&source.module, Some(&source.entries), shared)
    }

    fn of(module: &'s ir::Module, entries: Option<&'s BTreeSet<TypeId>>, shared: &'s [Exports]) -> Self {
        let (types, around) = tuples::named(&module.types);
        let imports = imports(module, &around, shared);
        Self { module, types, around, imports, entries, shared }
    }

    /// Where a type is declared, if not here.
    pub(super) fn import(&self, id: TypeId) -> Option<Import<'s>> {
        let SharedType { module, ty } = (*self.imports.get(id.0)?)?;
        Some(Import { package: module, exports: &self.shared[module], ty })
    }

    /// The types behind those of the module, each with the one that it stood inside.
    pub(super) fn around(&self) -> &[TypeId] {
        &self.around
    }
}

impl<'s> Import<'s> {
    /// The type, as other packages write it; `None` where its package has no name for it.
    pub(super) fn name(self) -> Option<String> {
        let name = self.exports.names[self.ty.0].as_deref()?;
        Some(self.qualified(name))
    }

    /// The function that decodes it.
    pub(super) fn decoder(self) -> String {
        self.qualified(&self.exports.decoders[self.ty.0])
    }

    /// The function that validates `null` against it, where it asks something of `null`.
    pub(super) fn null_check(self) -> Option<String> {
        let check = self.exports.null_checks.get(&self.ty)?;
        Some(self.qualified(check))
    }

    /// What its package exports along with it.
    pub(super) fn companions(self) -> &'s Companions {
        &self.exports.companions[self.ty.0]
    }

    /// A name of its package, as other packages write it.
    pub(super) fn qualified(self, name: &str) -> String {
        format!("{}.{name}", self.exports.package)
    }
}

/// Where each type is declared, if not here. A type has the same tuples inside it wherever it is.
fn imports(module: &ir::Module, around: &[TypeId], shared: &[Exports]) -> Vec<Option<SharedType>> {
    let mut inner: HashMap<SharedType, std::vec::IntoIter<TypeId>> = HashMap::new();
    let mut inside = |outer: &TypeId| {
        let outer = *module.imports.get(outer)?;
        let waiting = inner.entry(outer).or_insert_with(|| shared[outer.module].inside(outer.ty).into_iter());
        Some(SharedType { ty: waiting.next()?, ..outer })
    };
    let own = (0..module.types.len()).map(|id| module.imports.get(&TypeId(id)).copied());
    let mut imports: Vec<Option<SharedType>> = own.collect();
    imports.extend(around.iter().map(&mut inside));
    imports
}
