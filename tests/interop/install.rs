//! What the tests of interoperability install: one npm project, environments of Python, programs in Go and Rust.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::tool::root;
use crate::venv;

/// The switch that leaves these tests out.
pub(crate) const SKIP: &str = "DAGSTACK_SKIP_INTEROP";

/// A file of these tests in the repository.
pub(crate) fn home(path: &str) -> PathBuf {
    root().join("tests/interop").join(path)
}

/// A folder below `target`, held by this call alone while `fill` looks after it.
fn folder(name: &str, fill: impl FnOnce(&Path)) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("interop").join(name);
    fs::create_dir_all(&folder).expect("a folder");
    let lock = File::create(folder.with_extension("lock")).expect("a lock file");
    lock.lock().expect("a lock");
    fill(&folder);
    folder
}

/// The npm project with all that `npm/package-lock.json` names, and the servers beside it.
pub(crate) fn npm() -> PathBuf {
    folder("npm", |folder| {
        copy("npm", &["package.json", "package-lock.json", "server1.mjs", "server2.mjs"], folder);
        let wanted = fs::read_to_string(home("npm/package-lock.json")).expect("package-lock.json");
        let stamp = folder.join("node_modules/.installed");
        if fs::read_to_string(&stamp).ok().as_deref() == Some(&wanted) {
            return;
        }
        let options = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        succeed(Command::new("npm").args(options).current_dir(folder));
        fs::write(&stamp, wanted).expect("a stamp");
    })
}

/// The interpreter of the environment that `<name>/requirements.txt` lists.
pub(crate) fn python(name: &str) -> PathBuf {
    venv::environment(&format!("interop-{name}"), &format!("tests/interop/{name}/requirements.txt"))
}

/// The folder of the programs that `go/go.mod` names.
pub(crate) fn go() -> PathBuf {
    folder("go", |folder| {
        let (source, packages) = (home("go"), ["tool", "."]);
        succeed(Command::new("go").args(["build", "-o"]).arg(folder).args(packages).current_dir(source));
    })
}

/// The server in Rust.
pub(crate) fn rust() -> PathBuf {
    let target = folder("rust", |target| {
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--locked"]).current_dir(home("rust"));
        succeed(cargo.env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS"));
    });
    target.join("debug/interop")
}

/// Copies files of these tests; what does not change keeps its date.
fn copy(from: &str, names: &[&str], folder: &Path) {
    for name in names {
        let text = fs::read(home(from).join(name)).expect("a file of these tests");
        if fs::read(folder.join(name)).ok().as_ref() != Some(&text) {
            fs::write(folder.join(name), text).expect("written");
        }
    }
}

/// Runs a command that a toolchain brings. A missing one is a failure that names the switch, never a silent pass.
pub(crate) fn succeed(command: &mut Command) {
    let remedy = format!("install it, or leave these tests out with {SKIP}=1");
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} does not start ({error}): {remedy}"));
    assert!(output.status.success(), "{command:?}: {}\n{remedy}", String::from_utf8_lossy(&output.stderr));
}
