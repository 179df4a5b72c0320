//! The runner: drives an adapter through the cases of a suite, and gives each of them one verdict.
//!
//! A run has lanes, one a job: a thread with an event loop of its own that takes the next case, sends it, and judges the reply.
//! Nothing an adapter does makes it wait for ever or grow without bound. A process of an adapter leads a process group; the group is
//! gone when the process is let go.

mod alone;
mod built_in;
mod channel;
mod fault;
mod folder;
mod group;
mod interrupt;
mod lane;
mod mock_servers;
mod options;
mod panics;
mod pending;
mod prepared;
mod process;
mod reply;
mod select;
mod shared;
mod tail;
mod transcript;

use std::path::PathBuf;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

pub use options::{DEADLINE, MAX_JOBS, Options, START_DEADLINE};
pub use select::{Selection, SelectionError, Shard};

use self::channel::Launch;
use self::lane::Lane;
use self::shared::{EventSender, RunEvent, Shared};
use crate::builtin::BuiltIn;
use crate::protocol::{self, Hello, Ready};
use crate::suite::{Case, opaque_id};
use crate::verdict::{Judged, Run, Verdict};

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
        /// Environment variables, besides the runner's own.
        env: Vec<(String, String)>,
    },
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

    /// Why the run is to end with what was judged so far, if it is. This is asked after each verdict; what is judged later is reported
    /// as not run.
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
    let ordered = in_order(cases, options.seed);
    let cases = ordered.as_slice();
    let shared = Shared::new(cases, options);
    let (events, news) = mpsc::channel();
    let mut verdicts: Vec<Option<Judged>> = vec![None; cases.len()];
    let mut ready = None;
    let mut is_ended = false;
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
                // A lane goes on until it is stopped: how much of that is done would depend on the machine, and is not part of the run.
                RunEvent::Judged(..) if is_ended => {}
                RunEvent::Judged(index, judged) => {
                    if let Some(place @ None) = verdicts.get_mut(index) {
                        observer.judged(&judged);
                        *place = Some(*judged);
                        if let Some(reason) = observer.ended() {
                            is_ended = true;
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

/// The cases in the order in which they are run: with a seed, one from which it can't be seen which case is which.
fn in_order<'a>(cases: &[&'a Case], seed: Option<u64>) -> Vec<&'a Case> {
    let mut cases = cases.to_vec();
    if let Some(seed) = seed {
        cases.sort_by_cached_key(|case| opaque_id(&case.id, seed));
    }
    cases
}

fn not_run(case: &Case, reason: String) -> Judged {
    Judged {
        id: case.id.clone(),
        verdict: Verdict::NotRun { reason },
        took: Duration::ZERO,
        stderr: String::new(),
        transcript: String::new(),
    }
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
