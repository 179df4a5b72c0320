//! Rust, TypeScript and Go, compiled and asked with the programs that the other tests of emitted code use.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_generators::{FileSet, ir};
use serde_json::{Value, json};

use super::lang::Lang;
use super::policy::Reading;
use super::{Answer, Said, Toolchain, fill, succeed, write};
use crate::npm::{self, Npm};

const SKIP_RUST: &str = "DAGSTACK_SKIP_RUST";
const SKIP_GO: &str = "DAGSTACK_SKIP_GO";

/// The languages whose toolchains are not switched off. What is built stands in folders of this name.
pub(crate) fn all(name: &'static str) -> Vec<Box<dyn Toolchain>> {
    chosen(name, Profile::DEBUG)
}

/// Likewise, with optimisations: for figures.
pub(crate) fn optimized(name: &'static str) -> Vec<Box<dyn Toolchain>> {
    chosen(name, Profile::RELEASE)
}

#[expect(clippy::print_stdout, reason = "what was left out is said where the test's output is looked at")]
fn chosen(name: &'static str, profile: Profile) -> Vec<Box<dyn Toolchain>> {
    let wanted = |skip: &str| {
        let wanted = std::env::var_os(skip).is_none_or(|value| value != "1");
        if !wanted {
            println!("skipped: {skip}=1");
        }
        wanted
    };
    let mut all: Vec<Box<dyn Toolchain>> = Vec::new();
    if wanted(SKIP_RUST) {
        all.push(Box::new(Rust { name, profile, keeps_digits: false }));
    }
    if !npm::is_skipped() {
        all.push(Box::new(TypeScript { npm: Npm::open(), name }));
    }
    if wanted(SKIP_GO) {
        all.push(Box::new(Go { name }));
    }
    all
}

/// Rust over a `serde_json` that keeps all digits of a number, unless Rust is switched off.
pub(crate) fn exact_rust(name: &'static str) -> Option<Box<dyn Toolchain>> {
    std::env::var_os(SKIP_RUST).is_none_or(|value| value != "1").then(|| {
        let rust: Box<dyn Toolchain> = Box::new(Rust { name, profile: Profile::DEBUG, keeps_digits: true });
        rust
    })
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The root of a crate with the `recursion_limit` that a module among some files asks for in its documentation, as a user would add it.
fn with_recursion_limit(text: &str, files: &FileSet) -> String {
    const ATTRIBUTE: &str = "`#![recursion_limit = \"";
    let asked = |text: &str| -> Option<usize> { text.split_once(ATTRIBUTE)?.1.split_once('"')?.0.parse().ok() };
    let limit = files.iter().filter_map(|(_, text)| asked(text)).max();
    limit.map_or_else(|| text.to_owned(), |limit| format!("#![recursion_limit = \"{limit}\"]\n{text}"))
}

struct Rust {
    name: &'static str,
    profile: Profile,
    /// Whether `serde_json` has its feature `arbitrary_precision`.
    keeps_digits: bool,
}

/// How cargo compiles: the option that asks for it, and the folder below `target`.
#[derive(Clone, Copy)]
struct Profile {
    option: Option<&'static str>,
    folder: &'static str,
}

impl Profile {
    const DEBUG: Self = Self { option: None, folder: "debug" };
    const RELEASE: Self = Self { option: Some("--release"), folder: "release" };
}

impl Rust {
    /// One for all tests, so that what the programs depend on is compiled once.
    fn target() -> PathBuf {
        root().join("target/emitted-rust/target")
    }

    fn package(&self) -> String {
        format!("{}{}", self.name, if self.keeps_digits { "-exact" } else { "" })
    }

    /// What was said about a document that was read in one way.
    fn said(answer: &Value) -> Said {
        if let Some(problems) = answer.get("problems") {
            return Said::rejected(problems);
        }
        let again = answer["again"].as_str().and_then(|text| crate::json::parse(text).ok());
        match (answer["stable"].as_bool(), again) {
            (Some(true), Some(again)) => Said::Accepted(again),
            (Some(false), _) => Said::Unstable(answer.to_string()),
            _ => Said::Crashed(answer.to_string()),
        }
    }
}

impl Toolchain for Rust {
    fn lang(&self) -> Lang {
        Lang::Rust
    }

    fn name(&self) -> &'static str {
        if self.keeps_digits { "Rust with all digits" } else { "Rust" }
    }

    fn is_about_numbers(&self) -> bool {
        self.keeps_digits
    }

    fn compile(&self, kinds: &[&ir::Kind], files: &FileSet) -> Result<(), String> {
        let folder = root().join("target/emitted-rust").join(self.package());
        let named = |text: &str| text.replace("emitted-program", &format!("emitted-{}", self.package()));
        for (path, text) in [
            ("Cargo.toml", named(include_str!("rust/Cargo.toml"))),
            ("Cargo.lock", named(include_str!("rust/Cargo.lock"))),
            ("src/main.rs", with_recursion_limit(include_str!("rust/src/main.rs"), files)),
            ("src/answer.rs", include_str!("rust/src/answer.rs").to_owned()),
        ] {
            write(&folder.join(path), &text);
        }
        let mut table = String::from(
            "use serde_json::Value;\n\nuse crate::{answer, generated};\n\n\
             pub(crate) fn answer_of(kind: &str, text: &str) -> Option<Value> {\n    Some(match kind {\n",
        );
        for kind in kinds {
            let name = &kind.name;
            let _ = writeln!(table, "        \"{name}\" => answer::answer::<generated::{name}_v1::Payload>(text),");
        }
        write(&folder.join("src/table.rs"), &(table + "        _ => return None,\n    })\n}\n"));
        fill(&folder.join("src/generated"), files);
        let mut cargo = Command::new("cargo");
        cargo.args(["build", "--quiet", "--locked"]).args(self.profile.option).current_dir(&folder);
        if self.keeps_digits {
            cargo.args(["--features", "arbitrary_precision"]);
        }
        succeed(cargo.env("CARGO_TARGET_DIR", Self::target()).env_remove("RUSTFLAGS"), SKIP_RUST)
    }

    fn program(&self) -> Command {
        Command::new(Self::target().join(self.profile.folder).join(format!("emitted-{}", self.package())))
    }

    fn row(&self, kind: &str, document: &str) -> String {
        json!([kind, document]).to_string()
    }

    fn answers(&self, answer: &Value) -> Vec<Answer> {
        let [text, value] =
            if self.keeps_digits { [Reading::Exact(Lang::Rust); 2] } else { [Reading::RustText, Reading::RustValue] };
        let mut answers = vec![Answer { reading: text, said: Self::said(&answer["text"]), fits: None }];
        // What `serde_json` does not read by itself is neither checked nor read as a value.
        if let Some(of_value) = answer.get("value") {
            let said = match (Self::said(of_value), answer["serde"].as_bool()) {
                (said @ Said::Accepted(_), Some(true))
                | (said @ Said::Rejected(_), Some(false))
                | (said @ Said::Unstable(_), _) => said,
                _ => Said::Crashed(answer.to_string()),
            };
            answers.push(Answer { reading: value, said, fits: answer["fits"].as_bool() });
        }
        answers
    }
}

