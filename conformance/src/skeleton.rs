//! Skeletons of adapters: runnable programs to start from, one a language.

use include_dir::{Dir, include_dir};

static SKELETONS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/skeletons");

/// What the name of a file ends with that would mean something to a tool where it lies here: a `Cargo.toml`, say, would be a package of
/// this workspace. It is written without that ending.
const ENDING: &str = ".skeleton";

/// A file of a skeleton.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SkeletonFile<'a> {
    /// Where it belongs, relative to the adapter's folder, with `/`.
    pub path: &'a str,
    /// What it holds.
    pub bytes: &'a [u8],
}

/// The files of the skeleton in a language (`python`, `ts`, `go`, `rust`), sorted by path; empty where there is none.
#[must_use]
pub fn skeleton(language: &str) -> Vec<SkeletonFile<'static>> {
    let mut files = Vec::new();
    if let Some(folder) = SKELETONS.get_dir(language) {
        collect(folder, language, &mut files);
    }
    files.sort_by_key(|file| file.path);
    files
}

fn collect(folder: &'static Dir<'static>, language: &str, files: &mut Vec<SkeletonFile<'static>>) {
    for file in folder.files() {
        let path = file.path().to_str().and_then(|path| path.strip_prefix(language)?.strip_prefix('/'));
        if let Some(path) = path {
            files.push(SkeletonFile { path: path.strip_suffix(ENDING).unwrap_or(path), bytes: file.contents() });
        }
    }
    for inner in folder.dirs() {
        collect(inner, language, files);
    }
}
