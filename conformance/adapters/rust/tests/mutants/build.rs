//! Building the mutants, in one build with everything else that is built here.
//!
//! They are a workspace of their own ([`crate::workspace`]), which shares the target folder with the real one. It asks for the same
//! crates with the same features as `cargo test --workspace` does, so what that has built is not built again. What differs, the
//! workspaces' own crates, lies at other paths below their roots: cargo never takes one for the other.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::catalogue::Spot;
use crate::workspace::{self, PROGRAM, TEST};

/// Builds the adapter that holds all mutants, and gives the path of the program. What has not changed is not built again.
pub(crate) fn build(spots: &[Spot]) -> Result<PathBuf, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mutants");
    workspace::lay_out(&folder, spots)?;
    let place = Place::of_this_build()?;
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let mut command = Command::new(cargo);
    for name in of_this_test() {
        command.env_remove(name);
    }
    let output = command
        // A test is what brings in the features of development dependencies.
        .args(["build", "--workspace", "--bin", PROGRAM, "--test", TEST])
        .args(["--locked", "--quiet", "--profile", place.profile()])
        .args(place.triple.iter().flat_map(|triple| [OsStr::new("--target"), triple]))
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", &place.target)
        .output()
        .map_err(|error| format!("cargo can't be started: {error}"))?;
    if !output.status.success() {
        return Err(format!("the mutants don't build:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    Ok(place.programs.join(PROGRAM))
}

/// The variables that cargo has set for this test. Build scripts that look at them would run again, here and in the next build of the
/// real workspace.
fn of_this_test() -> impl Iterator<Item = String> {
    const STARTS: [&str; 4] = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_EXE_", "CARGO_CRATE_"];
    let names = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    names.filter(|name| STARTS.iter().any(|start| name.starts_with(start)))
}

/// Where the build that this test belongs to puts things.
struct Place {
    /// The target folder.
    target: PathBuf,
    /// The triple, where the build names one.
    triple: Option<std::ffi::OsString>,
    /// The folder of the programs.
    programs: PathBuf,
}

impl Place {
    /// A program lies at `TARGET/PROFILE/NAME` or at `TARGET/TRIPLE/PROFILE/NAME`.
    fn of_this_build() -> Result<Self, String> {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().ok_or("no target folder")?;
        let programs = Path::new(env!("CARGO_BIN_EXE_dagstack-spec-adapter")).parent().ok_or("no program")?;
        let above = programs.parent().ok_or("no profile")?;
        let triple = (above != target).then(|| above.file_name().map(OsStr::to_owned)).flatten();
        Ok(Self { target: target.to_owned(), triple, programs: programs.to_owned() })
    }

    /// The profile: that of development has a folder of another name.
    fn profile(&self) -> &str {
        match self.programs.file_name().and_then(OsStr::to_str) {
            Some("debug") | None => "dev",
            Some(other) => other,
        }
    }
}
