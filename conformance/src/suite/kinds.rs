//! Which of a file's shared kinds a case is given, and how much of each.

use std::collections::BTreeSet;

use serde_json::Value;

use super::manifest::manifest;
use crate::fixture::{File, FixtureCase};
use crate::protocol::KindSpec;

/// The kinds of a case: its own, and of the shared ones those that it uses, each with the hooks that it uses.
///
/// A kind or a hook that a case does not need could make a binding fail that keeps the case's clauses.
pub(super) fn of_case(file: &File, case: &FixtureCase) -> Vec<KindSpec> {
    let own = |kind: &KindSpec| case.kinds.iter().any(|other| other.kind == kind.kind);
    let shared = file.shared.kinds.iter().filter(|kind| !own(kind)).filter_map(|kind| used(file, case, kind));
    shared.chain(case.kinds.iter().cloned()).collect()
}

/// A shared kind as far as a case uses it; `None` where it does not.
fn used(file: &File, case: &FixtureCase, kind: &KindSpec) -> Option<KindSpec> {
    let uses = Uses::of(file, case, &kind.kind);
    let is_constrained = kind.in_process_only || kind.singleton_per_runtime;
    if !(uses.is_called || uses.is_behind_mcp || (is_constrained && uses.is_of_a_plugin)) {
        return None;
    }
    let mut kind = kind.clone();
    if kind.hooks.keys().any(|hook| uses.hooks.contains(hook.as_str())) {
        kind.hooks.retain(|hook, _| uses.hooks.contains(hook.as_str()));
    }
    Some(kind)
}

/// How a case uses a kind.
#[derive(Debug, Default)]
pub(super) struct Uses<'a> {
    /// A step calls a hook of it.
    is_called: bool,
    /// A plugin is of it.
    pub(super) is_of_a_plugin: bool,
    /// A plugin of it is behind MCP, where hooks are known by the hookspec alone.
    is_behind_mcp: bool,
    /// The hooks that steps call or that its plugins have.
    pub(super) hooks: BTreeSet<&'a str>,
}

impl<'a> Uses<'a> {
    pub(super) fn of(file: &File, case: &'a FixtureCase, name: &str) -> Self {
        let mut uses = Self::default();
        for step in &case.steps {
            for (_, hook) in step.step.hooks().filter(|(kind, _)| *kind == name) {
                uses.is_called = true;
                uses.hooks.insert(hook);
            }
        }
        for (key, plugin) in &case.plugins {
            let manifest = manifest(file, key, plugin);
            let field = |field: &str| manifest.get(field).and_then(Value::as_str);
            if field("kind") == Some(name) {
                uses.is_of_a_plugin = true;
                uses.is_behind_mcp |= field("runtime").is_some_and(|runtime| runtime.starts_with("mcp_"));
                uses.hooks.extend(plugin.script.hooks.keys().map(String::as_str));
            }
        }
        uses
    }

    /// Whether the case has anything to do with the kind.
    pub(super) fn is_used(&self) -> bool {
        self.is_called || self.is_of_a_plugin
    }
}
