//! Every SDK, in every way, asked the same questions.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::thread;

use serde_json::json;

use crate::plugin::Tool;
use crate::questions::{Answer, QUESTIONS, ask_tool};
use crate::sampling::Sampling;
use crate::sdks::{Era, Missing, Over, Sdk, Way};
use crate::wire::{self, Relay, Seen};

/// How many ways of each SDK are asked where not all are.
const SAMPLED: usize = 2;

/// One of so many samples has an SDK that takes long to compile.
const RARELY: usize = 4;

/// A server, reached in one way, and its answers.
pub(crate) struct Row {
    sdk: &'static str,
    way: Way,
    answers: Vec<Answer>,
}

impl Row {
    /// The named checks that failed, each with its reason.
    pub(crate) fn failures(&self) -> Vec<String> {
        let named = QUESTIONS.iter().zip(&self.answers);
        let failed = named.filter_map(|(question, answer)| Some((question, answer.as_ref().err()?)));
        failed.map(|(question, why)| format!("{}, {}, {question}: {why}", self.sdk, self.way.name())).collect()
    }

    /// A line of the table.
    fn line(&self) -> String {
        let (era, over) = (self.way.era.name(), self.way.over.name());
        let cells = match self.way.missing {
            Some(missing) => format!("– {} |{}", missing.reason, " |".repeat(QUESTIONS.len() - 1)),
            None => self
                .answers
                .iter()
                .map(|answer| if answer.is_ok() { "✓ |" } else { "✗ |" })
                .collect::<Vec<_>>()
                .join(" "),
        };
        format!("| {} | {era} | {over} | {cells}\n", self.sdk)
    }
}

impl Way {
    fn name(self) -> String {
        format!("{}, {}", self.over.name(), self.era.name())
    }
}

/// The table of all rows.
pub(crate) fn table(rows: &[Row]) -> String {
    let head = format!("| SDK | era | over | {} |\n|{}\n", QUESTIONS.join(" | "), "---|".repeat(QUESTIONS.len() + 3));
    head + &rows.iter().map(Row::line).collect::<String>()
}

/// Asks every server, two SDKs at a time, in every way or in some.
pub(crate) fn ask(sdks: &[Sdk], sampling: Sampling) -> Vec<Row> {
    let (next, rows) = (Mutex::new(0..sdks.len()), Mutex::new(Vec::new()));
    let work = || {
        while let Some(at) = next.lock().expect("nobody panics").next() {
            let asked = ask_sdk(&sdks[at], at, sampling);
            rows.lock().expect("nobody panics").push((at, asked));
        }
    };
    thread::scope(|scope| {
        scope.spawn(work);
        work();
    });
    let mut rows = rows.into_inner().expect("nobody panicked");
    rows.sort_by_key(|(at, _)| *at);
    rows.into_iter().flat_map(|(_, rows)| rows).collect()
}

fn ask_sdk(sdk: &Sdk, at: usize, sampling: Sampling) -> Vec<Row> {
    if !is_drawn(sdk, at, sampling) {
        return Vec::new();
    }
    let command = (sdk.install)();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let ways = chosen(sdk, at, sampling);
    let has_http = ways.iter().any(|way| way.over != Over::Stdio);
    let http = has_http.then(|| Http::start(&command));
    let answers = |way: Way| match way.over {
        Over::Stdio => runtime.block_on(ask_process(&command, way)),
        Over::Http { path, .. } | Over::Redirect { path } => {
            let port = http.as_ref().expect("a server").port;
            runtime.block_on(ask_server(port, path, way))
        }
    };
    let answers = |way: Way| match way.missing {
        Some(missing) => vec![shows(&answers(way), missing)],
        None => answers(way),
    };
    ways.iter().map(|way| Row { sdk: sdk.name, way: *way, answers: answers(*way) }).collect()
}

/// Whether answers show that the SDK has no such server.
fn shows(answers: &[Answer], missing: Missing) -> Answer {
    let mut failures = answers.iter().filter_map(|answer| answer.as_ref().err());
    if failures.any(|why| why.contains(missing.shown)) {
        return Ok(());
    }
    Err(format!("nothing says that {}: {answers:?}", missing.reason))
}

