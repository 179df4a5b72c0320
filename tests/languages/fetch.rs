//! Archives out of package registries: fetched once, checked against a digest, and kept below the target folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};

/// A file that a registry has.
pub(crate) struct Archive {
    pub(crate) registry: Registry,
    /// The package with its version, as the registry's client takes it.
    pub(crate) package: &'static str,
    /// The file's name.
    pub(crate) name: &'static str,
    pub(crate) sha256: &'static str,
}

/// Where a package comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Registry {
    /// What `npm pack` gives.
    Npm,
    /// A source distribution.
    Source,
    /// A wheel.
    Wheel,
}

/// Fetches the archives that are not there yet into a folder. `remedy` is how to do without.
pub(crate) fn fetch<'a>(folder: &Path, archives: impl Iterator<Item = &'a Archive>, remedy: &str) {
    fs::create_dir_all(folder).expect("a folder");
    let missing: Vec<&Archive> = archives.filter(|archive| !archive.is_genuine(folder)).collect();
    for registry in [Registry::Npm, Registry::Source, Registry::Wheel] {
        let packages: Vec<&str> =
            missing.iter().filter(|archive| archive.registry == registry).map(|archive| archive.package).collect();
        if !packages.is_empty() {
            registry.fetch(folder, &packages, remedy);
        }
    }
    for archive in missing {
        assert!(archive.is_genuine(folder), "{} does not have the digest {}", archive.name, archive.sha256);
    }
}

impl Registry {
    fn fetch(self, folder: &Path, packages: &[&str], remedy: &str) {
        let pip = |form: [&str; 2]| {
            let fixed = ["-m", "pip", "download", "--quiet", "--no-deps", "--dest", "."];
            run(folder, "python3", &[&fixed[..], &form[..], packages].concat(), remedy);
        };
        match self {
            Self::Npm => run(folder, "npm", &[&["pack", "--silent"][..], packages].concat(), remedy),
            Self::Source => {
                let names: Vec<&str> = packages.iter().filter_map(|package| package.split("==").next()).collect();
                pip(["--no-binary", &names.join(",")]);
            }
            Self::Wheel => pip(["--only-binary", ":all:"]),
        }
    }
}

impl Archive {
    fn is_genuine(&self, folder: &Path) -> bool {
        let Ok(bytes) = fs::read(folder.join(self.name)) else { return false };
        Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect::<String>() == self.sha256
    }

    /// Unpacks the archive into a folder below the one it is in, unless that has been done.
    pub(crate) fn unpack(&self, folder: &Path, into: &str, remedy: &str) {
        let done = folder.join(into).join(".unpacked");
        if fs::read_to_string(&done).is_ok_and(|digest| digest == self.sha256) {
            return;
        }
        let _ = fs::remove_dir_all(folder.join(into));
        fs::create_dir_all(folder.join(into)).expect("a folder");
        let module = if self.registry == Registry::Wheel { "zipfile" } else { "tarfile" };
        run(folder, "python3", &["-m", module, "-e", self.name, into], remedy);
        fs::write(done, self.sha256).expect("a stamp");
    }
}

fn run(folder: &Path, program: &str, arguments: &[&str], remedy: &str) {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("{program} does not start ({error}): {remedy}"));
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program} {}: {errors}\n{remedy}", arguments.join(" "));
}
