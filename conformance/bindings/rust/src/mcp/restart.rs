//! The session of a plugin from `setup` to `teardown`, and a new one where its process has ended (RUN-14).

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::watch;
use tokio::time::timeout;

use super::session::Session;
use super::trace::Trace;
use crate::Failure;
use crate::registry::{Reason, StatusReporter};

/// How many starts in a row may fail before the plugin is given up.
const MOST_FAILED: u32 = 3;

/// The session of a plugin, and what is needed to replace it.
#[derive(Debug)]
pub(super) struct Restarter {
    current: Mutex<Option<Current>>,
    /// Locked while a start is tried, so that there is one at a time.
    starts: tokio::sync::Mutex<Starts>,
    /// How many starts were tried: who waited for one that failed does not try another.
    tried: AtomicU64,
    /// Whether nothing may be started: before `setup`, and once `teardown` has begun.
    closed: watch::Sender<bool>,
}

/// A plugin that is set up.
#[derive(Debug, Clone)]
struct Current {
    session: Arc<Session>,
    trace: Trace,
    status: StatusReporter,
}

/// What came of the last starts.
#[derive(Debug, Default)]
struct Starts {
    /// How many in a row have failed.
    failed: u32,
    /// Why the last one has.
    last: Option<Failure>,
}

impl Default for Restarter {
    fn default() -> Self {
        Self {
            current: Mutex::default(),
            starts: tokio::sync::Mutex::default(),
            tried: AtomicU64::new(0),
            closed: watch::Sender::new(true),
        }
    }
}

impl Restarter {
    /// The present session, whether its process still runs or not; `None` where the plugin is not set up.
    pub(super) fn session(&self) -> Option<Arc<Session>> {
        self.current().as_ref().map(|current| Arc::clone(&current.session))
    }

    /// The plugin is set up.
    pub(super) fn begin(&self, session: Session, trace: Trace, status: StatusReporter) {
        *self.current() = Some(Current { session: Arc::new(session), trace, status });
        self.closed.send_replace(false);
    }

    /// The teardown begins: gives the session that is to be closed. A start that is under way is given up, and leaves no process.
    pub(super) async fn end(&self) -> Option<Arc<Session>> {
        self.closed.send_replace(true);
        let current = self.current().take();
        *self.starts.lock().await = Starts::default();
        current.map(|current| current.session)
    }

    /// Opens a new session within this time, in place of one whose process has ended; calls that come meanwhile wait for it. Gives none
    /// where the plugin is not set up, or no longer.
    ///
    /// # Errors
    /// The start fails or takes too long, or has failed too often.
    pub(super) async fn restart<F>(
        &self,
        limit: Duration,
        open: impl FnOnce(Trace) -> F,
    ) -> Result<Option<Arc<Session>>, Failure>
    where
        F: Future<Output = Result<Session, Failure>>,
    {
        let tried = self.tried.load(Ordering::Acquire);
        let mut starts = self.starts.lock().await;
        let Some(current) = self.current().clone() else { return Ok(None) };
        if current.session.is_open() {
            return Ok(Some(current.session));
        }
        if let Some(failure) = starts.last.as_ref().filter(|_| self.is_over(&starts, tried)) {
            return Err(failure.clone());
        }
        let start = async {
            // It may be on its way out: there are never two processes of a plugin.
            current.session.close().await?;
            open(current.trace.clone()).await
        };
        let mut closed = self.closed.subscribe();
        let started = tokio::select! {
            biased;
            _ = closed.wait_for(|closed| *closed) => return Ok(None),
            started = timeout(limit, start) => started,
        };
        self.tried.fetch_add(1, Ordering::Release);
        let (reason, failure) = match started {
            Ok(Ok(session)) => {
                *starts = Starts::default();
                return Ok(self.replace(session).await);
            }
            Ok(Err(failure)) => (Reason::SetupFailed, failure),
            Err(_) => (Reason::SetupTimeout, too_slow(&current.session, limit)),
        };
        Err(starts.fail(reason, failure, &current.status))
    }

    /// Whether a call shares the failure of the last start: it waited for that, or there will be no other.
    fn is_over(&self, starts: &Starts, tried: u64) -> bool {
        is_given_up(starts.failed) || self.tried.load(Ordering::Acquire) != tried
    }

    /// Puts a new session in the place of the last one, unless the teardown has begun meanwhile.
    async fn replace(&self, session: Session) -> Option<Arc<Session>> {
        let session = Arc::new(session);
        let status = {
            let mut current = self.current();
            let current = current.as_mut()?;
            current.session = Arc::clone(&session);
            current.status.clone()
        };
        status.restarted().await;
        Some(session)
    }

    fn current(&self) -> MutexGuard<'_, Option<Current>> {
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Starts {
    /// Counts a start that failed, and gives the plugin up where there were too many.
    fn fail(&mut self, reason: Reason, failure: Failure, status: &StatusReporter) -> Failure {
        self.failed += 1;
        let failure = if is_given_up(self.failed) {
            let message = format!("{}; {MOST_FAILED} starts in a row have failed, and it is given up", failure.message);
            status.lost(reason, &message);
            Failure::new(message)
        } else {
            failure
        };
        self.last.insert(failure).clone()
    }
}

/// Whether so many failed starts in a row are too many.
fn is_given_up(failed: u32) -> bool {
    failed >= MOST_FAILED
}

fn too_slow(last: &Session, limit: Duration) -> Failure {
    let seconds = limit.as_secs_f64();
    last.endpoint().failure(&format!("was not started anew within {seconds} s: check whether it hangs"))
}
