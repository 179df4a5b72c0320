//! Every liar is found out, in the way that fits its lie.
//!
//! Started with `mock-server SCRIPT LOG` the program is a scripted MCP server; otherwise it runs the tests.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use dagstack_spec_conformance::protocol::Capability;
use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_conformance::verdict::{Run, Verdict};
use dagstack_spec_liars::Lie;
use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::Value;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, script, log] = arguments.as_slice()
        && first == "mock-server"
    {
        return dagstack_spec_conformance::mock_server::stdio::main(Path::new(script), Path::new(log));
    }
    let found_out = Lie::ALL.iter().map(|lie| Trial::test(format!("{}_is_found_out", lie.name()), || found_out(*lie)));
    let oracles =
        ORACLES.iter().map(|lie| Trial::test(format!("{}_passes_without_a_seed", lie.name()), || trusted(*lie)));
    libtest_mimic::run(&Arguments::from_args(), found_out.chain(oracles).collect()).exit_code()
}

/// How a liar is found out.
enum Expected {
    /// Every case has this verdict. A few cases show it.
    Always(&'static str),
    /// Cases don't pass, and of each of these clauses one at least. Others do: in a lie that fits there is nothing to find.
    Fails(&'static [&'static str]),
    /// With a seed, cases of each of these clauses don't pass, and not one in ten passes that has an answer to learn.
    Seeded(&'static [&'static str]),
}

/// Those that have learnt the suite by heart. Adapters are trusted: without a seed they pass.
const ORACLES: &[Lie] = &[Lie::OracleById, Lie::OracleByContent, Lie::OracleByPosition];

/// The seed of the run with names that nobody knows: `DAGSTACK_SEED`, else this one.
fn seed() -> u64 {
    std::env::var("DAGSTACK_SEED").map_or(13, |text| text.parse().expect("DAGSTACK_SEED is a number"))
}

fn expected(lie: Lie) -> Expected {
    let (all, some) = (Expected::Always, Expected::Fails);
    match lie {
        Lie::AlwaysOk => {
            some(&["MAN-01", "MAN-03", "REG-07", "DIS-06", "LIF-05", "LKP-02", "SIN-01", "BCO-01", "CHN-01", "CAP-01"])
        }
        Lie::AlwaysError => {
            some(&["MAN-03", "MAN-08", "LIF-01", "LKP-01", "SIN-01", "BCO-01", "BNO-01", "CHN-01", "CAP-01", "CTX-01"])
        }
        Lie::NeverFails => {
            some(&["MAN-01", "REG-07", "LIF-05", "LKP-02", "DSP-02", "SIN-04", "BCO-03", "CHN-03", "CAP-04", "ERR-01"])
        }
        Lie::WrongCode | Lie::NoCode => {
            some(&["MAN-01", "REG-03", "REG-07", "LIF-05", "LKP-02", "DSP-02", "SIN-04", "CHN-04", "CAP-04", "ERR-01"])
        }
        Lie::NoTrace => some(&["LIF-01", "BNO-01", "CTX-01"]),
        Lie::TraceBackwards => some(&["LIF-01"]),
        Lie::TraceForged => some(&["MAN-01", "REG-07", "LIF-05", "SIN-01", "CHN-02", "CAP-01"]),
        Lie::CopiesManifests => some(&["MAN-01", "MAN-03", "LKP-04"]),
        Lie::Stale => some(&["MAN-01", "LIF-01", "CHN-01"]),
        Lie::CaseInMessages | Lie::NamesEverything => {
            some(&["LIF-05", "LIF-07", "SIN-02", "SIN-03", "BCO-03", "BCO-04", "BNO-02", "CHN-03", "CTX-01", "RUN-05"])
        }
        Lie::NamesAllRegistered => some(&["LIF-07", "BCO-04", "RUN-05"]),
        Lie::ForgesPlugin => some(&["RUN-05"]),
        Lie::SaysNothing => some(&["LIF-05", "LIF-07", "SIN-02", "SIN-03", "BCO-03", "CHN-03", "RUN-05"]),
        Lie::ForgesInstance => some(&["LKP-01"]),
        Lie::FirstAnswers => {
            some(&["MAN-01", "REG-07", "DIS-01", "LIF-01", "LKP-02", "SIN-01", "BCO-01", "BNO-01", "CHN-01", "CAP-01"])
        }
        Lie::SortsByName => some(&["DIS-06", "LKP-04"]),
        Lie::AllReady => some(&["LIF-03", "LIF-04", "LIF-06", "LIF-08", "LIF-11"]),
        Lie::RepairsManifests => some(&["MAN-01", "MAN-04", "REG-02", "REG-05"]),
        Lie::DropsFailures => some(&["LIF-07", "BCO-04"]),
        Lie::TraceTwice => some(&["LIF-01", "SIN-01", "CAP-01"]),
        Lie::NoTeardown => some(&["LIF-01", "LIF-07"]),
        Lie::OracleById | Lie::OracleByContent | Lie::OracleByPosition => Expected::Seeded(&[
            "MAN-01", "MAN-03", "REG-07", "DIS-06", "LIF-01", "LKP-01", "SIN-01", "BCO-01", "BNO-01", "CHN-01",
            "CAP-01",
        ]),
        Lie::UnsupportedToAll => all("fail"),
        Lie::OffersNothing => all("unsupported"),
        Lie::BlamesItself => all("adapter_error"),
        Lie::Echo | Lie::Hangs => all("not_run"),
        Lie::Silent => all("timeout"),
        Lie::ExitsWell => all("crash"),
        Lie::NoSteps | Lie::Noise | Lie::NoText | Lie::Floods | Lie::WrongSeq | Lie::Twice => all("protocol_error"),
    }
}

