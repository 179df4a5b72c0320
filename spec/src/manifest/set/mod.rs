//! Manifests as one set: what a registry that loads all of them finds between them.

mod kinds;
mod member;

pub use kinds::KnownKinds;
pub(crate) use member::{Member, Text};

use std::collections::{BTreeMap, HashMap};

/// The manifests of one run, in the order in which they were read.
#[derive(Debug)]
pub(crate) struct PluginSet<'a> {
    /// Every manifest that names its plugin or its kind, valid or not.
    pub(crate) members: &'a [Member],
    /// The kinds that are known.
    pub(crate) kinds: &'a KnownKinds,
    /// Whether folders were walked: a set of single files has gaps that say nothing.
    pub(crate) is_whole: bool,
    by_name: HashMap<&'a str, usize>,
}

impl<'a> PluginSet<'a> {
    /// The first bearer of a name is the one that others mean by it.
    pub(crate) fn new(members: &'a [Member], kinds: &'a KnownKinds, is_whole: bool) -> Self {
        let mut by_name = HashMap::with_capacity(members.len());
        for (index, member) in members.iter().enumerate() {
            if let Some(name) = &member.name {
                by_name.entry(name.text.as_str()).or_insert(index);
            }
        }
        Self { members, kinds, is_whole, by_name }
    }

    /// The plugin of a name, as an index into the members.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        self.by_name.get(name).copied()
    }

    /// The names of all plugins, in no order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &'a str> {
        self.by_name.keys().copied()
    }

    /// The members that a condition is true of, by kind; kinds with one of them are left out.
    pub(crate) fn several_of_a_kind(&self, is_meant: impl Fn(&Member) -> bool) -> BTreeMap<&'a str, Vec<&'a Member>> {
        let mut of_kind: BTreeMap<&str, Vec<&Member>> = BTreeMap::new();
        for member in self.members.iter().filter(|member| is_meant(member)) {
            if let Some(kind) = &member.kind {
                of_kind.entry(&kind.text).or_default().push(member);
            }
        }
        of_kind.retain(|_, members| members.len() > 1);
        of_kind
    }
}
