//! The `mcp_stdio` runtime: a process of our own, one JSON-RPC message a line (RUN-01, RUN-04, RUN-05).
//!
//! Four tasks serve a process. The reader hands out what comes in, the writer writes whole lines, the third keeps the end of
//! stderr, and the supervisor alone decides when the process is over and why.

mod calls;
mod launch;
mod lines;
mod reader;
mod shown;
mod spawn;
mod supervisor;

use std::sync::Arc;
use std::time::Duration;

use serde_json::{Map, Value};
use tokio::io::AsyncWriteExt;
use tokio::process::ChildStdin;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinHandle;

use self::calls::Calls;
pub(super) use self::launch::Launch;
use self::launch::{Group, Process};
use self::reader::Reader;
use self::supervisor::{Broken, Supervisor};
use super::endpoint::Endpoint;
use super::era::Era;
use super::jsonrpc;
use super::plugin::REQUEST_LIMIT;
use crate::Failure;

pub use self::lines::LONGEST_LINE;
pub use self::supervisor::{KILL_AFTER, TERMINATE_AFTER};

/// How many messages wait for a server that does not read. A call past that waits too, within its time limit.
const QUEUE: usize = 64;

/// The requests that open a connection.
const OPENING: [&str; 2] = ["server/discover", "initialize"];

/// A running process and its calls. Dropping it kills the process and all of its group.
#[derive(Debug)]
pub(super) struct Connection {
    endpoint: Arc<Endpoint>,
    calls: Arc<Calls>,
    outgoing: mpsc::Sender<Vec<u8>>,
    asked: watch::Sender<bool>,
    over: watch::Receiver<bool>,
    era: watch::Sender<Option<Era>>,
    group: Arc<Group>,
    supervisor: JoinHandle<()>,
    limit: Duration,
}

impl Connection {
    /// Starts the process; nothing has been sent yet. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// The command is empty, or the system refuses to start it.
    pub(super) fn open(plugin: &str, launch: &Launch, limit: Duration) -> Result<Self, Failure> {
        let endpoint = Arc::new(launch.endpoint(plugin));
        let Process { child, stdin, stdout, stderr, group } = launch.start(&endpoint)?;
        let calls = Arc::new(Calls::default());
        let (outgoing, queue) = mpsc::channel(QUEUE);
        // The reader and the writer each report one thing at most.
        let (broken, breaks) = mpsc::channel(2);
        let (asked, asks) = watch::channel(false);
        let (tell_over, over) = watch::channel(false);
        let (era, known_era) = watch::channel(None);
        let tail = lines::Tail::default();
        let reader = Reader {
            endpoint: Arc::clone(&endpoint),
            calls: Arc::clone(&calls),
            era: known_era,
            outgoing: outgoing.downgrade(),
        };
        let supervisor = Supervisor {
            endpoint: Arc::clone(&endpoint),
            calls: Arc::clone(&calls),
            group: Arc::clone(&group),
            reader: spawn(reader.read(stdout, broken.clone())),
            writer: spawn(write(stdin, queue, asks.clone(), broken)),
            listener: spawn(lines::listen(stderr, tail.clone())),
            tail,
        };
        let supervisor = tokio::spawn(supervisor.run(child, breaks, asks, tell_over));
        Ok(Self { endpoint, calls, outgoing, asked, over, era, group, supervisor, limit })
    }

