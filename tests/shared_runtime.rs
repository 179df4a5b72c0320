//! Two output folders that share one runtime, and outputs without the manifest: written, checked, compiled and run.
//!
//! `DAGSTACK_SKIP_TS=1`, `DAGSTACK_SKIP_GO=1`, `DAGSTACK_SKIP_RUST=1` and `DAGSTACK_SKIP_PYTHON=1` skip what needs the toolchain of a language.

mod npm;
mod tool;
mod venv;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use npm::Npm;
use tool::{root, run, write};

const HOOKSPEC: &str = "kind_api_version: \"1.0.0\"
description: A kind.
hooks:
  - name: run
    dispatch: singleton
    description: Runs.
    input_schema: schemas/payload.json
    output_schema: schemas/payload.json
";

/// What nearly everything needs, and what needs parts that the first one does not: patterns, a format, a union, a residual schema.
const SCHEMAS: [(&str, &str); 2] = [
    ("plain", r#"{"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}"#),
    (
        "rich",
        r#"{"type": "object", "properties": {
            "code": {"type": "string", "pattern": "^(a|b)+c$"},
            "mail": {"type": "string", "format": "email"},
            "either": {"anyOf": [{"type": "string"}, {"type": "integer"}]},
            "pair": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false},
            "odd": {"not": {"const": 3}}
        }}"#,
    ),
];

/// Writes a spec tree for each kind, and the configuration: the first target has the runtime, and the second one uses it.
fn project(folder: &Path, lang: &str, [first, second]: [&str; 2], more: &str) {
    for (kind, schema) in SCHEMAS {
        write(folder, &format!("specs/{kind}/kinds/{kind}/v1.yaml"), format!("kind: {kind}\n{HOOKSPEC}"));
        write(folder, &format!("specs/{kind}/kinds/{kind}/schemas/payload.json"), schema);
        write(folder, &format!("specs/{kind}/VERSION"), "1.2.3\n");
    }
    let config = format!(
        "[[generate]]\nlang = \"{lang}\"\nout = \"{first}\"\nspec = \"specs/plain\"\n{more}\n\
         [[generate]]\nlang = \"{lang}\"\nout = \"{second}\"\nspec = \"specs/rich\"\nruntime = \"{first}\"\nmanifest = false\n"
    );
    write(folder, "dagstack-spec.toml", config);
    let generated = run(folder, &["generate"]);
    assert_eq!(generated.code, 0, "{}", generated.stderr);
    let checked = run(folder, &["generate", "--check"]);
    assert_eq!((checked.code, checked.stdout.as_str()), (0, ""), "{}", checked.stderr);
}

