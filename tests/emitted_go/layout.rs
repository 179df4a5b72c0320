//! How emitted Go is laid out.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use dagstack_spec_generators::lang::go::Go;
use dagstack_spec_generators::target::{Options, Target};
use dagstack_spec_generators::{LowerOptions, lower};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Tree, load};
use serde_json::json;

use super::toolchain::PROJECT;

/// Names of every length: each line of emitted code is laid out as gofmt would lay it out.
#[test]
fn long_names_are_laid_out_as_gofmt_does() {
    if PROJECT.is_none() {
        return;
    }
    let mut files = BTreeMap::new();
    let mut write = |path: String, text: String| files.insert(TreePath::new(&path).expect("inside"), text);
    for length in (20..70).chain([120]) {
        let name = |first: char| format!("{first}{}", "a".repeat(length - 1));
        let [union, one, other, word, pair] = ['U', 'V', 'W', 'E', 'T'].map(name);
        let definition = |name: &str| json!({"$ref": format!("#/$defs/{name}")});
        let schema = json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {(&union): definition(&union), (&word): definition(&word), (&pair): definition(&pair)},
            "$defs": {
                (&union): {"oneOf": [definition(&one), definition(&other), {"type": "string"}]},
                (&one): {"type": "object", "properties": {"tag": {"const": "x"}, (&one): {"default": 3, "type": "integer"}}, "required": ["tag"]},
                (&other): {"type": "object", "properties": {"tag": {"const": "y"}}, "required": ["tag"]},
                (&word): {"enum": [word, "b"]},
                (&pair): {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer", "minimum": 3}]},
            },
        });
        write(format!("kinds/long{length}/schemas/payload.json"), schema.to_string());
        let hookspec = json!({
            "kind": format!("long{length}"),
            "kind_api_version": "1.0.0",
            "description": "Long names.",
            "hooks": [{
                "name": "check",
                "dispatch": "singleton",
                "description": "Takes and gives the payload.",
                "input_schema": "schemas/payload.json",
                "output_schema": "schemas/payload.json",
            }],
        });
        write(format!("kinds/long{length}/v1.yaml"), hookspec.to_string());
    }
    let spec = load::load(&Tree::Memory(files)).expect("it loads");
    let package = lower(&spec, &LowerOptions::default()).expect("it lowers");
    let options: Options = [("import-path", "example.com/app/long")].into_iter().collect();
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in Go.emit(&package, &options).expect("Go can say it").iter() {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("inside")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    let output = Command::new("gofmt").args(["-d", "."]).current_dir(folder.path()).output().expect("gofmt starts");
    let printed = [output.stdout, output.stderr].concat();
    assert!(printed.is_empty(), "gofmt would change this:\n{}", String::from_utf8_lossy(&printed));
}
