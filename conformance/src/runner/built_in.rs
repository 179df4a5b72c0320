//! A lane whose adapter lives in the runner's own process.

use std::sync::{Arc, mpsc};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, timeout};

use super::panics;
use super::pending::{judged, millis, request};
use super::prepared::PreparedCase;
use super::shared::{EventSender, RunEvent, Shared};
use crate::builtin::BuiltIn;
use crate::protocol::{Ready, Run, Status};
use crate::suite::Case;
use crate::verdict::Verdict;

/// A thread that runs cases one by one.
struct Worker(mpsc::Sender<(Run, oneshot::Sender<Result<Status, String>>)>);

impl Worker {
    fn start(adapter: Arc<dyn BuiltIn>) -> std::io::Result<Self> {
        let (sender, runs) = mpsc::channel::<(Run, oneshot::Sender<_>)>();
        std::thread::Builder::new().name("conformance-case".to_owned()).spawn(move || {
            for (run, reply) in runs {
                let status = panics::caught(|| adapter.run(&run));
                // Nobody listens any more when the case ran out of time: the thread was abandoned, and ends.
                if reply.send(status).is_err() {
                    break;
                }
            }
        })?;
        Ok(Self(sender))
    }
}

/// Runs cases until none is left or the run is ended.
pub(crate) async fn run(shared: &Shared<'_>, events: &EventSender, adapter: &Arc<dyn BuiltIn>) {
    let ready = adapter.ready();
    if let Err(why) = shared.started(&ready, events) {
        shared.stop(why);
        return;
    }
    let mut worker = None;
    while let Some(index) = shared.take() {
        let case = shared.cases[index];
        let since = Instant::now();
        let (verdict, transcript) = tokio::select! {
            biased;
            () = shared.stopped() => return,
            judgement = run_one(shared, case, &ready, &mut worker, adapter) => judgement.unwrap_or_else(|given_up| given_up),
        };
        let judged = judged(case, verdict, since).with(String::new(), transcript);
        // The receiver lives as long as the lanes.
        let _ = events.send(RunEvent::Judged(index, Box::new(judged)));
    }
}

/// A verdict, and what was written and read for it.
type Judgement = (Verdict, String);

/// Runs one case on the worker, which is started where there is none, and abandoned where the case outlasts its deadline.
async fn run_one(
    shared: &Shared<'_>,
    case: &Case,
    ready: &Ready,
    worker: &mut Option<Worker>,
    adapter: &Arc<dyn BuiltIn>,
) -> Result<Judgement, Judgement> {
    let without = |verdict| (verdict, String::new());
    let mut prepared = PreparedCase::prepare(case, ready, shared.options).await.map_err(without)?;
    let run = request(&prepared, 0);
    prepared.transcript.sent(&run);
    match reply(run, prepared.deadline, worker, adapter).await {
        Ok(status) => {
            prepared.transcript.replied(&status);
            Ok(prepared.judge(ready, status).await)
        }
        Err(verdict) => Err((verdict, prepared.give_up())),
    }
}

/// What the worker replies.
async fn reply(
    run: Run,
    deadline: Duration,
    worker: &mut Option<Worker>,
    adapter: &Arc<dyn BuiltIn>,
) -> Result<Status, Verdict> {
    let started = match worker.take() {
        Some(worker) => worker,
        None => Worker::start(Arc::clone(adapter))
            .map_err(|error| Verdict::NotRun { reason: format!("no thread can be started: {error}") })?,
    };
    let (reply, status) = oneshot::channel();
    let gone = || Verdict::Crash { how: "its thread ended".to_owned() };
    started.0.send((run, reply)).map_err(|_| gone())?;
    let status = timeout(deadline, status)
        .await
        .map_err(|_| Verdict::Timeout { after_ms: millis(deadline) })?
        .map_err(|_| gone())?;
    *worker = Some(started);
    status.map_err(|how| Verdict::Crash { how })
}
