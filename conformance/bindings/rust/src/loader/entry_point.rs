//! An entry point names something inside its plugin's folder (DIS-10), in whatever language's notation.

use std::fs;
use std::path::{Path, PathBuf};

/// What separates a file or module from a name inside it: `plugin:EchoTool`, `./plugin.js#EchoPlugin`.
const NAME_MARKS: [char; 2] = ['#', ':'];

/// Whether an entry point stays inside the folder of its plugin.
///
/// It must be relative and climb nowhere, and where it names a file, with or without its extension, links must not lead out.
pub(crate) fn stays_inside(entry_point: &str, folder: Option<&Path>) -> bool {
    if is_absolute(entry_point) || climbs(entry_point) {
        return false;
    }
    let Some(root) = folder.and_then(|folder| fs::canonicalize(folder).ok()) else { return true };
    files(module(entry_point), &root).iter().all(|file| match fs::canonicalize(file) {
        Ok(target) => target.starts_with(&root),
        // A link to nowhere; the loader will say so.
        Err(_) => true,
    })
}

/// The part that names a file or a module.
fn module(entry_point: &str) -> &str {
    entry_point.split(NAME_MARKS).next().unwrap_or_default()
}

/// Whether it is absolute on any system: `/x`, `\x`, `C:\x`, `file://x`.
fn is_absolute(entry_point: &str) -> bool {
    let drive = entry_point.as_bytes();
    entry_point.starts_with(['/', '\\'])
        || entry_point.contains("://")
        || matches!(drive, [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic())
}

/// Whether a step leads upwards: `..` in a path, and a leading `..` in the notation of modules.
fn climbs(entry_point: &str) -> bool {
    entry_point.split(['/', '\\', '#', ':']).any(|step| step.starts_with(".."))
}

/// The files that a module may mean: under its own name, and under that name with any extension.
fn files(module: &str, root: &Path) -> Vec<PathBuf> {
    let mut folder = root.to_owned();
    let mut steps: Vec<&str> = module.split(['/', '\\']).filter(|step| !matches!(*step, "" | ".")).collect();
    let Some(last) = steps.pop() else { return Vec::new() };
    folder.extend(steps);
    let extended = format!("{last}.");
    let Ok(entries) = fs::read_dir(&folder) else { return vec![folder] };
    entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name == last || name.starts_with(&extended)
        })
        .map(|entry| entry.path())
        .chain([folder.clone()])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leaves_the_folder_by_its_words() {
        for leaves in [
            "/etc/plugin:Echo",
            "../plugin:Echo",
            "a/../../b.js#X",
            "..plugin:Echo",
            "C:\\x:Echo",
            "\\\\host\\x",
            "file:///x#Y",
        ] {
            assert!(!stays_inside(leaves, None), "{leaves}");
        }
        for stays in ["plugin:EchoTool", "./plugin.js#EchoPlugin", "a/b.py:C", "package.module:C", "crate::echo::Tool"]
        {
            assert!(stays_inside(stays, None), "{stays}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_leaves_the_folder_by_a_link() {
        let home = tempfile::tempdir().expect("a folder to try in");
        let (inside, outside) = (home.path().join("plugin"), home.path().join("outside.py"));
        fs::create_dir(&inside).expect("a folder to try in");
        fs::write(&outside, "").expect("a folder to try in");
        fs::write(inside.join("own.py"), "").expect("a folder to try in");
        std::os::unix::fs::symlink(&outside, inside.join("linked.py")).expect("a folder to try in");
        std::os::unix::fs::symlink(home.path(), inside.join("up")).expect("a folder to try in");
        for leaves in ["linked:Echo", "./linked.py#Echo", "up/outside.py#Echo", "up/anything:Echo"] {
            assert!(!stays_inside(leaves, Some(&inside)), "{leaves}");
        }
        for stays in ["own:Echo", "./own.py#Echo", "absent:Echo"] {
            assert!(stays_inside(stays, Some(&inside)), "{stays}");
        }
    }
}
