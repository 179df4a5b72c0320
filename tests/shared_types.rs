//! What several kinds share: one type in every language, which is passed from one kind's API to the other's, and judged alike by both.
//!
//! `DAGSTACK_SKIP_TS=1`, `DAGSTACK_SKIP_RUST=1`, `DAGSTACK_SKIP_GO=1` and `DAGSTACK_SKIP_PYTHON=1` skip what needs the toolchain of a
//! language.

#[path = "shared_types/go.rs"]
mod go;
mod npm;
mod tool;
mod venv;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tool::{Ran, root, run, write};

/// Four kinds: two majors of one with a payload in common, another one whose payload refers to theirs and they to it, and one that
/// shares nothing.
fn spec() -> PathBuf {
    root().join("tests/shared_types/spec")
}

fn source(name: &str) -> String {
    fs::read_to_string(root().join("tests/shared_types").join(name)).expect("a program")
}

fn generate(folder: &Path, lang: &str, out: &str, more: &[&str]) -> Ran {
    let spec = spec();
    let spec = spec.to_str().expect("UTF-8");
    let ran = run(folder, &[&["generate", "--spec", spec, "--lang", lang, "--out", out], more].concat());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    ran
}

/// The files of a folder, by path.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inner)).expect("a folder").flatten() {
            let name = entry.file_name().into_string().expect("UTF-8");
            let path = if inner.is_empty() { name } else { format!("{inner}/{name}") };
            if entry.path().is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// Those without the files in folders of the runtime.
fn modules(folder: &Path) -> Vec<String> {
    let is_of_runtime = |path: &String| {
        let folder = path.split_once('/').map_or("", |(folder, _)| folder);
        folder.contains("support") || ["pattern", "contract", "internal", "schema"].contains(&folder)
    };
    files(folder).into_iter().filter(|path| !is_of_runtime(path)).collect()
}

/// Runs a program, whose failure is the test's, and gives what it prints.
fn succeed(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments).env_remove("RUSTFLAGS");
    command.env("CARGO_TARGET_DIR", root().join("target/emitted-rust/target"));
    let done = command.output().unwrap_or_else(|error| panic!("{program} does not start: {error}"));
    let printed = String::from_utf8_lossy(&done.stdout).into_owned();
    assert!(done.status.success(), "{program} {arguments:?}\n{printed}{}", String::from_utf8_lossy(&done.stderr));
    printed
}

#[test]
fn a_shared_file_has_a_module_whichever_kinds_are_emitted() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "go.mod", go::MODULE);
    let mut listed = String::new();
    for lang in ["rust", "ts", "go", "python"] {
        for (selection, kinds) in [("all", &[][..]), ("stock", &["--kind", "stock"]), ("notes", &["--kind", "notes"])] {
            // Into one folder: what is no longer needed is removed.
            generate(folder.path(), lang, lang, kinds);
            let modules = modules(&folder.path().join(lang));
            let _ = writeln!(listed, "{lang}, {selection}: {}", modules.join(" "));
        }
    }
    let expected = "\
rust, all: manifest.rs mod.rs notes_v1.rs pattern.rs shared/common.rs shared/date.rs shared/mod.rs shared/shop_order.rs shop_v1.rs shop_v2.rs stock_v1.rs
rust, stock: manifest.rs mod.rs pattern.rs shared/common.rs shared/date.rs shared/mod.rs shared/shop_order.rs stock_v1.rs
rust, notes: manifest.rs mod.rs notes_v1.rs pattern.rs
ts, all: index.ts kinds/notes/v1.ts kinds/shop/v1.ts kinds/shop/v2.ts kinds/stock/v1.ts manifest.ts shared/common.ts shared/date.ts shared/shop_order.ts support.ts version.ts
ts, stock: index.ts kinds/stock/v1.ts manifest.ts shared/common.ts shared/date.ts shared/shop_order.ts support.ts version.ts
ts, notes: index.ts kinds/notes/v1.ts manifest.ts support.ts version.ts
go, all: manifest.go notesv1/notesv1.go shared/common/common.go shared/date/date.go shared/shoporder/shoporder.go shopv1/shopv1.go shopv2/shopv2.go spec.go stockv1/stockv1.go
go, stock: manifest.go shared/common/common.go shared/date/date.go shared/shoporder/shoporder.go spec.go stockv1/stockv1.go
go, notes: manifest.go notesv1/notesv1.go spec.go
python, all: __init__.py manifest.py notes_v1.py py.typed shared/__init__.py shared/common.py shared/date.py shared/shop_order.py shop_v1.py shop_v2.py stock_v1.py
python, stock: __init__.py manifest.py py.typed shared/__init__.py shared/common.py shared/date.py shared/shop_order.py stock_v1.py
python, notes: __init__.py manifest.py notes_v1.py py.typed
";
    assert_eq!(listed, expected);
}

