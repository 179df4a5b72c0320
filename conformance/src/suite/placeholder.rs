//! The placeholders of fixtures: what the runner replaces in a case before an adapter gets it.

/// Takes a field out of a manifest.
pub(super) const ABSENT: &str = "$absent";
/// The placeholder for the entry point that the adapter wants.
pub(super) const ENTRY_POINT: &str = "$ENTRY_POINT";

/// The placeholder for the version of the core.
pub(super) const CORE: &str = "$CORE";
/// The placeholder for the folder of the case, in its files.
pub(super) const ROOT: &str = "$ROOT";
/// In an adapter's `plugin_source` the placeholder for the key of the plugin.
pub(super) const PLUGIN: &str = "$PLUGIN";
/// With a name behind it, the placeholder for how a mock server is reached.
pub(crate) const SERVER: &str = "$SERVER:";

/// The name of a mock server at the beginning of a text.
pub(super) fn server_name(text: &str) -> &str {
    let end = text.find(|next: char| !next.is_alphanumeric() && next != '_' && next != '-').unwrap_or(text.len());
    &text[..end]
}
