//! A case that was sent to a process and has no reply yet.

use std::time::Duration;

use tokio::time::Instant;

use super::options::Options;
use super::prepared::PreparedCase;
use super::process::Process;
use super::reply;
use crate::protocol::{Request, Run, Status};
use crate::suite::Case;
use crate::verdict::{Judged, Verdict};

/// A case under way.
#[derive(Debug)]
pub(crate) struct PendingCase<'a> {
    /// Which of the run's cases it is.
    pub(crate) index: usize,
    /// The number of the request.
    pub(crate) seq: u64,
    /// When the runner gives up.
    pub(crate) until: Instant,
    case: &'a Case,
    sent: Instant,
    prepared: PreparedCase,
}

impl<'a> PendingCase<'a> {
    /// Makes a case ready and sends it.
    ///
    /// # Errors
    ///
    /// The verdict, where the case can't be sent.
    pub(crate) async fn send(
        (index, case): (usize, &'a Case),
        process: &mut Process,
        options: &Options,
    ) -> Result<Self, Judged> {
        let sent = Instant::now();
        let without = |verdict| judged(case, verdict, sent);
        let mut prepared = PreparedCase::prepare(case, &process.ready, options).await.map_err(without)?;
        let seq = process.next_seq();
        let run = Request::Run(Box::new(request(case, &prepared, seq)));
        prepared.transcript.sent(&run);
        process.write(&run).map_err(|reason| without(Verdict::NotRun { reason }))?;
        Ok(Self { index, seq, until: Instant::now() + prepared.deadline, case, sent, prepared })
    }

    /// Judges the reply.
    pub(crate) async fn complete(mut self, status: Status, process: &Process) -> Judged {
        self.prepared.transcript.received(process.last_line());
        let (mut verdict, transcript) = self.prepared.judge(self.case, &process.ready, status).await;
        if let Verdict::ProtocolError { line, .. } = &mut verdict {
            *line = reply::quote(process.last_line());
        }
        // What was written to standard error before the reply may not have been read yet.
        for _ in 0..if verdict == Verdict::Pass { 0 } else { 3 } {
            tokio::task::yield_now().await;
        }
        judged(self.case, verdict, self.sent).with(process.tail.text(), transcript)
    }

    /// Gives the case up.
    pub(crate) fn give_up(self, verdict: Verdict, stderr: String) -> Judged {
        judged(self.case, verdict, self.sent).with(stderr, self.prepared.give_up())
    }

    /// The verdict of a case that took too long.
    pub(crate) fn timed_out(&self) -> Verdict {
        Verdict::Timeout { after_ms: millis(self.prepared.deadline) }
    }
}

/// What is sent for a case.
pub(crate) fn request(case: &Case, prepared: &PreparedCase, seq: u64) -> Run {
    Run {
        seq,
        id: case.id.clone(),
        needs: case.needs.clone(),
        case: prepared.filled.script.clone(),
        deadline_ms: millis(prepared.deadline),
    }
}

/// A case with its verdict.
pub(crate) fn judged(case: &Case, verdict: Verdict, since: Instant) -> Judged {
    Judged { id: case.id.clone(), verdict, took: since.elapsed(), stderr: String::new(), transcript: String::new() }
}

pub(crate) fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
