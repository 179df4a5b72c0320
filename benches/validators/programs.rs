//! The programs that measure: each is built around freshly emitted code, and run.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use dagstack_spec_generators::FileSet;
use serde::Deserialize;
use serde_json::Value;

use crate::lang::Lang;
use crate::shared::{Failure, output};
use crate::{cases, folder};

/// What one program was compared with, and what came of it.
pub(crate) struct Measured {
    pub(crate) title: &'static str,
    pub(crate) rivals: &'static [&'static str],
    pub(crate) rows: Vec<Row>,
}

/// One task on one payload: medians, in nanoseconds, by contender, and of the ratios to each rival.
#[derive(Deserialize)]
pub(crate) struct Row {
    pub(crate) task: String,
    pub(crate) payload: String,
    pub(crate) medians: BTreeMap<String, f64>,
    pub(crate) ratios: BTreeMap<String, f64>,
}

/// Builds the program of a language and lets it measure all cases, in each of the ways in which it is run.
pub(crate) fn run(lang: Lang, cases: &Value) -> Result<Vec<Measured>, Failure> {
    let path = folder::root().join("cases.json");
    folder::write(&path, &cases.to_string());
    let files = lang.emit(&cases::package());
    let (rivals, programs): (&[_], _) = match lang {
        Lang::Rust => (&["jsonschema"], vec![("Rust", rust(&files)?)]),
        Lang::TypeScript => (&["ajv", "zod"], typescript(&files)?),
        Lang::Go => (&["santhosh-tekuri/jsonschema"], vec![("Go", go(&files)?)]),
        Lang::Python => (&["pydantic", "msgspec", "jsonschema-rs", "jsonschema"], vec![("Python", python(&files)?)]),
    };
    let measured = programs.into_iter().map(|(title, mut program)| {
        let printed = output(program.arg(&path))?;
        let rows = printed.lines().map(|line| serde_json::from_str(line).expect("a row")).collect();
        Ok(Measured { title, rivals, rows })
    });
    measured.collect()
}

fn rust(files: &FileSet) -> Result<Command, Failure> {
    let folder = folder::root().join("rust");
    folder::copy("rust", &["Cargo.toml", "Cargo.lock", "src/main.rs", "src/measure.rs", "src/plain.rs"], &folder);
    folder::fill(&folder.join("src/generated"), files);
    output(cargo(&folder).args(["build", "--release", "--quiet", "--locked"]))?;
    Ok(Command::new(folder.join("target/release/validators")))
}

/// Cargo in a project of its own, whatever is set for this one.
pub(crate) fn cargo(folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).env_remove("RUSTFLAGS");
    cargo
}

fn typescript(files: &FileSet) -> Result<Vec<(&'static str, Command)>, Failure> {
    let folder = folder::npm()?;
    folder::copy("ts", &["tsconfig.json", "run.mjs", "measure.mjs", "plain.mjs"], &folder);
    folder::fill(&folder.join("src"), files);
    output(Command::new(folder.join("node_modules/.bin/tsc")).current_dir(&folder))?;
    let node = |options: &[&str]| {
        let mut node = Command::new("node");
        node.current_dir(&folder).args(options).arg("run.mjs");
        node
    };
    Ok(vec![("TypeScript", node(&[])), ("TypeScript, with zod/compile", node(&["--import", "zod/compile"]))])
}

fn go(files: &FileSet) -> Result<Command, Failure> {
    let folder = folder::root().join("go");
    folder::copy("go", &["go.mod", "go.sum", "main.go", "measure.go", "plain.go"], &folder);
    folder::fill(&folder.join("spec"), files);
    output(Command::new("go").args(["build", "-o", "validators", "."]).current_dir(&folder))?;
    Ok(Command::new(folder.join("validators")))
}

fn python(files: &FileSet) -> Result<Command, Failure> {
    let interpreter = folder::python()?;
    let folder = folder::root().join("python");
    folder::copy("python", &["main.py", "measure.py", "with_msgspec.py", "with_pydantic.py"], &folder);
    folder::fill(&folder.join("spec"), files);
    let mut python = Command::new(interpreter);
    python.current_dir(&folder).arg("main.py");
    Ok(python)
}
