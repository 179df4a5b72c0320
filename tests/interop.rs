//! The reference registry against MCP software of others: servers written with the official SDKs, in each era and over each transport
//! that they offer; MCP's own conformance suite; and public servers, each behind a manifest of eight lines.
//!
//! Needs Node with npm, Python with pip, and Go; packages come from their registries, at the versions of the lock files below
//! `tests/interop`. Nothing but loopback and local files is used after that. `DAGSTACK_SKIP_INTEROP=1` leaves these tests out. A part
//! is drawn with `DAGSTACK_SEED`; `DAGSTACK_LONG=1` asks all of it, and `DAGSTACK_WRITE_DOCS=1` with it writes `docs/interoperability.md`.
#![expect(clippy::print_stdout, reason = "the matrix is what these tests are for")]

#[path = "interop/client.rs"]
mod client;
#[path = "interop/install.rs"]
mod install;
#[path = "interop/matrix.rs"]
mod matrix;
#[path = "interop/page.rs"]
mod page;
#[path = "interop/plugin.rs"]
mod plugin;
#[path = "interop/public.rs"]
mod public;
#[path = "interop/questions.rs"]
mod questions;
#[path = "near/sampling.rs"]
mod sampling;
#[path = "interop/scenarios.rs"]
mod scenarios;
#[path = "interop/sdks.rs"]
mod sdks;
#[path = "interop/servers.rs"]
mod servers;
mod tool;
mod venv;
#[path = "interop/wire.rs"]
mod wire;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use sampling::Sampling;

/// A test, which asks all or what is drawn.
type Test = fn(Sampling) -> Result<(), Failed>;

/// The seed where the environment names none.
const SEED: u64 = 20_261_130;

fn main() -> ExitCode {
    if let Some(scenario) = client::scenario() {
        return client::run(&scenario);
    }
    let arguments = Arguments::from_args();
    let is_skipped = std::env::var_os(install::SKIP).is_some_and(|value| value == "1");
    if is_skipped {
        println!("skipped: {}=1", install::SKIP);
    }
    let tests: [(&str, Test); 3] = [
        ("servers_of_the_official_sdks_are_served", servers_of_the_official_sdks_are_served),
        ("scenarios_of_mcps_own_suite_pass", scenarios_of_mcps_own_suite_pass),
        ("public_servers_are_tools", public_servers_are_tools),
    ];
    // They see what crosses by bash, and the end of a process by what Linux lists.
    let is_ignored = is_skipped || !cfg!(target_os = "linux");
    let trial = |(name, test): (&str, Test)| {
        Trial::test(name, move || test(Sampling::from_env(SEED))).with_ignored_flag(is_ignored)
    };
    libtest_mimic::run(&arguments, tests.map(trial).into()).exit_code()
}

/// Prints a table, and fails with what failed.
fn report(name: &str, table: &str, failed: &[String], sampling: Sampling) -> Result<(), Failed> {
    println!("{table}");
    if !failed.is_empty() {
        return Err(failed.join("\n").into());
    }
    page::check_part(name, table, sampling.is_whole).map_err(Failed::from)
}

fn servers_of_the_official_sdks_are_served(sampling: Sampling) -> Result<(), Failed> {
    let rows = matrix::ask(&sdks::all(), sampling);
    let failed: Vec<String> = rows.iter().flat_map(matrix::Row::failures).collect();
    report("matrix", &matrix::table(&rows), &failed, sampling)
}

fn scenarios_of_mcps_own_suite_pass(sampling: Sampling) -> Result<(), Failed> {
    let ran = scenarios::run(sampling);
    report("scenarios", &ran.table(), &ran.failures(), sampling)
}

fn public_servers_are_tools(sampling: Sampling) -> Result<(), Failed> {
    let served = public::serve(sampling);
    let failed: Vec<String> = served.iter().filter_map(public::Served::failure).collect();
    report("servers", &public::table(&served), &failed, sampling)
}
