//! The workspace of the mutants: the real one, but for the sources of the binding, which are copied and woven.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use toml::{Table, Value};

use crate::catalogue::{Spot, conformance};
use crate::weave::weave;

/// The program that holds all mutants. The real adapter keeps its name in the target folder.
pub(crate) const PROGRAM: &str = "dagstack-spec-mutants";

/// A test that tests nothing.
pub(crate) const TEST: &str = "nothing";

/// The crates that are copied, by their path below the root of either workspace. All others are linked.
const COPIED: [(&str, &str); 2] = [("conformance/bindings/rust", BINDING), ("conformance/adapters/rust", ADAPTER)];
const BINDING: &str = "binding";
const ADAPTER: &str = "adapter";

/// Where the others are linked: at another path than their own, so that cargo distinguishes the two workspaces' crates.
const LINKED: &str = "crates";

/// Lays the workspace out. What has not changed is left alone, so that cargo does not build it again.
pub(crate) fn lay_out(folder: &Path, spots: &[Spot]) -> Result<(), String> {
    let real = conformance().join("..").canonicalize().map_err(|error| error.to_string())?;
    let mut manifest = table(&real.join("Cargo.toml"))?;
    for path in paths(&mut manifest)? {
        *path = moved(&real, folder, path)?;
    }
    // The root is here for its dependencies, whose features count, and is never built.
    for part in ["bin", "bench", "test", "lints"] {
        manifest.remove(part);
    }
    write(&folder.join("Cargo.toml"), &manifest.to_string())?;
    write(&folder.join("src/lib.rs"), "")?;
    write(&folder.join("Cargo.lock"), &read(&real.join("Cargo.lock"))?)?;
    for (from, to) in COPIED {
        copy_crate(&real.join(from), &folder.join(to), &|path, text| {
            if to == BINDING { mutate(path, text, spots) } else { Ok(text.to_owned()) }
        })?;
    }
    write(&folder.join(ADAPTER).join("tests").join(TEST).with_extension("rs"), "")?;
    write(&folder.join(BINDING).join("src/mutant.rs"), &read(&real.join("conformance/mutants/mutant.rs"))?)
}

/// Every path to a crate in the manifest of the workspace.
fn paths(manifest: &mut Table) -> Result<Vec<&mut String>, String> {
    let root = manifest.get_mut("workspace").and_then(Value::as_table_mut).ok_or("Cargo.toml: no workspace")?;
    root.remove("exclude");
    let mut paths = Vec::new();
    for (key, value) in root.iter_mut() {
        match (key.as_str(), value) {
            ("members", Value::Array(members)) => paths.extend(members.iter_mut()),
            ("dependencies", Value::Table(all)) => {
                paths.extend(all.iter_mut().filter_map(|(_, one)| one.get_mut("path")));
            }
            _ => {}
        }
    }
    let texts = paths.into_iter().map(|path| match path {
        Value::String(path) => Ok(path),
        other => Err(format!("Cargo.toml: `{other}` is not a path")),
    });
    texts.collect()
}

/// The place of a crate in this workspace; it is linked there unless it is copied.
fn moved(real: &Path, folder: &Path, path: &str) -> Result<String, String> {
    if let Some((_, copied)) = COPIED.iter().find(|(from, _)| *from == path) {
        return Ok((*copied).to_owned());
    }
    let top = path.split('/').next().unwrap_or(path);
    let (link, target) = (folder.join(LINKED).join(top), real.join(top));
    let failed = |error: std::io::Error| format!("{}: {error}", link.display());
    fs::create_dir_all(folder.join(LINKED)).map_err(failed)?;
    if fs::read_link(&link).is_ok_and(|old| old != target) {
        fs::remove_file(&link).map_err(failed)?;
    }
    if !link.is_symlink() {
        symlink(target, &link).map_err(failed)?;
    }
    Ok(format!("{LINKED}/{path}"))
}

/// A source of the binding with its mutants; the root of the crate gets the module that knows which one is active.
fn mutate(path: &str, text: &str, spots: &[Spot]) -> Result<String, String> {
    let Some(file) = path.strip_prefix("src/") else { return Ok(text.to_owned()) };
    let woven = weave(text, spots.iter().filter(|spot| spot.file == file))?;
    // A mutant need not be pretty.
    Ok(if file == "lib.rs" { format!("#![allow(warnings)]\n{woven}\nmod mutant;\n") } else { woven })
}

type Edit<'a> = &'a dyn Fn(&str, &str) -> Result<String, String>;

/// Copies the manifest and the sources of a crate, without its tests.
fn copy_crate(from: &Path, to: &Path, edit: Edit<'_>) -> Result<(), String> {
    let mut manifest = table(&from.join("Cargo.toml"))?;
    for part in ["test", "bench", "lints"] {
        manifest.remove(part);
    }
    if from.join("src/main.rs").is_file() {
        let program = [("name", PROGRAM), ("path", "src/main.rs")];
        let program = program.map(|(key, value)| (key.to_owned(), value.into()));
        manifest.insert("bin".to_owned(), vec![Table::from_iter(program)].into());
    }
    write(&to.join("Cargo.toml"), &manifest.to_string())?;
    // Documentation includes examples.
    for folder in ["src", "examples"].into_iter().filter(|folder| from.join(folder).is_dir()) {
        copy_folder(from, to, folder, edit)?;
    }
    Ok(())
}

fn copy_folder(from: &Path, to: &Path, folder: &str, edit: Edit<'_>) -> Result<(), String> {
    let entries = fs::read_dir(from.join(folder)).map_err(|error| format!("{folder}: {error}"))?;
    for entry in entries {
        let path = entry.map_err(|error| format!("{folder}: {error}"))?.path();
        let name = path.file_name().and_then(|name| name.to_str()).ok_or("a file without a name")?;
        let below = format!("{folder}/{name}");
        if path.is_dir() {
            copy_folder(from, to, &below, edit)?;
        } else {
            write(&to.join(&below), &edit(&below, &read(&path)?)?)?;
        }
    }
    Ok(())
}

fn table(path: &Path) -> Result<Table, String> {
    read(path)?.parse().map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let failed = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}