/// The files below a folder, by path.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(folder.join(&inner)).expect("a folder") {
            let entry = entry.expect("an entry");
            let path = inner.join(entry.file_name());
            if entry.path().is_dir() {
                folders.push(path);
            } else {
                found.push(path.to_str().expect("UTF-8").replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
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

fn is_skipped(switch: &str) -> bool {
    std::env::var_os(switch).is_some_and(|value| value == "1")
}

#[test]
fn typescript_imports_the_runtime_of_another_folder() {
    if npm::is_skipped() {
        return;
    }
    let npm = Npm::open();
    for (name, more) in [("js", ""), ("ts", "import-extension = \"ts\"\n")] {
        let folder = npm.folder.join(format!("shared-{name}"));
        let _ = fs::remove_dir_all(&folder);
        project(&folder, "ts", ["src/plain", "src/deep/rich"], more);
        assert_eq!(files(&folder.join("src/deep/rich")), ["index.ts", "kinds/rich/v1.ts", "version.ts"]);
        assert!(folder.join("src/plain/support/tuples.ts").is_file(), "what only the other folder needs");
        let main = format!(
            "import {{ PlainV1, read }} from \"./plain/index.{name}\";\n\
             import {{ RichV1, VERSION, read as again }} from \"./deep/rich/index.{name}\";\n\
             const fits = (payload: unknown): boolean => read(RichV1.PayloadSchema, payload).success;\n\
             if (read !== again || VERSION !== \"1.2.3\") throw new Error(\"two runtimes\");\n\
             if (!read(PlainV1.PayloadSchema, {{ text: \"x\" }}).success) throw new Error(\"plain\");\n\
             if (!fits({{ code: \"abc\", mail: \"a@b.c\", pair: [\"x\", 1], odd: 4 }})) throw new Error(\"rich\");\n\
             if (fits({{ mail: \"a\" }}) || fits({{ odd: 3 }}) || fits({{ code: \"x\" }})) throw new Error(\"not rich\");\n"
        );
        write(&folder, "src/main.ts", main);
        write(&folder, "package.json", "{\"type\": \"module\"}\n");
        let extensions = if name == "ts" { ", \"rewriteRelativeImportExtensions\": true" } else { "" };
        write(
            &folder,
            "tsconfig.json",
            format!(
                "{{\"extends\": \"../tsconfig.shared.json\", \"compilerOptions\": {{\"rootDir\": \"src\", \"outDir\": \"out\"{extensions}}}, \
                 \"include\": [\"src\"]}}\n"
            ),
        );
        fs::copy(root().join("tests/emitted_ts/tsconfig.json"), npm.folder.join("tsconfig.shared.json"))
            .expect("copied");
        let compiled = npm.run(&folder, "tsc", &[]);
        assert!(compiled.status.success(), "{name}: {}", String::from_utf8_lossy(&compiled.stdout));
        succeed(&folder, "node", &["out/main.js"]);
    }
}

#[test]
fn a_package_of_typescript_is_imported_by_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    project(folder.path(), "ts", ["a", "b"], "module-specifier = \"@app/spec\"\n");
    let text = fs::read_to_string(folder.path().join("b/kinds/rich/v1.ts")).expect("emitted");
    assert!(text.contains("} from \"@app/spec/support.js\";"), "{text}");
    let text = fs::read_to_string(folder.path().join("a/kinds/plain/v1.ts")).expect("emitted");
    assert!(text.contains("} from \"../../support.js\";"), "{text}");
}

#[test]
fn go_imports_the_runtime_of_another_folder() {
    if is_skipped("DAGSTACK_SKIP_GO") {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_go");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "go.mod", "module example.com/app\n\ngo 1.24\n");
    project(&folder, "go", ["plain", "deep/rich"], "");
    assert_eq!(files(&folder.join("deep/rich")), ["richv1/richv1.go", "spec.go"]);
    write(
        &folder,
        "main.go",
        r#"package main

import (
	"fmt"

	"example.com/app/deep/rich/richv1"
	"example.com/app/plain/contract"
	"example.com/app/plain/plainv1"
)

func main() {
	var plain plainv1.Payload
	var rich richv1.Payload
	fmt.Println(plain.UnmarshalJSON([]byte(`{"text":"x"}`)))
	fmt.Println(rich.UnmarshalJSON([]byte(`{"code":"abc","mail":"a@b.c","pair":["x",1],"odd":4}`)))
	_, isProblem := rich.UnmarshalJSON([]byte(`{"odd":3}`)).(*contract.Error)
	fmt.Println(isProblem, len(plainv1.Hooks())+len(richv1.Hooks()))
}
"#,
    );
    assert_eq!(succeed(&folder, "gofmt", &["-l", "plain", "deep"]), "");
    succeed(&folder, "go", &["vet", "./..."]);
    assert_eq!(succeed(&folder, "go", &["run", "."]), "<nil>\n<nil>\ntrue 2\n");
}

#[test]
fn rust_uses_the_runtime_of_another_module() {
    if is_skipped("DAGSTACK_SKIP_RUST") {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_rust");
    let _ = fs::remove_dir_all(&folder);
    for file in ["Cargo.toml", "Cargo.lock", "edition2021/Cargo.toml"] {
        let text = fs::read_to_string(root().join("tests/emitted_rust").join(file)).expect("a file of the project");
        write(&folder, file, text);
    }
    write(&folder, "edition2021/src/lib.rs", "");
    write(&folder, "rustfmt.toml", "edition = \"2024\"\n");
    write(&folder, "src/deep/mod.rs", "//! Deeper.\n\npub mod rich;\n");
    write(
        &folder,
        "src/main.rs",
        r##"//! Uses both.

pub mod deep;
pub mod plain;

use deep::rich::rich_v1::Payload as Rich;
use plain::plain_v1::Payload as Plain;
use plain::support::Problems;

fn main() -> Result<(), Problems> {
    let plain = Plain::from_text(r#"{"text":"x"}"#)?;
    let rich = Rich::from_text(r#"{"code":"abc","mail":"a@b.c","pair":["x",1],"odd":4}"#)?;
    let refused: Result<Rich, deep::rich::support::Problems> = Rich::from_text(r#"{"odd":3}"#);
    println!("{} {} {}", plain.text, rich.code.is_some(), refused.is_err());
    Ok(())
}
"##,
    );
    project(&folder, "rust", ["src/plain", "src/deep/rich"], "");
    assert_eq!(files(&folder.join("src/deep/rich")), ["mod.rs", "rich_v1.rs"]);
    succeed(&folder, "rustfmt", &["--edition", "2024", "--check", "src/plain/mod.rs", "src/deep/mod.rs"]);
    succeed(&folder, "cargo", &["clippy", "--quiet", "--locked", "-p", "emitted-rust", "--", "-D", "warnings"]);
    assert_eq!(succeed(&folder, "cargo", &["run", "--quiet", "--locked", "-p", "emitted-rust"]), "x true true\n");
}

#[test]
fn python_imports_the_runtime_of_another_package() {
    if venv::is_skipped() {
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shared_python");
    let _ = fs::remove_dir_all(&folder);
    write(&folder, "pyproject.toml", "[project]\nname = \"app\"\nversion = \"1\"\n");
    project(&folder, "python", ["src/app/plain", "src/app/deep/rich"], "");
    assert_eq!(files(&folder.join("src/app/deep/rich")), ["__init__.py", "py.typed", "rich_v1.py"]);
    assert!(folder.join("src/app/plain/_support/branches.py").is_file(), "what only the other package needs");
    for package in ["src/app", "src/app/deep"] {
        write(&folder, &format!("{package}/__init__.py"), "");
    }
    let main = "\
from app.deep.rich import VERSION, ValidationError
from app.deep.rich.rich_v1 import HOOKS, Payload as Rich
from app.plain import ValidationError as Same
from app.plain.plain_v1 import Payload as Plain

assert ValidationError is Same
assert VERSION == \"1.2.3\"
assert len(HOOKS) == 1
assert Plain.from_json('{\"text\": \"x\"}').text == \"x\"
Rich.from_json('{\"code\": \"abc\", \"mail\": \"a@b.c\", \"pair\": [\"x\", 1], \"odd\": 4}')
for text in ('{\"mail\": \"a\"}', '{\"odd\": 3}', '{\"code\": \"x\"}'):
    try:
        Rich.from_json(text)
    except Same as error:
        assert len(error.problems) == 1
    else:
        raise AssertionError
";
    write(&folder, "src/main.py", main);
    let python = venv::emitted();
    let strict = r#"{"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": ["app", "main.py"]}"#;
    write(&folder, "src/pyrightconfig.json", strict);
    let (sources, program) = (folder.join("src"), python.to_str().expect("UTF-8"));
    succeed(&sources, program, &["-W", "error", "main.py"]);
    succeed(&sources, program, &["-m", "mypy", "--strict", "app", "main.py"]);
    succeed(&sources, program, &["-m", "ruff", "format", "--isolated", "--check", "app"]);
    succeed(
        &sources,
        program,
        &["-m", "ruff", "check", "--isolated", "--select=E,F,W,I,UP,RUF", "--ignore=E501", "app"],
    );
    succeed(&sources, python.with_file_name("basedpyright").to_str().expect("UTF-8"), &[]);
}

#[test]
fn the_manifest_is_left_out_of_every_target() {
    for (lang, manifest) in [
        ("ts", "manifest.ts"),
        ("go", "manifest.go"),
        ("rust", "manifest.rs"),
        ("python", "manifest.py"),
        ("ir", "ir.json"),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        let mut arguments = vec!["generate", "--lang", lang, "--out", "gen"];
        if lang == "go" {
            arguments.push("--import-path=example.com/spec");
        }
        assert_eq!(run(folder.path(), &arguments).code, 0);
        let file = folder.path().join("gen").join(manifest);
        let has_manifest = || fs::read_to_string(&file).is_ok_and(|text| text.contains("core_version"));
        assert!(has_manifest(), "{lang}");
        arguments.push("--no-manifest");
        let without = run(folder.path(), &arguments);
        assert_eq!(without.code, 0, "{}", without.stderr);
        assert!(!has_manifest(), "{lang}");
        let left: Vec<String> = files(&folder.path().join("gen"));
        assert!(left.iter().all(|path| !path.starts_with("manifest")), "{left:?}");
    }
}

/// What a configuration with these targets is refused with.
fn refused(targets: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let tables: Vec<String> = targets.iter().map(|target| format!("[[generate]]\n{target}\n")).collect();
    write(folder.path(), "dagstack-spec.toml", tables.concat());
    let ran = run(folder.path(), &["generate"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
    ran.stderr
}

#[test]
fn a_runtime_that_can_not_be_used_is_refused_at_its_place() {
    let a = "lang = \"ts\"\nout = \"a\"";
    for (targets, message, help) in [
        (
            &[a, "lang = \"ts\"\nout = \"b\"\nruntime = \"c\""][..],
            "no target writes to `c`",
            "name the `out` of another target of TypeScript: `a`",
        ),
        (
            &[a, "lang = \"go\"\nout = \"b\"\nruntime = \"c\""],
            "no target writes to `c`",
            "no other target of Go has a runtime",
        ),
        (&["lang = \"ts\"\nout = \"b\"\nruntime = \"./b\""], "the target names its own folder", "remove the key"),
        (
            &[a, "lang = \"go\"\nout = \"b\"\nruntime = \"a\""],
            "`a` is of TypeScript, and this target of Go",
            "name the `out` of a target of Go",
        ),
        (&[a, "lang = \"ir\"\nout = \"b\"\nruntime = \"a\""], "JSON has no runtime to share", "remove the key"),
        (
            &[a, "lang = \"ts\"\nout = \"b\"\nruntime = \"a\"", "lang = \"ts\"\nout = \"c\"\nruntime = \"b\""],
            "`b` has no runtime of its own",
            "name the folder that has the runtime: `a`",
        ),
        (
            &["lang = \"ts\"\nout = \"a\"\nruntime = \"b\"", "lang = \"ts\"\nout = \"b\"\nruntime = \"a\""],
            "the runtimes of `a` and `b` lead in a circle",
            "remove `runtime` from the target of `b`",
        ),
        (&[a, "lang = \"ts\"\nout = \"b\"\nruntime = \"\""], "`runtime`", "name the `out` of another target"),
    ] {
        let report = refused(targets);
        assert!(report.contains("error[DS501]") && report.contains(" --> dagstack-spec.toml:"), "{report}");
        assert!(report.contains(message) && report.contains(help), "{message}: {report}");
    }
}

#[test]
fn an_option_that_sharing_needs_is_asked_for() {
    let go =
        refused(&["lang = \"go\"\nout = \"a\"", "lang = \"go\"\nout = \"b\"\nimport-path = \"m/b\"\nruntime = \"a\""]);
    assert!(go.contains("the Go import path of the output folder is not known"), "{go}");
    let rust = refused(&["lang = \"rust\"\nout = \"a\"", "lang = \"rust\"\nout = \"b\"\nruntime = \"a\""]);
    assert!(rust.contains("the path of the module whose runtime is shared is not known"), "{rust}");
    assert!(rust.contains("give the target of that folder a `module-path`"), "{rust}");
    let python = refused(&["lang = \"python\"\nout = \"a\"", "lang = \"python\"\nout = \"b\"\nruntime = \"a\""]);
    assert!(
        python.contains("the name by which the package whose runtime is shared is imported is not known"),
        "{python}"
    );
    assert!(python.contains("give the target of that folder an `import-name`"), "{python}");
}
