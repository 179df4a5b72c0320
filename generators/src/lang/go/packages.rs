//! The packages of the manifest, of kinds, and of what these share: their names, and their files.

use std::collections::BTreeSet;

use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_templates::go as view;

use super::super::needs::Needs;
use super::literals::Literal;
use super::{kind, manifest, names, runtime, shared_files};
use crate::file_set::FileSet;
use crate::ir::{Kind, Package};

/// The packages of what a package of the IR has.
pub(super) struct Packages {
    pub(super) files: FileSet,
    pub(super) needs: Needs,
    /// The kinds, each with the name of its package.
    pub(super) rows: Vec<view::KindRow>,
    /// What they share.
    pub(super) shared: Vec<view::SharedRow>,
}

/// Emits the packages. `path` is the import path of the output folder.
pub(super) fn packages(package: &Package, path: &str, runtime: &runtime::Packages) -> Packages {
    let (mut files, mut needs) = (FileSet::default(), Needs::new());
    let root = names::root_package(path);
    if let Some(manifest) = &package.manifest {
        let (text, of_manifest) = manifest::file(manifest, &root, runtime);
        files.insert("manifest.go", ended(&text));
        needs.extend(of_manifest);
    }
    let mut taken = BTreeSet::from([root, "contract".to_owned()]);
    let row = |kind| row(kind, names::free(&names::kind_package(&kind.name, kind.major), &mut taken));
    let rows: Vec<view::KindRow> = package.kinds.iter().map(row).collect();
    let named: Vec<(&Kind, &str)> = package.kinds.iter().zip(rows.iter().map(|row| row.package.as_str())).collect();
    let (rendered, exports) = shared_files::packages(package, path, runtime);
    let emitted = side_by_side::map(&named, |(kind, name)| kind::file(kind, name, runtime, &exports));
    for ((_, name), (text, of_kind)) in named.iter().zip(emitted) {
        files.insert(format!("{name}/{name}.go"), ended(&text));
        needs.extend(of_kind);
    }
    let mut shared = Vec::new();
    for package in rendered {
        files.insert(package.file, ended(&package.text));
        needs.extend(package.needs);
        shared.push(package.row);
    }
    shared.sort_by(|one: &view::SharedRow, other| one.package.cmp(&other.package));
    Packages { files, needs, rows, shared }
}

/// The row of a kind in the entry file.
fn row(kind: &Kind, package: String) -> view::KindRow {
    let of_package = |name: &str| Literal::Text(format!("{package}.{name}"));
    let mut fields = vec![("Name", of_package("KindName")), ("APIVersion", of_package("KindAPIVersion"))];
    fields.extend(kind.in_process_only.then(|| ("InProcessOnly", Literal::flag())));
    fields.extend(kind.singleton_per_runtime.then(|| ("SingletonPerRuntime", Literal::flag())));
    fields.push(("Hooks", of_package("Hooks()")));
    let literal = Literal::fields("", fields).text(2);
    view::KindRow { package, name: kind.name.clone(), major: kind.major, literal }
}

/// The text of a file with one line break at its end.
pub(super) fn ended(text: &str) -> String {
    format!("{}\n", text.trim_end())
}