    /// Sends a request and waits for its response, within the time limit.
    ///
    /// # Errors
    /// The process is over, spoke garbage, or does not answer in time.
    pub(super) async fn request(&self, method: &str, params: Map<String, Value>) -> Result<jsonrpc::Outcome, Failure> {
        let opening = OPENING.contains(&method);
        // What opens a connection is part of a start, which has a limit of its own.
        let limit = if opening { self.limit.max(REQUEST_LIMIT) } else { self.limit };
        let mut call = self.calls.begin()?;
        let line = line(&jsonrpc::request(call.id(), method, &params));
        let _cancel = Cancel { connection: self, id: call.id(), opening };
        let answer = async {
            // Where the queue is closed, the process is about to be over, and the call learns why.
            let _closed = self.outgoing.send(line).await;
            call.answer().await
        };
        match tokio::time::timeout(limit, answer).await {
            Ok(Some(outcome)) => outcome,
            Ok(None) => Err(self.endpoint.failure("was dropped while it was called")),
            Err(_) => Err(self.endpoint.failure(&format!(
                "did not answer `{method}` within {} s: check whether it hangs, or give it more time",
                limit.as_secs_f64()
            ))),
        }
    }

    /// Sends a notification; one that does not get through is not an error, as nothing waits for it.
    pub(super) async fn notify(&self, method: &str) {
        let line = line(&jsonrpc::notification(method, Map::new()));
        let _dropped = tokio::time::timeout(REQUEST_LIMIT, self.outgoing.send(line)).await;
    }

    /// Ends the process (RUN-04): its stdin is closed; [`TERMINATE_AFTER`] later the group is terminated, and [`KILL_AFTER`] that
    /// it is killed. Gives when the process is gone.
    pub(super) async fn close(&self) {
        self.asked.send_replace(true);
        // Where the supervisor is gone, so is the process.
        until(&mut self.over.clone()).await;
    }

    /// Keeps the era that was found out, in which the process's own messages are read.
    pub(super) fn agree(&self, era: Era) {
        self.era.send_replace(Some(era));
    }

    /// Whether the process has ended by itself.
    pub(super) fn has_ended(&self) -> bool {
        self.calls.have_ended()
    }

    /// Whether the process runs and takes calls. One that has ended this moment does not, whether the supervisor has noticed or not.
    pub(super) fn is_open(&self) -> bool {
        !*self.asked.borrow() && self.calls.are_open() && !self.group.leader_has_ended()
    }

    pub(super) fn endpoint(&self) -> &Endpoint {
        &self.endpoint
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        // At once: the runtime may never run the supervisor again.
        self.group.finish();
        self.supervisor.abort();
    }
}

/// Cancels a call at the server, but not what opens a connection (RUN-05).
struct Cancel<'a> {
    connection: &'a Connection,
    id: u64,
    opening: bool,
}

impl Drop for Cancel<'_> {
    fn drop(&mut self) {
        if self.connection.calls.is_pending(self.id) && !self.opening {
            let params = Map::from_iter([("requestId".to_owned(), Value::from(self.id))]);
            let line = line(&jsonrpc::notification("notifications/cancelled", params));
            // Only a courtesy: where the queue is full, the server is not reading anyway.
            let _full = self.connection.outgoing.try_send(line);
        }
    }
}

/// A message as a line.
fn line(message: &Value) -> Vec<u8> {
    let mut line = message.to_string().into_bytes();
    line.push(b'\n');
    line
}

/// Writes the lines that are queued, until the process is asked to end: then it writes what is left and closes stdin.
async fn write(
    mut stdin: ChildStdin,
    mut queue: mpsc::Receiver<Vec<u8>>,
    mut asked: watch::Receiver<bool>,
    broken: mpsc::Sender<Broken>,
) {
    loop {
        let line = tokio::select! {
            biased;
            line = queue.recv() => line,
            () = until(&mut asked) => {
                queue.close();
                queue.recv().await
            }
        };
        let Some(line) = line else { return };
        if stdin.write_all(&line).await.is_err() {
            let _told = broken.try_send(Broken::InputClosed);
            return;
        }
    }
}

/// Waits until the flag is set, or nobody is left who could set it.
async fn until(flag: &mut watch::Receiver<bool>) {
    let _set = flag.wait_for(|set| *set).await;
}

/// A task that ends when it is waited for no more.
fn spawn(task: impl Future<Output = ()> + Send + 'static) -> supervisor::Task {
    supervisor::Task(tokio::spawn(task))
}
