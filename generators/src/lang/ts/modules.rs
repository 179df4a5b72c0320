//! The modules of the manifest, of kinds, and of what these share.

use dagstack_spec_model::internal::side_by_side;

use super::super::needs::Needs;
use super::specifiers::Specifiers;
use super::{kind, manifest, shared_files};
use crate::file_set::FileSet;
use crate::ir::{Kind, Package};

/// The modules of what a package has.
pub(super) struct Modules {
    pub(super) files: FileSet,
    pub(super) needs: Needs,
    /// What the module of the manifest exports.
    pub(super) exported: Vec<String>,
}

/// Emits the modules.
pub(super) fn modules(package: &Package, specifiers: &Specifiers) -> Modules {
    let mut modules = Modules { files: FileSet::default(), needs: Needs::new(), exported: Vec::new() };
    if let Some(manifest) = &package.manifest {
        let (view, needs, exported) = manifest::module(manifest, specifiers);
        insert(&mut modules.files, "manifest.ts", &view);
        (modules.needs, modules.exported) = (needs, exported);
    }
    let (of_shared, exports) = shared_files::modules(package, specifiers);
    for shared_files::Emitted { path, view, needs } in of_shared {
        insert(&mut modules.files, &path, &view);
        modules.needs.extend(needs);
    }
    let emitted = side_by_side::map(&package.kinds, |kind| {
        let (view, needs) = kind::module(kind, specifiers, &exports);
        (format!("{}.ts", path(kind)), ended(&view), needs)
    });
    for (path, text, needs) in emitted {
        modules.files.insert(path, text);
        modules.needs.extend(needs);
    }
    modules
}

/// Adds a file.
pub(super) fn insert(files: &mut FileSet, path: &str, text: &impl ToString) {
    files.insert(path, ended(text));
}

fn ended(text: &impl ToString) -> String {
    format!("{}\n", text.to_string().trim_end())
}

/// The path of the module of a kind, without its extension.
pub(super) fn path(kind: &Kind) -> String {
    format!("kinds/{}/v{}", kind.name, kind.major)
}
