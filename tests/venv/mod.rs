//! Virtual environments of Python: one for each list of requirements, for all who need it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

/// The switch that leaves out what needs Python.
pub(crate) const SKIP: &str = "DAGSTACK_SKIP_PYTHON";

/// Whether the switch leaves these tests out.
#[allow(dead_code, reason = "each test that takes this in uses its own part")]
#[expect(clippy::print_stdout, reason = "what was left out is reported where the test's output is looked at")]
pub(crate) fn is_skipped() -> bool {
    let skipped = std::env::var_os(SKIP).is_some_and(|value| value == "1");
    if skipped {
        println!("skipped: {SKIP}=1");
    }
    skipped
}

/// The interpreter that emitted code is checked and run by.
#[allow(dead_code, reason = "each test that takes this in uses its own part")]
pub(crate) fn emitted() -> PathBuf {
    environment("emitted-python", "tests/emitted_python/requirements.txt")
}

/// The interpreter of an environment that has what a file of the repository lists, at the versions and digests that it names.
///
/// A missing Python is a failure that names the switch, never a silent pass.
pub(crate) fn environment(name: &str, requirements: &str) -> PathBuf {
    let requirements = Path::new(env!("CARGO_MANIFEST_DIR")).join(requirements);
    let wanted = fs::read(&requirements).expect("requirements");
    let digest: String = Sha256::digest(&wanted).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-{digest}"));
    // Several test programs may come here at once.
    let lock = File::create(folder.with_extension("lock")).expect("a lock file");
    lock.lock().expect("a lock");
    let (python, complete) = (folder.join("bin/python"), folder.join("complete"));
    if !complete.is_file() {
        succeed(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&folder));
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"];
        succeed(Command::new(&python).args(install).arg(&requirements));
        fs::write(complete, "").expect("a file");
    }
    python
}

fn succeed(command: &mut Command) {
    let remedy = format!("install Python 3.11 with venv and pip, or leave this test out with {SKIP}=1");
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} does not start ({error}): {remedy}"));
    assert!(output.status.success(), "{command:?}: {}\n{remedy}", String::from_utf8_lossy(&output.stderr));
}
