//! Emitted Python: checked by mypy, pyright and ruff at their strictest, and used as a user would.
//!
//! Needs Python 3.11 or newer with `venv` and `pip`. `DAGSTACK_SKIP_PYTHON=1` skips what needs them.

mod manifests;
mod venv;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use dagstack_spec_generators::lang::python::Python;
use dagstack_spec_generators::target::{Options, Target};
use dagstack_spec_generators::{FileSet, LowerOptions, lower};
use dagstack_spec_model::{Spec, Tree, load};
use serde_json::{Value, json};

/// What emitted code is clean under, and what it is not asked: lines are as long as their patterns and names.
const RULES: &[&str] =
    &["check", "--isolated", "--select=E,F,W,I,UP,B,C4,SIM,RET,PIE,PERF,FURB,RUF,TC,N", "--ignore=E501"];

fn emit(spec: &Spec) -> FileSet {
    let package = lower(spec, &LowerOptions::default()).unwrap_or_else(|problems| panic!("{}", problems[0].message));
    Python.emit(&package, &Options::default()).expect("Python can say it")
}

/// The embedded spec as the package `spec`, and the tree of all that is hard to say as `zoo`.
static PACKAGES: LazyLock<[(&str, FileSet); 2]> = LazyLock::new(|| {
    let problems = |problems: Vec<dagstack_spec_model::Diagnostic>| panic!("{}", problems[0].message);
    let own = load::load_embedded().unwrap_or_else(problems);
    let zoo = Tree::folder(&root().join("tests/emitted/zoo")).expect("it is a tree");
    let zoo = load::load(&zoo).unwrap_or_else(problems);
    [("spec", emit(&own)), ("zoo", emit(&zoo))]
});

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the packages and the programs of users, and the interpreter for it; `None` where Python is skipped.
fn project() -> Option<(PathBuf, PathBuf)> {
    static PROJECT: LazyLock<(PathBuf, PathBuf)> = LazyLock::new(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("emitted-python-project");
        let _ = fs::remove_dir_all(&folder);
        for (name, files) in &*PACKAGES {
            for (path, text) in files.iter() {
                let path = folder.join(name).join(path);
                fs::create_dir_all(path.parent().expect("a folder")).expect("made");
                fs::write(path, text).expect("written");
            }
        }
        for program in fs::read_dir(root().join("tests/emitted_python")).expect("programs") {
            let program = program.expect("a file").path();
            if program.extension().is_some_and(|extension| extension == "py") {
                fs::copy(&program, folder.join(program.file_name().expect("a name"))).expect("copied");
            }
        }
        let strict =
            json!({"typeCheckingMode": "strict", "pythonVersion": "3.11", "include": ["spec", "zoo", "user.py"]});
        fs::write(folder.join("pyrightconfig.json"), strict.to_string()).expect("written");
        (folder, venv::emitted())
    });
    if venv::is_skipped() { None } else { Some(PROJECT.clone()) }
}

/// Runs a program of the environment, which ends well.
fn succeed(folder: &Path, program: &Path, arguments: &[&str], input: &str) -> String {
    let mut command = Command::new(program);
    command.current_dir(folder).args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let mut stdin = child.stdin.take().expect("a pipe");
    let output = std::thread::scope(|scope| {
        scope.spawn(move || std::io::Write::write_all(&mut stdin, input.as_bytes()));
        child.wait_with_output().expect("it ends")
    });
    let (printed, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}:\n{printed}{errors}");
    printed.into_owned()
}

#[test]
fn what_a_spec_does_not_need_is_left_out() {
    let [(_, plain), (_, zoo)] = &*PACKAGES;
    for path in ["branches.py", "evaluated.py", "unions.py", "formats/__init__.py", "formats/uuids.py"] {
        let path = format!("_support/{path}");
        assert!(zoo.get(&path).is_some(), "{path}");
    }
    for path in ["branches.py", "evaluated.py", "memory.py", "unions.py", "formats/uuids.py"] {
        assert!(plain.get(&format!("_support/{path}")).is_none(), "{path}");
    }
}

#[test]
fn the_checkers_and_the_linter_find_nothing() {
    let Some((folder, python)) = project() else { return };
    succeed(&folder, &python, &["-m", "mypy", "--strict", "spec", "zoo", "user.py"], "");
    succeed(&folder, &python, &["-m", "ruff", "format", "--isolated", "--check", "spec", "zoo"], "");
    succeed(&folder, &python, &[&["-m", "ruff"], RULES, &["spec", "zoo"]].concat(), "");
    succeed(&folder, &python.with_file_name("basedpyright"), &[], "");
}

/// The programs assert by themselves what they are about.
#[test]
fn programs_of_users_work() {
    let Some((folder, python)) = project() else { return };
    for program in ["user.py", "traps.py"] {
        succeed(&folder, &python, &["-W", "error", program], "");
    }
    // pydantic and FastAPI have warnings of their own.
    succeed(&folder, &python, &["bridge.py"], "");
}

#[test]
fn nothing_but_the_standard_library_is_imported() {
    let Some((folder, _)) = project() else { return };
    let check = "import sys; import spec, zoo; from zoo import *; assert 'pydantic' not in sys.modules";
    succeed(
        &folder,
        Path::new("python3"),
        &["-I", "-W", "error", "-c", &format!("import sys; sys.path.insert(0, '.'); {check}")],
        "",
    );
}

#[test]
fn manifests_get_the_verdict_of_the_contract() {
    let Some((folder, python)) = project() else { return };
    let mut rows = String::new();
    let mut asked = Vec::new();
    for case in manifests::cases() {
        if !case.can("python") {
            continue;
        }
        for file in case.files() {
            let row = json!({"bytes": file.bytes, "is_toml": file.name.ends_with("toml")});
            writeln!(rows, "{row}").expect("a text");
            asked.push((case.clone(), file.variant));
        }
    }
    assert!(asked.len() > 300, "{} files", asked.len());
    let printed = succeed(&folder, &python, &["-W", "error", "manifests.py"], &rows);
    let answers: Vec<Value> = printed.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(answers.len(), asked.len());
    let mut wrong = String::new();
    for ((case, variant), answer) in asked.iter().zip(&answers) {
        let differs = |(key, value): &(&String, &Value)| answer["manifest"].get(*key) != Some(value);
        let fields: Vec<_> = case.normalised.iter().filter(differs).collect();
        if case.valid != answer["manifest"].is_object() || (case.valid && !fields.is_empty()) {
            writeln!(wrong, "{} ({variant}): {answer}, and {fields:?} are due", case.id).expect("a text");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
