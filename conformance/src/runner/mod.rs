//! The runner: drives an adapter through the cases of a suite, and gives each of them one verdict.
//!
//! A run has lanes, one a job: a thread with an event loop of its own that takes the next case, sends it, and judges the reply.
//! Nothing an adapter does makes it wait for ever or grow without bound. A process of an adapter leads a process group; the group is
//! gone when the process is let go.

mod built_in;
mod folder;
mod group;
mod interrupt;
mod lane;
mod mock_servers;
mod panics;
mod pending;
mod prepared;
mod process;
mod reply;
mod select;
mod shared;
mod tail;

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

pub use select::{Selection, SelectionError, Shard};

use self::lane::Lane;
use self::process::Launch;
use self::shared::{EventSender, RunEvent, Shared};
use crate::builtin::BuiltIn;
use crate::protocol::{self, Hello, Ready};
use crate::suite::Case;
use crate::verdict::{Judged, Run, Verdict};

/// How long a case may take that says nothing of it.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// How long an adapter may take to answer the greeting.
pub const START_DEADLINE: Duration = Duration::from_secs(30);

/// The most lanes of a run.
pub const MAX_JOBS: usize = 256;

/// Where the adapter comes from.
#[derive(Clone)]
pub enum AdapterSource {
    /// It is linked into the runner.
    BuiltIn(Arc<dyn BuiltIn>),
    /// It is a program.
    Command {
        /// The program and its arguments. A program without a `/` is looked up in `PATH`.
        command: Vec<String>,
        /// The folder it runs in, where that is not the runner's own.
        folder: Option<PathBuf>,
        /// Environment variables, beside the runner's own.
        env: Vec<(String, String)>,
    },
}

/// How a run goes.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many cases run at once: each job has a process of the adapter. 0 counts as 1, and [`MAX_JOBS`] is the most.
    pub jobs: usize,
    /// How long a case may take. A case that names a longer time has that; its time is scaled as this one is to [`DEADLINE`].
    pub deadline: Duration,
    /// How long an adapter may take to answer the greeting.
    pub start_deadline: Duration,
    /// How a scripted MCP server is started that a binding talks to over standard input and output: a program and arguments, to
    /// which the path of its script and that of its log are added. See [`crate::mock_server::stdio`].
    pub mock_server_command: Vec<String>,
    /// Where the folders of cases are made: a folder that is there. By default it is where the system keeps temporary files.
    pub folders: Option<PathBuf>,
    /// Keeps the folder of each case that does not pass, for somebody to look into.
    pub keep_folders: bool,
    /// The version of the suite, which adapters are given.
    pub suite: String,
    /// The version of the spec, which adapters are given.
    pub spec: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            jobs: 1,
            deadline: DEADLINE,
            start_deadline: START_DEADLINE,
            mock_server_command: Vec::new(),
            folders: None,
            keep_folders: false,
            suite: String::new(),
            spec: String::new(),
        }
    }
}

impl Options {
    /// How long a case may take.
    fn deadline_of(&self, case: &Case) -> Duration {
        let scale = self.deadline.as_secs_f64() / DEADLINE.as_secs_f64();
        let own = case.deadline_ms.map(Duration::from_millis);
        let own = own.and_then(|own| Duration::try_from_secs_f64(own.as_secs_f64() * scale).ok());
        own.unwrap_or_default().max(self.deadline)
    }
}

/// Observes a run as it goes, on the thread that started it.
pub trait Observer {
    /// The adapter was started for the first time.
    fn started(&mut self, ready: &Ready) {
        let _ = ready;
    }

    /// A case has its verdict. Each case comes once, in no order.
    fn judged(&mut self, judged: &Judged) {
        let _ = judged;
    }

    /// Why the run is to end with what was judged so far, if it is. This is asked after each verdict.
    fn ended(&self) -> Option<String> {
        None
    }
}

/// Looks away.
impl Observer for () {}

/// Runs cases, and waits for the last verdict. A signal to interrupt or to terminate the runner ends the run early: what was not
/// run is reported as such. From then on, such a signal does nothing to this process any more.
pub fn run(cases: &[&Case], adapter: &AdapterSource, options: &Options, observer: &mut dyn Observer) -> Run {
    let begun = Instant::now();
    let shared = Shared::new(cases, options);
    let (events, news) = mpsc::channel();
    let mut verdicts: Vec<Option<Judged>> = vec![None; cases.len()];
    let mut ready = None;
    std::thread::scope(|scope| {
        let shared = &shared;
        let watch = interrupt::watch(scope, shared);
        for number in 0..options.jobs.clamp(1, MAX_JOBS).min(cases.len()) {
            let events = events.clone();
            let lane = std::thread::Builder::new().name(format!("conformance-lane-{number}"));
            if let Err(error) = lane.spawn_scoped(scope, move || lane_of(shared, adapter, events)) {
                // Fewer lanes do as well, where there is one at all.
                if number == 0 {
                    shared.stop(format!("no thread can be started: {error}"));
                }
                break;
            }
        }
        drop(events);
        // Ends when the last lane has ended.
        for news in news {
            match news {
                RunEvent::Ready(first) => {
                    observer.started(&first);
                    ready = Some(*first);
                }
                RunEvent::Judged(index, judged) => {
                    if let Some(place @ None) = verdicts.get_mut(index) {
                        observer.judged(&judged);
                        *place = Some(*judged);
                        if let Some(reason) = observer.ended() {
                            shared.stop(reason);
                        }
                    }
                }
            }
        }
        drop(watch);
    });
    let reason = shared.stopped_for().unwrap_or_else(|| "the runner gave up".to_owned());
    let mut judged: Vec<Judged> = verdicts
        .into_iter()
        .zip(cases)
        .map(|(verdict, case)| {
            verdict.unwrap_or_else(|| {
                let judged = not_run(case, reason.clone());
                observer.judged(&judged);
                judged
            })
        })
        .collect();
    judged.sort_by(|one, other| one.id.cmp(&other.id));
    Run { ready, cases: judged, took: begun.elapsed() }
}

fn not_run(case: &Case, reason: String) -> Judged {
    Judged { id: case.id.clone(), verdict: Verdict::NotRun { reason }, took: Duration::ZERO, stderr: String::new() }
}

/// One lane, on a thread of its own.
fn lane_of(shared: &Shared<'_>, adapter: &AdapterSource, events: EventSender) {
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return shared.stop(format!("no event loop can be made: {error}")),
    };
    let local = tokio::task::LocalSet::new();
    match adapter {
        AdapterSource::BuiltIn(adapter) => local.block_on(&runtime, built_in::run(shared, &events, adapter)),
        AdapterSource::Command { command, folder, env } => {
            let hello = Hello {
                protocols: vec![protocol::VERSION],
                suite: shared.options.suite.clone(),
                spec: shared.options.spec.clone(),
            };
            let launch = Launch {
                command: command.clone(),
                folder: folder.clone(),
                env: env.clone(),
                hello,
                deadline: shared.options.start_deadline,
            };
            local.block_on(&runtime, Lane::new(shared, events, launch).run());
        }
    }
}
