//! Servers that write without end, many calls, many starts: what is kept stays bounded, and nothing is left behind.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use dagstack_plugin_system::Plugin;
use libtest_mimic::Trial;
use serde_json::{Map, json};

use super::host::{call, call_with, case, failure, mock_server, started, with_env};

/// The cases run whole where this is set.
const LONG: &str = "DAGSTACK_LONG";

const MIB: usize = 1024 * 1024;

/// The word that this program is started with to measure itself: other cases at the same time would be measured too.
pub(crate) const MEASURE: &str = "measure";

fn is_long() -> bool {
    std::env::var(LONG).is_ok_and(|long| long == "1")
}

/// All of them.
pub(crate) fn all() -> Vec<Trial> {
    let size = if is_long() { 100 * MIB } else { 20 * MIB };
    vec![
        case("a_hundred_megabytes_on_stderr_hold_up_nothing", || async {
            let plugin = with_env("noisy", &[("SERVER_BYTES", &(100 * MIB).to_string())]);
            plugin.start(&Map::new()).await.expect("the mock server greets");
            assert!(call(&plugin).await.is_ok());
        }),
        case("a_line_of_a_hundred_megabytes_costs_its_call", move || async move {
            let plugin = with_env("long-line", &[("SERVER_BYTES", &size.to_string())]);
            plugin.start(&Map::new()).await.expect("the mock server greets");
            assert!(failure(&plugin).await.contains("wrote a line of more than 16 MiB"));
            assert!(call(&plugin).await.is_ok());
        }),
        case("of_two_thousand_calls_at_once_each_gets_its_own_answer", || async {
            let plugin = Arc::new(started("returns").await);
            let begun: Vec<_> = (0..2_000)
                .map(|number| {
                    let (plugin, input) = (Arc::clone(&plugin), json!({"function": "say", "number": number}));
                    tokio::spawn(async move { call_with(&plugin, input.clone()).await == Ok(input) })
                })
                .collect();
            for call in begun {
                assert!(call.await.expect("no panic"));
            }
        }),
        #[cfg(target_os = "linux")]
        measured("a_hundred_setups_and_teardowns_leave_nothing_behind", "setups"),
        #[cfg(target_os = "linux")]
        measured("an_endless_line_is_not_kept", "endless-line"),
        #[cfg(target_os = "linux")]
        measured("endless_lines_are_not_kept", "endless-lines"),
        #[cfg(target_os = "linux")]
        measured("endless_noise_on_stderr_is_not_kept", "endless-noise"),
    ]
}

/// A case in a process of its own, which ends well or says what is wrong.
#[cfg(target_os = "linux")]
fn measured(name: &str, what: &'static str) -> Trial {
    Trial::test(name, move || {
        let own = std::env::current_exe().expect("our own path");
        let output = std::process::Command::new(own).args([MEASURE, what]).output().expect("a process");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(()) } else { Err(said.into()) }
    })
}

/// Measures this process.
pub(crate) fn measure(what: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async { if what == "setups" { setups().await } else { endless(what).await } });
}

/// What this process holds: open files, threads, children.
#[derive(Debug, PartialEq, Eq)]
struct Held {
    files: usize,
    threads: usize,
    children: usize,
}

impl Held {
    fn now() -> Self {
        let entries = |folder: &str| fs::read_dir(folder).expect("a folder of the system").count();
        Self { files: entries("/proc/self/fd"), threads: entries("/proc/self/task"), children: children() }
    }
}

/// The processes whose parent is this one, also those that have ended and that nobody has asked for their status.
fn children() -> usize {
    let own = std::process::id().to_string();
    let processes = fs::read_dir("/proc").expect("a folder of the system").flatten();
    let stats = processes.filter_map(|process| fs::read_to_string(process.path().join("stat")).ok());
    // `pid (name) state parent …`: the name may hold anything.
    let parent = |stat: String| Some(stat.rsplit_once(')')?.1.split_ascii_whitespace().nth(1)? == own);
    stats.filter_map(parent).filter(|is_ours| *is_ours).count()
}

async fn setups() {
    let plugin = mock_server("echo");
    let mut before = None;
    for round in 0..100 {
        plugin.start(&Map::new()).await.expect("the mock server greets");
        if round % 10 == 0 {
            assert!(call(&plugin).await.is_ok());
        }
        plugin.teardown().await.expect("a teardown");
        // The tasks of a connection end when the runtime comes to them.
        tokio::task::yield_now().await;
        let held = before.get_or_insert_with(Held::now);
        assert_eq!(held.children, 0);
    }
    assert_eq!(Some(Held::now()), before);
}

/// The most memory that this process has had so far, in KiB.
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("a file of the system");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("the peak");
    line.trim().trim_end_matches(" kB").parse().expect("a number")
}

/// Calls a server that writes without end, until it has written far more than may be kept.
async fn endless(role: &str) {
    // In megabytes: how much is read, and how much of that may be kept. Lines are read one by one, which takes its time.
    let (read, kept) = match role {
        "endless-line" => (150, 64),
        "endless-lines" => (12, 6),
        _ => (100, 6),
    };
    let read = if is_long() { read * 10 } else { read };
    let written = tempfile::NamedTempFile::new().expect("a file");
    let path = written.path().to_str().expect("a path in UTF-8");
    let plugin = with_env(role, &[("SERVER_WRITTEN", path)]).with_request_limit(Duration::from_millis(100));
    plugin.start(&Map::new()).await.expect("the mock server greets");
    let before = peak();
    // Each byte of the file is a megabyte that was written.
    while fs::metadata(path).expect("a file").len() < read {
        assert!(failure(&plugin).await.contains("did not answer `tools/call`"));
    }
    let grown = peak() - before;
    assert!(grown < kept * 1024, "{grown} KiB");
}
