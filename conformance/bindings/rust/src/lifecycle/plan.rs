//! In which order plugins are set up.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::error::{Code, Error, Result};
use crate::graph::{Node, closed_loop, order};
use crate::registry::Entry;
use crate::spec::manifest::{Manifest, Runtime};

/// Puts plugins into the order of their setup: each after those that it depends on (LIF-01).
///
/// # Errors
/// `DependencyCycle`, which names a closed loop (LIF-05).
pub(super) fn plan(entries: &[Arc<Entry>]) -> Result<Vec<Arc<Entry>>> {
    let nodes: Vec<Node<'_, Rank<'_>>> = entries
        .iter()
        .map(|entry| Node { name: entry.name(), depends_on: &entry.manifest.depends_on, rank: rank(&entry.manifest) })
        .collect();
    let ordered = order(&nodes);
    if !ordered.stuck.is_empty() {
        let path = closed_loop(&nodes, &ordered.stuck).join("` → `");
        return Err(Error::new(Code::DependencyCycle, format!("plugins depend on each other: `{path}`")));
    }
    Ok(ordered.order.into_iter().map(|at| Arc::clone(&entries[at])).collect())
}

type Rank<'a> = (u8, Reverse<u64>, &'a str);

/// Among plugins that are ready: by runtime, then priority descending, then name (LIF-02).
fn rank(manifest: &Manifest) -> Rank<'_> {
    let runtime = match manifest.runtime {
        Runtime::InProcess => 0,
        Runtime::McpStdio => 1,
        Runtime::McpHttp => 2,
    };
    (runtime, Reverse(manifest.priority), manifest.name.as_str())
}
