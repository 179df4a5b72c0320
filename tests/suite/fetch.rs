//! The JSON-Schema-Test-Suite, out of a package that carries it.

use std::path::{Path, PathBuf};

use super::languages::fetch::{Archive, Registry, fetch};

/// The source distribution: wheels leave the suite out.
const ARCHIVE: Archive = Archive {
    registry: Registry::Source,
    package: "jsonschema==4.26.0",
    name: "jsonschema-4.26.0.tar.gz",
    sha256: "0c26707e2efad8aa1bfc5b7ce170f3fccc2e4918ff85989ba9ffa9facb2be326",
};
const TESTS: &str = "unpacked/jsonschema-4.26.0/json/tests/draft2020-12";
const REMEDY: &str = "install Python 3 with pip, or leave this test out with DAGSTACK_SKIP_SUITE=1";

/// The folder with one file a keyword.
pub(crate) fn suite() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("suite");
    fetch(&folder, [&ARCHIVE].into_iter(), REMEDY);
    ARCHIVE.unpack(&folder, "unpacked", REMEDY);
    folder.join(TESTS)
}
