//! What is received of an adapter's process: what the protocol allows, or what it did wrong.

use super::reply::Misread;
use crate::protocol::Reply;
use crate::verdict::Verdict;

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
