//! A case alone in a process: nobody else can be to blame for what that does.

use std::time::Duration;

use tokio::time::{sleep, sleep_until};

use super::fault::Received;
use super::pending::PendingCase;
use super::process::Process;
use super::shared::Shared;
use crate::protocol::Reply;
use crate::verdict::Judged;

/// How long the last output of a process that was given up may take to arrive.
pub(super) const LAST_OUTPUT: Duration = Duration::from_millis(10);

/// A case that was run in a process of its own.
pub(super) struct Alone {
    pub(super) index: usize,
    pub(super) judged: Judged,
    /// Whether it replied: what its process did wrong came afterwards.
    pub(super) replied: bool,
}

impl Alone {
    /// Runs one case. Gives the process back where it did nothing wrong; nothing at all when the run is ended.
    pub(super) async fn run(
        shared: &Shared<'_>,
        mut process: Process,
        index: usize,
    ) -> Option<(Self, Option<Process>)> {
        let case = shared.cases[index];
        let case_run = match PendingCase::send((index, case), &mut process, shared.options).await {
            Ok(case_run) => case_run,
            Err(judged) => return Some((Self { index, judged, replied: true }, Some(process))),
        };
        let received = tokio::select! {
            biased;
            () = shared.stopped() => {
                process.discard().await;
                return None;
            }
            received = process.receive() => Some(received),
            () = sleep_until(case_run.until) => None,
        };
        let verdict = match received {
            Some(Received::Reply(Reply::Result(result))) if result.seq == case_run.seq => {
                let judged = case_run.complete(result.status, &process).await;
                return Some((Self { index, judged, replied: true }, Some(process)));
            }
            Some(Received::Reply(reply)) => process.stray(&reply),
            Some(Received::Fault(fault)) => fault.verdict(),
            None => case_run.timed_out(),
        };
        let tail = process.tail.clone();
        process.discard().await;
        sleep(LAST_OUTPUT).await;
        Some((Self { index, judged: case_run.give_up(verdict, tail.text()), replied: false }, None))
    }

    /// Ends its process; what that writes meanwhile is the case's doing.
    pub(super) async fn end(&mut self, process: Process) {
        let tail = process.tail.clone();
        if let Some(fault) = process.end().await {
            (self.judged.verdict, self.judged.stderr) = (fault.verdict(), tail.text());
        }
    }
}
