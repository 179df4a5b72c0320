//! An adapter's process: started, greeted, asked, and ended, whatever it does.

use std::path::{Component, Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep_until, timeout};

use super::group::Group;
use super::reply::{self, Misread};
use super::tail::Tail;
use crate::lines::{LineFault, Lines};
use crate::protocol::{Hello, MAX_LINE, Ready, Reply, Request};
use crate::verdict::Verdict;

/// How long output may still come after a process has ended: a child of it may hold the pipe open.
const DRAIN: Duration = Duration::from_millis(200);
/// How long a process may live on after it closed its output.
const CLOSING: Duration = Duration::from_secs(1);
/// How long `bye` may take.
const PARTING: Duration = Duration::from_secs(5);
/// How long a process that sent `bye` has for each next step of its end.
const GRACE: Duration = Duration::from_secs(1);
/// The same for a process that did wrong.
const SHORT_GRACE: Duration = Duration::from_millis(200);

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

/// A process that was greeted and may be asked.
#[derive(Debug)]
pub(crate) struct Process {
    /// Its `ready`.
    pub(crate) ready: Ready,
    /// The end of its standard error.
    pub(crate) tail: Tail,
    channel: Channel,
    requests: u64,
}

/// The process and its pipes.
#[derive(Debug)]
struct Channel {
    child: Child,
    group: Group,
    input: mpsc::UnboundedSender<Bytes>,
    writer: JoinHandle<()>,
    lines: Lines<ChildStdout>,
    /// The line that was received last.
    last: Bytes,
    /// How it ended, and until when its output is still read.
    ended: Option<(String, Instant)>,
}

/// What was received of a process.
#[derive(Debug)]
pub(crate) enum Received {
    /// A line that the protocol allows.
    Reply(Reply),
    /// Anything else; the process is of no more use.
    Fault(Fault),
}

/// What a process did wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It wrote what it must not write.
    Protocol(Misread),
    /// It ended, or can't be received any more.
    Ended(String),
}

impl Fault {
    pub(crate) fn verdict(self) -> Verdict {
        match self {
            Self::Protocol(Misread { reason, line }) => Verdict::ProtocolError { reason, line },
            Self::Ended(how) => Verdict::Crash { how },
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Protocol(Misread { reason, line }) => write!(formatter, "it wrote `{line}`: {reason}"),
            Self::Ended(how) => write!(formatter, "it ended: {how}"),
        }
    }
}

impl Process {
    /// Starts an adapter and greets it.
    ///
    /// # Errors
    ///
    /// Why it can't be used.
    pub(crate) async fn start(launch: &Launch) -> Result<Self, String> {
        let tail = Tail::default();
        let mut channel = Channel::open(launch, &tail)?;
        channel.write(&Request::Hello(launch.hello.clone())).map_err(|why| format!("the greeting: {why}"))?;
        let why = match timeout(launch.deadline, channel.receive()).await {
            Ok(Received::Reply(Reply::Ready(ready))) => match check(&ready, &launch.hello) {
                Ok(()) => return Ok(Self { ready: *ready, tail, channel, requests: 0 }),
                Err(why) => why,
            },
            Ok(Received::Reply(_)) => "it answered `hello` with something other than `ready`".to_owned(),
            Ok(Received::Fault(fault)) => format!("instead of `ready`, {fault}"),
            Err(_) => format!("no `ready` within {} s", launch.deadline.as_secs_f64()),
        };
        channel.put_down(SHORT_GRACE).await;
        let stderr = tail.text();
        Err(if stderr.trim().is_empty() { why } else { format!("{why}\n{}", stderr.trim_end()) })
    }

    /// Sends a request; it is written as fast as the process reads.
    ///
    /// # Errors
    ///
    /// If the request is longer than a line may be.
    pub(crate) fn write(&self, request: &Request) -> Result<(), String> {
        self.channel.write(request)
    }

    /// Waits for the next line. Safe to be cancelled.
    pub(crate) async fn receive(&mut self) -> Received {
        self.channel.receive().await
    }

    /// The number of the next request.
    pub(crate) const fn next_seq(&mut self) -> u64 {
        self.requests += 1;
        self.requests
    }

    /// What came along with the line that was received last.
    pub(crate) fn more(&self) -> Option<&[u8]> {
        Some(self.channel.lines.more()).filter(|more| !more.is_empty())
    }

    /// The line that was received last.
    pub(crate) fn last_line(&self) -> &[u8] {
        &self.channel.last
    }

    /// Ends a process that did nothing wrong so far: it is asked, its input is closed, it is terminated, and killed. Returns what
    /// it wrote instead of `bye`, and if it ended without it. One that is only silent is no longer listened to.
    pub(crate) async fn end(mut self) -> Option<Fault> {
        let asked = self.channel.write(&Request::Shutdown);
        debug_assert!(asked.is_ok(), "a short line");
        let fault = match timeout(PARTING, self.channel.receive()).await {
            Ok(Received::Reply(Reply::Bye)) | Err(_) => None,
            Ok(Received::Reply(_)) => {
                Some(Fault::Protocol(Misread::new("a reply to a question not asked", self.last_line())))
            }
            Ok(Received::Fault(Fault::Ended(how))) => {
                Some(Fault::Ended(format!("{how} after its last result, without `bye`")))
            }
            Ok(Received::Fault(fault)) => Some(fault),
        };
        self.channel.put_down(if fault.is_none() { GRACE } else { SHORT_GRACE }).await;
        fault
    }

    /// Ends a process that did wrong, in the same order and with less patience.
    pub(crate) async fn discard(self) {
        // It is asked for the sake of one that still reads, and need not answer.
        let _ = self.channel.write(&Request::Shutdown);
        self.channel.put_down(SHORT_GRACE).await;
    }
}

impl Channel {
    fn open(launch: &Launch, tail: &Tail) -> Result<Self, String> {
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

    fn write(&self, request: &Request) -> Result<(), String> {
        let mut line = serde_json::to_vec(request).map_err(|error| error.to_string())?;
        line.push(b'\n');
        if line.len() > MAX_LINE {
            return Err(format!("a request of {} bytes, more than a line may have", line.len()));
        }
        // Where nobody takes it any more, the process will be received to have ended.
        let _ = self.input.send(line.into());
        Ok(())
    }

    async fn receive(&mut self) -> Received {
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
    async fn put_down(mut self, grace: Duration) {
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

/// The `ready` of an adapter must fit what it was offered.
fn check(ready: &Ready, hello: &Hello) -> Result<(), String> {
    if !hello.protocols.contains(&ready.protocol) {
        return Err(format!(
            "it speaks version {} of the protocol, and was offered {:?}",
            ready.protocol, hello.protocols
        ));
    }
    let inside = |name: &String| {
        let mut parts = Path::new(name).components();
        parts.clone().next().is_some() && parts.all(|part| matches!(part, Component::Normal(_)))
    };
    let source = ready.plugin_source.as_ref().map(|source| &source.file);
    match ready.files.keys().chain(source).find(|name| !inside(name)) {
        Some(name) => {
            Err(format!("the file `{}` of its `ready` is not inside a plugin's folder", reply::quote(name.as_bytes())))
        }
        None => Ok(()),
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