#[test]
fn a_selection_of_kinds_does_not_change_what_is_emitted_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    for (lang, files) in [
        ("rust", &["stock_v1.rs", "shared/common.rs", "shared/shop_order.rs"][..]),
        ("ts", &["kinds/stock/v1.ts", "shared/common.ts", "shared/shop_order.ts"]),
        ("go", &["stockv1/stockv1.go", "shared/common/common.go", "shared/shoporder/shoporder.go"]),
        ("python", &["stock_v1.py", "shared/common.py", "shared/shop_order.py"]),
    ] {
        let (all, one) = (format!("{lang}-all"), format!("{lang}-one"));
        let more: &[&str] = if lang == "go" { &["--import-path", "example.com/app/spec"] } else { &[] };
        generate(folder.path(), lang, &all, &[&["--no-manifest"], more].concat());
        generate(folder.path(), lang, &one, &[&["--no-manifest", "--kind", "stock"], more].concat());
        for file in files {
            let text = |out: &str| fs::read_to_string(folder.path().join(out).join(file)).expect("emitted");
            assert_eq!(text(&all), text(&one), "{lang}, {file}");
        }
    }
}

#[test]
fn references_of_the_representation_lead_to_the_module_of_a_type() {
    let folder = tempfile::tempdir().expect("a folder");
    generate(folder.path(), "ir", "ir", &[]);
    let text = fs::read_to_string(folder.path().join("ir/ir.json")).expect("emitted");
    let document: Value = serde_json::from_str(&text).expect("JSON");
    let name = |pointer: &Value| {
        let pointer = pointer.as_str().and_then(|pointer| pointer.strip_prefix('#')).expect("a pointer");
        document.pointer(pointer).unwrap_or_else(|| panic!("{pointer} leads nowhere"))["name"].clone()
    };
    let hooks = document["kinds"].as_array().expect("kinds").iter().map(|kind| &kind["hooks"][0]);
    let inputs: Vec<String> =
        hooks.map(|hook| format!("{} {}", hook["input"].as_str().unwrap_or_default(), name(&hook["input"]))).collect();
    assert_eq!(
        inputs,
        [
            "#/kinds/0/types/0 {\"payload\":\"note\"}",
            "#/shared/2/types/1 {\"payload\":\"order\"}",
            "#/shared/2/types/1 {\"payload\":\"order\"}",
            "#/shared/2/types/0 {\"payload\":\"item\"}",
        ]
    );
    let modules = || document["kinds"].as_array().into_iter().chain(document["shared"].as_array()).flatten();
    let types = modules().flat_map(|module| module["types"].as_array().expect("types"));
    let mut names: Vec<String> = types.map(|ty| ty["name"].to_string()).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count, "a type is declared twice: {names:?}");
    let mut open = vec![&document];
    while let Some(value) = open.pop() {
        if value["type"] == "reference" {
            name(&value["to"]);
        }
        open.extend(value.as_array().into_iter().flatten());
        open.extend(value.as_object().into_iter().flat_map(|entries| entries.values()));
    }
}

#[test]
fn files_whose_modules_would_have_one_name_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in ["one", "two"] {
        write(
            folder.path(),
            &format!("kinds/{kind}/v1.yaml"),
            fs::read_to_string(spec().join("kinds/notes/v1.yaml"))
                .expect("a kind")
                .replace("kind: notes", &format!("kind: {kind}")),
        );
        let payload = r#"{"properties": {"a": {"$ref": "../../../schemas/a-b.json"}, "b": {"$ref": "../../../schemas/a_b.json#/$defs/Other"}}, "type": "object"}"#;
        write(folder.path(), &format!("kinds/{kind}/schemas/note.json"), payload);
    }
    let object = r#"{"type": "object", "properties": {"x": {"type": "string"}}}"#;
    write(folder.path(), "schemas/a-b.json", object);
    write(folder.path(), "schemas/a_b.json", format!("{{\"$defs\": {{\"Other\": {object}}}}}"));
    let ran = run(folder.path(), &["generate", "--spec", ".", "--lang", "python", "--stdout"]);
    assert_eq!(ran.code, 2, "{}", ran.stderr);
    let message = "the modules of `schemas/a_b.json` and `schemas/a-b.json` would both be called `a_b`";
    assert!(ran.stderr.contains("error[DS403]") && ran.stderr.contains(message), "{}", ran.stderr);
    assert!(ran.stderr.contains("rename one of the files"), "{}", ran.stderr);
}

