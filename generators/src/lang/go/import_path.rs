//! The import path of a Go package: given, or found where Go itself looks, in the nearest `go.mod`.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::target::{InvalidValue, TargetOption};

/// The import path of the output folder: the packages in it import each other by it.
pub(super) const IMPORT_PATH: &TargetOption = &TargetOption {
    name: "import-path",
    value_name: "PATH",
    help: "the import path of the output folder. Found through the nearest go.mod by default",
    check: |path| if is_import_path(path) { Ok(()) } else { Err(INVALID) },
    default: of,
    inside: |path, folder| format!("{path}/{folder}"),
    missing: InvalidValue {
        reason: "the Go import path of the output folder is not known",
        help: "give `--import-path`, or write below a folder with a `go.mod`",
    },
};

const INVALID: InvalidValue = InvalidValue {
    reason: "is not a valid Go import path",
    help: "an import path is words of letters, digits and `-._~+` between slashes: `example.com/app/spec`",
};

/// Whether Go takes the text as an import path, and a comment as a word.
fn is_import_path(path: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-._~+".contains(sign);
    path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && part.chars().all(is_sign))
}

/// The import path of a folder: the module of the nearest `go.mod` at or above it, and the path from there. The folder need
/// not exist. `None` where there is no module, or its file can't be read.
fn of(folder: &Path) -> Option<String> {
    let folder = normal(&std::path::absolute(folder).ok()?);
    let root = folder.ancestors().find(|folder| folder.join("go.mod").is_file())?;
    let module = module(&fs::read_to_string(root.join("go.mod")).ok()?)?;
    let below: Vec<&str> =
        folder.strip_prefix(root).ok()?.iter().map(std::ffi::OsStr::to_str).collect::<Option<_>>()?;
    Some(std::iter::once(module.as_str()).chain(below).collect::<Vec<_>>().join("/"))
}

/// The path without `.` and `..`, by its text alone: a folder that does not exist has no links to follow.
fn normal(path: &Path) -> PathBuf {
    path.components().fold(PathBuf::new(), |mut normal, part| {
        match part {
            Component::ParentDir => drop(normal.pop()),
            Component::CurDir => {}
            part => normal.push(part),
        }
        normal
    })
}

/// The module path that a `go.mod` declares (go.dev/ref/mod, "module directive").
fn module(text: &str) -> Option<String> {
    let line = text.lines().map(str::trim).find_map(|line| line.strip_prefix("module"))?;
    let path = line.split("//").next()?.trim().trim_matches(['"', '`']);
    (!path.is_empty()).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_below_the_nearest_module_is_appended() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_eq!(of(&folder.path().join("gen")), None);
        fs::write(folder.path().join("go.mod"), "// a module\nmodule \"example.com/app\" // ours\n\ngo 1.26\n")
            .expect("written");
        assert_eq!(of(&folder.path().join("x/../internal/spec")).as_deref(), Some("example.com/app/internal/spec"));
        assert_eq!(of(folder.path()).as_deref(), Some("example.com/app"));
    }
}
