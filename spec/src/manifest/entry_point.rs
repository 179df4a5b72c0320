//! What an entry point names, where its notation implies the language: a module of Python's (`plugin:EchoTool`) or a file of
//! TypeScript's or JavaScript's (`./plugin.js#EchoPlugin`).

use std::fs;
use std::path::{Path, PathBuf};

use crate::shape::nearest;

/// What separates a file or module from a name inside it.
const NAME_MARKS: [char; 2] = ['#', ':'];
/// Endings of files that JavaScript's engines load, and of what they are built from.
const SCRIPTS: [&str; 8] = ["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx"];
/// Endings of code in languages whose entry points look as they like.
const OTHERS: [&str; 10] = ["go", "rs", "java", "kt", "cs", "rb", "php", "c", "cpp", "swift"];
/// Folders that builds write to.
const BUILT: [&str; 5] = ["dist", "build", "out", "lib", "target"];

/// What an entry point names.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// The notation is not one whose files are known.
    Unknown,
    /// Something that is there.
    Found,
    /// Something that is not.
    Missing {
        /// The file, relative to the plugin's folder.
        wanted: String,
        /// The entry point that was probably meant.
        meant: Option<String>,
    },
    /// Something that is not there yet: a build writes it.
    NotBuilt {
        /// The file, relative to the plugin's folder.
        wanted: String,
    },
}

/// What an entry point names in its plugin's folder.
pub(crate) fn target(entry_point: &str, folder: &Path) -> Target {
    let Some(candidates) = files(entry_point, folder) else { return Target::Unknown };
    if candidates.iter().any(|file| file.exists()) {
        return Target::Found;
    }
    let Some(wanted) = candidates.first().and_then(|file| file.strip_prefix(folder).ok()) else {
        return Target::Unknown;
    };
    let is_module = module(entry_point).is_some();
    if is_module && is_of_another_language(folder) {
        return Target::Unknown;
    }
    let wanted = super::discover::shown(wanted);
    let is_built = wanted.split('/').next().is_some_and(|first| BUILT.contains(&first) && wanted.contains('/'));
    if is_built && !is_module {
        return Target::NotBuilt { wanted };
    }
    Target::Missing { meant: meant(entry_point, folder), wanted }
}

/// The files that an entry point may mean, the likeliest first; `None` where its notation does not imply the language.
fn files(entry_point: &str, folder: &Path) -> Option<Vec<PathBuf>> {
    if let Some(module) = module(entry_point) {
        let path: PathBuf = module.split('.').collect();
        let below = |base: PathBuf| [base.with_extension("py"), base.join("__init__.py"), base.with_extension("pyi")];
        return Some([folder.join(&path), folder.join("src").join(&path)].map(below).concat());
    }
    let path = script(entry_point)?;
    let file = folder.join(path.strip_prefix("./").unwrap_or(path));
    let ending = file.extension().and_then(|ending| ending.to_str()).filter(|ending| SCRIPTS.contains(ending));
    let others = SCRIPTS.iter().filter(|other| ending.is_none_or(|ending| is_source_of(ending, other)));
    let stem = if ending.is_some() { file.with_extension("") } else { file.clone() };
    let named = |other: &&str| PathBuf::from(format!("{}.{other}", stem.display()));
    Some(std::iter::once(file.clone()).chain(others.map(named)).collect())
}

/// Whether a file with the second ending is what one with the first is built from.
fn is_source_of(built: &str, source: &str) -> bool {
    matches!((built, source), ("js", "ts" | "tsx" | "jsx") | ("mjs", "mts") | ("cjs", "cts"))
}

/// The module, where an entry point is in Python's notation: names joined by dots, a colon, a name.
fn module(entry_point: &str) -> Option<&str> {
    let (module, object) = entry_point.split_once(':')?;
    let is_path = |path: &str| path.split('.').all(is_identifier);
    (is_path(module) && is_path(object)).then_some(module)
}

fn is_identifier(name: &str) -> bool {
    !name.starts_with(|first: char| first.is_ascii_digit())
        && !name.is_empty()
        && name.chars().all(|character| character.is_alphanumeric() || character == '_')
}

/// The path, where an entry point is in TypeScript's notation: begins with `./`, or has the ending of a script.
fn script(entry_point: &str) -> Option<&str> {
    let path = entry_point.split(NAME_MARKS).next().filter(|path| !path.is_empty())?;
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str());
    (path.starts_with("./") || ending.is_some_and(|ending| SCRIPTS.contains(&ending))).then_some(path)
}

/// Whether a folder has code of languages whose entry points may look like Python's, and none of Python's.
fn is_of_another_language(folder: &Path) -> bool {
    let endings = endings(folder);
    let has = |wanted: &[&str]| endings.iter().any(|ending| wanted.contains(&ending.as_str()));
    !has(&["py"]) && (has(&OTHERS) || has(&SCRIPTS))
}

fn endings(folder: &Path) -> Vec<String> {
    let ending = |name: &String| Some(name.rsplit_once('.')?.1.to_owned());
    names(folder).iter().filter_map(ending).collect()
}

/// The entry point with the file of the folder that was probably meant.
fn meant(entry_point: &str, folder: &Path) -> Option<String> {
    let names = names(folder);
    if let Some(module) = module(entry_point) {
        let modules = names.iter().filter_map(|name| name.strip_suffix(".py"));
        let meant = nearest(module, modules)?;
        return Some(format!("{meant}{}", entry_point.strip_prefix(module)?));
    }
    let path = script(entry_point)?;
    let name = path.strip_prefix("./").unwrap_or(path);
    let meant = nearest(name, names.iter().map(String::as_str))?;
    Some(entry_point.replacen(name, meant, 1))
}

/// The names in a folder, sorted; none where it can't be read.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort_unstable();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plugin(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("below the folder")).expect("made");
            fs::write(path, "").expect("written");
        }
        folder
    }

    fn missing(wanted: &str, meant: Option<&str>) -> Target {
        Target::Missing { wanted: wanted.to_owned(), meant: meant.map(str::to_owned) }
    }

    #[test]
    fn what_is_named_is_looked_for_by_the_notation_of_the_language() {
        for (files, entry_point, expected) in [
            (&["plugin.py"][..], "plugin:EchoTool", Target::Found),
            (&["plugin/__init__.py"], "plugin:EchoTool", Target::Found),
            (&["src/own/tool.py"], "own.tool:Echo.Tool", Target::Found),
            (&["plugin.py"], "plugn:EchoTool", missing("plugn.py", Some("plugin:EchoTool"))),
            (&[], "plugin:EchoTool", missing("plugin.py", None)),
            (&["plugin.go"], "plugin:EchoTool", Target::Unknown),
            (&["plugin.js"], "./plugin.js#EchoPlugin", Target::Found),
            (&["plugin.ts"], "./plugin.js#EchoPlugin", Target::Found),
            (&["plugin.mts"], "./plugin.js#EchoPlugin", missing("plugin.js", Some("./plugin.mts#EchoPlugin"))),
            (&["plugin.ts"], "./plugin", Target::Found),
            (&["src/a.ts"], "./dist/a.js#A", Target::NotBuilt { wanted: "dist/a.js".to_owned() }),
            (&[], "echo::EchoTool", Target::Unknown),
            (&[], "EchoTool", Target::Unknown),
            (&[], "", Target::Unknown),
        ] {
            let folder = plugin(files);
            assert_eq!(target(entry_point, folder.path()), expected, "{files:?} {entry_point}");
        }
    }
}
