//! A lane: one adapter process after another, and the cases that go through them.
//!
//! A process that does wrong is given up and another one is started. Who is to blame is not always plain: what is received while a case
//! is under way may be the late doing of the case before it, or of another one that is under way in the same process. So the last
//! verdict of a process is delayed until what follows is known to be sound, and cases that may be innocent are tried again, alone.

use std::collections::VecDeque;
use std::rc::Rc;

use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, sleep_until};

use super::alone::{Alone, LAST_OUTPUT};
use super::channel::Launch;
use super::fault::{Fault, Received};
use super::pending::PendingCase;
use super::process::Process;
use super::reply::Misread;
use super::shared::{EventSender, RunEvent, Shared};
use crate::protocol::{Isolation, Reply};
use crate::verdict::{Judged, Verdict};

/// How many processes may be on their way to their end while the next case runs.
const ENDING: usize = 4;

/// One lane of a run.
pub(crate) struct Lane<'a> {
    shared: &'a Shared<'a>,
    events: EventSender,
    launch: Rc<Launch>,
    /// Cases to run before any new one.
    again: VecDeque<usize>,
    /// A process that is being started while the present case runs.
    spare: Option<JoinHandle<Result<Process, String>>>,
    /// Processes on their way to their end.
    endings: JoinSet<()>,
}

/// A verdict that waits for what follows it.
struct Unconfirmed {
    seq: u64,
    index: usize,
    judged: Judged,
}

/// Why a process was given up.
struct ProcessFailure {
    verdict: Verdict,
    blame: Blame,
}

/// Who brought a process down.
enum Blame {
    /// The case whose verdict is unconfirmed.
    Previous,
    /// The case under way with this request number ran out of time.
    Late(u64),
    /// Some case under way, or the one before them.
    Unknown,
}

impl<'a> Lane<'a> {
    pub(crate) fn new(shared: &'a Shared<'a>, events: EventSender, launch: Launch) -> Self {
        Self { shared, events, launch: Rc::new(launch), again: VecDeque::new(), spare: None, endings: JoinSet::new() }
    }

    /// Runs cases until none is left or the run is ended.
    pub(crate) async fn run(mut self) {
        while let Some(index) = self.take() {
            self.again.push_front(index);
            let Some(process) = self.process().await else { break };
            match process.ready.isolation {
                Isolation::Case => self.drive(process).await,
                Isolation::Process => self.drive_one(process).await,
            }
        }
        if let Some(spare) = self.spare.take() {
            // One that is not greeted yet is of no use any more, and is killed as it is dropped.
            spare.abort();
            if let Ok(Ok(process)) = spare.await {
                process.end().await;
            }
        }
        while self.endings.join_next().await.is_some() {}
    }

    fn take(&mut self) -> Option<usize> {
        self.again.pop_front().or_else(|| self.shared.take())
    }

    fn send_verdict(&self, index: usize, judged: Judged) {
        send_verdict(&self.events, index, judged);
    }

    /// A process that was greeted; none when the run is ended.
    async fn process(&mut self) -> Option<Process> {
        let shared = self.shared;
        while shared.stopped_for().is_none() {
            let spare = self.spare.take();
            let start = async {
                match spare {
                    Some(spare) => spare.await.unwrap_or_else(|error| Err(error.to_string())),
                    None => Process::start(&self.launch).await,
                }
            };
            let started = tokio::select! {
                biased;
                () = shared.stopped() => return None,
                started = start => started,
            };
            match started {
                Ok(process) => match shared.started(&process.ready, &self.events) {
                    Ok(()) => return Some(process),
                    Err(why) => {
                        process.discard().await;
                        shared.failed_to_start(&why);
                    }
                },
                Err(why) => shared.failed_to_start(&why),
            }
        }
        None
    }

    /// Runs cases through one process until none is left or the process does wrong.
    async fn drive(&mut self, mut process: Process) {
        let room = usize::try_from(process.ready.max_inflight).unwrap_or(1);
        let mut pending: Vec<PendingCase<'a>> = Vec::new();
        let mut unconfirmed: Option<Unconfirmed> = None;
        let failure = loop {
            while pending.len() < room
                && let Some(index) = self.take()
            {
                if pending.is_empty() {
                    process.tail.clear();
                }
                match PendingCase::send((index, self.shared.cases[index]), &mut process, self.shared.options).await {
                    Ok(case_run) => pending.push(case_run),
                    Err(judged) => self.send_verdict(index, judged),
                }
            }
            let Some(first) = pending.iter().min_by_key(|case_run| case_run.until) else { break None };
            let received = tokio::select! {
                biased;
                () = self.shared.stopped() => {
                    process.discard().await;
                    return self.confirm(unconfirmed);
                }
                received = process.receive() => received,
                () = sleep_until(first.until) => {
                    break Some(ProcessFailure { verdict: first.timed_out(), blame: Blame::Late(first.seq) });
                }
            };
            let result = match received {
                Received::Reply(Reply::Result(result)) => result,
                Received::Reply(reply) => {
                    break Some(ProcessFailure { verdict: process.stray(&reply), blame: Blame::Unknown });
                }
                Received::Fault(fault) => {
                    break Some(ProcessFailure { verdict: fault.verdict(), blame: Blame::Unknown });
                }
            };
            let Some(at) = pending.iter().position(|case_run| case_run.seq == result.seq) else {
                let repeated = unconfirmed.as_ref().is_some_and(|unconfirmed| unconfirmed.seq == result.seq);
                let blame = if repeated { Blame::Previous } else { Blame::Unknown };
                break Some(ProcessFailure { verdict: process.stray(&Reply::Result(result)), blame });
            };
            self.confirm(unconfirmed.take());
            let case_run = pending.swap_remove(at);
            let (seq, index) = (case_run.seq, case_run.index);
            unconfirmed = Some(Unconfirmed { seq, index, judged: case_run.complete(result.status, &process).await });
            if pending.is_empty()
                && let Some(more) = process.more()
            {
                let misread = Misread::new("output after the result", more);
                break Some(ProcessFailure { verdict: Fault::Protocol(misread).verdict(), blame: Blame::Previous });
            }
        };
        if let Some(failure) = failure {
            let tail = process.tail.clone();
            process.discard().await;
            sleep(LAST_OUTPUT).await;
            self.settle(failure, pending, unconfirmed, tail.text()).await;
        } else {
            let tail = process.tail.clone();
            if let (Some(fault), Some(unconfirmed)) = (process.end().await, &mut unconfirmed) {
                unconfirmed.blame(fault.verdict(), tail.text());
            }
            self.confirm(unconfirmed);
        }
    }

