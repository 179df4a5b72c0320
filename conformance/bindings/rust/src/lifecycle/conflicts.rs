//! Plugins of which a kind has one at most.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::core::Core;
use crate::error::{Code, Error, Result};
use crate::registry::Entry;

/// Refuses two fallbacks of one kind (LIF-15), and two plugins of a kind that has one a runtime (LIF-17).
///
/// # Errors
/// `AmbiguousPlugin` with the names.
pub(super) fn check(core: &Core, entries: &[Arc<Entry>]) -> Result<()> {
    only_one(entries, |entry| entry.manifest.fallback, "are both the fallback of")?;
    only_one(entries, |entry| core.is_singleton_per_runtime(entry.kind()), "are both of the singleton")
}

fn only_one(entries: &[Arc<Entry>], counts: impl Fn(&Entry) -> bool, what: &str) -> Result<()> {
    let mut first_of_kind = BTreeMap::new();
    for entry in entries.iter().filter(|entry| counts(entry)) {
        if let Some(first) = first_of_kind.insert(entry.kind(), entry.name()) {
            let (second, kind) = (entry.name(), entry.kind());
            return Err(Error::new(Code::AmbiguousPlugin, format!("`{first}` and `{second}` {what} kind `{kind}`")));
        }
    }
    Ok(())
}
