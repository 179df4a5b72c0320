//! Finding plugins (contract section 7), and choosing one where one is wanted.

use std::cmp::{Ordering, Reverse};
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
            None => self.select(kind, Entry::takes_part)?,
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

    /// Chooses one plugin of a kind among those that can be called: the one that the host or the environment names, else the one
    /// with the highest priority (SIN-01). Plugins of a lower priority are not looked at.
    ///
    /// # Errors
    /// `KindUnknown` where there is none, or none of the name given (SIN-04, SIN-05); `AmbiguousPlugin` where several have the
    /// highest priority (SIN-02).
    pub(crate) fn select(&self, kind: &str, can_be_called: impl Fn(&Entry) -> bool) -> Result<Arc<Entry>> {
        let of_kind = self.state().of_kind(kind);
        if let Some(chosen) = chosen_name(self.core(), kind) {
            let named = self.named(kind, &chosen).ok().filter(|entry| can_be_called(entry));
            return named.ok_or_else(|| {
                if of_kind.iter().any(|entry| can_be_called(entry)) {
                    unknown(format!("`{chosen}` is chosen for kind `{kind}`, and it can't be called")).about(chosen)
                } else {
                    no_plugin(kind)
                }
            });
        }
        let best = of_kind.iter().position(|entry| can_be_called(entry)).ok_or_else(|| no_plugin(kind))?;
        let highest = of_kind[best].manifest.priority;
        let equal = of_kind[best + 1..].iter().take_while(|entry| entry.manifest.priority == highest);
        let rivals: Vec<&Arc<Entry>> = equal.filter(|entry| can_be_called(entry)).collect();
        if rivals.is_empty() {
            return Ok(Arc::clone(&of_kind[best]));
        }
        Err(ambiguous(kind, highest, of_kind[best..=best].iter().chain(rivals)))
    }
}

/// Priority descending, then name.
pub(crate) fn by_priority(a: &Manifest, b: &Manifest) -> Ordering {
    Reverse(a.priority).cmp(&Reverse(b.priority)).then_with(|| a.name.as_str().cmp(b.name.as_str()))
}

/// The host's routing choice, else that of the environment (SIN-01).
fn chosen_name(core: &Core, kind: &str) -> Option<String> {
    let routed = core.routes.get(kind).cloned();
    routed.or_else(|| core.environment.read(&variable(kind)).filter(|name| !name.is_empty()))
}

/// `DAGSTACK_ACTIVE_<KIND>`: the kind in upper case, with `_` for all that is neither letter nor digit of ASCII (SIN-01).
fn variable(kind: &str) -> String {
    let letter = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    format!("DAGSTACK_ACTIVE_{}", kind.chars().map(letter).collect::<String>())
}

fn ambiguous<'e>(kind: &str, priority: u64, several: impl Iterator<Item = &'e Arc<Entry>>) -> Error {
    let names: Vec<String> = several.map(|entry| format!("`{}`", entry.name())).collect();
    Error::new(
        Code::AmbiguousPlugin,
        format!(
            "{} all have priority {priority} in kind `{kind}`: set {} to one of them",
            names.join(", "),
            variable(kind)
        ),
    )
}

fn no_plugin(kind: &str) -> Error {
    unknown(format!("no plugin of kind `{kind}` can be called"))
}

fn unknown(message: String) -> Error {
    Error::new(Code::KindUnknown, message)
}
