//! A server with tools of its own is a plugin by its manifest alone (RUN-08).

use std::path::Path;

use dagstack_plugin_system::{Host, Registry};
use libtest_mimic::Trial;
use serde_json::{Value, json};

use super::host::case;

/// The cases of servers with tools of their own.
pub(crate) fn all() -> Vec<Trial> {
    vec![
        case("the_manifest_of_eight_lines_is_a_plugin", || async {
            let (registry, folder) = (Registry::new(), folder());
            registry.discover(folder.path()).await.expect("a plugin");
            registry.setup_all(Host::new()).await.expect("a setup");
            let status = registry.status("files").expect("a plugin");
            assert!(status.takes_part(), "{status}");
            let functions = registry.broadcast_collect("tool", "get_schema", json!({})).await.expect("functions");
            let expected = json!([{"name": "readfile", "description": "Reads.", "parameters": {"type": "object"}}]);
            assert_eq!(functions.into_values(), [expected]);
            let input = json!({"function": "readfile", "args": {"path": "a.txt"}});
            let seen = registry.singleton("tool", "execute", input).await.expect("an answer")["result"]["seen"].take();
            let call = seen.as_array().and_then(|seen| seen.last()).expect("a call");
            assert_eq!(call["params"], json!({"name": "readFile", "arguments": {"path": "a.txt"}}));
            registry.teardown_all().await.expect("a teardown");
        }),
        Trial::test("the_readme_shows_that_manifest", || {
            let readme = include_str!("../../README.md");
            let shown = readme.contains(&format!("```toml\n{}```", manifest()));
            shown.then_some(()).ok_or_else(|| "README.md shows another manifest than examples/tool_server".into())
        }),
    ]
}

/// The manifest of the example.
fn manifest() -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/tool_server/dagstack.toml");
    std::fs::read_to_string(path).expect("the example")
}

/// The example with the mock server for the server that it starts.
fn folder() -> tempfile::TempDir {
    let text = manifest();
    assert_eq!(text.lines().count(), 8);
    let (start, _) = text.split_once("command = ").expect("a command");
    let own = std::env::current_exe().expect("our own path").to_str().expect("a path in UTF-8").to_owned();
    let command = Value::from(vec![own.as_str(), "mock-server", "own-tools"]);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("dagstack.toml");
    std::fs::write(path, format!("{start}command = {command}\n")).expect("written");
    folder
}
