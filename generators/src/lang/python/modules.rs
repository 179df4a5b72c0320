//! The modules of the manifest, of kinds, and of what these share.

use std::collections::BTreeSet;

use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_templates::python::{self as view, print};

use super::super::needs::Needs;
use super::imports::Support;
use super::{kind, manifest, names, shared_files};
use crate::file_set::FileSet;
use crate::ir::{Kind, Package};

/// The modules of what a package has.
pub(super) struct Modules {
    pub(super) files: FileSet,
    pub(super) needs: Needs,
    /// The modules of the kinds: `tool_v1`.
    pub(super) kinds: Vec<String>,
    /// What the module of the manifest exports.
    pub(super) of_manifest: Vec<String>,
}

/// Emits the modules.
pub(super) fn modules(package: &Package, support: &Support) -> Modules {
    let mut files = FileSet::default();
    let mut needs = Needs::new();
    let mut of_manifest = Vec::new();
    if let Some(manifest) = &package.manifest {
        let (module, of_module, types) = manifest::module(manifest, support);
        files.insert("manifest.py", ended(&module));
        needs.extend(of_module);
        of_manifest = types;
        of_manifest.extend(["parse_manifest", "parse_manifest_json", "parse_manifest_value"].map(str::to_owned));
    }
    let (shared, exports) = shared_files::modules(package, &support.in_folder());
    if !shared.is_empty() {
        let header = print(&view::Header { path: String::new(), digest: String::new() });
        files.insert("shared/__init__.py", format!("{header}\n{SHARED_DOCS}\n"));
    }
    for module in shared {
        files.insert(module.path, ended(&module.text));
        needs.extend(module.needs);
    }
    let kinds = names_of(&package.kinds);
    let rendered = side_by_side::map(&package.kinds, |kind| kind::module(kind, support, &exports));
    for (name, (text, of_kind)) in kinds.iter().zip(rendered) {
        files.insert(format!("{name}.py"), ended(&text));
        needs.extend(of_kind);
    }
    Modules { files, needs, kinds, of_manifest }
}

/// What the package of the shared modules says about itself.
const SHARED_DOCS: &str =
    "\"\"\"What several kinds share, a module a schema file. The kinds have these types, too.\"\"\"";

/// The modules of the kinds: `tool_v1`.
fn names_of(kinds: &[Kind]) -> Vec<String> {
    let mut taken = BTreeSet::from(["manifest".to_owned()]);
    let stem = |kind: &Kind| format!("{}_v{}", names::FIELD.identifier(&kind.name), kind.major);
    kinds.iter().map(|kind| crate::naming::free(&stem(kind), &mut taken)).collect()
}

/// The text of a file, with the end of its last line.
pub(super) fn ended(text: &impl ToString) -> String {
    format!("{}\n", text.to_string().trim_end())
}
