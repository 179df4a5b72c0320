//! Finding plugins (contract section 7), and choosing one where one is wanted.

use std::sync::Arc;

use super::{Entry, PluginHandle, Registry, Status};
use crate::core::Core;
use crate::error::{Code, Error, Result};
use crate::spec::manifest::Manifest;

impl Registry {
    /// The plugin of this kind and name, always the same instance (LKP-01); without a name, the one that a singleton call
    /// would choose among those that are available (LKP-03, LIF-12).
    ///
    /// # Errors
    /// `KindUnknown` where the kind has no such plugin (LKP-02); without a name also `AmbiguousPlugin`.
    pub fn get(&self, kind: &str, name: Option<&str>) -> Result<PluginHandle> {
        let entry = match name {
            Some(name) => self.named(kind, name)?,
            None => select(self.core(), kind, &self.available(kind))?,
        };
        Ok(PluginHandle::new(entry))
    }

    /// The manifests of all plugins, in the order of registration (LKP-04).
    #[must_use]
    pub fn list(&self) -> Vec<Arc<Manifest>> {
        self.state().plugins().iter().map(|entry| Arc::clone(&entry.manifest)).collect()
    }

    /// How a plugin is; `None` where the registry has none of this name.
    #[must_use]
    pub fn status(&self, plugin: &str) -> Option<Status> {
        self.state().named(plugin).map(|entry| entry.status())
    }

    fn named(&self, kind: &str, name: &str) -> Result<Arc<Entry>> {
        self.state()
            .named(name)
            .filter(|entry| entry.kind() == kind)
            .map(Arc::clone)
            .ok_or_else(|| unknown(format!("the kind `{kind}` has no plugin `{name}`")).about(name))
    }

    /// The plugins of a kind that take part in dispatch, in the order of registration.
    pub(crate) fn available(&self, kind: &str) -> Vec<Arc<Entry>> {
        self.state().of_kind(kind).iter().filter(|entry| entry.status().takes_part()).map(Arc::clone).collect()
    }
}

/// Chooses one plugin: the one that the host or the environment names, else the one with the highest priority (SIN-01).
///
/// # Errors
/// `KindUnknown` where there is none, or none of the name given (SIN-04, SIN-05); `AmbiguousPlugin` where several have the
/// highest priority (SIN-02).
pub(crate) fn select(core: &Core, kind: &str, candidates: &[Arc<Entry>]) -> Result<Arc<Entry>> {
    let Some(highest) = candidates.iter().map(|entry| entry.manifest.priority).max() else {
        return Err(unknown(format!("no plugin of kind `{kind}` can be called")));
    };
    if let Some(chosen) = chosen_name(core, kind) {
        return candidates.iter().find(|entry| entry.name() == chosen).map(Arc::clone).ok_or_else(|| {
            unknown(format!("`{chosen}` is chosen for kind `{kind}`, and it can't be called")).about(chosen)
        });
    }
    let best: Vec<&Arc<Entry>> = candidates.iter().filter(|entry| entry.manifest.priority == highest).collect();
    match best.as_slice() {
        [one] => Ok(Arc::clone(one)),
        several => Err(ambiguous(kind, highest, several)),
    }
}

/// The host's routing choice, else that of the environment (SIN-01).
fn chosen_name(core: &Core, kind: &str) -> Option<String> {
    let routed = core.routes.get(kind).cloned();
    routed.or_else(|| (core.environment)(&variable(kind)).filter(|name| !name.is_empty()))
}

/// `DAGSTACK_ACTIVE_<KIND>`: the kind in upper case, with `_` for all that is neither letter nor digit of ASCII (SIN-01).
fn variable(kind: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    format!("DAGSTACK_ACTIVE_{}", kind.chars().map(letter).collect::<String>())
}

fn ambiguous(kind: &str, priority: u64, several: &[&Arc<Entry>]) -> Error {
    let mut names: Vec<String> = several.iter().map(|entry| format!("`{}`", entry.name())).collect();
    names.sort_unstable();
    Error::new(
        Code::AmbiguousPlugin,
        format!(
            "{} all have priority {priority} in kind `{kind}`: set {} to one of them",
            names.join(", "),
            variable(kind)
        ),
    )
}

fn unknown(message: String) -> Error {
    Error::new(Code::KindUnknown, message)
}