/// How many cases are sent to a liar that costs a process or a deadline each time.
const FEW: usize = 12;

fn found_out(lie: Lie) -> Result<(), Failed> {
    let suite = Suite::embedded().map_err(|problems| format!("{problems:?}"))?;
    match expected(lie) {
        Expected::Always(verdict) => {
            let cases: Vec<&Case> = suite.cases.iter().step_by((suite.cases.len() / FEW).max(1)).collect();
            let run = run(&suite, &cases, lie, None);
            let seen: BTreeSet<&str> = run.cases.iter().map(|judged| judged.verdict.name()).collect();
            if seen == BTreeSet::from([verdict]) {
                Ok(())
            } else {
                Err(format!("{seen:?}, and `{verdict}` is due").into())
            }
        }
        Expected::Fails(clauses) => {
            let cases: Vec<&Case> = suite.cases.iter().collect();
            let run = run(&suite, &cases, lie, None);
            // What does not even have the form of an outcome is an error of the protocol.
            let other =
                run.cases.iter().find(|judged| !["pass", "fail", "protocol_error"].contains(&judged.verdict.name()));
            match other {
                Some(other) => Err(format!("{}: {:?}", other.id, other.verdict).into()),
                None => each_fails(clauses, &cases, &run),
            }
        }
        Expected::Seeded(clauses) => {
            let cases: Vec<&Case> = suite.cases.iter().filter(|case| is_learnt(case)).collect();
            // Under a seed no id is found again: whatever that oracle passes has no answer to learn.
            let guessed = match lie {
                Lie::OracleById => BTreeSet::new(),
                _ => passed(&run(&suite, &cases, Lie::OracleById, Some(seed()))),
            };
            let run = run(&suite, &cases, lie, Some(seed()));
            let passed: Vec<String> =
                passed(&run).difference(&guessed).filter(|id| !goes_well(&suite, id)).cloned().collect();
            if passed.len() * 10 > cases.len() {
                return Err(format!(
                    "{} of {} cases pass with the seed {}: {passed:?}",
                    passed.len(),
                    cases.len(),
                    seed()
                )
                .into());
            }
            each_fails(clauses, &cases, &run)
        }
    }
}

/// The cases that passed, by id.
fn passed(run: &Run) -> BTreeSet<String> {
    let passed = run.cases.iter().filter(|judged| judged.verdict == Verdict::Pass);
    passed.map(|judged| judged.id.clone()).collect()
}

/// Whether a case of each clause does not pass.
fn each_fails(clauses: &[&str], cases: &[&Case], run: &Run) -> Result<(), Failed> {
    let failed = |id: &str| run.cases.iter().any(|judged| judged.id == id && judged.verdict.name() != "pass");
    let cites = |case: &Case, clause: &str| case.clauses.iter().any(|cited| cited == clause);
    let missed = clauses.iter().find(|clause| !cases.iter().any(|case| cites(case, clause) && failed(&case.id)));
    missed.map_or(Ok(()), |clause| Err(format!("every case of {clause} passes").into()))
}

/// Whether an oracle has an answer: of mock servers it offers nothing.
fn is_learnt(case: &Case) -> bool {
    !case.needs.iter().any(|need| matches!(need, Capability::RuntimeMcpStdio | Capability::RuntimeMcpHttp))
}

/// Whether a case is passed by who says of every step that it went well: there is nothing to learn.
fn goes_well(suite: &Suite, id: &str) -> bool {
    let case = suite.cases.iter().find(|case| case.id == id);
    case.is_some_and(|case| {
        case.expected.trace.is_none()
            && case
                .expected
                .steps
                .iter()
                .all(|step| step.error.is_none() && step.ok.as_ref().is_none_or(Value::is_null))
    })
}

/// An oracle passes what it has learnt: what an adapter reports is believed.
fn trusted(lie: Lie) -> Result<(), Failed> {
    let suite = Suite::embedded().map_err(|problems| format!("{problems:?}"))?;
    let cases: Vec<&Case> = suite.cases.iter().collect();
    let run = run(&suite, &cases, lie, None);
    let wrong: Vec<String> = run
        .cases
        .iter()
        .filter(|judged| !matches!(judged.verdict, Verdict::Pass | Verdict::Unsupported { .. }))
        .map(|judged| format!("{}: {:?}", judged.id, judged.verdict))
        .collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn run(suite: &Suite, cases: &[&Case], lie: Lie, seed: Option<u64>) -> Run {
    let this = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let short = matches!(lie, Lie::Silent | Lie::Hangs);
    let options = Options {
        // One that counts the cases gets them all.
        jobs: if short {
            FEW
        } else if lie == Lie::OracleByPosition {
            1
        } else {
            2
        },
        seed,
        deadline: if short { Duration::from_millis(300) } else { runner::DEADLINE },
        start_deadline: if lie == Lie::Hangs { Duration::from_millis(300) } else { runner::START_DEADLINE },
        mock_server_command: vec![this, "mock-server".to_owned()],
        suite: suite.version.clone(),
        spec: suite.spec.clone(),
        ..Options::default()
    };
    let adapter = AdapterSource::Command {
        command: vec![env!("CARGO_BIN_EXE_dagstack-spec-liar").to_owned(), lie.name().to_owned()],
        folder: None,
        env: Vec::new(),
    };
    runner::run(cases, &adapter, &options, &mut ())
}
