//! Discovery in folders that a test lays out.

use std::fs;
use std::path::Path;

use dagstack_plugin_system::{Code, Discovered, Discovery, Error, Refusal, Registry};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::scripted::{Scripted, Trace, manifest};

fn registry() -> Registry {
    Registry::builder()
        .factory("plugin:Scripted", |manifest| Scripted::new(manifest.name.as_str(), &Trace::default()))
        .build()
        .expect("a valid registry")
}

fn tree(files: &[(&str, String)]) -> TempDir {
    let home = tempfile::tempdir().expect("a folder to try in");
    for (path, text) in files {
        let path = home.path().join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    home
}

fn plugin(name: &str, more: Value) -> String {
    manifest(name, more).to_string()
}

fn names(discovered: Result<Discovered, Error>) -> Vec<String> {
    let discovered = discovered.expect("the root can be searched");
    discovered.plugins.iter().map(|manifest| manifest.name.as_str().to_owned()).collect()
}

async fn found(root: &Path) -> Vec<String> {
    names(registry().discover(root).await)
}

#[tokio::test]
async fn a_plugin_is_a_leaf_and_dependencies_come_first() {
    let home = tree(&[
        ("deep/er/still/a/dagstack.json", plugin("a", json!({ "depends_on": ["z"], "priority": 50 }))),
        ("deep/er/still/a/inside/dagstack.json", plugin("inside", json!({}))),
        ("b/dagstack.json", plugin("b", json!({ "priority": 5 }))),
        ("c/dagstack.json", plugin("c", json!({ "priority": 5 }))),
        ("z/dagstack.json", plugin("z", json!({}))),
        (".git/x/dagstack.json", plugin("git", json!({}))),
        ("build/x/dagstack.json", plugin("build", json!({}))),
        ("own-1/dagstack.json", plugin("own", json!({}))),
    ]);
    let registry = registry();
    let discovery = Discovery::new(home.path()).ignoring(["own-[0-9]"]).expect("a valid pattern");
    assert_eq!(names(registry.discover(discovery).await), ["b", "c", "z", "a"]);
    assert!(Discovery::new(home.path()).ignoring(["[a"]).is_err());
    assert!(found(home.path()).await.contains(&"own".to_owned()));
    let flat = Discovery::new(home.path()).recursive(false);
    assert!(names(registry.discover(flat).await).is_empty());
    assert_eq!(found(&home.path().join("b")).await, ["b"]);
}

#[tokio::test]
async fn what_is_invalid_is_skipped_and_reported() {
    let home = tree(&[
        ("a/dagstack.json", plugin("a", json!({}))),
        ("b/dagstack.json", "{".to_owned()),
        ("c/dagstack.json", plugin("c", json!({ "entry_point": "plugin:Absent" }))),
        ("d/pyproject.toml", "[project".to_owned()),
        ("d/e/dagstack.json", plugin("e", json!({}))),
        ("f/package.json", "{\"name\":\"x\"}".to_owned()),
        ("f/g/package.json", format!("{{\"dagstack\":{}}}", plugin("g", json!({})))),
    ]);
    let registry = registry();
    let discovered = registry.discover(home.path()).await.expect("the root can be searched");
    let refused: Vec<_> =
        discovered.refused.iter().map(|refusal| (refusal.plugin.as_deref(), refusal.code())).collect();
    assert_eq!(refused, [(None, Some(Code::ManifestInvalid)), (Some("c"), Some(Code::PluginLoadError))]);
    assert_eq!(names(Ok(discovered)), ["a", "e", "g"]);
    assert_eq!(registry.refusals().len(), 2);
}

#[tokio::test]
async fn a_name_stands_once_under_a_root_and_once_in_a_registry() {
    let twice = tree(&[("a/dagstack.json", plugin("a", json!({}))), ("b/dagstack.json", plugin("a", json!({})))]);
    let registry = registry();
    let error = registry.discover(twice.path()).await.expect_err("a duplicate name");
    assert_eq!(error.code(), Some(Code::ManifestInvalid));
    assert!(registry.list().is_empty());

    let first = tree(&[("a/dagstack.json", plugin("a", json!({})))]);
    let second = tree(&[("a/dagstack.json", plugin("a", json!({}))), ("b/dagstack.json", plugin("b", json!({})))]);
    assert_eq!(names(registry.discover(first.path()).await), ["a"]);
    assert_eq!(names(registry.discover(second.path()).await), ["b"]);
    assert_eq!(registry.refusals().iter().map(Refusal::code).collect::<Vec<_>>(), [Some(Code::ManifestInvalid)]);
}

#[tokio::test]
async fn a_root_is_a_folder() {
    let home = tree(&[("file", String::new())]);
    for root in ["absent", "file"] {
        let error = registry().discover(home.path().join(root)).await.expect_err("it is not a folder");
        assert_eq!(error.code(), Some(Code::PluginLoadError));
    }
}

#[cfg(unix)]
#[tokio::test]
async fn links_end_and_pipes_are_not_opened() {
    use std::os::unix::fs::symlink;
    let home = tree(&[("a/dagstack.json", plugin("a", json!({})))]);
    fs::create_dir_all(home.path().join("loop/in")).expect("a folder");
    symlink(home.path(), home.path().join("loop/in/top")).expect("a link");
    symlink("..", home.path().join("loop/up")).expect("a link");
    fs::create_dir(home.path().join("p")).expect("a folder");
    symlink("/dev/zero", home.path().join("p/dagstack.toml")).expect("a link");
    let registry = registry();
    let discovered = registry.discover(home.path()).await.expect("the walk ends");
    assert_eq!(discovered.refused.len(), 1);
    assert_eq!(names(Ok(discovered)), ["a"]);
}
