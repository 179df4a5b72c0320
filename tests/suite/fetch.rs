//! The JSON-Schema-Test-Suite, out of a package that carries it: fetched once, checked, and kept below the target folder.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

const PACKAGE: &str = "jsonschema==4.26.0";
const ARCHIVE: &str = "jsonschema-4.26.0.tar.gz";
const SHA256: &str = "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326";
const TESTS: &str = "jsonschema-4.26.0/json/tests/draft2020-12";

/// The folder with one file a keyword.
pub(crate) fn suite() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    fs::create_dir_all(&folder).expect("a folder");
    let archive = folder.join(ARCHIVE);
    if !is_genuine(&archive) {
        // The source distribution: wheels leave the suite out.
        python(
            &folder,
            &["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "jsonschema", "--dest", ".", PACKAGE],
        );
        assert!(is_genuine(&archive), "{ARCHIVE} does not have the digest {SHA256}");
        let _ = fs::remove_dir_all(folder.join("jsonschema-4.26.0"));
    }
    let tests = folder.join(TESTS);
    if !tests.is_dir() {
        python(&folder, &["-m", "tarfile", "-e", ARCHIVE, "."]);
    }
    tests
}

fn is_genuine(archive: &Path) -> bool {
    let Ok(bytes) = fs::read(archive) else { return false };
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>() == SHA256
}

fn python(folder: &Path, arguments: &[&str]) {
    const REMEDY: &str = "install Python 3 with pip, or leave this test out with DAGSTACK_SKIP_SUITE=1";
    let output = Command::new("python3")
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("python3 does not start ({error}): {REMEDY}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "python3 {}: {said}\n{REMEDY}", arguments.join(" "));
}
