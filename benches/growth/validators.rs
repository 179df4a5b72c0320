//! Emitted validators on documents of schemas that lead to themselves by more than one branch: what one document costs, by its depth.

use std::fmt::Write as _;

use crate::languages::lang::Lang;
use dagstack_spec_generators::ir;
use serde_json::Value;

use crate::asked;
use crate::languages::{self, Toolchain, Verdict, kind, toolchains};
use crate::shapes::{Shape, nested, shapes};
use crate::shared::{Failure, is_quick, least, rounds};

/// How deep documents are; what holds the payload and the end come on top of it.
const DEPTHS: [u32; 3] = [25, 50, 100];
const ROUNDS: usize = 1;

/// How many levels are judged in one run, whatever the depth of a document: enough for a clock that goes by hundredths of a second.
fn levels(lang: Lang) -> u32 {
    match lang {
        _ if is_quick() => 1_000,
        Lang::Rust | Lang::Go => 200_000,
        Lang::TypeScript => 50_000,
        Lang::Python => 10_000,
    }
}

/// A table for each language.
pub(crate) fn tables() -> Result<String, Failure> {
    asked::need()?;
    let shapes = shapes();
    let (kinds, package) = lowered(&shapes)?;
    let toolchains = toolchains::optimized("growth");
    let mut text = String::new();
    let ends = shapes.iter().zip(&kinds).flat_map(|(shape, kind)| shape.ends.iter().map(move |end| (shape, kind, end)));
    let ends: Vec<_> = ends.collect();
    let rows: Vec<(String, String)> =
        ends.iter().map(|(_, kind, end)| (kind.name.clone(), document(DEPTHS[0], end))).collect();
    let results = languages::ask_all(&toolchains, &package, &kinds.iter().collect::<Vec<_>>(), &rows);
    for (toolchain, results) in toolchains.iter().zip(results) {
        if let Some((kind, reason)) = results.broken.first_key_value() {
            return Err(Failure::Subject(format!("{}: {kind} does not compile: {reason}", toolchain.name())));
        }
        let depths: String = DEPTHS.iter().map(|depth| format!(" {depth} levels |")).collect();
        let _ = writeln!(
            text,
            "### Validators in {}\n\n| | document |{depths} {} / {} |\n|---|---|{}",
            toolchain.name(),
            DEPTHS[2],
            DEPTHS[0],
            "---:|".repeat(DEPTHS.len() + 1)
        );
        for ((shape, kind, end), verdict) in ends.iter().zip(&results.verdicts) {
            let name = match verdict {
                Verdict::Accepted(_) => "valid",
                Verdict::Rejected(_) => "invalid",
                Verdict::Unstable { reason, .. } | Verdict::Crashed(reason) => {
                    return Err(Failure::Subject(format!("{}: {}: {reason}", toolchain.name(), shape.name)));
                }
            };
            let verdicts = f64::from(asked::verdicts(toolchain.lang(), verdict));
            let figures = measure(toolchain.as_ref(), &kind.name, end)?.map(|seconds| seconds / verdicts);
            let cells: String = figures.iter().map(|seconds| format!(" {:.1} µs |", seconds * 1e6)).collect();
            // A quick run is too short for the clock.
            let ratio = if figures[0] > 0.0 { format!("{:.1}", figures[2] / figures[0]) } else { "–".to_owned() };
            let _ = writeln!(text, "| {} | {name} |{cells} {ratio} |", shape.name);
        }
        text.push('\n');
    }
    Ok(text)
}

/// Each shape as a kind, and what is around them.
fn lowered(shapes: &[Shape]) -> Result<(Vec<ir::Kind>, ir::Package), Failure> {
    let mut kinds = Vec::new();
    let mut package = None;
    for (number, shape) in shapes.iter().enumerate() {
        let (kind, around) = kind::of_schema(&format!("growth_{number}"), "Leads to itself.", &shape.schema)
            .map_err(|refusal| Failure::Subject(format!("{} is refused: {}", shape.name, refusal.message)))?;
        kinds.push(kind);
        package = Some(around);
    }
    Ok((kinds, package.ok_or_else(|| Failure::Subject("there are no shapes".to_owned()))?))
}

/// A payload with so many levels.
fn document(depth: u32, end: &Value) -> String {
    format!(r#"{{"value":{}}}"#, nested(depth as usize, end))
}

/// The least seconds of work for one answer about a document of each depth.
fn measure(toolchain: &dyn Toolchain, kind: &str, end: &Value) -> Result<[f64; 3], Failure> {
    let rows = DEPTHS.map(|depth| toolchain.row(kind, &document(depth, end)));
    let mut seen = DEPTHS.map(|_| Vec::new());
    // In turn, so that a slower moment of the machine meets all of them.
    for _ in 0..rounds(ROUNDS) {
        for (at, depth) in DEPTHS.iter().enumerate() {
            seen[at].push(asked::seconds(toolchain, &rows[at], levels(toolchain.lang()) / depth)?);
        }
    }
    Ok(seen.map(least))
}
