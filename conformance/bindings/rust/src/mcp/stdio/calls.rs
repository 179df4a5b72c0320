//! The calls that wait for a response, matched by id.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::sync::oneshot;

use crate::Failure;
use crate::mcp::jsonrpc;

/// What a call ends with: the server's response, or the failure of the connection.
pub(super) type CallResult = Result<jsonrpc::Outcome, Failure>;

/// The calls of one connection.
#[derive(Debug, Default)]
pub(super) struct Calls {
    table: Mutex<Table>,
}

#[derive(Debug, Default)]
struct Table {
    last: u64,
    pending: HashMap<u64, oneshot::Sender<CallResult>>,
    /// Why no call gets through any more.
    closed: Option<Failure>,
    /// Whether that is because the process ended by itself.
    has_ended: bool,
}

/// A call that waits. Dropping it forgets it: a response that comes later is to an unknown id.
#[derive(Debug)]
pub(super) struct Pending {
    id: u64,
    calls: Arc<Calls>,
    answer: oneshot::Receiver<CallResult>,
}

impl Calls {
    /// Enters a call.
    ///
    /// # Errors
    /// Why the connection is closed.
    pub(super) fn begin(self: &Arc<Self>) -> Result<Pending, Failure> {
        let mut table = self.table();
        if let Some(reason) = &table.closed {
            return Err(reason.clone());
        }
        table.last += 1;
        let id = table.last;
        let (sender, answer) = oneshot::channel();
        table.pending.insert(id, sender);
        Ok(Pending { id, calls: Arc::clone(self), answer })
    }

    /// Ends the call of this id; false where there is none.
    pub(super) fn answer(&self, id: &Value, outcome: jsonrpc::Outcome) -> bool {
        let call = id.as_u64().and_then(|id| self.table().pending.remove(&id));
        call.is_some_and(|call| call.send(Ok(outcome)).is_ok())
    }

    /// Ends the call that a line must be about which is not a response to any: that whose id it shows, else the only one there is
    /// (RUN-05). False where there is none or are several, and where the line shows the id of a call that has ended.
    pub(super) fn end_one(&self, shown: Option<u64>, result: CallResult) -> bool {
        let call = {
            let table = &mut *self.table();
            let ours = shown.filter(|id| (1..=table.last).contains(id));
            let only = || table.pending.keys().next().copied().filter(|_| table.pending.len() == 1);
            ours.or_else(only).and_then(|id| table.pending.remove(&id))
        };
        call.is_some_and(|call| call.send(result).is_ok())
    }

    /// Ends every call, now and later, with this failure; only the first reason counts.
    pub(super) fn close(&self, reason: &Failure) {
        let mut table = self.table();
        if table.closed.is_none() {
            table.closed = Some(reason.clone());
        }
        for (_, call) in std::mem::take(&mut table.pending) {
            let _forgotten = call.send(Err(reason.clone()));
        }
    }

    /// Ends every call, as [`close`](Self::close) does, where the process has ended by itself.
    pub(super) fn end(&self, reason: &Failure) {
        self.table().has_ended = true;
        self.close(reason);
    }

    /// Whether the process has ended by itself.
    pub(super) fn have_ended(&self) -> bool {
        self.table().has_ended
    }

    /// Whether calls get through.
    pub(super) fn are_open(&self) -> bool {
        self.table().closed.is_none()
    }

    /// Whether this call still waits.
    pub(super) fn is_pending(&self, id: u64) -> bool {
        self.table().pending.contains_key(&id)
    }

    fn table(&self) -> MutexGuard<'_, Table> {
        self.table.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Pending {
    /// The id of its request.
    pub(super) fn id(&self) -> u64 {
        self.id
    }

    /// Waits for the outcome; `None` where the connection was dropped.
    pub(super) async fn answer(&mut self) -> Option<CallResult> {
        (&mut self.answer).await.ok()
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.calls.table().pending.remove(&self.id);
    }
}
