//! The import path of a folder: what the `go.mod` above it says.

use std::fs::File;
use std::io::Read as _;
use std::path::{Component, Path};

/// More than any `go.mod` needs.
const MAX_BYTES: u64 = 1024 * 1024;

/// The import path of a folder that need not exist yet; `None` where no module holds it.
#[must_use]
pub fn import_path(folder: &Path) -> Option<String> {
    let folder = normalised(&std::path::absolute(folder).ok()?);
    let module = folder.ancestors().find_map(|ancestor| Some((ancestor, module_path(&ancestor.join("go.mod"))?)));
    let (root, module) = module?;
    let below = folder.strip_prefix(root).ok()?;
    below.components().try_fold(module, |path, part| Some(format!("{path}/{}", part.as_os_str().to_str()?)))
}

/// The path without `.` and `..`, as written: links are not followed.
fn normalised(path: &Path) -> std::path::PathBuf {
    let mut plain = std::path::PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            other => plain.push(other),
        }
    }
    plain
}

/// What the line `module` of a `go.mod` says.
fn module_path(file: &Path) -> Option<String> {
    let mut text = String::new();
    File::open(file).ok()?.take(MAX_BYTES).read_to_string(&mut text).ok()?;
    text.lines().find_map(|line| {
        let line = line.split("//").next().unwrap_or_default();
        let path = line.trim().strip_prefix("module")?.strip_prefix([' ', '\t'])?;
        Some(path.trim().trim_matches(['"', '`']).to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_module_decides() {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
            std::fs::write(path, text).expect("it can be written");
        };
        write("go.mod", "// a module\nmodule example.com/app // here\n\ngo 1.24\n");
        write("inner/go.mod", "module \"example.com/inner\"\n");
        let path = |below: &str| import_path(&folder.path().join(below));
        assert_eq!(path("").as_deref(), Some("example.com/app"));
        assert_eq!(path("internal/./x/../spec").as_deref(), Some("example.com/app/internal/spec"));
        assert_eq!(path("inner/gen").as_deref(), Some("example.com/inner/gen"));
    }
}