#[test]
fn rust_passes_a_value_from_one_kind_to_another() {
    if std::env::var_os("DAGSTACK_SKIP_RUST").is_some_and(|value| value == "1") {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_types_rust");
    let _ = fs::remove_dir_all(&folder);
    for file in ["Cargo.toml", "Cargo.lock", "edition2021/Cargo.toml"] {
        let text = fs::read_to_string(root().join("tests/emitted_rust").join(file)).expect("a file of the project");
        write(&folder, file, text);
    }
    write(&folder, "edition2021/src/lib.rs", "");
    write(&folder, "rustfmt.toml", "edition = \"2024\"\n");
    write(&folder, "src/main.rs", source("user.rs"));
    generate(&folder, "rust", "src/generated", &[]);
    succeed(&folder, "rustfmt", &["--edition", "2024", "--check", "src/generated/mod.rs"]);
    succeed(&folder, "cargo", &["clippy", "--quiet", "--locked", "-p", "emitted-rust", "--", "-D", "warnings"]);
    let printed = succeed(&folder, "cargo", &["run", "--quiet", "--locked", "-p", "emitted-rust"]);
    assert_eq!(printed, "1 true\nABC Eur\n\"What a customer wants.\"\n");
}

#[test]
fn typescript_passes_a_value_from_one_kind_to_another() {
    if npm::is_skipped() {
        return;
    }
    let npm = npm::Npm::open();
    let folder = npm.folder.join("shared-types");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "src/main.ts", source("user.ts"));
    generate(&folder, "ts", "src/generated", &[]);
    write(&folder, "package.json", "{\"type\": \"module\"}\n");
    let options = "{\"rootDir\": \"src\", \"outDir\": \"out\"}";
    let config = format!(
        "{{\"extends\": \"../tsconfig.shared.json\", \"compilerOptions\": {options}, \"include\": [\"src\"]}}\n"
    );
    write(&folder, "tsconfig.json", config);
    fs::copy(root().join("tests/emitted_ts/tsconfig.json"), npm.folder.join("tsconfig.shared.json")).expect("copied");
    let compiled = npm.run(&folder, "tsc", &[]);
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stdout));
    succeed(&folder, "node", &["out/main.js"]);
}

/// The rules of ruff that emitted Python is clean under.
const RUFF: &str = "--select=E,F,W,I,UP,B,C4,SIM,RET,PIE,PERF,FURB,RUF,TC,N";

#[test]
fn python_passes_a_value_from_one_kind_to_another() {
    if venv::is_skipped() {
        return;
    }
    let python = venv::emitted();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_types_python");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "main.py", source("user.py"));
    generate(&folder, "python", "generated", &[]);
    let python = python.to_str().expect("UTF-8");
    assert_eq!(succeed(&folder, python, &["-W", "error", "main.py"]), "done\n");
    succeed(&folder, python, &["-m", "mypy", "--strict", "generated", "main.py"]);
    succeed(&folder, python, &["-m", "ruff", "format", "--isolated", "--check", "generated"]);
    succeed(&folder, python, &["-m", "ruff", "check", "--isolated", RUFF, "--ignore=E501", "generated"]);
}

#[test]
fn shared_modules_of_python_take_the_runtime_of_another_folder() {
    if venv::is_skipped() {
        return;
    }
    let python = venv::emitted();
    let folder = tempfile::tempdir().expect("a folder");
    let spec = spec();
    let config = format!(
        "[[generate]]\nlang = \"python\"\nout = \"own\"\nspec = {spec:?}\nimport-name = \"own\"\n\n\
         [[generate]]\nlang = \"python\"\nout = \"other\"\nspec = {spec:?}\nruntime = \"own\"\n"
    );
    write(folder.path(), "dagstack-spec.toml", config);
    let ran = run(folder.path(), &["generate"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert!(!folder.path().join("other/_support").exists(), "a runtime of its own");
    let program = "from other import shop_v1, stock_v1\n\nassert shop_v1.Money is stock_v1.Money\nprint(\"done\")\n";
    write(folder.path(), "main.py", program);
    let python = python.to_str().expect("UTF-8");
    assert_eq!(succeed(folder.path(), python, &["-W", "error", "main.py"]), "done\n");
    succeed(folder.path(), python, &["-m", "mypy", "--strict", "own", "other", "main.py"]);
    succeed(folder.path(), python, &["-m", "ruff", "format", "--isolated", "--check", "other"]);
    succeed(folder.path(), python, &["-m", "ruff", "check", "--isolated", RUFF, "--ignore=E501", "other"]);
}