    fn confirm(&self, unconfirmed: Option<Unconfirmed>) {
        if let Some(unconfirmed) = unconfirmed {
            self.send_verdict(unconfirmed.index, unconfirmed.judged);
        }
    }

    /// Finds out who brought a process down, and gives everybody else what is theirs.
    async fn settle(
        &mut self,
        failure: ProcessFailure,
        mut pending: Vec<PendingCase<'a>>,
        mut unconfirmed: Option<Unconfirmed>,
        stderr: String,
    ) {
        let ProcessFailure { verdict, blame } = failure;
        if matches!(blame, Blame::Previous)
            && let Some(unconfirmed) = &mut unconfirmed
        {
            unconfirmed.blame(verdict, stderr);
            // Those under way did nothing; they start afresh.
            self.again.extend(pending.iter().map(|case_run| case_run.index));
        } else if pending.len() == 1 && (unconfirmed.is_none() || matches!(blame, Blame::Late(_))) {
            for case_run in pending {
                self.send_verdict(case_run.index, case_run.give_up(verdict.clone(), stderr.clone()));
            }
        } else {
            let late = match blame {
                Blame::Late(seq) => pending.iter().find(|case_run| case_run.seq == seq).map(|case_run| case_run.index),
                Blame::Previous | Blame::Unknown => None,
            };
            pending.sort_by_key(|case_run| case_run.seq);
            // What they have of their own, folders and mock servers, goes before they have it again.
            let give_up =
                |case_run: PendingCase<'a>| (case_run.index, case_run.give_up(verdict.clone(), stderr.clone()));
            let mut suspects: Vec<(usize, Judged)> = pending.into_iter().map(give_up).collect();
            let mut tried = self.try_alone(suspects.iter().map(|(index, _)| *index)).await;
            if tried.iter().all(|alone| alone.replied) {
                // Nobody does it again: it stays with the one that it most likely was.
                if tried.len() < suspects.len() {
                    // One that could not be tried any more is not known to be innocent.
                    let (index, judged) = suspects.swap_remove(tried.len());
                    self.send_verdict(index, judged);
                } else if let (Some(unconfirmed), None) = (&mut unconfirmed, late) {
                    unconfirmed.blame(verdict, stderr);
                } else {
                    let at = tried.iter().position(|alone| Some(alone.index) == late).unwrap_or(0);
                    tried[at].judged = suspects.swap_remove(at).1;
                }
            }
            for alone in tried {
                self.send_verdict(alone.index, alone.judged);
            }
        }
        self.confirm(unconfirmed);
    }

    /// Runs cases one by one, each in a fresh process; those that come after the end of the run are left out.
    async fn try_alone(&mut self, suspects: impl Iterator<Item = usize>) -> Vec<Alone> {
        let mut tried = Vec::new();
        for index in suspects {
            let Some(process) = self.process().await else { break };
            let Some((mut alone, process)) = Alone::run(self.shared, process, index).await else { break };
            if let Some(process) = process {
                alone.end(process).await;
            }
            tried.push(alone);
        }
        tried
    }

    /// Runs one case in a process that is used for nothing else. Its end goes on while the next case runs.
    async fn drive_one(&mut self, process: Process) {
        let Some(index) = self.take() else {
            process.end().await;
            return;
        };
        if self.spare.is_none() && (self.shared.has_more() || !self.again.is_empty()) {
            let launch = Rc::clone(&self.launch);
            self.spare = Some(tokio::task::spawn_local(async move { Process::start(&launch).await }));
        }
        let Some((mut alone, process)) = Alone::run(self.shared, process, index).await else { return };
        while self.endings.len() >= ENDING {
            self.endings.join_next().await;
        }
        let events = self.events.clone();
        self.endings.spawn_local(async move {
            if let Some(process) = process {
                alone.end(process).await;
            }
            send_verdict(&events, alone.index, alone.judged);
        });
    }
}

impl Unconfirmed {
    fn blame(&mut self, verdict: Verdict, stderr: String) {
        (self.judged.verdict, self.judged.stderr) = (verdict, stderr);
    }
}

fn send_verdict(events: &EventSender, index: usize, judged: Judged) {
    // The receiver lives as long as the lanes.
    let _ = events.send(RunEvent::Judged(index, Box::new(judged)));
}
