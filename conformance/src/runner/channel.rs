//! The pipes of an adapter's process: what goes in, what comes out, and how it ends.

use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until, timeout};

use super::fault::{Fault, Received};
use super::group::Group;
use super::reply::{self, Misread};
use super::tail::Tail;
use crate::lines::{LineFault, Lines};
use crate::protocol::{Hello, MAX_LINE, Request};

/// How long output may still come after a process has ended: a child of it may hold the pipe open.
const DRAIN: Duration = Duration::from_millis(200);
/// How long a process may live on after it closed its output.
const CLOSING: Duration = Duration::from_secs(1);
/// How long a process that sent `bye` has for each next step of its end.
pub(super) const GRACE: Duration = Duration::from_secs(1);
/// The same for a process that did wrong.
pub(super) const SHORT_GRACE: Duration = Duration::from_millis(200);

/// How an adapter is started.
#[derive(Debug)]
pub(crate) struct Launch {
    /// The program and its arguments.
    pub(crate) command: Vec<String>,
    /// The folder it runs in.
    pub(crate) folder: Option<PathBuf>,
    /// Environment variables besides the runner's own.
    pub(crate) env: Vec<(String, String)>,
    /// What it is greeted with.
    pub(crate) hello: Hello,
    /// How long it may take to answer the greeting.
    pub(crate) deadline: Duration,
}

/// The process and its pipes.
#[derive(Debug)]
pub(super) struct Channel {
    child: Child,
    group: Group,
    input: mpsc::UnboundedSender<Bytes>,
    writer: JoinHandle<()>,
    pub(super) lines: Lines<ChildStdout>,
    /// The line that was received last.
    pub(super) last: Bytes,
    /// How it ended, and until when its output is still read.
    ended: Option<(String, Instant)>,
}

impl Channel {
    /// Starts the process.
    ///
    /// # Errors
    ///
    /// Why it can't be started.
    pub(super) fn open(launch: &Launch, tail: &Tail) -> Result<Self, String> {
        let (program, arguments) = launch.command.split_first().ok_or("the command is empty")?;
        let mut command = Command::new(program);
        command.args(arguments).envs(launch.env.iter().map(|(name, value)| (name, value)));
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.process_group(0).kill_on_drop(true);
        if let Some(folder) = &launch.folder {
            command.current_dir(folder);
        }
        let mut child = command.spawn().map_err(|error| format!("`{program}` can't be started: {error}"))?;
        let group = Group::of(child.id());
        let (Some(stdin), Some(stdout), Some(stderr)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            group.kill();
            return Err(format!("`{program}` has no pipes"));
        };
        tokio::task::spawn_local(tail.clone().follow(stderr));
        let (input, requests) = mpsc::unbounded_channel();
        let writer = tokio::task::spawn_local(write_all(stdin, requests));
        Ok(Self { child, group, input, writer, lines: Lines::new(stdout), last: Bytes::new(), ended: None })
    }

    /// Sends a request.
    ///
    /// # Errors
    ///
    /// If the request is longer than a line may be.
    pub(super) fn write(&self, request: &Request) -> Result<(), String> {
        let mut line = serde_json::to_vec(request).map_err(|error| error.to_string())?;
        line.push(b'\n');
        if line.len() > MAX_LINE {
            return Err(format!("a request of {} bytes, more than a line may have", line.len()));
        }
        // Where nobody takes it any more, the process will be received to have ended.
        let _ = self.input.send(line.into());
        Ok(())
    }

    /// Waits for the next line. Safe to be cancelled.
    pub(super) async fn receive(&mut self) -> Received {
        loop {
            let until = self.ended.as_ref().map(|(_, until)| *until);
            tokio::select! {
                biased;
                line = self.lines.next() => return match line {
                    Ok(line) => {
                        self.last = line;
                        reply::read(&self.last).map_or_else(|misread| Received::Fault(Fault::Protocol(misread)), Received::Reply)
                    }
                    Err(LineFault::TooLong(start)) => {
                        Received::Fault(Fault::Protocol(Misread::new("a line of more than 8 MiB", &start)))
                    }
                    Err(LineFault::Ended(rest)) => Received::Fault(self.closed(&rest).await),
                },
                status = self.child.wait(), if until.is_none() => {
                    self.ended = Some((status.map_or_else(|error| error.to_string(), describe), Instant::now() + DRAIN));
                }
                () = sleep_until(until.unwrap_or_else(Instant::now)), if until.is_some() => {
                    let how = self.ended.as_ref().map(|(how, _)| how.clone()).unwrap_or_default();
                    return Received::Fault(Fault::Ended(how));
                }
            }
        }
    }

    /// Distinguishes a process that ended from one that closed its output.
    async fn closed(&mut self, rest: &[u8]) -> Fault {
        match timeout(CLOSING, self.child.wait()).await {
            Ok(Ok(status)) => Fault::Ended(describe(status)),
            Ok(Err(error)) => Fault::Ended(error.to_string()),
            Err(_) => Fault::Protocol(Misread::new("it closed its output and lives on", rest)),
        }
    }

    /// Closes its input, terminates it, kills it. All of its group is gone afterwards.
    pub(super) async fn put_down(mut self, grace: Duration) {
        self.close_input(grace).await;
        if timeout(grace, self.child.wait()).await.is_err() {
            self.group.terminate();
            if timeout(grace, self.child.wait()).await.is_err() {
                self.group.kill();
                // A process that the system itself holds can't be waited for.
                let _ = timeout(GRACE, self.child.wait()).await;
            }
        }
    }

    /// Lets what was written go out, as far as it is read, and closes the pipe.
    async fn close_input(&mut self, grace: Duration) {
        let (closed, _) = mpsc::unbounded_channel();
        drop(std::mem::replace(&mut self.input, closed));
        let _ = timeout(grace, &mut self.writer).await;
        self.writer.abort();
    }
}

/// However a process is let go, nothing of its group stays.
impl Drop for Channel {
    fn drop(&mut self) {
        self.writer.abort();
        self.group.kill();
    }
}

async fn write_all(mut stdin: ChildStdin, mut requests: mpsc::UnboundedReceiver<Bytes>) {
    while let Some(line) = requests.recv().await {
        if stdin.write_all(&line).await.is_err() || stdin.flush().await.is_err() {
            break;
        }
    }
}

fn describe(status: ExitStatus) -> String {
    use std::os::unix::process::ExitStatusExt;
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit status {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => status.to_string(),
    }
}
