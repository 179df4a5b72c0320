//! An adapter's process: started, greeted, asked, and ended, whatever it does.

use std::path::{Component, Path};
use std::time::Duration;

use tokio::time::timeout;

use super::channel::{Channel, GRACE, Launch, SHORT_GRACE};
use super::fault::{Fault, Received};
use super::reply::{self, Misread};
use super::tail::Tail;
use crate::protocol::{Hello, Ready, Reply, Request};
use crate::verdict::Verdict;

/// How long `bye` may take.
const PARTING: Duration = Duration::from_secs(5);

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

    /// The verdict on a reply that nobody waits for.
    pub(crate) fn stray(&self, reply: &Reply) -> Verdict {
        let reason = match reply {
            Reply::Result(result) => format!("a result with seq {}, which is not under way", result.seq),
            Reply::Ready(_) | Reply::Bye => "a reply to a question not asked".to_owned(),
        };
        Fault::Protocol(Misread::new(reason, self.last_line())).verdict()
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
