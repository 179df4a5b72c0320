//! The Node packages under `tests/editors`, installed once.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The switch that leaves out what needs Node.
const SKIP: &str = "DAGSTACK_SKIP_NODE";

/// The folder with its packages installed; nothing when the switch says to do without.
///
/// A missing Node is a failure that names the switch, never a silent pass.
#[expect(clippy::print_stdout, reason = "what was left out is reported where the test's output is looked at")]
pub(crate) fn installed() -> Option<PathBuf> {
    if std::env::var_os(SKIP).is_some_and(|value| value == "1") {
        println!("skipped: {SKIP}=1");
        return None;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editors");
    // Several test programs may come here at once.
    let lock = File::create(folder.join(".lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let wanted = fs::read_to_string(folder.join("package-lock.json")).expect("package-lock.json");
    let stamp = folder.join("node_modules/.installed");
    if fs::read_to_string(&stamp).ok().as_deref() != Some(&wanted) {
        // Not `npm ci`: it insists that the lock lists tombi's binaries for every platform, and not every registry has them all.
        let done = Command::new("npm")
            .current_dir(&folder)
            .args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .output()
            .unwrap_or_else(|error| panic!("npm does not start ({error}); {SKIP}=1 leaves these tests out"));
        let errors = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "npm install failed; {SKIP}=1 leaves these tests out\n{errors}");
        fs::write(&stamp, wanted).expect("a stamp");
    }
    Some(folder)
}

/// Runs a program of the folder and gives what it printed, on both streams, with whether it was content.
pub(crate) fn run(folder: &Path, program: &str, arguments: &[&str]) -> (bool, String) {
    let (program, script) = match program.strip_suffix(".mjs") {
        Some(_) => (PathBuf::from("node"), Some(folder.join(program))),
        None => (folder.join("node_modules/.bin").join(program), None),
    };
    let done =
        Command::new(&program).env("NO_COLOR", "1").args(script).args(arguments).output().unwrap_or_else(|error| {
            panic!("{} does not start ({error}); {SKIP}=1 leaves these tests out", program.display())
        });
    let text = [done.stdout, done.stderr].concat();
    (done.status.success(), String::from_utf8(text).expect("UTF-8"))
}
