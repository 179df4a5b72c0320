//! When a process is over, why, and how it is ended.

use std::process::ExitStatus;
use std::sync::Arc;
use std::time::Duration;

use tokio::process::Child;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;
use tokio::time::timeout;

use super::calls::Calls;
use super::launch::Group;
use super::lines::Tail;
use crate::mcp::endpoint::Endpoint;

/// How long after it was asked (its stdin closed) a process is terminated (RUN-04).
pub const TERMINATE_AFTER: Duration = Duration::from_secs(1);

/// How long after it was terminated a process is killed (RUN-04).
pub const KILL_AFTER: Duration = Duration::from_secs(5);

/// How long a process whose pipe has ended may take to end, and how long its stderr is waited for once it has.
const LINGER: Duration = Duration::from_secs(1);

/// What makes a connection useless while its process may still run.
#[derive(Debug)]
pub(super) enum Broken {
    /// It closed its stdout.
    OutputClosed,
    /// It closed its stdin.
    InputClosed,
}

/// A task that ends when its handle is dropped.
#[derive(Debug)]
pub(super) struct Task(pub(super) JoinHandle<()>);

impl Drop for Task {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Who watches over a process and its three tasks.
#[derive(Debug)]
pub(super) struct Supervisor {
    pub(super) endpoint: Arc<Endpoint>,
    pub(super) calls: Arc<Calls>,
    pub(super) group: Arc<Group>,
    pub(super) reader: Task,
    pub(super) writer: Task,
    pub(super) listener: Task,
    pub(super) tail: Tail,
}

/// What happened first.
enum Event {
    Ended(std::io::Result<ExitStatus>),
    Broken(Broken),
    Asked,
}

impl Supervisor {
    /// Watches until the process is gone; then every call has failed, and `over` is true.
    pub(super) async fn run(
        mut self,
        mut child: Child,
        mut breaks: mpsc::Receiver<Broken>,
        mut asked: watch::Receiver<bool>,
        over: watch::Sender<bool>,
    ) {
        let event = tokio::select! {
            biased;
            () = super::until(&mut asked) => Event::Asked,
            status = child.wait() => Event::Ended(status),
            Some(broken) = breaks.recv() => Event::Broken(broken),
        };
        match event {
            Event::Asked => self.end(&mut child).await,
            Event::Ended(status) => self.ended(status).await,
            Event::Broken(closed) => match timeout(LINGER, child.wait()).await {
                Ok(status) => self.ended(status).await,
                Err(_) => self.fail_and_stop(&mut child, closed_pipe(&closed)).await,
            },
        }
        self.calls.close(&self.endpoint.failure("was torn down"));
        over.send_replace(true);
    }

    /// The process is gone by itself: what it wrote before is still handed out, and its stderr is reported.
    async fn ended(&mut self, status: std::io::Result<ExitStatus>) {
        self.group.finish();
        // A process that left the group may hold the pipes for ever, hence the limit.
        let _held = timeout(LINGER, async {
            let _read = (&mut self.reader.0).await;
            let _heard = (&mut self.listener.0).await;
        })
        .await;
        let mut what = match status {
            Ok(status) => format!("has ended ({status})"),
            Err(error) => format!("has ended ({error})"),
        };
        let stderr = self.tail.bytes();
        if stderr.trim_ascii().is_empty() {
            what.push_str(" without a word on stderr");
        } else {
            what.push_str(&format!("; its last output: `{}`", self.endpoint.quote_end(&stderr)));
        }
        self.calls.end(&self.endpoint.failure(&what));
    }

    /// The process can't be spoken to any more: its calls fail now, and it is terminated.
    async fn fail_and_stop(&mut self, child: &mut Child, what: &str) {
        self.calls.close(&self.endpoint.failure(what));
        self.stop(child).await;
    }

    /// The process has been asked to end, and is given its time.
    async fn end(&mut self, child: &mut Child) {
        if timeout(TERMINATE_AFTER, child.wait()).await.is_ok() {
            self.group.finish();
        } else {
            // A writer that is stuck in a full pipe holds it open.
            self.writer.0.abort();
            self.stop(child).await;
        }
    }

    async fn stop(&self, child: &mut Child) {
        self.group.terminate();
        if timeout(KILL_AFTER, child.wait()).await.is_err() {
            tracing::warn!(
                plugin = self.endpoint.plugin(),
                "the process did not end when it was terminated, and is killed"
            );
            let _gone = child.start_kill();
        }
        // What is left of the group goes with its leader; after a kill nothing keeps the leader from ending.
        self.group.finish();
        let _status = child.wait().await;
    }
}

fn closed_pipe(closed: &Broken) -> &'static str {
    match closed {
        Broken::InputClosed => "closed its stdin and did not end",
        Broken::OutputClosed => "closed its stdout and did not end",
    }
}
