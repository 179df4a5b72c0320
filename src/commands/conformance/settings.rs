//! What `dagstack-spec.toml` says of conformance.

use std::env;
use std::path::{Path, PathBuf};

use crate::commands::Error;
use crate::config::{self, ConformanceConfig};

/// What the nearest configuration file says of conformance, and the folder it lies in.
pub(super) fn configured() -> Result<(ConformanceConfig, PathBuf), Error> {
    let here = env::current_dir()?;
    let Some(file) = config::find(&here) else { return Ok((ConformanceConfig::default(), PathBuf::from("."))) };
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    let config = config::read(&file).map_err(Error::Diagnostics)?;
    let folder = match folder.strip_prefix(&here) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => folder,
    };
    Ok((config.conformance.unwrap_or_default(), folder))
}

/// A path of the configuration file, from the present folder.
pub(super) fn resolved(folder: &Path, path: &str) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(path) } else { folder.join(path) }
}
