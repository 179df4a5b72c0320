//! The npm project that emitted TypeScript is compiled and run in: one installation for all who need it.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The switch that leaves out what needs Node.
pub(crate) const SKIP: &str = "DAGSTACK_SKIP_TS";

/// A folder with what `tests/emitted_ts/package-lock.json` names.
pub(crate) struct Npm {
    pub(crate) folder: PathBuf,
    _lock: File,
}

/// Whether the switch says to do without.
#[expect(clippy::print_stdout, reason = "what was left out is reported where the test's output is looked at")]
pub(crate) fn is_skipped() -> bool {
    let skipped = std::env::var_os(SKIP).is_some_and(|value| value == "1");
    if skipped {
        println!("skipped: {SKIP}=1");
    }
    skipped
}

impl Npm {
    /// The folder, for this test program alone until it ends.
    ///
    /// A missing Node is a failure that names the switch, never a silent pass.
    pub(crate) fn open() -> Self {
        let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emitted_ts");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted_ts");
        // The linter leaves out what git ignores, `target` for one, unless a repository begins below it.
        fs::create_dir_all(folder.join(".git")).expect("a folder");
        // Several test programs may come here at once: each has the folder to itself, to its end.
        let lock = File::create(folder.join("lock")).expect("a lock file");
        lock.lock().expect("a lock");
        let npm = Self { folder, _lock: lock };
        npm.install(&home);
        npm
    }

    /// Installs what the lock file says, unless that has been done.
    fn install(&self, home: &Path) {
        let wanted = fs::read_to_string(home.join("package-lock.json")).expect("package-lock.json");
        let stamp = self.folder.join("node_modules/.installed");
        if fs::read_to_string(&stamp).ok().as_deref() == Some(&wanted) {
            return;
        }
        for name in ["package.json", "package-lock.json"] {
            fs::copy(home.join(name), self.folder.join(name)).expect("copied");
        }
        // Not `npm ci`: it insists that the lock lists oxlint's binaries for every platform, and not every registry has
        // them all.
        let done = Command::new("npm")
            .current_dir(&self.folder)
            .args(["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
            .output()
            .unwrap_or_else(|error| panic!("npm does not start ({error}); {SKIP}=1 leaves these tests out"));
        let errors = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "npm install failed; {SKIP}=1 leaves these tests out\n{errors}");
        fs::write(&stamp, wanted).expect("a stamp");
    }

    /// Runs an installed program in a folder of the project.
    pub(crate) fn run(&self, folder: &Path, program: &str, arguments: &[&str]) -> Output {
        Command::new(self.folder.join("node_modules/.bin").join(program))
            .current_dir(folder)
            .env("NO_COLOR", "1")
            .args(arguments)
            .output()
            .unwrap_or_else(|error| panic!("{program} does not start ({error}); {SKIP}=1 leaves these tests out"))
    }
}