struct TypeScript {
    npm: Npm,
    name: &'static str,
}

impl TypeScript {
    fn folder(&self) -> PathBuf {
        self.npm.folder.join(self.name)
    }
}

impl Toolchain for TypeScript {
    fn lang(&self) -> Lang {
        Lang::TypeScript
    }

    fn name(&self) -> &'static str {
        "TypeScript"
    }

    fn compile(&self, _: &[&ir::Kind], files: &FileSet) -> Result<(), String> {
        let folder = self.folder();
        write(&folder.join("tsconfig.json"), include_str!("../emitted_ts/tsconfig.json"));
        write(&folder.join("run.mjs"), include_str!("run.mjs"));
        fill(&folder.join("src"), files);
        let done = self.npm.run(&folder, "tsc", &[]);
        let said = [done.stdout, done.stderr].concat();
        if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&said).into_owned()) }
    }

    fn program(&self) -> Command {
        let mut node = Command::new("node");
        node.current_dir(self.folder()).arg("run.mjs");
        node
    }

    fn row(&self, kind: &str, document: &str) -> String {
        json!([kind, document]).to_string()
    }

    fn answers(&self, answer: &Value) -> Vec<Answer> {
        let answer = |key: &str, reading| {
            let result = &answer[key];
            let said = match result["success"].as_bool() {
                Some(true) => Said::Accepted(result["data"].clone()),
                Some(false) => Said::rejected(&result["problems"]),
                None => Said::Crashed(answer.to_string()),
            };
            Answer { reading, said, fits: None }
        };
        vec![answer("text", Reading::TypeScriptText), answer("value", Reading::TypeScriptValue)]
    }
}

struct Go {
    name: &'static str,
}

impl Go {
    fn folder(&self) -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(self.name).join("go")
    }
}

impl Toolchain for Go {
    fn lang(&self) -> Lang {
        Lang::Go
    }

    fn name(&self) -> &'static str {
        "Go"
    }

    fn compile(&self, kinds: &[&ir::Kind], files: &FileSet) -> Result<(), String> {
        let folder = self.folder();
        write(&folder.join("go.mod"), "module example.com/app\n\ngo 1.24\n");
        write(&folder.join("cmd/verdict/main.go"), include_str!("../emitted_go/verdict.go"));
        let (mut imports, mut table) = (String::new(), String::new());
        for kind in kinds {
            let package = format!("{}v1", kind.name.replace('_', ""));
            let _ = writeln!(imports, "\t\"example.com/app/spec/{package}\"");
            let _ = writeln!(table, "\t\"{}\": as[{package}.Payload],", kind.name);
        }
        let types = format!(
            "package main\n\nimport (\n{imports})\n\nvar types = map[string]func([]byte) answer{{\n{table}}}\n"
        );
        write(&folder.join("cmd/verdict/types.go"), &types);
        fill(&folder.join("spec"), files);
        succeed(Command::new("go").args(["build", "-o", "verdict", "./cmd/verdict"]).current_dir(&folder), SKIP_GO)
    }

    fn program(&self) -> Command {
        Command::new(self.folder().join("verdict"))
    }

    fn row(&self, kind: &str, document: &str) -> String {
        json!({"type": kind, "json": document}).to_string()
    }

    fn answers(&self, answer: &Value) -> Vec<Answer> {
        let said = match (answer["ok"].as_bool(), answer["fault"].as_str()) {
            (Some(true), None) => Said::Accepted(answer["again"].clone()),
            (Some(false), None) => Said::rejected(&answer["problems"]),
            (_, Some(fault)) if fault.starts_with("Validate disagrees") => Said::Unstable(fault.to_owned()),
            _ => Said::Crashed(answer.to_string()),
        };
        vec![Answer { reading: Reading::Exact(Lang::Go), said, fits: None }]
    }
}
