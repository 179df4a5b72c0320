//! What the runner itself costs: time a case in lockstep with an adapter that answers at once, and memory as a suite grows.
//!
//! The program is its own adapter when it is started with `adapter`, and measures its own memory when it is started with `memory N`.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark")]

use std::fs;
use std::hint::black_box;
use std::io::{self, BufRead, Write};
use std::process::Command;

use criterion::{Criterion, Throughput};
use dagstack_spec_conformance::fixture::Expect;
use dagstack_spec_conformance::protocol;
use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Expected};
use serde_json::json;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["adapter"] => adapter().unwrap(),
        ["memory", count] => println!("{}", memory(count.parse().unwrap())),
        _ => {
            compare_memory();
            let mut criterion = Criterion::default().configure_from_args();
            lockstep(&mut criterion);
            criterion.final_summary();
        }
    }
}

/// Answers each case at once with outcomes that were made before.
fn adapter() -> io::Result<()> {
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        if let Some(rest) = line.split_once("\"seq\":").map(|(_, rest)| rest) {
            let seq = rest.split(',').next().unwrap_or_default();
            let outcomes = r#"{"ok":null},{"ok":null},{"ok":null},{"ok":null},{"ok":["a"]}"#;
            let trace = r#"{"plugin":"a","call":"apply","input":[]},{"plugin":"b","call":"apply","input":["a"]}"#;
            writeln!(
                output,
                r#"{{"type":"result","seq":{seq},"status":"ran","steps":[{outcomes}],"trace":[{trace}]}}"#
            )?;
        } else if line.contains("\"hello\"") {
            let binding = r#"{"name":"instant","version":"1.0.0","language":"rust"}"#;
            let ready = r#""type":"ready","protocol":1,"core_version":"1.0.0","entry_point":"p","capabilities":[]"#;
            writeln!(output, r#"{{{ready},"binding":{binding}}}"#)?;
        } else {
            writeln!(output, r#"{{"type":"bye"}}"#)?;
            return Ok(());
        }
        output.flush()?;
    }
    Ok(())
}

/// Cases of a common size: three plugins of a kind of the host's own, and five steps.
fn cases(count: usize) -> Vec<Case> {
    let manifest = |name: &str| {
        json!({
            "schema_version": "1", "name": name, "kind": "filter", "kind_api_version": "1", "core_version": ">=0",
            "runtime": "in_process", "entry_point": "$ENTRY_POINT",
        })
    };
    let plugin = |name: &str, does| json!({"manifest": manifest(name), "script": {"hooks": {"apply": does}}});
    let register = |name: &str| json!({"do": "register", "plugin": name});
    let script: protocol::Case = serde_json::from_value(json!({
        "kinds": [{"kind": "filter", "hooks": {"apply": {"dispatch": "chain"}}}],
        "plugins": {
            "a": plugin("a", json!({"append": "a"})), "b": plugin("b", json!({"stop": true})), "c": plugin("c", json!({"append": "c"})),
        },
        "steps": [
            register("a"), register("b"), register("c"), {"do": "setup_all"},
            {"do": "dispatch", "class": "chain", "kind": "filter", "hook": "apply", "input": []},
        ],
    }))
    .unwrap();
    let case = |number| Case {
        id: format!("bench.case-{number}"),
        script: script.clone(),
        expected: Expected { steps: vec![Expect::default(); 5], ..Expected::default() },
        ..Case::default()
    };
    (0..count).map(case).collect()
}

fn run(cases: &[Case]) {
    let cases: Vec<&Case> = cases.iter().collect();
    let command = vec![std::env::current_exe().unwrap().display().to_string(), "adapter".to_owned()];
    let adapter = AdapterSource::Command { command, folder: None, env: Vec::new() };
    let run = runner::run(&cases, &adapter, &Options::default(), &mut ());
    assert!(run.cases.iter().all(|judged| judged.verdict.name() == "pass"), "{:?}", run.cases.first());
    black_box(run);
}

fn lockstep(criterion: &mut Criterion) {
    const COUNT: usize = 1000;
    let cases = cases(COUNT);
    let mut group = criterion.benchmark_group("runner");
    group.throughput(Throughput::Elements(COUNT as u64)).sample_size(10);
    group.bench_function("lockstep", |bencher| bencher.iter(|| run(&cases)));
    group.finish();
}

/// The most memory that this process had while it ran so many cases, over what the cases themselves take: in KiB.
fn memory(count: usize) -> u64 {
    let cases = cases(count);
    let before = status("VmRSS:");
    run(&cases);
    status("VmHWM:").saturating_sub(before)
}

fn status(name: &str) -> u64 {
    let text = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

fn compare_memory() {
    let measure = |count: usize| -> u64 {
        let program = std::env::current_exe().unwrap();
        let output = Command::new(program).args(["memory", &count.to_string()]).output().unwrap();
        String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
    };
    let (few, many) = (measure(1000), measure(10_000));
    println!("memory of the runner beside the cases: {few} KiB for 1,000 cases, {many} KiB for 10,000");
}
