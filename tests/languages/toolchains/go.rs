//! Go, compiled by its own tool.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_generators::{FileSet, ir};
use serde_json::{Value, json};

use super::super::lang::Lang;
use super::super::policy::Reading;
use super::super::{Answer, Toolchain, Verdict, fill, succeed, write};
use super::SKIP_GO;

pub(super) struct Go {
    pub(super) name: &'static str,
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
        write(&folder.join("cmd/verdict/main.go"), include_str!("../../emitted_go/verdict.go"));
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
        let verdict = match (answer["ok"].as_bool(), answer["fault"].as_str()) {
            (Some(true), None) => Verdict::Accepted(answer["again"].clone()),
            (Some(false), None) => Verdict::rejected(&answer["problems"]),
            (_, Some(fault)) if fault.starts_with("Validate disagrees") => {
                Verdict::Unstable { reason: fault.to_owned(), again: None }
            }
            _ => Verdict::Crashed(answer.to_string()),
        };
        vec![Answer { reading: Reading::Exact(Lang::Go), verdict, fits: None }]
    }
}
