//! Building the mutants: the sources of the binding and of its adapter, copied below `target` and woven, as a workspace of their own.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::catalogue::{Spot, conformance};
use crate::weave::weave;

/// Builds the adapter that holds all mutants, and gives the path of the program. What has not changed is not built again.
pub(crate) fn build(spots: &[Spot]) -> Result<PathBuf, String> {
    let workspace = conformance().join("..").canonicalize().map_err(|error| error.to_string())?;
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    copy(&workspace.join("conformance/bindings/rust"), &folder.join("bindings/rust"), &|path, text| {
        mutate(path, text, spots)
    })?;
    copy(&workspace.join("conformance/adapters/rust"), &folder.join("adapters/rust"), &|_, text| Ok(text.to_owned()))?;
    let helpers = read(&workspace.join("conformance/mutants/mutant.rs"))?;
    write(&folder.join("bindings/rust/src/mutant.rs"), &helpers)?;
    write(&folder.join("Cargo.toml"), &manifest(&workspace)?)?;
    write(&folder.join("Cargo.lock"), &read(&workspace.join("Cargo.lock"))?)?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["build", "--offline", "--quiet", "--package", "dagstack-spec-adapter", "--bin", "dagstack-spec-adapter"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .map_err(|error| format!("cargo can't be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("the mutants don't build:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(folder.join("target/debug/dagstack-spec-adapter"))
}

/// A source of the binding with its mutants; the root of the crate gets the module that knows which one is active.
fn mutate(path: &str, text: &str, spots: &[Spot]) -> Result<String, String> {
    let Some(file) = path.strip_prefix("src/") else { return Ok(text.to_owned()) };
    let woven = weave(text, spots.iter().filter(|spot| spot.file == file))?;
    // A mutant need not be pretty.
    Ok(if file == "lib.rs" { format!("#![allow(warnings)]\n{woven}\nmod mutant;\n") } else { woven })
}

/// The manifest of the workspace: the versions of the dependencies are those of the real one, and so are crates that no mutant is in.
fn manifest(workspace: &Path) -> Result<String, String> {
    let text = read(&workspace.join("Cargo.toml"))?;
    let mut manifest: toml::Table = text.parse().map_err(|error| format!("Cargo.toml: {error}"))?;
    for table in ["package", "bin", "bench", "test", "dependencies", "dev-dependencies", "build-dependencies", "lints"]
    {
        manifest.remove(table);
    }
    let root = manifest.get_mut("workspace").and_then(toml::Value::as_table_mut).ok_or("Cargo.toml: no workspace")?;
    root.insert("members".to_owned(), vec!["bindings/rust", "adapters/rust"].into());
    root.remove("exclude");
    root.remove("lints");
    let dependencies =
        root.get_mut("dependencies").and_then(toml::Value::as_table_mut).ok_or("Cargo.toml: no dependencies")?;
    for (_, dependency) in dependencies.iter_mut() {
        let Some(path) = dependency.get_mut("path") else { continue };
        let real = path.as_str().unwrap_or_default().to_owned();
        let own = ["bindings/rust", "adapters/rust"].into_iter().find(|own| real == format!("conformance/{own}"));
        *path = own.map_or_else(|| workspace.join(real).display().to_string(), ToOwned::to_owned).into();
    }
    Ok(manifest.to_string())
}

type Edit<'a> = &'a dyn Fn(&str, &str) -> Result<String, String>;

/// Copies the manifest and the sources of a crate, without its tests.
fn copy(from: &Path, to: &Path, edit: Edit<'_>) -> Result<(), String> {
    let text = read(&from.join("Cargo.toml"))?;
    let mut manifest: toml::Table = text.parse().map_err(|error| format!("{}: {error}", from.display()))?;
    for table in ["test", "bench", "example", "dev-dependencies", "lints"] {
        manifest.remove(table);
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

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Writes what has changed, so that cargo builds that alone.
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
