//! Manifests as files, in their four homes.

use dagstack_plugin_system::manifest::{Home, Source};
use dagstack_plugin_system::{Code, Error};
use serde_json::{Value, json};

use crate::scripted::manifest;

const TOML: &str = r#"schema_version = "1"
name = "echo"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "in_process"
entry_point = "plugin:EchoTool"
"#;

fn normalise(home: Home, text: impl Into<Vec<u8>>) -> Result<Value, Error> {
    Source::text(home, home.file_name(), text)
        .normalise()
        .map(|manifest| serde_json::to_value(manifest).expect("a manifest is JSON"))
}

fn refused(home: Home, text: impl Into<Vec<u8>>) -> String {
    let error = normalise(home, text).expect_err("the manifest passed");
    assert_eq!(error.code(), Some(Code::ManifestInvalid));
    error.to_string()
}

#[test]
fn four_homes_and_two_layouts_give_one_manifest() {
    let flat = normalise(Home::DagstackToml, TOML).expect("a valid manifest");
    assert_eq!(flat["priority"], 0);
    assert_eq!(flat["unit_of_work"]["idempotency_mode"], "none");
    assert_eq!(flat["env"], Value::Null);
    assert_eq!(normalise(Home::DagstackToml, format!("[plugin]\n{TOML}")).ok(), Some(flat.clone()));
    assert_eq!(
        normalise(Home::Pyproject, format!("[project]\nreleased = 2020-01-01\n[tool.dagstack.plugin]\n{TOML}")).ok(),
        Some(flat.clone())
    );
    let json = flat.to_string();
    assert_eq!(normalise(Home::DagstackJson, json.clone()).ok(), Some(flat.clone()));
    assert_eq!(normalise(Home::DagstackJson, format!(r#"{{"$schema":"x","plugin":{json}}}"#)).ok(), Some(flat.clone()));
    assert_eq!(
        normalise(Home::PackageJson, format!(r#"{{"plugin":1,"name":"x","dagstack":{json}}}"#)).ok(),
        Some(flat)
    );
}

#[test]
fn what_is_malformed_is_reported_with_its_line() {
    assert!(refused(Home::DagstackToml, "a = 1\nb =").contains("line 2"));
    assert!(refused(Home::DagstackToml, "a = 1\na = 2").contains("line 2"));
    assert!(refused(Home::DagstackJson, "{\n\"a\": }").contains("line 2"));
    assert!(refused(Home::DagstackJson, b"{\n\"a\": \"\xff\"}".to_vec()).contains("line 2"));
    let twice = TOML.lines().map(|line| line.replacen(" = ", "\": ", 1)).collect::<Vec<_>>().join(",\"");
    assert!(refused(Home::DagstackJson, format!("{{\"{twice},\"name\": \"b\"}}")).contains("twice"));
    assert!(refused(Home::PackageJson, format!("{{\"dagstack\":{{\"{twice},\"name\": \"b\"}}}}")).contains("twice"));
    assert!(refused(Home::Pyproject, "[project]\nname = \"x\"").contains("holds no manifest"));
}

#[test]
fn toml_that_is_no_json_is_free_in_metadata_alone() {
    assert!(normalise(Home::DagstackToml, format!("{TOML}metadata = {{ at = 2020-01-01, most = [inf] }}")).is_ok());
    assert!(
        normalise(Home::DagstackToml, format!("[plugin]\n{TOML}metadata = {{ at = 2020-01-01, most = [inf] }}"))
            .is_ok()
    );
    assert!(refused(Home::DagstackToml, format!("{TOML}license = 2020-01-01")).contains("/license"));
    assert!(
        refused(Home::DagstackToml, format!("{TOML}auth = {{ metadata = {{ since = 2020-01-01 }} }}"))
            .contains("a date")
    );
}

#[test]
fn a_nested_document_ends_no_stack() {
    let deep = format!("{TOML}metadata.a = {}1{}", "[".repeat(100_000), "]".repeat(100_000));
    refused(Home::DagstackToml, deep);
    refused(Home::DagstackJson, "[".repeat(100_000));
}

#[test]
fn a_large_or_strange_file_is_not_read() {
    let home = tempfile::tempdir().expect("a folder to try in");
    let path = home.path().join("dagstack.toml");
    std::fs::write(&path, vec![b'#'; 5 << 20]).expect("a large file");
    let error = Source::file(&path).and_then(|source| source.normalise()).expect_err("it passed");
    assert!(error.to_string().contains("too large"), "{error}");
    assert_eq!(
        Source::file(home.path().join("x.yaml")).err().and_then(|error| error.code()),
        Some(Code::ManifestInvalid)
    );
    assert!(Source::file(home.path().join("absent.toml")).and_then(|source| source.normalise()).is_err());
}

#[test]
fn normalising_twice_changes_nothing() {
    let fields = manifest("a", json!({ "resources": { "required": ["db"] }, "unit_of_work": { "declared": true } }));
    let once = serde_json::to_value(Source::value(fields).normalise().expect("valid")).expect("a manifest is JSON");
    let again =
        serde_json::to_value(Source::value(once.clone()).normalise().expect("valid")).expect("a manifest is JSON");
    assert_eq!(once, again);
}
