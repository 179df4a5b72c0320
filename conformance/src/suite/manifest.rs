//! The manifests of a fixture's plugins, with what they need not write.

use serde_json::{Map, Value};

use super::placeholder::{ABSENT, ENTRY_POINT};
use crate::fixture::{File, FixturePlugin};

/// The manifest of a plugin: the base, what the file's manifests share, and the plugin's own fields.
pub(super) fn manifest(file: &File, key: &str, plugin: &FixturePlugin) -> Map<String, Value> {
    let mut manifest = Map::new();
    if !plugin.bare {
        let base = [
            ("schema_version", "1"),
            ("name", key),
            ("kind", "tool"),
            ("kind_api_version", "1"),
            ("core_version", ">=0"),
            ("runtime", "in_process"),
            ("entry_point", ENTRY_POINT),
        ];
        let runtime = plugin.manifest.get("runtime").or(file.shared.manifest.get("runtime")).and_then(Value::as_str);
        let is_process = matches!(runtime, Some("mcp_stdio" | "mcp_http"));
        let wanted = base.into_iter().filter(|(field, _)| !(is_process && *field == "entry_point"));
        manifest.extend(wanted.map(|(field, value)| (field.to_owned(), value.into())));
        manifest.extend(file.shared.manifest.clone());
    }
    manifest.extend(plugin.manifest.clone());
    manifest.retain(|_, value| value != ABSENT);
    manifest
}

/// The file of a manifest that is laid out in this folder.
pub(super) fn manifest_path(folder: &str) -> String {
    if folder == "." { "dagstack.toml".to_owned() } else { format!("{folder}/dagstack.toml") }
}
