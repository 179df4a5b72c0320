//! A lane whose adapter lives in the runner's own process.

use std::sync::{Arc, mpsc};

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
        let verdict = tokio::select! {
            biased;
            () = shared.stopped() => return,
            verdict = run_one(shared, case, &ready, &mut worker, adapter) => verdict.unwrap_or_else(|verdict| verdict),
        };
        // The receiver lives as long as the lanes.
        let _ = events.send(RunEvent::Judged(index, Box::new(judged(case, verdict, since, String::new()))));
    }
}

/// Runs one case on the worker, which is started where there is none, and abandoned where the case outlasts its deadline.
async fn run_one(
    shared: &Shared<'_>,
    case: &Case,
    ready: &Ready,
    worker: &mut Option<Worker>,
    adapter: &Arc<dyn BuiltIn>,
) -> Result<Verdict, Verdict> {
    let prepared = PreparedCase::prepare(case, ready, shared.options).await?;
    let run = request(&prepared, 0);
    let started = match worker.take() {
        Some(worker) => worker,
        None => Worker::start(Arc::clone(adapter))
            .map_err(|error| Verdict::NotRun { reason: format!("no thread can be started: {error}") })?,
    };
    let (reply, status) = oneshot::channel();
    let gone = || Verdict::Crash { how: "its thread ended".to_owned() };
    started.0.send((run, reply)).map_err(|_| gone())?;
    let status = timeout(prepared.deadline, status)
        .await
        .map_err(|_| Verdict::Timeout { after_ms: millis(prepared.deadline) })?
        .map_err(|_| gone())?;
    *worker = Some(started);
    let status = status.map_err(|how| Verdict::Crash { how })?;
    Ok(prepared.judge(ready, status).await)
}