/// Whether an SDK is asked at all: one that takes long to compile is, in some samples.
fn is_drawn(sdk: &Sdk, at: usize, sampling: Sampling) -> bool {
    sampling.is_whole || !sdk.is_compiled_for_long || drawn(sampling, at, RARELY) == 0
}

/// A number below `bound` for the SDK at this place, as the seed has it.
fn drawn(sampling: Sampling, at: usize, bound: usize) -> usize {
    let mixed = (sampling.seed ^ (at as u64) << 32).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(mixed).expect("of 32 bits") % bound
}

/// All ways, or some that lie side by side.
fn chosen(sdk: &Sdk, at: usize, sampling: Sampling) -> Vec<Way> {
    let all = sdk.ways.len();
    let first = drawn(sampling, at, all);
    let mut chosen: Vec<usize> = (0..sampling.count(SAMPLED, all)).map(|next| (first + next) % all).collect();
    chosen.sort_unstable();
    chosen.into_iter().map(|at| sdk.ways[at]).collect()
}

/// A server's process, with a path for each way to answer.
struct Http {
    process: Child,
    port: u16,
}

impl Http {
    fn start(command: &[String]) -> Self {
        let mut process = Command::new(&command[0]);
        process.args(&command[1..]).arg("http").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = process.spawn().expect("it starts");
        let mut line = String::new();
        let read = BufReader::new(process.stdout.take().expect("a pipe")).read_line(&mut line);
        let port = line.trim().parse().unwrap_or_else(|_| panic!("{command:?} names no port: {line:?} {read:?}"));
        Self { process, port }
    }
}

impl Drop for Http {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

async fn ask_process(command: &[String], way: Way) -> Vec<Answer> {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = [command, &["stdio".to_owned()]].concat();
    if way.era == Era::Legacy {
        command.push("legacy".to_owned());
    }
    let fields = json!({"runtime": "mcp_stdio", "command": wire::listened(folder.path(), &command)});
    let tool = match Tool::set_up(fields).await {
        Ok(tool) => tool,
        Err(message) => return vec![Err(message); QUESTIONS.len()],
    };
    let mut answers = ask_tool(&tool).await;
    let torn_down = tool.tear_down().await;
    let (pid, seen) = wire::heard(folder.path());
    let ended =
        if std::path::Path::new("/proc").join(&pid).exists() { Err(format!("process {pid} is left")) } else { Ok(()) };
    answers.push(torn_down.and(ended).and(as_named(&seen, way)));
    answers
}

async fn ask_server(port: u16, path: &str, way: Way) -> Vec<Answer> {
    let relay = Relay::to(port).await.expect("a port");
    let url = format!("http://127.0.0.1:{}/{path}", relay.port);
    let tool = match Tool::set_up(json!({"runtime": "mcp_http", "url": url})).await {
        Ok(tool) => tool,
        Err(message) => return vec![Err(message); QUESTIONS.len()],
    };
    let mut answers = ask_tool(&tool).await;
    let torn_down = tool.tear_down().await;
    answers.push(torn_down.and(as_named(&relay.seen(), way)));
    answers
}

/// Whether what was seen is what the way is called.
fn as_named(seen: &Seen, way: Way) -> Answer {
    let modern = way.era == Era::Modern;
    let mut expected = vec![("described its calls", seen.described_calls(), modern)];
    // A modern process that is slow to start is greeted too: its late answer still counts.
    if !modern {
        expected.push(("greeted", seen.greeted(), true));
    }
    match way.over {
        Over::Stdio => {}
        Over::Http { streamed, session, .. } => {
            expected.push(("was answered with events", seen.streamed(), streamed));
            expected.push(("opened and ended a session", seen.had_session(), session));
        }
        Over::Redirect { .. } => expected.push(("was redirected", seen.redirected(), true)),
    }
    let wrong = expected.iter().filter(|(_, seen, expected)| seen != expected);
    let wrong: Vec<String> = wrong.map(|(what, seen, _)| format!("{what}: {seen}")).collect();
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join(", ")) }
}
