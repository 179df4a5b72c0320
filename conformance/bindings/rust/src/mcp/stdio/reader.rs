//! Handing out what a process writes.

use std::sync::Arc;

use serde_json::Value;
use tokio::io::AsyncRead;
use tokio::sync::{mpsc, watch};

use super::calls::Calls;
use super::lines::{Line, Lines};
use super::shown::{Scan, Shown};
use super::supervisor::Broken;
use crate::mcp::endpoint::Endpoint;
use crate::mcp::era::Era;
use crate::mcp::jsonrpc::{self, Message};

/// Hands out what a process writes, a message a line.
pub(super) struct Reader {
    pub(super) endpoint: Arc<Endpoint>,
    pub(super) calls: Arc<Calls>,
    /// The era, once it is known: what a request of the server's means is a matter of it.
    pub(super) era: watch::Receiver<Option<Era>>,
    pub(super) outgoing: mpsc::WeakSender<Vec<u8>>,
}

impl Reader {
    /// Reads until the pipe ends, and reports that.
    pub(super) async fn read(self, stdout: impl AsyncRead + Unpin, broken: mpsc::Sender<Broken>) {
        let mut lines = Lines::new(stdout);
        loop {
            match lines.next().await {
                Ok(Some(Line::Whole(line))) => self.take(line),
                Ok(Some(Line::Last(line))) => {
                    // A message cut off by the end says less than the end itself.
                    if self.messages(line).iter().any(Result::is_ok) {
                        self.take(line);
                    }
                    break;
                }
                Ok(Some(Line::TooLong(shown))) => {
                    let bound = super::LONGEST_LINE / (1024 * 1024);
                    self.fail_one(shown, &format!("a line of more than {bound} MiB"));
                }
                Ok(None) | Err(_) => break,
            }
        }
        let _told = broken.send(Broken::OutputClosed).await;
    }

    fn take(&self, line: &[u8]) {
        if line.trim_ascii().is_empty() {
            return;
        }
        let mut garbage = None;
        for read in self.messages(line) {
            match read {
                Ok(message) => self.hand_out(message),
                Err(problem) => garbage = Some(problem),
            }
        }
        // What else is in a batch may be the answer to the only call in flight.
        if let Some(problem) = garbage {
            self.fail_one(Scan::of(line), &format!("{problem}: `{}`", self.endpoint.quote(line)));
        }
    }

    /// What a line holds: a message, or several where the revision has batches (RUN-01).
    fn messages(&self, line: &[u8]) -> Vec<Result<Message, String>> {
        jsonrpc::read_all(line, self.era.borrow().is_some_and(Era::has_batches))
    }

    /// What is not a message costs one call at most (RUN-05).
    fn fail_one(&self, shown: Shown, what: &str) {
        let failure =
            self.endpoint.failure(&format!("wrote {what}; check that it writes nothing but JSON-RPC to stdout"));
        if shown.has_method || !self.calls.end_one(shown.id, Err(failure.clone())) {
            tracing::warn!(plugin = self.endpoint.plugin(), %failure, "a line that is about no call of ours was skipped");
        }
    }

    fn hand_out(&self, message: Message) {
        let plugin = self.endpoint.plugin();
        match message {
            Message::Response { id, outcome: Err(error) } if id.is_null() => {
                // The server could not read a request and can't say which.
                if !self.calls.end_one(None, Ok(Err(error.clone()))) {
                    tracing::warn!(plugin, ?error, "an error that is about no one call was skipped");
                }
            }
            Message::Response { id, outcome } => {
                if !self.calls.answer(&id, outcome) {
                    tracing::warn!(plugin, %id, "a response to no request of ours was ignored");
                }
            }
            Message::Request { id, method } => self.answer(&id, &method),
            Message::Notification { method } => {
                tracing::debug!(plugin, method, "a notification was ignored");
            }
        }
    }

    /// Does with a request of the server's what its era asks for (RUN-11).
    fn answer(&self, id: &Value, method: &str) {
        let plugin = self.endpoint.plugin();
        if self.era.borrow().is_some_and(Era::is_modern) {
            // It asks nothing, and reads no answers.
            tracing::warn!(plugin, method, "a request of a modern server's was ignored");
            return;
        }
        // Where the queue is full, the server is not reading its answers; a flood of questions must not grow without bound.
        let answer = super::line(&jsonrpc::answer(id, method));
        if self.outgoing.upgrade().is_none_or(|queue| queue.try_send(answer).is_err()) {
            tracing::warn!(plugin, "a request of the server's was not answered, as it does not read");
        }
    }
}
