//! Python, checked by mypy and run by the interpreter.

use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_spec_generators::{FileSet, ir};
use serde_json::{Value, json};

use super::super::lang::Lang;
use super::super::policy::Reading;
use super::super::{Answer, Toolchain, Verdict, fill, succeed, write};
use crate::venv;

pub(super) struct Python {
    pub(super) interpreter: PathBuf,
    pub(super) name: &'static str,
}

impl Python {
    fn folder(&self) -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(self.name).join("python")
    }

    /// The interpreter, for which each warning is an error.
    fn python(&self) -> Command {
        let mut python = Command::new(&self.interpreter);
        python.current_dir(self.folder()).args(["-W", "error"]);
        python
    }

    /// The verdict about a document that was read in one way.
    fn verdict(answer: &Value) -> Verdict {
        if let Some(problems) = answer.get("problems") {
            return Verdict::rejected(problems);
        }
        let again = answer["again"].as_str().and_then(|text| crate::json::parse(text).ok());
        match (answer["stable"].as_bool(), again) {
            (Some(true), Some(again)) => Verdict::Accepted(again),
            (Some(false), again) => Verdict::Unstable { reason: answer.to_string(), again },
            _ => Verdict::Crashed(answer.to_string()),
        }
    }
}

impl Toolchain for Python {
    fn lang(&self) -> Lang {
        Lang::Python
    }

    fn name(&self) -> &'static str {
        "Python"
    }

    fn compile(&self, kinds: &[&ir::Kind], files: &FileSet) -> Result<(), String> {
        let folder = self.folder();
        fill(&folder.join("spec"), files);
        write(&folder.join("run.py"), include_str!("../run.py"));
        let names: Vec<&str> = kinds.iter().map(|kind| kind.name.as_str()).collect();
        write(&folder.join("kinds.json"), &json!(names).to_string());
        let mut mypy = Command::new(&self.interpreter);
        mypy.current_dir(&folder).args(["-m", "mypy", "--strict", "--no-error-summary", "spec"]);
        succeed(&mut mypy, venv::SKIP)
    }

    fn program(&self) -> Command {
        let mut python = self.python();
        python.arg("run.py");
        python
    }

    fn row(&self, kind: &str, document: &str) -> String {
        json!([kind, document]).to_string()
    }

    fn answers(&self, answer: &Value) -> Vec<Answer> {
        let readings = [("text", Reading::Exact(Lang::Python)), ("value", Reading::PythonValue)];
        // What `json` does not read by itself is not read as a value.
        let read = readings.into_iter().filter_map(|(key, reading)| Some((answer.get(key)?, reading)));
        read.map(|(answer, reading)| Answer { reading, verdict: Self::verdict(answer), fits: None }).collect()
    }
}
