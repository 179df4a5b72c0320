//! Whole processes: the embedded suite against the built-in binding, as a user starts it.

use std::fmt::Write as _;
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::shared::{median, rounds};

const BINARY: &str = env!("CARGO_BIN_EXE_dagstack-spec");
const ROUNDS: usize = 9;

/// What the suite takes, compared with a process that does nothing and one that only loads the suite.
pub(crate) fn table() -> String {
    let temporary = std::env::temp_dir();
    // Whether `TMPDIR` says where the folders of cases lie.
    let processes: [(&str, &[&str], bool); 5] = [
        ("`dagstack-spec --version`", &["--version"], false),
        ("`conformance list`: the suite is loaded", &["conformance", "list"], false),
        ("`conformance run`: the whole suite, a job a core", &["conformance", "run"], false),
        ("`conformance run --jobs 1`", &["conformance", "run", "--jobs", "1"], false),
        ("`conformance run`, with `TMPDIR` where temporary files lie", &["conformance", "run"], true),
    ];
    // No configuration file says otherwise there.
    let folder = tempfile::tempdir().expect("a folder");
    let time = |arguments: &[&str], is_told: bool| {
        let mut command = Command::new(BINARY);
        command.args(arguments).current_dir(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        if is_told {
            command.env("TMPDIR", &temporary)
        } else {
            command.env_remove("TMPDIR")
        };
        let start = Instant::now();
        assert!(command.status().expect("it starts").success(), "{arguments:?}");
        start.elapsed().as_secs_f64()
    };
    // In turn, so that a slower moment of the machine meets all of them.
    let round = |_| processes.map(|(_, arguments, is_told)| time(arguments, is_told));
    let measured: Vec<[f64; 5]> = (0..rounds(ROUNDS)).map(round).collect();
    let mut text = "| | time | against starting and ending |\n|---|---|---|\n".to_owned();
    for (at, (name, ..)) in processes.iter().enumerate() {
        let time = median(measured.iter().map(|round| round[at]));
        let ratio = median(measured.iter().map(|round| round[at] / round[0]));
        let _ = writeln!(text, "| {name} | {:.1} ms | {ratio:.0} × |", time * 1e3);
    }
    text
}
