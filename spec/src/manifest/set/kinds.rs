//! The kinds that manifests may name, as far as they are known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::kind::Spec;
use crate::load::load_embedded;

/// The kinds that manifests may name: those of specs, and those that a host declares.
#[derive(Debug, Clone, Default)]
pub struct KnownKinds {
    specified: BTreeMap<String, SpecifiedKind>,
    declared: BTreeSet<String>,
}

/// What specs say of a kind, over all of its majors.
#[derive(Debug, Clone, Default)]
struct SpecifiedKind {
    majors: BTreeSet<u64>,
    in_process_only: bool,
    singleton_per_runtime: bool,
}

impl KnownKinds {
    /// The kinds of the embedded spec, which every host has.
    #[must_use]
    pub fn embedded() -> Self {
        static KINDS: LazyLock<KnownKinds> = LazyLock::new(|| {
            let spec = load_embedded().expect("the embedded spec is this crate's own, and a test loads it");
            KnownKinds::default().with_spec(&spec)
        });
        KINDS.clone()
    }

    /// These kinds, and those of a spec.
    #[must_use]
    pub fn with_spec(mut self, spec: &Spec) -> Self {
        for kind in &spec.kinds {
            let known = self.specified.entry(kind.name.to_string()).or_default();
            known.majors.insert(kind.api_version.major);
            known.in_process_only |= kind.constraints.in_process_only;
            known.singleton_per_runtime |= kind.constraints.singleton_per_runtime;
        }
        self
    }

    /// These kinds, where the host declares by name which of them, and which others, it has (REG-03). Without any it takes every kind.
    #[must_use]
    pub fn declared(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.declared.extend(names);
        self
    }

    /// Whether the host has declared its kinds.
    pub(crate) fn is_closed(&self) -> bool {
        !self.declared.is_empty()
    }

    /// Whether a kind is one that the host has, as far as that is known.
    pub(crate) fn contains(&self, kind: &str) -> bool {
        if self.is_closed() { self.declared.contains(kind) } else { self.specified.contains_key(kind) }
    }

    /// The names of all kinds that the host has, as far as that is known.
    pub(crate) fn names(&self) -> Vec<&str> {
        let names = self.specified.keys().chain(&self.declared).map(String::as_str);
        names.filter(|name| self.contains(name)).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The majors of a kind that specs have; `None` for a kind that none has.
    pub(crate) fn majors(&self, kind: &str) -> Option<&BTreeSet<u64>> {
        self.specified.get(kind).map(|known| &known.majors)
    }

    /// Whether there is one plugin of this kind a runtime (LIF-17).
    pub(crate) fn is_singleton(&self, kind: &str) -> bool {
        self.specified.get(kind).is_some_and(|known| known.singleton_per_runtime)
    }

    /// The kinds that run in process only (MAN-13).
    pub(crate) fn in_process_only(&self) -> Vec<String> {
        let only = self.specified.iter().filter(|(_, known)| known.in_process_only);
        only.map(|(name, _)| name.clone()).collect()
    }
}
