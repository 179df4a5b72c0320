//! A lane: one adapter process after another, and the cases that go through them.
//!
//! A process that does wrong is given up and another one is started. Who is to blame is not always plain: what is heard while a case
//! is under way may be the late doing of the case before it, or of another one that is under way in the same process. So the last
//! verdict of a process is held back until what follows is known to be sound, and cases that may be innocent are tried again, alone.

use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, sleep_until};

use super::flight::Flight;
use super::process::{Fault, Heard, Launch, Process};
use super::reply::Misread;
use super::shared::{News, Shared, Told};
use crate::protocol::{Isolation, Reply};
use crate::verdict::{Judged, Verdict};

/// How many processes may be on their way to their end while the next case runs.
const ENDING: usize = 4;
/// How long the last words of a process that was given up may take to arrive.
const LAST_WORDS: Duration = Duration::from_millis(10);

/// One lane of a run.
pub(crate) struct Lane<'a> {
    shared: &'a Shared<'a>,
    told: Told,
    launch: Rc<Launch>,
    /// Cases to run before any new one.
    again: VecDeque<usize>,
    /// A process that is being started while the present case runs.
    spare: Option<JoinHandle<Result<Process, String>>>,
    /// Processes on their way to their end.
    endings: JoinSet<()>,
}

/// A verdict that waits for what follows it.
struct Held {
    seq: u64,
    index: usize,
    judged: Judged,
}

/// Why a process was given up.
struct Loss {
    verdict: Verdict,
    blame: Blame,
}

/// Who brought a process down.
enum Blame {
    /// The case whose verdict is held.
    Held,
    /// The case under way with this request number ran out of time.
    Late(u64),
    /// Some case under way, or the one before them.
    Unknown,
}

/// A case that was run in a process of its own.
struct Alone {
    index: usize,
    judged: Judged,
    /// Whether it replied: what its process did wrong came afterwards.
    replied: bool,
}

