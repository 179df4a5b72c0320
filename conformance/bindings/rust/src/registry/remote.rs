//! Plugins behind MCP: what their proxies need to know from manifest and hookspec (contract section 11).

use std::path::Path;
use std::time::Duration;

use crate::core::Core;
use crate::kind::Kind;
use crate::mcp::{McpPlugin, Tools};
use crate::registration::major;
use crate::spec::manifest::{Manifest, Runtime};

/// The proxy of a plugin behind MCP; `None` where its runtime was not compiled in. A process starts in the plugin's folder,
/// where it has one.
pub(super) fn behind_mcp(core: &Core, manifest: &Manifest, folder: Option<&Path>) -> Option<McpPlugin> {
    let tools = tools(core, manifest);
    let mut plugin = match manifest.runtime {
        Runtime::McpStdio => {
            let command = manifest.command.clone().unwrap_or_default();
            let plugin = McpPlugin::stdio(tools, command, manifest.env.clone().unwrap_or_default());
            match folder {
                Some(folder) => plugin.in_folder(folder),
                None => plugin,
            }
        }
        #[cfg(feature = "http")]
        Runtime::McpHttp => McpPlugin::http(tools, manifest.url.clone().unwrap_or_default(), manifest.auth.clone()),
        _ => return None,
    };
    if let Some(kind) = hookspec(core, manifest) {
        plugin = plugin.of_kind(kind);
    }
    Some(
        plugin
            .in_environment(core.environment.clone())
            .with_startup_limit(Duration::from_secs(manifest.startup_timeout_sec.get())),
    )
}

/// The hooks that the plugin offers as tools: those that its hookspec exposes, each by its template (RUN-01, RUN-02).
fn tools(core: &Core, manifest: &Manifest) -> Tools {
    let (kind, plugin) = (manifest.kind.as_str(), manifest.name.as_str());
    match hookspec(core, manifest) {
        Some(hookspec) => {
            let exposed = hookspec.hooks().iter().filter(|hook| hook.mcp_exposed);
            Tools::of_hooks(kind, plugin, exposed.map(|hook| (&hook.name, Some(&hook.tool_name_template))))
        }
        None => Tools::of_any_hook(kind, plugin),
    }
}

/// The hookspec of a plugin's kind, where there is one.
fn hookspec<'c>(core: &'c Core, manifest: &Manifest) -> Option<&'c Kind> {
    core.hookspec(manifest.kind.as_str(), major(manifest.kind_api_version.as_str())?)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Registry;
    use crate::manifest::Source;

    fn tools_of(kind: &str) -> Tools {
        let fields = json!({
            "schema_version": "1", "name": "echo", "kind": kind, "kind_api_version": "1.0.0", "core_version": ">=0",
            "runtime": "mcp_stdio", "command": ["server"],
        });
        tools(Registry::new().core(), &Source::value(fields).normalise().expect("a valid manifest"))
    }

    #[test]
    fn tools_are_the_exposed_hooks_of_the_hookspec() {
        let execute = [("execute", Some("{kind}.{plugin}.{hook}.{function}"))];
        assert_eq!(tools_of("tool"), Tools::of_hooks("tool", "echo", execute));
        assert_eq!(tools_of("other"), Tools::of_any_hook("other", "echo"));
    }
}
