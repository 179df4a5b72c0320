//! Plugins that are compiled into the host.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::Loader;
use crate::spec::manifest::Manifest;
use crate::{Failure, Plugin};

type Factory = Box<dyn Fn(&Manifest) -> Result<Arc<dyn Plugin>, Failure> + Send + Sync>;

/// A table of functions that make plugins, by entry point.
#[derive(Default)]
pub struct Factories(BTreeMap<String, Factory>);

impl Factories {
    /// Makes plugins with this entry point, from their manifests. A second function for one entry point replaces the first.
    pub fn add<P: Plugin + 'static>(
        &mut self,
        entry_point: impl Into<String>,
        factory: impl Fn(&Manifest) -> Result<P, Failure> + Send + Sync + 'static,
    ) {
        let boxed: Factory = Box::new(move |manifest| Ok(Arc::new(factory(manifest)?)));
        self.0.insert(entry_point.into(), boxed);
    }
}

impl Loader for Factories {
    fn load(&self, manifest: &Manifest, _folder: Option<&Path>) -> Result<Arc<dyn Plugin>, Failure> {
        let entry_point = manifest.entry_point.as_deref().unwrap_or_default();
        let Some(factory) = self.0.get(entry_point) else {
            let known: Vec<String> = self.0.keys().map(|known| format!("`{known}`")).collect();
            return Err(Failure::new(format!(
                "nothing makes `{entry_point}`; the host has factories for: {}",
                if known.is_empty() { "nothing".to_owned() } else { known.join(", ") }
            )));
        };
        factory(manifest)
    }
}
