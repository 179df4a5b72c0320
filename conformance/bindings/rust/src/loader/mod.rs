//! Loading: from a manifest to the plugin itself (REG-08).

mod entry_point;
mod factories;

use std::path::Path;
use std::sync::Arc;

pub(crate) use entry_point::stays_inside;
pub use factories::Factories;

use crate::spec::manifest::Manifest;
use crate::{Failure, Plugin};

/// Turns entry points into plugins, as the host likes: out of factories that are compiled in ([`Factories`], what a registry
/// does by itself), out of shared libraries, out of a scripting engine. It is asked for plugins of the runtime `in_process`
/// alone, after all checks of the manifest have passed (REG-11).
pub trait Loader: Send + Sync {
    /// Loads the plugin that a manifest's `entry_point` names. `folder` is the plugin's folder, where it has one; the
    /// registry has made sure that the entry point does not leave it (DIS-10).
    ///
    /// # Errors
    /// Whatever keeps the plugin from being loaded; the registry refuses it with `PluginLoadError`.
    fn load(&self, manifest: &Manifest, folder: Option<&Path>) -> Result<Arc<dyn Plugin>, Failure>;
}
