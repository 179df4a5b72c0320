//! The modules of the manifest, of kinds, and of what these share.

use std::fmt::Display;

use dagstack_spec_model::internal::side_by_side;

use super::super::needs::Needs;
use super::{kind, manifest, names, shared_files};
use crate::file_set::FileSet;
use crate::ir::{Kind, Package};
use crate::naming::identifiers;

/// The modules of what a package has.
pub(super) struct Modules {
    pub(super) files: FileSet,
    pub(super) needs: Needs,
    /// The names of the modules of kinds, sorted.
    pub(super) kinds: Vec<String>,
    /// The names of the shared modules, sorted.
    pub(super) shared: Vec<String>,
}

/// Emits the modules.
pub(super) fn modules(package: &Package) -> Modules {
    let (mut files, mut needs) = (FileSet::default(), Needs::new());
    if let Some(manifest) = &package.manifest {
        let (view, of_manifest) = manifest::module(manifest);
        insert(&mut files, "manifest.rs".to_owned(), &view);
        needs.extend(of_manifest);
    }
    let raws: Vec<String> = package.kinds.iter().map(|kind| format!("{}_v{}", kind.name, kind.major)).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut taken = ["manifest", "mod", "pattern", "support"].map(str::to_owned).into();
    let mut kinds = identifiers(&names::MEMBER, &raws, &mut taken);
    let named: Vec<(&Kind, &String)> = package.kinds.iter().zip(&kinds).collect();
    let (modules, shared) = shared_files::modules(package);
    let emitted = side_by_side::map(&named, |(kind, name)| {
        let (view, needs) = kind::module(kind, &shared);
        (format!("{name}.rs"), ended(&view), needs)
    });
    let of_shared = package.shared.iter().zip(&modules).zip(&shared).map(|((source, module), exports)| {
        let (view, needs) = shared_files::file(&source.module, module, &shared);
        (format!("shared/{}.rs", file_name(&exports.name)), ended(&view), needs)
    });
    for (path, text, of_module) in emitted.into_iter().chain(of_shared) {
        files.insert(path, text);
        needs.extend(of_module);
    }
    let mut shared: Vec<String> = shared.iter().map(|module| module.name.clone()).collect();
    kinds.sort();
    shared.sort();
    Modules { files, needs, kinds, shared }
}

/// The name of the file of a module whose name may be a reserved word.
fn file_name(module: &str) -> &str {
    module.strip_prefix("r#").unwrap_or(module)
}

/// Adds a file.
pub(super) fn insert(files: &mut FileSet, path: String, view: &impl Display) {
    files.insert(path, ended(view));
}

fn ended(view: &impl Display) -> String {
    format!("{}\n", view.to_string().trim_end())
}
