//! What each construct of JSON Schema becomes, a folder each: `tests/constructs/<name>/schema.json` and what is emitted for it. A
//! folder with a `hookspec.yaml` is about a construct of hookspecs: there the contract of the plugin is kept. The folder `json-schema` shows
//! the schema itself, as emitted code gives it.
//!
//! `DAGSTACK_WRITE_CONSTRUCTS=1 cargo test --test constructs` writes the expected files anew; read the difference. That they compile
//! and decide rightly is shown elsewhere (`emitted_*.rs`, `suite.rs`).

use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Options;
use dagstack_spec_generators::{LowerOptions, lower};
use dagstack_spec_model::{Tree, load};

const HOOKSPEC: &str = "\
kind: demo
kind_api_version: \"1.0.0\"
description: A demo.
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/payload.json
    output_schema: schemas/payload.json
";

/// Where a language puts what a payload becomes.
struct Place {
    lang: &'static str,
    /// The module of the kind.
    module: &'static str,
    /// The ending of expected files.
    ending: &'static str,
    /// The part begins after these texts, one after the other.
    after: &'static [&'static str],
    /// It ends before this one, with which the JSON Schema of the payload begins.
    before: &'static str,
    /// The JSON Schema ends before this one, or with the file.
    end: Option<&'static str>,
    /// The contract of the plugin begins with the first of these texts and ends before the second one, or with the file.
    contract: [&'static str; 2],
}

const PLACES: &[Place] = &[
    Place {
        lang: "rust",
        module: "demo_v1.rs",
        ending: "rs",
        after: &["support::asynchronous! {", "\n}\n"],
        before: "support::json_schema! {",
        end: None,
        contract: ["/// What a plugin of the kind", "support::asynchronous! {"],
    },
    Place {
        lang: "ts",
        module: "kinds/demo/v1.ts",
        ending: "ts",
        after: &["export const KIND_SINGLETON_PER_RUNTIME", "\n"],
        before: "/** The JSON Schema of each payload",
        end: Some("/** What the hooks are called. */"),
        contract: ["/** What each hook takes and gives. */", "\n\n\n"],
    },
    Place {
        lang: "go",
        module: "demov1/demov1.go",
        ending: "go",
        after: &["type DemoPlugin interface {", "\n}\n"],
        before: "// PayloadJSONSchema returns",
        end: None,
        contract: ["// DemoPlugin", "\n// Payload "],
    },
    Place {
        lang: "python",
        module: "demo_v1.py",
        ending: "py",
        after: &["KIND_SINGLETON_PER_RUNTIME", "\"\"\"\n"],
        before: "HOOKS: Final",
        // Emitted Python does not have the JSON Schema yet: there is nothing before the table of hooks.
        end: Some("HOOKS: Final"),
        contract: ["@runtime_checkable", "@runtime_checkable\nclass Async"],
    },
];

fn constructs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/constructs");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).expect("the constructs").map(|entry| entry.expect("a folder").path()).collect();
    folders.sort();
    folders
}

/// What of a module is kept where no hookspec is given.
#[derive(Clone, Copy)]
enum Part {
    /// What the payload makes.
    Types,
    /// The payload's JSON Schema, as users can have it: in the folder `json-schema` alone.
    JsonSchema,
}

/// The part of a module that a payload makes, in each language, or the contract of the plugin where a hookspec is given.
fn emitted(hookspec: Option<&str>, schema: &str, part: Part) -> Vec<String> {
    let tree = tempfile::tempdir().expect("a folder");
    let schemas = tree.path().join("kinds/demo/schemas");
    fs::create_dir_all(&schemas).expect("made");
    fs::write(tree.path().join("kinds/demo/v1.yaml"), hookspec.unwrap_or(HOOKSPEC)).expect("written");
    fs::write(schemas.join("payload.json"), schema).expect("written");
    let spec = load::load(&Tree::folder(tree.path()).expect("a tree")).expect("it loads");
    let package = lower(&spec, &LowerOptions::default()).expect("it is emitted");
    let options: Options = [("import-path", "example.com/spec")].into_iter().collect();
    let cut = |place: &Place| {
        let target = registry::find(place.lang).expect("a target");
        let files = target.emit(&package, &options).expect("emitted");
        let (_, text) = files.iter().find(|(path, _)| *path == place.module).expect("a module");
        if hookspec.is_some() {
            let [from, to] = place.contract;
            let (_, contract) = text.split_once(from).expect("a contract");
            let end = contract.find(to).unwrap_or(contract.len());
            return format!("{from}{}\n", contract[..end].trim_end());
        }
        let start = place.after.iter().fold(0, |from, mark| {
            let at = text[from..].find(mark).unwrap_or_else(|| panic!("{}: no `{mark}` in\n{text}", place.lang));
            from + at + mark.len()
        });
        let end = start + text[start..].find(place.before).expect("the JSON Schema of the payload");
        let (start, end) = match part {
            Part::Types => (start, end),
            Part::JsonSchema => {
                (end, place.end.map_or(text.len(), |mark| end + text[end..].find(mark).expect("the end")))
            }
        };
        text[start..end].trim().to_owned() + "\n"
    };
    PLACES.iter().map(cut).collect()
}

#[test]
fn each_construct_becomes_what_is_kept_with_it() {
    let is_writing = std::env::var_os("DAGSTACK_WRITE_CONSTRUCTS").is_some();
    let mut stale = String::new();
    let folders = constructs();
    assert!(folders.len() >= 50, "{} constructs", folders.len());
    for folder in folders {
        let schema = fs::read_to_string(folder.join("schema.json")).expect("a schema");
        let hookspec = fs::read_to_string(folder.join("hookspec.yaml")).ok();
        let part = if folder.ends_with("json-schema") { Part::JsonSchema } else { Part::Types };
        for (place, text) in PLACES.iter().zip(emitted(hookspec.as_deref(), &schema, part)) {
            let path = folder.join(format!("expected.{}", place.ending));
            if is_writing {
                fs::write(&path, text).expect("written");
            } else if fs::read_to_string(&path).unwrap_or_default() != text {
                stale.push_str(&format!("{}\n", path.display()));
            }
        }
    }
    assert!(stale.is_empty(), "stale; DAGSTACK_WRITE_CONSTRUCTS=1 cargo test --test constructs:\n{stale}");
}
