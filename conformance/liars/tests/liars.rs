//! Every liar is found out, in the way that fits its lie.
//!
//! Started with `mock-server SCRIPT LOG` the program is a scripted MCP server; otherwise it runs the tests.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_conformance::verdict::Run;
use dagstack_spec_liars::Lie;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, script, log] = arguments.as_slice()
        && first == "mock-server"
    {
        return dagstack_spec_conformance::mock_server::stdio::main(Path::new(script), Path::new(log));
    }
    let tests = Lie::ALL.iter().map(|lie| Trial::test(format!("{}_is_found_out", lie.name()), || found_out(*lie)));
    libtest_mimic::run(&Arguments::from_args(), tests.collect()).exit_code()
}

/// How a liar is found out.
enum Expected {
    /// Every case has this verdict. A few cases show it.
    Always(&'static str),
    /// Cases don't pass, and of each of these clauses one at least. Others do: in a lie that fits there is nothing to find.
    Fails(&'static [&'static str]),
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
            let run = run(&suite, &cases, lie);
            let seen: BTreeSet<&str> = run.cases.iter().map(|judged| judged.verdict.name()).collect();
            if seen == BTreeSet::from([verdict]) {
                Ok(())
            } else {
                Err(format!("{seen:?}, and `{verdict}` is due").into())
            }
        }
        Expected::Fails(clauses) => {
            let cases: Vec<&Case> = suite.cases.iter().collect();
            let run = run(&suite, &cases, lie);
            // What does not even have the form of an outcome is an error of the protocol.
            let other =
                run.cases.iter().find(|judged| !["pass", "fail", "protocol_error"].contains(&judged.verdict.name()));
            if let Some(other) = other {
                return Err(format!("{}: {:?}", other.id, other.verdict).into());
            }
            let failed = |id: &str| run.cases.iter().any(|judged| judged.id == id && judged.verdict.name() != "pass");
            let cites = |case: &Case, clause: &str| case.clauses.iter().any(|cited| cited == clause);
            let missed =
                clauses.iter().find(|clause| !cases.iter().any(|case| cites(case, clause) && failed(&case.id)));
            missed.map_or(Ok(()), |clause| Err(format!("every case of {clause} passes").into()))
        }
    }
}

fn run(suite: &Suite, cases: &[&Case], lie: Lie) -> Run {
    let this = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
    let short = matches!(lie, Lie::Silent | Lie::Hangs);
    let options = Options {
        jobs: if short { FEW } else { 2 },
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
