//! The runner in lockstep with an adapter that answers at once, compared with the same questions without a runner: lines that were made
//! before are written to the adapter, and what it answers is read and not looked at.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dagstack_spec_conformance::protocol::{Hello, Ready, Request, Run, VERSION};
use dagstack_spec_conformance::runner::{self, AdapterSource, DEADLINE, Observer, Options};
use dagstack_spec_conformance::suite::Case;
use dagstack_spec_conformance::verdict::Judged;

use crate::cases::cases;
use crate::instant;
use crate::shared::{median, rounds};

/// How many cases are timed.
const COUNT: usize = 500;
/// How often each adapter is measured.
const ROUNDS: usize = 21;

/// What 500 cases take after start-up, by adapter.
pub(crate) fn table() -> String {
    let cases = cases(COUNT);
    let mut text = format!(
        "| {COUNT} cases after start-up | with the runner | without one | with / without | the runner's own, a case |\n|---|---|---|---|---|\n"
    );
    for adapter in instant::all() {
        // In turn, so that a slower moment of the machine meets both.
        let measure = |_| (with_runner(&adapter.command, &cases), without(&adapter.command, &cases));
        let measured: Vec<(f64, f64)> = (0..rounds(ROUNDS)).map(measure).collect();
        let of = |figure: fn(&(f64, f64)) -> f64| median(measured.iter().map(figure));
        let own = of(|(with, without)| with - without) / 500.0;
        let _ = writeln!(
            text,
            "| {} | {:.1} ms | {:.1} ms | {:.2} | {:.0} µs |",
            adapter.name,
            of(|(with, _)| with * 1e3),
            of(|(_, without)| without * 1e3),
            of(|(with, without)| with / without),
            own * 1e6
        );
    }
    text
}

/// Takes the time from the greeting to the last verdict but one: the last is held back until the adapter has ended.
#[derive(Default)]
struct Watch {
    started: Option<Instant>,
    judged: usize,
    took: Duration,
}

impl Observer for Watch {
    fn started(&mut self, _: &Ready) {
        self.started = Some(Instant::now());
    }

    fn judged(&mut self, judged: &Judged) {
        assert_eq!(judged.verdict.name(), "pass", "{judged:?}");
        self.judged += 1;
        if self.judged < COUNT {
            self.took = self.started.expect("it was greeted").elapsed();
        }
    }
}

/// Seconds with the runner.
fn with_runner(command: &[String], cases: &[Case]) -> f64 {
    let cases: Vec<&Case> = cases.iter().collect();
    let adapter = AdapterSource::Command { command: command.to_vec(), folder: None, env: Vec::new() };
    let mut watch = Watch::default();
    runner::run(&cases, &adapter, &Options::default(), &mut watch);
    assert_eq!(watch.judged, COUNT, "each case has a verdict");
    watch.took.as_secs_f64()
}

/// Seconds without one.
fn without(command: &[String], cases: &[Case]) -> f64 {
    let line = |request: &Request| serde_json::to_string(request).expect("JSON") + "\n";
    let hello = Hello { protocols: vec![VERSION], suite: "1.0.0".to_owned(), spec: "1.0.0".to_owned() };
    let deadline_ms = u64::try_from(DEADLINE.as_millis()).expect("some seconds");
    let run = |(seq, case): (u64, &Case)| {
        let (id, needs, case) = (case.id.clone(), case.needs.clone(), case.script.clone());
        line(&Request::Run(Box::new(Run { seq, id, needs, case, deadline_ms })))
    };
    let lines: Vec<String> = (1..).zip(cases).map(run).collect();

    let mut process = Command::new(&command[0]);
    let mut process =
        process.args(&command[1..]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("it starts");
    let mut input = process.stdin.take().expect("a pipe");
    let mut output = BufReader::new(process.stdout.take().expect("a pipe"));
    let mut reply = String::new();
    let mut ask = |line: &str| {
        input.write_all(line.as_bytes()).expect("it reads");
        reply.clear();
        output.read_line(&mut reply).expect("it writes");
        assert!(reply.ends_with('\n'), "{reply}");
    };
    ask(&line(&Request::Hello(hello)));
    let start = Instant::now();
    for line in &lines {
        ask(line);
    }
    let took = start.elapsed().as_secs_f64();
    ask(&line(&Request::Shutdown));
    drop(input);
    assert!(process.wait().expect("it ends").success());
    took
}
