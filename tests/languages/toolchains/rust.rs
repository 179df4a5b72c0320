//! Rust, compiled by cargo.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::Command;

use dagstack_spec_generators::{FileSet, ir};
use serde_json::{Value, json};

use super::super::lang::Lang;
use super::super::policy::Reading;
use super::super::{Answer, Toolchain, Verdict, fill, succeed, write};
use super::{SKIP_RUST, root};

/// The root of a crate with the `recursion_limit` that a module among some files asks for in its documentation, as a user would add it.
fn with_recursion_limit(text: &str, files: &FileSet) -> String {
    const ATTRIBUTE: &str = "`#![recursion_limit = \"";
    let asked = |text: &str| -> Option<usize> { text.split_once(ATTRIBUTE)?.1.split_once('"')?.0.parse().ok() };
    let limit = files.iter().filter_map(|(_, text)| asked(text)).max();
    limit.map_or_else(|| text.to_owned(), |limit| format!("#![recursion_limit = \"{limit}\"]\n{text}"))
}

pub(super) struct Rust {
    pub(super) name: &'static str,
    pub(super) profile: Profile,
    /// Whether `serde_json` has its feature `arbitrary_precision`.
    pub(super) keeps_digits: bool,
}

/// How cargo compiles: the option that asks for it, and the folder below `target`.
#[derive(Clone, Copy)]
pub(super) struct Profile {
    option: Option<&'static str>,
    folder: &'static str,
}

impl Profile {
    pub(super) const DEBUG: Self = Self { option: None, folder: "debug" };
    pub(super) const RELEASE: Self = Self { option: Some("--release"), folder: "release" };
}

impl Rust {
    /// One for all tests, so that what the programs depend on is compiled once.
    fn target() -> PathBuf {
        root().join("target/emitted-rust/target")
    }

    fn package(&self) -> String {
        format!("{}{}", self.name, if self.keeps_digits { "-exact" } else { "" })
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
            ("Cargo.toml", named(include_str!("../rust/Cargo.toml"))),
            ("Cargo.lock", named(include_str!("../rust/Cargo.lock"))),
            ("src/main.rs", with_recursion_limit(include_str!("../rust/src/main.rs"), files)),
            ("src/answer.rs", include_str!("../rust/src/answer.rs").to_owned()),
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
        let mut answers = vec![Answer { reading: text, verdict: Self::verdict(&answer["text"]), fits: None }];
        // What `serde_json` does not read by itself is neither checked nor read as a value.
        if let Some(of_value) = answer.get("value") {
            let verdict = match (Self::verdict(of_value), answer["serde"].as_bool()) {
                (verdict @ Verdict::Accepted(_), Some(true))
                | (verdict @ Verdict::Rejected(_), Some(false))
                | (verdict @ Verdict::Unstable { .. }, _) => verdict,
                _ => Verdict::Crashed(answer.to_string()),
            };
            answers.push(Answer { reading: value, verdict, fits: answer["fits"].as_bool() });
        }
        answers
    }
}
