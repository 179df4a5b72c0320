//! TypeScript, compiled by tsc and run by node.

use std::path::PathBuf;
use std::process::Command;

use dagstack_spec_generators::{FileSet, ir};
use serde_json::{Value, json};

use super::super::lang::Lang;
use super::super::policy::Reading;
use super::super::{Answer, Toolchain, Verdict, fill, write};
use crate::npm::Npm;

pub(super) struct TypeScript {
    pub(super) npm: Npm,
    pub(super) name: &'static str,
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
        write(&folder.join("tsconfig.json"), include_str!("../../emitted_ts/tsconfig.json"));
        write(&folder.join("run.mjs"), include_str!("../run.mjs"));
        fill(&folder.join("src"), files);
        let done = self.npm.run(&folder, "tsc", &[]);
        let printed = [done.stdout, done.stderr].concat();
        if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&printed).into_owned()) }
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
            let verdict = match result["success"].as_bool() {
                Some(true) => Verdict::Accepted(result["data"].clone()),
                Some(false) => Verdict::rejected(&result["problems"]),
                None => Verdict::Crashed(answer.to_string()),
            };
            Answer { reading, verdict, fits: None }
        };
        vec![answer("text", Reading::TypeScriptText), answer("value", Reading::TypeScriptValue)]
    }
}
