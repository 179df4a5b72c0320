//! Handing out what a process writes.

use std::sync::Arc;

use tokio::io::AsyncRead;
use tokio::sync::{mpsc, watch};

use super::calls::Calls;
use super::lines::{Line, Lines};
use super::supervisor::Broken;
use crate::mcp::endpoint::Endpoint;
use crate::mcp::era::Era;
use crate::mcp::jsonrpc::{self, Message};

/// Reads until the pipe ends or holds garbage, and reports which.
pub(super) async fn read(
    stdout: impl AsyncRead + Unpin,
    endpoint: Arc<Endpoint>,
    calls: Arc<Calls>,
    era: watch::Receiver<Option<Era>>,
    outgoing: mpsc::WeakSender<Vec<u8>>,
    broken: mpsc::Sender<Broken>,
) {
    let mut lines = Lines::new(stdout);
    let end = loop {
        let (line, last) = match lines.next().await {
            Ok(Some(Line::Whole(line))) => (line, false),
            // A message cut off by the end says less than the end itself.
            Ok(Some(Line::Last(line))) if jsonrpc::read(line).is_err() => break Broken::OutputClosed,
            Ok(Some(Line::Last(line))) => (line, true),
            Ok(Some(Line::TooLong)) => {
                let bound = super::LONGEST_LINE / (1024 * 1024);
                break Broken::Garbage(format!("a line of more than {bound} MiB"));
            }
            Ok(None) | Err(_) => break Broken::OutputClosed,
        };
        if line.trim_ascii().is_empty() {
            continue;
        }
        let known = *era.borrow();
        let mut garbage = None;
        for read in jsonrpc::read_all(line, known.is_some_and(Era::has_batches)) {
            match read {
                Ok(message) => hand_out(message, known, &endpoint, &calls, &outgoing),
                Err(problem) => garbage = Some(problem),
            }
        }
        if let Some(problem) = garbage {
            break Broken::Garbage(format!("{problem}: `{}`", endpoint.quote(line)));
        }
        if last {
            break Broken::OutputClosed;
        }
    };
    let _told = broken.send(end).await;
}

fn hand_out(
    message: Message,
    era: Option<Era>,
    endpoint: &Endpoint,
    calls: &Calls,
    outgoing: &mpsc::WeakSender<Vec<u8>>,
) {
    match message {
        Message::Response { id, outcome: Err(error) } if id.is_null() => {
            // The server could not read a request and can't say which.
            calls.refuse_all(&error);
        }
        Message::Response { id, outcome } => {
            if !calls.answer(&id, outcome) {
                tracing::warn!(plugin = endpoint.plugin(), %id, "a response to no request of ours was ignored");
            }
        }
        // A server of the modern era asks nothing, and reads no answers (RUN-11).
        Message::Request { method, .. } if era.is_some_and(Era::is_modern) => {
            tracing::warn!(plugin = endpoint.plugin(), method, "a request of a modern server's was ignored");
        }
        Message::Request { id, method } => {
            // Where the queue is full, the server is not reading its answers; a flood of questions must not grow without bound.
            let full = outgoing
                .upgrade()
                .is_none_or(|queue| queue.try_send(super::line(&jsonrpc::answer(&id, &method))).is_err());
            if full {
                tracing::warn!(
                    plugin = endpoint.plugin(),
                    "a request of the server's was not answered, as it does not read"
                );
            }
        }
        Message::Notification { method } => {
            tracing::debug!(plugin = endpoint.plugin(), method, "a notification was ignored");
        }
    }
}
