//! What several kinds share, in Go.

use std::fs;
use std::path::Path;

use super::tool::{run, write};
use super::{files, generate, modules, source, spec, succeed};

/// The module that emitted code is in.
pub(super) const MODULE: &str = "module example.com/app\n\ngo 1.24\n";

/// The version of staticcheck that is run.
const STATICCHECK: &str = "v0.8.2";

/// Builds a module with this program, runs the tools of Go over the folders and then the program.
fn checked_and_run(folder: &Path, folders: &[&str], program: &str) -> String {
    write(folder, "go.mod", MODULE);
    write(folder, "main.go", program);
    assert_eq!(succeed(folder, "gofmt", &[&["-l", "main.go"], folders].concat()), "");
    succeed(folder, "go", &["vet", "./..."]);
    // Without the line that marks it as generated, the code has to meet what is asked of code written by hand. A runtime may have
    // what no type of this spec needs.
    let by_hand = folder.join("by_hand");
    for out in folders {
        let modules = modules(&folder.join(out));
        for file in files(&folder.join(out)) {
            let path = format!("{out}/{file}");
            let text = fs::read_to_string(folder.join(&path)).expect("emitted");
            let is_module = modules.contains(&file);
            let text = if is_module { text.replacen("// Code generated ", "// Code emitted ", 1) } else { text };
            write(&by_hand, &path, text);
        }
    }
    write(&by_hand, "go.mod", MODULE);
    let staticcheck = format!("honnef.co/go/tools/cmd/staticcheck@{STATICCHECK}");
    assert_eq!(succeed(&by_hand, "go", &["run", &staticcheck, "-checks", "all", "./..."]), "");
    succeed(folder, "go", &["run", "."])
}

fn is_skipped() -> bool {
    std::env::var_os("DAGSTACK_SKIP_GO").is_some_and(|value| value == "1")
}

#[test]
fn go_passes_a_value_from_one_kind_to_another() {
    if is_skipped() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_types_go");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "go.mod", MODULE);
    generate(&folder, "go", "generated", &[]);
    generate(&folder, "go", "generated", &["--check"]);
    assert_eq!(checked_and_run(&folder, &["generated"], &source("user.go")), "<nil>\n");
}

#[test]
fn shared_packages_of_go_take_the_runtime_of_another_folder() {
    if is_skipped() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_types_go_runtime");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "go.mod", MODULE);
    let spec = spec();
    let config = format!(
        "[[generate]]\nlang = \"go\"\nout = \"own\"\nspec = {spec:?}\n\n\
         [[generate]]\nlang = \"go\"\nout = \"other\"\nspec = {spec:?}\nruntime = \"own\"\n"
    );
    write(&folder, "dagstack-spec.toml", config);
    let ran = run(&folder, &["generate"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!folder.join("other/contract").exists(), "a runtime of its own");
    let program = source("user.go").replace("example.com/app/generated/contract", "example.com/app/own/contract");
    let program = program.replace("example.com/app/generated/", "example.com/app/other/");
    // Imports are sorted by their paths.
    let contract = "\t\"example.com/app/own/contract\"\n";
    let last = "\t\"example.com/app/other/stockv1\"\n";
    let program = program.replacen(contract, "", 1).replacen(last, &format!("{last}{contract}"), 1);
    assert_eq!(checked_and_run(&folder, &["own", "other"], &program), "<nil>\n");
}

#[test]
fn a_file_that_is_called_as_go_calls_something_has_a_package_all_the_same() {
    if is_skipped() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let names = ["string", "internal", "document", "schema", "func", "3d", "type_s"];
    let object = r#"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}"#;
    let property = |name: &&str| format!("{name:?}: {{\"$ref\": \"../../../schemas/{name}.json\"}}");
    let properties: Vec<String> = names.iter().map(property).collect();
    for name in names {
        write(folder.path(), &format!("spec/schemas/{name}.json"), object);
    }
    let kind = fs::read_to_string(spec().join("kinds/notes/v1.yaml")).expect("a kind");
    for name in ["one", "two"] {
        let kind = kind.replace("kind: notes", &format!("kind: {name}"));
        write(folder.path(), &format!("spec/kinds/{name}/v1.yaml"), kind);
        let payload = format!("{{\"type\": \"object\", \"properties\": {{{}}}}}", properties.join(", "));
        write(folder.path(), &format!("spec/kinds/{name}/schemas/note.json"), payload);
    }
    write(folder.path(), "go.mod", MODULE);
    let ran = run(folder.path(), &["generate", "--spec", "spec", "--lang", "go", "--out", "generated"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(succeed(folder.path(), "gofmt", &["-l", "generated"]), "");
    succeed(folder.path(), "go", &["vet", "./..."]);
}
