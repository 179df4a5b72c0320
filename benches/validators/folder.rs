//! Folders that programs are built in.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_generators::FileSet;

use crate::shared::{Failure, output};

/// The folder of this benchmark below `target`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("validators")
}

/// Where the programs stand in the repository.
fn home() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/validators")
}

/// Copies files of a program.
pub(crate) fn copy(program: &str, names: &[&str], folder: &Path) {
    for name in names {
        let path = home().join(program).join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        write(&folder.join(name), &text);
    }
}

/// Writes a file, unless it says that already: what does not change keeps its date.
pub(crate) fn write(path: &Path, text: &str) {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return;
    }
    fs::create_dir_all(path.parent().expect("inside a folder")).expect("a folder");
    fs::write(path, text).expect("written");
}

/// Makes a folder hold these files and no others.
pub(crate) fn fill(folder: &Path, files: &FileSet) {
    let wanted: BTreeSet<PathBuf> = files.iter().map(|(path, _)| folder.join(path)).collect();
    prune(folder, &wanted);
    for (path, text) in files.iter() {
        write(&folder.join(path), text);
    }
}

fn prune(folder: &Path, wanted: &BTreeSet<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            prune(&path, wanted);
        } else if !wanted.contains(&path) {
            fs::remove_file(&path).expect("a stale file goes");
        }
    }
}

/// Takes a folder away.
pub(crate) fn remove(folder: &Path) {
    if folder.exists() {
        fs::remove_dir_all(folder).expect("removed");
    }
}

/// Installs what the lock file of `ts/` names, unless that has been done; gives the folder.
pub(crate) fn npm() -> Result<PathBuf, Failure> {
    let folder = root().join("ts");
    copy("ts", &["package.json", "package-lock.json"], &folder);
    let wanted = fs::read_to_string(folder.join("package-lock.json")).expect("it was just copied");
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&wanted) {
        let options = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        output(Command::new("npm").args(options).current_dir(&folder))?;
        fs::write(&stamp, wanted).expect("a stamp");
    }
    Ok(folder)
}

/// Installs what `python/requirements.txt` names, unless that has been done; gives the interpreter.
pub(crate) fn python() -> Result<PathBuf, Failure> {
    let folder = root().join("python");
    copy("python", &["requirements.txt"], &folder);
    let wanted = fs::read_to_string(folder.join("requirements.txt")).expect("it was just copied");
    let (environment, stamp) = (folder.join("environment"), folder.join("environment/installed"));
    let python = environment.join("bin/python");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&wanted) {
        output(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&environment))?;
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
        output(Command::new(&python).args(install).arg("requirements.txt").current_dir(&folder))?;
        fs::write(&stamp, wanted).expect("a stamp");
    }
    Ok(python)
}
