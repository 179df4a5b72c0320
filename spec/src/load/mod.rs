//! Loading: a tree of files becomes a checked [`Spec`], or all that is wrong with it.

pub(crate) mod address;
mod enum_names;
pub(crate) mod hookspec;
mod ids;
mod loaded;
mod meta_schema;
mod raw_hookspec;
mod references;
mod remedy;
mod resources;
mod schema;
mod settle;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use semver::Version;

pub use raw_hookspec::hookspec_schema;

use crate::diagnostic::{self, Diagnostic};
use crate::kind::{SchemaPlace, Spec};
use crate::rules;
use crate::side_by_side;
use crate::tree::{Tree, TreePath, embedded_version};

/// A tree with the problems that were found in it, and what is sound without them.
#[derive(Debug)]
pub struct PartialSpec {
    /// The kinds whose hookspecs are right, and all schemas, each without what is wrong in it.
    pub spec: Spec,
    /// The schemas that lost a keyword, since it is wrong: they accept more than is meant.
    pub repaired: BTreeSet<SchemaPlace>,
    /// How many hookspecs there are, right or wrong.
    pub hookspecs: usize,
    /// Every problem of every hookspec and of every schema that a hook refers to (KND-01, KND-02), sorted by file and place.
    pub problems: Vec<Diagnostic>,
}

/// Loads every kind of a tree.
///
/// # Errors
/// Every problem, as [`read`] gives them.
pub fn load(tree: &Tree) -> Result<Spec, Vec<Diagnostic>> {
    let PartialSpec { spec, problems, .. } = read(tree);
    if problems.is_empty() { Ok(spec) } else { Err(problems) }
}

/// Reads every kind of a tree, as far as it is sound, so that other checks can go on.
#[must_use]
pub fn read(tree: &Tree) -> PartialSpec {
    let mut problems = Vec::new();
    let version = version(tree, &mut problems);
    let ids = ids::Ids::new(tree);
    let files = hookspec_files(tree, &mut problems);
    // Hookspecs share few schemas, so each loads its own side by side; what two of them load is alike.
    let loaded = side_by_side::map(&files, |file| {
        let (mut schemas, mut problems) = (schema::Loader::new(tree, &ids), Vec::new());
        let kind = hookspec::load(tree, file, &mut schemas, &mut problems);
        (kind, schemas, problems)
    });
    let mut schemas = schema::Loader::new(tree, &ids);
    let mut kinds = Vec::with_capacity(loaded.len());
    for (kind, own, mut found) in loaded {
        kinds.extend(kind);
        schemas.absorb(own);
        problems.append(&mut found);
    }
    let (schemas, repaired) = schemas.finish(&mut problems);
    diagnostic::sort(&mut problems);
    problems.dedup();
    kinds.sort_by(|left, right| (&left.name, &left.api_version).cmp(&(&right.name, &right.api_version)));
    PartialSpec { spec: Spec { version, kinds, schemas }, repaired, hookspecs: files.len(), problems }
}

/// The embedded spec, loaded once a process.
///
/// # Errors
/// As [`load`]; a test holds that there are none.
pub fn load_embedded() -> Result<Spec, Vec<Diagnostic>> {
    static EMBEDDED: LazyLock<Result<Spec, Vec<Diagnostic>>> = LazyLock::new(|| load(&Tree::Embedded));
    EMBEDDED.clone()
}

/// A hookspec's place in the tree: `kinds/<kind>/v<N>.yaml`.
pub(crate) struct HookspecFile {
    pub(crate) path: TreePath,
    pub(crate) folder: String,
    pub(crate) major: u64,
}

fn hookspec_files(tree: &Tree, problems: &mut Vec<Diagnostic>) -> Vec<HookspecFile> {
    let mut files = Vec::new();
    for folder in list(tree, "kinds", problems) {
        for name in list(tree, &format!("kinds/{folder}"), problems) {
            let Some(number) = name.strip_prefix('v').and_then(|rest| rest.strip_suffix(".yaml")) else { continue };
            let Some(path) = TreePath::new(&format!("kinds/{folder}/{name}")) else {
                problems.push(unnamed(tree, &format!("kinds/{folder}/{name}")));
                continue;
            };
            match number.parse::<u64>() {
                Ok(major) if major.to_string() == number => {
                    files.push(HookspecFile { path, folder: folder.clone(), major });
                }
                _ => problems.push(
                    Diagnostic::file_error(rules::KIND_VERSION, tree.shown(&path), "the file's name holds no version")
                        .help("call it `v<N>.yaml`, where N is the major of `kind_api_version`, without leading zeros"),
                ),
            }
        }
    }
    if files.is_empty() && problems.is_empty() {
        let root = TreePath::new("kinds").map(|path| tree.shown(&path)).unwrap_or_default();
        problems.push(
            Diagnostic::file_error(rules::KIND_MISSING, root, "no `<kind>/v<N>.yaml` in this folder")
                .help("point `--spec` at the folder that holds `kinds/`"),
        );
    }
    files
}

fn list(tree: &Tree, folder: &str, problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let listed = TreePath::new(folder).ok_or_else(|| unnamed(tree, folder)).and_then(|path| tree.list(&path));
    listed.unwrap_or_else(|problem| {
        problems.push(problem);
        Vec::new()
    })
}

/// A name that no reference and no other system could say.
fn unnamed(tree: &Tree, path: &str) -> Diagnostic {
    let shown = TreePath::new("").map(|root| tree.shown(&root)).unwrap_or_default();
    let message = format!("the name of `{path}` has a backslash in it");
    Diagnostic::file_error(rules::KIND_NAME, shown, message).help("rename it: names are the same on every system")
}

fn version(tree: &Tree, problems: &mut Vec<Diagnostic>) -> Version {
    let own = || match Version::parse(embedded_version()) {
        Ok(version) => version,
        Err(error) => panic!("internal error: the version of the embedded spec is not a version: {error}"),
    };
    let Some(path) = TreePath::new("VERSION").filter(|path| tree.has_file(path)) else { return own() };
    match tree.read(&path) {
        Ok(source) => Version::parse(source.text().trim()).unwrap_or_else(|error| {
            problems.push(
                Diagnostic::error(
                    rules::SPEC_VERSION,
                    &source,
                    0..source.text().trim_end().len(),
                    format!("is not a valid version: {error}"),
                )
                .help("write the version of the spec as SemVer: `1.0.0`"),
            );
            own()
        }),
        Err(problem) => {
            problems.push(problem);
            own()
        }
    }
}

/// What a loader of several files shares: each file is read and judged once.
type Seen<T> = BTreeMap<TreePath, T>;
