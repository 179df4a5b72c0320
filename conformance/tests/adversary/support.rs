//! What all tests need.

use std::time::Duration;

use dagstack_spec_conformance::runner::{self, AdapterSource, Options};
use dagstack_spec_conformance::suite::Case;
use dagstack_spec_conformance::verdict::{Run, Verdict};
use libtest_mimic::Trial;

/// A deadline that no case reaches that should not.
pub(crate) const LONG: Duration = Duration::from_mins(1);
/// A deadline for cases that are to reach it. Others get by with far less.
pub(crate) const SHORT: Duration = Duration::from_secs(2);

pub(crate) fn test(name: &str, check: fn()) -> Trial {
    Trial::test(name, move || {
        check();
        Ok(())
    })
}

/// Whether a process runs; one that ended and was not asked for its status does not.
pub(crate) fn alive(id: &str) -> bool {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let state = stat.rsplit(')').next().and_then(|rest| rest.split_whitespace().next()).unwrap_or("Z").to_owned();
    state != "Z" && state != "X"
}

/// This program.
pub(crate) fn this() -> String {
    std::env::current_exe().expect("this program").display().to_string()
}

pub(crate) fn options() -> Options {
    Options { deadline: LONG, ..Options::default() }
}

pub(crate) fn run(cases: &[Case], adapter: &AdapterSource, options: &Options) -> Run {
    runner::run(&cases.iter().collect::<Vec<_>>(), adapter, options, &mut ())
}

/// Cases without steps: whatever replies at all passes.
pub(crate) fn cases(ids: &[&str]) -> Vec<Case> {
    ids.iter().map(|id| Case { id: (*id).to_owned(), ..Case::default() }).collect()
}

pub(crate) fn describe(verdict: &Verdict) -> String {
    let name = verdict.name();
    match verdict {
        Verdict::Pass => name.to_owned(),
        Verdict::Timeout { after_ms } => format!("{name}: {after_ms}"),
        Verdict::Crash { how } => format!("{name}: {how}"),
        Verdict::ProtocolError { reason, line } => format!("{name}: {reason} {line}"),
        Verdict::AdapterError { message } => format!("{name}: {message}"),
        Verdict::NotRun { reason } => format!("{name}: {reason}"),
        verdict => format!("{name}: {}", format_args!("{verdict:?}")),
    }
}
