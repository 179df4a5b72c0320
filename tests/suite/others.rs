//! What other generators make of the suite: `datamodel-code-generator`, with the models of pydantic and of msgspec.
//!
//! Each gets the schema of a group as it is, with the type that its keywords imply, and the documents as JSON text. Their numbers are
//! printed and fail nothing. `DAGSTACK_LONG=1 cargo test --test suite other_generators -- --nocapture`.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde::Deserialize;
use serde_json::json;

use super::groups::{self, Mode};
use super::{fetch, venv};

/// How many documents a sort of model is right about.
#[derive(Deserialize)]
struct Counts {
    name: String,
    #[serde(default)]
    agreed: usize,
    #[serde(default)]
    wrongly_accepted: usize,
    #[serde(default)]
    wrongly_refused: usize,
    #[serde(default)]
    not_generated: usize,
}

impl Counts {
    fn total(&self) -> usize {
        self.agreed + self.wrongly_accepted + self.wrongly_refused + self.not_generated
    }

    /// The row of `docs/evidence.md`.
    #[expect(clippy::cast_precision_loss, reason = "the suite is small")]
    fn row(&self) -> String {
        let total = self.total();
        let share = 100.0 * self.agreed as f64 / total as f64;
        format!(
            "| {} | {} of {total} ({share:.1} %) | {} | {} | {} |",
            self.name, self.agreed, self.wrongly_accepted, self.wrongly_refused, self.not_generated
        )
    }
}

#[test]
fn other_generators_are_asked_what_the_suite_says() {
    let is_long = std::env::var_os("DAGSTACK_LONG").is_some_and(|value| value == "1");
    if !is_long || venv::is_skipped() {
        return;
    }
    let mut input = String::new();
    let mut asked = 0;
    for group in groups::read(&fetch::suite()).iter().filter(|group| group.mode == Mode::Typed) {
        let test = |test: &groups::Test| json!({"data": test.data, "valid": test.valid});
        let tests: Vec<_> = group.tests.iter().map(test).collect();
        asked += tests.len();
        writeln!(input, "{}", json!({"schema": group.schema, "tests": tests})).expect("a text");
    }
    let python = venv::environment("suite-others", "tests/suite/requirements.txt");
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/others.py");
    let mut command = Command::new(python);
    command.arg(program).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("it starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let output = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        child.wait_with_output().expect("it ends")
    });
    assert!(output.status.success(), "{:?}", output.status);
    let printed = String::from_utf8(output.stdout).expect("UTF-8");
    println!("| | agreed | wrongly accepted | wrongly refused | not generated |\n|---|---|---|---|---|");
    for line in printed.lines() {
        let counts: Counts = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        println!("{}", counts.row());
        assert_eq!(counts.total(), asked, "{}: each document has one outcome", counts.name);
    }
}
