//! The path of a module in its crate: given, or found through the nearest `Cargo.toml`.

use std::path::{Path, PathBuf};

use crate::target::{InvalidValue, TargetOption};

/// The path of the module that the output folder is.
pub(super) const MODULE_PATH: &TargetOption = &TargetOption {
    name: "module-path",
    value_name: "PATH",
    help: "the path of the module that the output folder is, by which other folders of the crate use its runtime: `crate::generated`. \
           Found through the nearest Cargo.toml by default",
    check: |path| if is_module_path(path) { Ok(()) } else { Err(INVALID) },
    default: of,
    inside: |path, folder| format!("{path}::{folder}"),
    missing: InvalidValue {
        reason: "the path of the module whose runtime is shared is not known",
        help: "give the target of that folder a `module-path`, such as `crate::generated`",
    },
};

const INVALID: InvalidValue = InvalidValue {
    reason: "is not the path of a module of this crate",
    help: "a path is names between `::`, and the first is `crate`: `crate::generated`",
};

fn is_module_path(path: &str) -> bool {
    let mut parts = path.split("::");
    parts.next() == Some("crate") && parts.all(is_name)
}

fn is_name(part: &str) -> bool {
    let part = part.strip_prefix("r#").unwrap_or(part);
    part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The path of a folder below `src` of its crate. The folder need not exist.
fn of(folder: &Path) -> Option<String> {
    let folder = std::path::absolute(folder).ok()?;
    let below = folder.strip_prefix(crate_of(&folder)?.join("src")).ok()?;
    let parts: Vec<&str> =
        below.iter().map(|part| part.to_str().filter(|part| is_name(part))).collect::<Option<_>>()?;
    (!parts.is_empty()).then(|| format!("crate::{}", parts.join("::")))
}

/// The folder of the crate that a folder belongs to.
pub(super) fn crate_of(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder.ancestors().find(|folder| folder.join("Cargo.toml").is_file()).map(Path::to_owned)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_path_below_the_sources_of_the_crate_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |below: &str| of(&folder.path().join(below));
        assert_eq!(path("src/generated"), None);
        fs::write(folder.path().join("Cargo.toml"), "").expect("written");
        assert_eq!(path("src/spec/generated").as_deref(), Some("crate::spec::generated"));
        for other in ["src", "generated", "src/a-b"] {
            assert_eq!(path(other), None, "{other}");
        }
    }

    #[test]
    fn a_path_begins_at_the_crate() {
        for path in ["crate", "crate::a", "crate::r#type::b_2"] {
            assert!(is_module_path(path), "{path}");
        }
        for path in ["", "a", "super::a", "crate::", "crate::a-b", "crate::2", "crate ::a"] {
            assert!(!is_module_path(path), "{path}");
        }
    }
}
