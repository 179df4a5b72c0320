//! Rust, TypeScript and Go, compiled and asked with the programs that the other tests of emitted code use.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_generators::lang::Lang;
use dagstack_spec_generators::{FileSet, ir};
use serde_json::{Value, json};

use super::{Said, Toolchain, fill, succeed, write};
use crate::npm::{self, Npm};

const SKIP_RUST: &str = "DAGSTACK_SKIP_RUST";
const SKIP_GO: &str = "DAGSTACK_SKIP_GO";

/// The same, where TypeScript reads texts itself: numbers are judged as they are written.
pub(crate) fn reading_texts(name: &'static str) -> Vec<Box<dyn Toolchain>> {
    made(name, true)
}

/// The languages whose toolchains are not switched off. What is built stands in folders of this name.
pub(crate) fn all(name: &'static str) -> Vec<Box<dyn Toolchain>> {
    made(name, false)
}

#[expect(clippy::print_stdout, reason = "what was left out is said where the test's output is looked at")]
fn made(name: &'static str, reads_texts: bool) -> Vec<Box<dyn Toolchain>> {
    let wanted = |skip: &str| {
        let wanted = std::env::var_os(skip).is_none_or(|value| value != "1");
        if !wanted {
            println!("skipped: {skip}=1");
        }
        wanted
    };
    let mut all: Vec<Box<dyn Toolchain>> = Vec::new();
    if wanted(SKIP_RUST) {
        all.push(Box::new(Rust { name }));
    }
    if !npm::is_skipped() {
        all.push(Box::new(TypeScript { npm: Npm::open(), name, reads_texts }));
    }
    if wanted(SKIP_GO) {
        all.push(Box::new(Go { name }));
    }
    all
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

struct Rust {
    name: &'static str,
}

impl Rust {
    /// One for all tests, so that what the programs depend on is compiled once.
    fn target() -> PathBuf {
        root().join("target/emitted-rust/target")
    }
}

impl Toolchain for Rust {
    fn lang(&self) -> Lang {
        Lang::Rust
    }

    fn name(&self) -> &'static str {
        "Rust"
    }

    fn compile(&self, kinds: &[&ir::Kind], files: &FileSet) -> Result<(), String> {
        let folder = root().join("target/emitted-rust").join(self.name);
        let named = |text: &str| text.replace("emitted-program", &format!("emitted-{}", self.name));
        for (path, text) in [
            ("Cargo.toml", named(include_str!("rust/Cargo.toml"))),
            ("Cargo.lock", named(include_str!("rust/Cargo.lock"))),
            ("src/main.rs", include_str!("rust/src/main.rs").to_owned()),
            ("src/answer.rs", include_str!("../emitted_rust/src/answer.rs").to_owned()),
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
        cargo.args(["build", "--quiet", "--locked"]).current_dir(&folder);
        succeed(cargo.env("CARGO_TARGET_DIR", Self::target()).env_remove("RUSTFLAGS"), SKIP_RUST)
    }

    fn program(&self) -> Command {
        Command::new(Self::target().join("debug").join(format!("emitted-{}", self.name)))
    }

    fn row(&self, kind: &str, document: &str) -> String {
        json!([kind, document]).to_string()
    }

    fn said(&self, answer: &Value) -> Said {
        let says = |key: &str| answer[key].as_bool();
        match [says("checked"), says("decoded"), says("serde")] {
            [Some(false), Some(false), Some(false)] => Said::Rejected(answer["problems"].to_string()),
            [Some(true), Some(true), Some(true)] if says("stable") == Some(true) => {
                let encoded = answer["encoded"].as_str().and_then(|text| serde_json::from_str(text).ok());
                Said::Accepted(encoded.unwrap_or_default())
            }
            _ => Said::Crashed(answer.to_string()),
        }
    }
}

struct TypeScript {
    npm: Npm,
    name: &'static str,
    reads_texts: bool,
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
        json!([kind, document, self.reads_texts]).to_string()
    }

    fn said(&self, answer: &Value) -> Said {
        match answer["success"].as_bool() {
            Some(true) => Said::Accepted(answer["data"].clone()),
            Some(false) => Said::Rejected(answer["problems"].to_string()),
            None => Said::Crashed(answer.to_string()),
        }
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

    fn said(&self, answer: &Value) -> Said {
        match (answer["ok"].as_bool(), answer["fault"].as_str()) {
            (Some(true), None) => Said::Accepted(answer["again"].clone()),
            (Some(false), None) => Said::Rejected(answer["problems"].to_string()),
            _ => Said::Crashed(answer.to_string()),
        }
    }
}
