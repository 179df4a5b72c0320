//! Finding out which era a server is of (RUN-07): by `server/discover`, never by a call.

use std::pin::{Pin, pin};
use std::time::Duration;

use serde_json::Map;
use tokio::time::timeout;

use super::discovery::{self, Finding};
use super::initialize::nothing_in_common;
use super::{Era, initialize};
use crate::Failure;
use crate::mcp::link::Link;
use crate::mcp::revision::Revision;
use crate::mcp::stdio;

const DISCOVER: &str = "server/discover";

/// What came of asking.
#[derive(Debug)]
pub(in crate::mcp) enum Detected {
    /// The server can be spoken to like this.
    Era(Era),
    /// The process ended when it was asked, so it is a legacy one, to be started anew and greeted with `initialize`.
    Ended,
}

/// Asks a server what it speaks, and opens a session where it is a legacy one. A process that is silent for as long as `patience` is
/// taken for a legacy one.
///
/// # Errors
/// The server is not reached, refuses, or speaks none of our revisions.
pub(in crate::mcp) async fn detect(link: &Link, patience: Duration) -> Result<Detected, Failure> {
    match link {
        Link::Stdio(process) => of_process(link, process, patience).await,
        #[cfg(feature = "http")]
        Link::Http(server) => {
            let finding = match server.ask(Era::of(Revision::NEWEST), DISCOVER).await? {
                Some(outcome) => discovery::read(&outcome, Revision::NEWEST),
                None => Finding::Legacy,
            };
            settle(link, finding).await.map(Detected::Era)
        }
    }
}

async fn of_process(link: &Link, process: &stdio::Connection, patience: Duration) -> Result<Detected, Failure> {
    let mut probe = pin!(discover(link, Revision::NEWEST));
    let unanswered = match timeout(patience, &mut probe).await {
        Ok(Ok(finding)) => return settle(link, finding).await.map(Detected::Era),
        Ok(Err(failure)) => Err(failure),
        Err(_) => greet_the_silent(link, probe, patience).await,
    };
    match unanswered {
        Err(_) if process.has_ended() => Ok(Detected::Ended),
        era => era.map(Detected::Era),
    }
}

/// Greets a server that was silent so far. It may have been slow: a modern answer to the probe still counts, before the greeting's
/// or, where that is refused, after it.
async fn greet_the_silent(
    link: &Link,
    mut probe: Pin<&mut impl Future<Output = Result<Finding, Failure>>>,
    patience: Duration,
) -> Result<Era, Failure> {
    let mut greeting = pin!(initialize(link, Revision::OFFERED));
    let refusal = tokio::select! {
        biased;
        found = &mut probe => match found {
            Ok(Finding::Legacy) | Err(_) => return greeting.await,
            Ok(finding) => return settle(link, finding).await,
        },
        greeted = &mut greeting => match greeted {
            Ok(era) => return Ok(era),
            Err(refusal) => refusal,
        },
    };
    match timeout(patience, probe).await {
        Ok(Ok(finding)) if finding != Finding::Legacy => settle(link, finding).await,
        _ => Err(refusal),
    }
}

/// Does what a finding asks for. A server that refused is asked once more, in the revision that it lists.
async fn settle(link: &Link, mut finding: Finding) -> Result<Era, Failure> {
    if let Finding::Refused(revision) = finding
        && Era::of(revision).is_modern()
    {
        finding = discover(link, revision).await?;
    }
    match finding {
        Finding::Speaks(revision) | Finding::Refused(revision) if !Era::of(revision).is_modern() => {
            initialize(link, revision).await
        }
        Finding::Speaks(revision) => {
            let era = Era::of(revision);
            link.agree(era);
            Ok(era)
        }
        Finding::Refused(revision) => Err(link
            .endpoint()
            .failure(&format!("lists revision {revision} of MCP and refuses it: check that it speaks what it lists"))),
        Finding::NothingInCommon(theirs) => Err(nothing_in_common(link.endpoint(), &theirs)),
        Finding::Legacy => initialize(link, Revision::OFFERED).await,
    }
}

async fn discover(link: &Link, revision: Revision) -> Result<Finding, Failure> {
    let outcome = link.request(Some(Era::of(revision)), DISCOVER, Map::new()).await?;
    Ok(discovery::read(&outcome, revision))
}