impl<'a> Lane<'a> {
    pub(crate) fn new(shared: &'a Shared<'a>, told: Told, launch: Launch) -> Self {
        Self { shared, told, launch: Rc::new(launch), again: VecDeque::new(), spare: None, endings: JoinSet::new() }
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

    fn tell(&self, index: usize, judged: Judged) {
        tell(&self.told, index, judged);
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
                Ok(process) => match shared.started(&process.ready, &self.told) {
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
        let mut flights: Vec<Flight<'a>> = Vec::new();
        let mut held: Option<Held> = None;
        let loss = loop {
            while flights.len() < room
                && let Some(index) = self.take()
            {
                if flights.is_empty() {
                    process.tail.clear();
                }
                match Flight::send((index, self.shared.cases[index]), &mut process, self.shared.options).await {
                    Ok(flight) => flights.push(flight),
                    Err(judged) => self.tell(index, judged),
                }
            }
            let Some(first) = flights.iter().min_by_key(|flight| flight.until) else { break None };
            let heard = tokio::select! {
                biased;
                () = self.shared.stopped() => {
                    process.discard().await;
                    return self.confirm(held);
                }
                heard = process.hear() => heard,
                () = sleep_until(first.until) => {
                    break Some(Loss { verdict: first.timed_out(), blame: Blame::Late(first.seq) });
                }
            };
            let result = match heard {
                Heard::Reply(Reply::Result(result)) => result,
                Heard::Reply(reply) => break Some(Loss { verdict: stray(&reply, &process), blame: Blame::Unknown }),
                Heard::Fault(fault) => break Some(Loss { verdict: fault.verdict(), blame: Blame::Unknown }),
            };
            let Some(at) = flights.iter().position(|flight| flight.seq == result.seq) else {
                let repeated = held.as_ref().is_some_and(|held| held.seq == result.seq);
                let blame = if repeated { Blame::Held } else { Blame::Unknown };
                break Some(Loss { verdict: stray(&Reply::Result(result), &process), blame });
            };
            self.confirm(held.take());
            let flight = flights.swap_remove(at);
            let (seq, index) = (flight.seq, flight.index);
            held = Some(Held { seq, index, judged: flight.land(result.status, &process).await });
            if flights.is_empty()
                && let Some(more) = process.more()
            {
                let misread = Misread::new("output after the result", more);
                break Some(Loss { verdict: Fault::Said(misread).verdict(), blame: Blame::Held });
            }
        };
        if let Some(loss) = loss {
            let tail = process.tail.clone();
            process.discard().await;
            sleep(LAST_WORDS).await;
            self.settle(loss, flights, held, tail.text()).await;
        } else {
            let tail = process.tail.clone();
            if let (Some(fault), Some(held)) = (process.end().await, &mut held) {
                held.blame(fault.verdict(), tail.text());
            }
            self.confirm(held);
        }
    }

    fn confirm(&self, held: Option<Held>) {
        if let Some(held) = held {
            self.tell(held.index, held.judged);
        }
    }

    /// Finds out who brought a process down, and gives everybody else what is theirs.
    async fn settle(&mut self, loss: Loss, mut flights: Vec<Flight<'a>>, mut held: Option<Held>, stderr: String) {
        let Loss { verdict, blame } = loss;
        if matches!(blame, Blame::Held)
            && let Some(held) = &mut held
        {
            held.blame(verdict, stderr);
            // Those under way did nothing; they start afresh.
            self.again.extend(flights.iter().map(|flight| flight.index));
        } else if flights.len() == 1 && (held.is_none() || matches!(blame, Blame::Late(_))) {
            for flight in flights {
                self.tell(flight.index, flight.lost(verdict.clone(), stderr.clone()));
            }
        } else {
            let late = match blame {
                Blame::Late(seq) => flights.iter().find(|flight| flight.seq == seq).map(|flight| flight.index),
                Blame::Held | Blame::Unknown => None,
            };
            flights.sort_by_key(|flight| flight.seq);
            // What they have of their own, folders and peers, goes before they have it again.
            let give_up = |flight: Flight<'a>| (flight.index, flight.lost(verdict.clone(), stderr.clone()));
            let mut suspects: Vec<(usize, Judged)> = flights.into_iter().map(give_up).collect();
            let mut tried = self.try_alone(suspects.iter().map(|(index, _)| *index)).await;
            if tried.iter().all(|alone| alone.replied) {
                // Nobody does it again: it stays with the one that it most likely was.
                if tried.len() < suspects.len() {
                    // One that could not be tried any more is not known to be innocent.
                    let (index, judged) = suspects.swap_remove(tried.len());
                    self.tell(index, judged);
                } else if let (Some(held), None) = (&mut held, late) {
                    held.blame(verdict, stderr);
                } else {
                    let at = tried.iter().position(|alone| Some(alone.index) == late).unwrap_or(0);
                    tried[at].judged = suspects.swap_remove(at).1;
                }
            }
            for alone in tried {
                self.tell(alone.index, alone.judged);
            }
        }
        self.confirm(held);
    }

    /// Runs cases one by one, each in a fresh process; those that come after the end of the run are left out.
    async fn try_alone(&mut self, suspects: impl Iterator<Item = usize>) -> Vec<Alone> {
        let mut tried = Vec::new();
        for index in suspects {
            let Some(process) = self.process().await else { break };
            let Some((mut alone, process)) = self.alone(process, index).await else { break };
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
        let Some((mut alone, process)) = self.alone(process, index).await else { return };
        while self.endings.len() >= ENDING {
            self.endings.join_next().await;
        }
        let told = self.told.clone();
        self.endings.spawn_local(async move {
            if let Some(process) = process {
                alone.end(process).await;
            }
            tell(&told, alone.index, alone.judged);
        });
    }

    /// Runs one case. Gives the process back where it did nothing wrong; nothing at all when the run is ended.
    async fn alone(&mut self, mut process: Process, index: usize) -> Option<(Alone, Option<Process>)> {
        let case = self.shared.cases[index];
        let flight = match Flight::send((index, case), &mut process, self.shared.options).await {
            Ok(flight) => flight,
            Err(judged) => return Some((Alone { index, judged, replied: true }, Some(process))),
        };
        let heard = tokio::select! {
            biased;
            () = self.shared.stopped() => {
                process.discard().await;
                return None;
            }
            heard = process.hear() => Some(heard),
            () = sleep_until(flight.until) => None,
        };
        let verdict = match heard {
            Some(Heard::Reply(Reply::Result(result))) if result.seq == flight.seq => {
                let judged = flight.land(result.status, &process).await;
                return Some((Alone { index, judged, replied: true }, Some(process)));
            }
            Some(Heard::Reply(reply)) => stray(&reply, &process),
            Some(Heard::Fault(fault)) => fault.verdict(),
            None => flight.timed_out(),
        };
        let tail = process.tail.clone();
        process.discard().await;
        sleep(LAST_WORDS).await;
        Some((Alone { index, judged: flight.lost(verdict, tail.text()), replied: false }, None))
    }
}

impl Held {
    fn blame(&mut self, verdict: Verdict, stderr: String) {
        (self.judged.verdict, self.judged.stderr) = (verdict, stderr);
    }
}

impl Alone {
    /// Ends its process; what that writes meanwhile is the case's doing.
    async fn end(&mut self, process: Process) {
        let tail = process.tail.clone();
        if let Some(fault) = process.end().await {
            (self.judged.verdict, self.judged.stderr) = (fault.verdict(), tail.text());
        }
    }
}

fn tell(told: &Told, index: usize, judged: Judged) {
    // The receiver lives as long as the lanes.
    let _ = told.send(News::Judged(index, Box::new(judged)));
}

/// The verdict on a reply that nobody waits for.
fn stray(reply: &Reply, process: &Process) -> Verdict {
    let reason = match reply {
        Reply::Result(result) => format!("a result with seq {}, which is not under way", result.seq),
        Reply::Ready(_) | Reply::Bye => "a reply to a question not asked".to_owned(),
    };
    Fault::Said(Misread::new(reason, process.last_line())).verdict()
}
