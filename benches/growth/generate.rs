//! Generation as a user starts it, from a tree on disk to files in a fresh folder, for a size and for ten times as much. Figures are
//! of the work on all cores, which depends less on what else runs than time does.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::languages::lang::Lang;

use crate::constructs::{ALL, Construct};
use crate::shared::meter::{Cost, cost, work_so_far};
use crate::shared::{Failure, is_quick, rounds};

/// What is started, unless `DAGSTACK_BENCH_BINARY` names another build of it.
pub(crate) const BINARY: &str = env!("CARGO_BIN_EXE_dagstack-spec");
const ROUNDS: usize = 3;

/// What a construct cost in a language: the work, on the average, and the largest memory of all runs, for each of two sizes.
struct Measured {
    seconds: [f64; 2],
    mebibytes: Option<[f64; 2]>,
}

/// The work, and the memory where the system reports it.
pub(crate) fn tables() -> Result<String, Failure> {
    let heads: String = Lang::ALL.iter().map(|lang| format!(" {} | |", lang.name())).collect();
    let head = format!("| | of … and ten times as many |{heads}\n|---|---|{}\n", "---:|---:|".repeat(Lang::ALL.len()));
    let (mut times, mut memory) = (head.clone(), head);
    for construct in ALL {
        let first = format!("| {} | {} |", construct.name, grouped(sizes(&construct)[0]));
        times.push_str(&first);
        memory.push_str(&first);
        for lang in Lang::ALL {
            let Measured { seconds: [few, many], mebibytes } = measure(&construct, *lang)?;
            let _ = write!(times, " {} → {} | {:.1} |", time(few), time(many), many / few);
            let cells = mebibytes.map_or_else(
                || " – | – |".to_owned(),
                |[few, many]| format!(" {few:.0} → {many:.0} MiB | {:.1} |", many / few),
            );
            memory.push_str(&cells);
        }
        times.push('\n');
        memory.push('\n');
    }
    Ok(format!("### `generate`, work on all cores\n\n{times}\n### `generate`, peak memory\n\n{memory}"))
}

fn sizes(construct: &Construct) -> [usize; 2] {
    if is_quick() {
        [construct.few.div_ceil(100), construct.few.div_ceil(10)]
    } else {
        [construct.few, construct.many()]
    }
}

fn measure(construct: &Construct, lang: Lang) -> Result<Measured, Failure> {
    let folder =
        tempfile::tempdir().map_err(|source| Failure::File { path: "a temporary folder".to_owned(), source })?;
    let sizes = sizes(construct);
    let trees = sizes.map(|size| folder.path().join(size.to_string()));
    for (size, tree) in sizes.iter().zip(&trees) {
        (construct.write)(tree, *size, lang.name())?;
    }
    let (mut seconds, mut peaks) = ([0.0; 2], [Some(0.0_f64); 2]);
    // In turn, so that a slower moment of the machine meets both.
    for _ in 0..rounds(ROUNDS) {
        for (at, tree) in trees.iter().enumerate() {
            // As much work for either size, so that a clock is as exact for both.
            let runs = if at == 0 { 10 } else { 1 };
            let before = work_so_far();
            let costs: Result<Vec<Cost>, Failure> = (0..runs).map(|_| generate(tree, lang)).collect();
            let (costs, after) = (costs?, work_so_far());
            let work = before.zip(after).map(|(before, after)| after - before);
            let work = work.unwrap_or_else(|| costs.iter().map(|cost| cost.seconds).sum());
            seconds[at] += work / f64::from(runs);
            for cost in costs {
                peaks[at] = peaks[at].zip(cost.used).map(|(peak, used)| peak.max(used.mebibytes));
            }
        }
    }
    let rounds = f64::from(u32::try_from(rounds(ROUNDS)).unwrap_or(u32::MAX));
    let mebibytes = peaks[0].zip(peaks[1]).map(|(few, many)| [few, many]);
    Ok(Measured { seconds: seconds.map(|seconds| seconds / rounds), mebibytes })
}

/// One run in the folder of a tree, or of a list of targets, which names its own output.
fn generate(tree: &Path, lang: Lang) -> Result<Cost, Failure> {
    let mut command = Command::new(std::env::var_os("DAGSTACK_BENCH_BINARY").unwrap_or_else(|| BINARY.into()));
    command.arg("generate").current_dir(tree);
    if tree.join("kinds").is_dir() {
        command.args(["--spec", ".", "--out", "out", "--lang", lang.name()]);
        if lang.name() == "go" {
            command.args(["--import-path", "example.com/spec"]);
        }
    }
    let cost = cost(&command)?;
    let out = tree.join("out");
    fs::remove_dir_all(&out).map_err(|source| Failure::File { path: out.display().to_string(), source })?;
    Ok(cost)
}

pub(crate) fn time(seconds: f64) -> String {
    if seconds < 1.0 { format!("{:.0} ms", seconds * 1e3) } else { format!("{seconds:.2} s") }
}

/// `10,000`
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}
