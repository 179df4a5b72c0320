//! The one plugin that fits the input is called.

use std::sync::Arc;

use serde_json::Value;

use crate::Registry;
use crate::error::{Code, Error, Result};
use crate::registry::{Entry, by_priority};
use crate::spec::manifest::Manifest;
use crate::spec::support::Dispatch;

impl Registry {
    /// Calls the plugin whose manifest supports the input's `language`, `extension` or `mime_type`: of several the one with
    /// the highest priority, then the first by name; of none the kind's fallback (CAP-01 to CAP-04).
    ///
    /// # Errors
    /// `DispatchMismatch` where the hookspec declares another class, `NoCapabilityMatch` where nothing matches and there is
    /// no fallback; else the plugin's own failure, without a code.
    pub async fn capability(&self, kind: &str, hook: &str, input: Value) -> Result<Value> {
        self.capability_among(kind, hook, input, |_| true).await
    }

    /// The same, among the plugins that a filter of the host lets through, fallbacks too (CAP-05).
    ///
    /// # Errors
    /// As [`capability`](Self::capability).
    pub async fn capability_among(
        &self,
        kind: &str,
        hook: &str,
        input: Value,
        filter: impl Fn(&Manifest) -> bool,
    ) -> Result<Value> {
        self.hook_of_class(kind, hook, Dispatch::Capability)?;
        let mut candidates = self.candidates(kind, hook);
        candidates.retain(|entry| filter(&entry.manifest));
        let Some(chosen) = choose(&candidates, &input) else {
            let message = format!("no plugin of kind `{kind}` matches the input, and there is no fallback");
            return Err(Error::new(Code::NoCapabilityMatch, message));
        };
        chosen.call_for_value(hook, input).await.map_err(|failure| Error::of_plugin(chosen.name(), failure))
    }
}

/// The best plugin that matches, else the fallback (CAP-02, CAP-03). A fallback waits for its turn even where it matches, so
/// that it never wins over another plugin that does.
fn choose<'e>(candidates: &'e [Arc<Entry>], input: &Value) -> Option<&'e Arc<Entry>> {
    let best = |fits: &dyn Fn(&Manifest) -> bool| {
        candidates.iter().filter(|entry| fits(&entry.manifest)).min_by(|a, b| by_priority(&a.manifest, &b.manifest))
    };
    best(&|manifest| !manifest.fallback && matches(manifest, input)).or_else(|| best(&|manifest| manifest.fallback))
}

/// Whether one of the plugin's lists holds what the input says (CAP-01).
fn matches(manifest: &Manifest, input: &Value) -> bool {
    let supported = [
        ("language", &manifest.supports_languages),
        ("extension", &manifest.supports_extensions),
        ("mime_type", &manifest.supports_mime_types),
    ];
    supported.into_iter().any(|(field, list)| {
        input.get(field).and_then(Value::as_str).is_some_and(|wanted| list.iter().any(|item| item == wanted))
    })
}
