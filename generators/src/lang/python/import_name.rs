//! The name by which an output folder is imported: given, or found through the nearest `pyproject.toml`.

use std::path::{Path, PathBuf};

use crate::target::{InvalidValue, TargetOption};

/// The name of the package that the output folder is.
pub(super) const IMPORT_NAME: &TargetOption = &TargetOption {
    name: "import-name",
    value_name: "NAME",
    help: "the name by which other output folders, which share the runtime of this one, import it: `app.generated`. Found through the \
           nearest pyproject.toml by default",
    check: |name| if is_import_name(name) { Ok(()) } else { Err(INVALID) },
    default: of,
    inside: |name, folder| format!("{name}.{folder}"),
    missing: InvalidValue {
        reason: "the name by which the package whose runtime is shared is imported is not known",
        help: "give the target of that folder an `import-name`, such as `app.generated`",
    },
};

const INVALID: InvalidValue = InvalidValue {
    reason: "is not the name of a package of Python",
    help: "a name is identifiers between dots: `app.generated`",
};

fn is_import_name(name: &str) -> bool {
    name.split('.').all(is_identifier)
}

fn is_identifier(part: &str) -> bool {
    part.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The name of a folder below `src` of its project, or below the project itself. The folder need not exist.
fn of(folder: &Path) -> Option<String> {
    let folder = std::path::absolute(folder).ok()?;
    let project = folder.ancestors().find(|folder| folder.join("pyproject.toml").is_file()).map(Path::to_owned)?;
    let below = [project.join("src"), project];
    let below: PathBuf = below.iter().find_map(|root| folder.strip_prefix(root).ok()).map(Path::to_owned)?;
    let parts: Vec<&str> =
        below.iter().map(|part| part.to_str().filter(|part| is_identifier(part))).collect::<Option<_>>()?;
    (!parts.is_empty()).then(|| parts.join("."))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_name_below_the_project_is_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = |below: &str| of(&folder.path().join(below));
        assert_eq!(name("src/app/generated"), None);
        fs::write(folder.path().join("pyproject.toml"), "").expect("written");
        assert_eq!(name("src/app/generated").as_deref(), Some("app.generated"));
        assert_eq!(name("app/generated").as_deref(), Some("app.generated"));
        for other in ["src", "a-b/c", ""] {
            assert_eq!(name(other), None, "{other}");
        }
    }

    #[test]
    fn a_name_is_identifiers() {
        for name in ["a", "app.generated", "_a.b_2"] {
            assert!(is_import_name(name), "{name}");
        }
        for name in ["", ".a", "a.", "a..b", "a-b", "2.a", "a/b", "a b"] {
            assert!(!is_import_name(name), "{name}");
        }
    }
}
