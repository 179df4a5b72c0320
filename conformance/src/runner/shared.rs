//! What the lanes of a run share: the cases that are left, what the adapter declared in `ready`, and whether to go on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError, mpsc};

use tokio::sync::watch;

use super::options::Options;
use crate::protocol::Ready;
use crate::suite::Case;
use crate::verdict::Judged;

/// How many failed starts in a row end a run.
const FAILED_STARTS: u32 = 3;

/// What a lane reports to the thread that started the run.
#[derive(Debug)]
pub(crate) enum RunEvent {
    /// An adapter was started for the first time.
    Ready(Box<Ready>),
    /// A case has its verdict.
    Judged(usize, Box<Judged>),
}

/// The state of a run.
#[derive(Debug)]
pub(crate) struct Shared<'a> {
    /// The cases to run.
    pub(crate) cases: &'a [&'a Case],
    /// How to run them.
    pub(crate) options: &'a Options,
    next: AtomicUsize,
    starts: Mutex<Starts>,
    stop: watch::Sender<Option<String>>,
}

#[derive(Debug, Default)]
struct Starts {
    failed: u32,
    first: Option<Ready>,
}

/// Where a lane's verdicts go.
pub(crate) type EventSender = mpsc::Sender<RunEvent>;

impl<'a> Shared<'a> {
    pub(crate) fn new(cases: &'a [&'a Case], options: &'a Options) -> Self {
        Self { cases, options, next: AtomicUsize::new(0), starts: Mutex::default(), stop: watch::Sender::new(None) }
    }

    /// The index of a case that no lane has taken yet.
    pub(crate) fn take(&self) -> Option<usize> {
        if self.stop.borrow().is_some() {
            return None;
        }
        let index = self.next.fetch_add(1, Ordering::Relaxed);
        (index < self.cases.len()).then_some(index)
    }

    /// Whether there are cases that no lane has taken yet.
    pub(crate) fn has_more(&self) -> bool {
        self.stop.borrow().is_none() && self.next.load(Ordering::Relaxed) < self.cases.len()
    }

    /// Notes that an adapter was started. Its `ready` must be the same as the first time.
    ///
    /// # Errors
    ///
    /// Why it can't be used.
    pub(crate) fn started(&self, ready: &Ready, events: &EventSender) -> Result<(), String> {
        let mut starts = self.starts();
        match &starts.first {
            Some(first) if !same(first, ready) => {
                return Err("its `ready` differs from the first one".to_owned());
            }
            Some(_) => {}
            None => {
                starts.first = Some(ready.clone());
                // The receiver lives as long as the lanes.
                let _ = events.send(RunEvent::Ready(Box::new(ready.clone())));
            }
        }
        starts.failed = 0;
        Ok(())
    }

    /// Notes that an adapter could not be started; too often in a row ends the run.
    pub(crate) fn failed_to_start(&self, why: &str) {
        let mut starts = self.starts();
        starts.failed += 1;
        if starts.failed >= FAILED_STARTS {
            self.stop(format!("the adapter could not be started {FAILED_STARTS} times in a row: {why}"));
        }
    }

    /// Ends the run: no case is taken any more, and those under way are given up.
    pub(crate) fn stop(&self, why: String) {
        self.stop.send_if_modified(|stop| {
            let first = stop.is_none();
            if first {
                *stop = Some(why);
            }
            first
        });
    }

    /// Why the run was ended.
    pub(crate) fn stopped_for(&self) -> Option<String> {
        self.stop.borrow().clone()
    }

    /// Waits until the run is ended.
    pub(crate) async fn stopped(&self) {
        // The sender is `self`: it outlives the wait.
        let _ = self.stop.subscribe().wait_for(Option::is_some).await;
    }

    fn starts(&self) -> MutexGuard<'_, Starts> {
        self.starts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether two processes of an adapter say the same. What only helps to load plugins may differ.
fn same(one: &Ready, other: &Ready) -> bool {
    let mut other = other.clone();
    other.entry_point.clone_from(&one.entry_point);
    other.files.clone_from(&one.files);
    *one == other
}
