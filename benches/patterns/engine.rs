//! What the linear matcher of emitted TypeScript costs on usual texts, compared with the engine that it replaces.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use serde::Deserialize;

use crate::languages::Toolchain;
use crate::shared::{Failure, output};

/// Patterns that run in the linear matcher, and a text that each is usually asked about.
const USUAL: [(&str, &str); 6] = [
    (r"\s+$", "a line that ends in a word"),
    (r"^\s+|\s+$", "a line that ends in a word"),
    (r".+\.json$", "kinds/tool/schemas/execute.input.json"),
    (r"^(\w+\s?)*$", "some words of a title"),
    ("^.*foo.*bar$", "a foo and then a bar"),
    ("^(a+)+$", "aaaaaaaaaaaaaaaaaaaa"),
];

/// How often a usual text is repeated where a longer one is asked about.
const REPEATED: usize = 40;

/// One pattern on one text: nanoseconds by contender, and of the ratio to the engine.
#[derive(Deserialize)]
struct Row {
    task: String,
    payload: String,
    medians: BTreeMap<String, f64>,
    ratios: BTreeMap<String, f64>,
}

/// The table of both, given the TypeScript that was compiled.
pub(crate) fn table(toolchain: &dyn Toolchain) -> Result<String, Failure> {
    let program = toolchain.program();
    let emitted = program.get_current_dir().unwrap_or(Path::new(".")).join("out/support/patterns.js");
    let cases = USUAL.iter().flat_map(|(pattern, text)| {
        // Without an end that matches, the engine would have to walk all paths of a longer text.
        let long = text.repeat(REPEATED);
        [(pattern, (*text).to_owned()), (pattern, long)]
    });
    let cases: Vec<_> = cases.collect();
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/patterns/engine.mjs");
    let list = serde_json::json!(cases).to_string();
    let printed = output(Command::new("node").arg(script).arg(emitted).arg(list))?;
    let mut text =
        "| pattern | characters | linear matcher | engine | linear / engine |\n|---|---:|---:|---:|---:|\n".to_owned();
    for line in printed.lines() {
        let row: Row =
            serde_json::from_str(line).map_err(|error| Failure::Subject(format!("`{line}` is not a row: {error}")))?;
        let of = |table: &BTreeMap<String, f64>, key: &str| table.get(key).copied().unwrap_or(f64::NAN);
        let _ = writeln!(
            text,
            "| `{}` | {} | {:.0} ns | {:.0} ns | {:.1} |",
            row.task.replace('|', "\\|"),
            row.payload.chars().count(),
            of(&row.medians, "linear"),
            of(&row.medians, "engine"),
            of(&row.ratios, "engine"),
        );
    }
    Ok(text)
}
