//! The memory of the runner as a suite grows.

use std::fs;
use std::process::Command;

use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::Case;

use crate::cases::cases;
use crate::instant;
use crate::shared::{median, rounds};

const FEW: usize = 1_000;
const MANY: usize = 10_000;

/// What ten times as many cases take. Only Linux reports it.
pub(crate) fn table() -> String {
    let measure = |count: usize| -> f64 {
        let program = std::env::current_exe().expect("a program");
        let output = Command::new(program).args(["memory", &count.to_string()]).output().expect("it starts");
        String::from_utf8_lossy(&output.stdout).trim().parse().expect("a number")
    };
    let [few, many] = [FEW, MANY].map(|count| median((0..rounds(5)).map(|_| measure(count))));
    format!(
        "| peak memory beside the cases themselves | |\n|---|---|\n| {FEW} cases | {few:.0} KiB |\n| {MANY} cases | {many:.0} KiB |\n"
    )
}

/// The most memory that this process had while it ran so many cases, over what the cases themselves take: in KiB.
pub(crate) fn of(count: usize) -> u64 {
    let cases = cases(count);
    let before = status("VmRSS:");
    let cases: Vec<&Case> = cases.iter().collect();
    let adapter = AdapterSource::Command { command: instant::ourselves(), folder: None, env: Vec::new() };
    let run = runner::run(&cases, &adapter, &Options::default(), &mut ());
    assert!(run.cases.iter().all(|judged| judged.verdict.name() == "pass"), "{:?}", run.cases.first());
    status("VmHWM:").saturating_sub(before)
}

fn status(name: &str) -> u64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}
