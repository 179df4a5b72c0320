//! In place of servers over HTTP, in a build that leaves them out.

use std::io;

use crate::fixture::MockServer;
use crate::judge::Observation;

/// There is none.
#[derive(Debug)]
pub(crate) enum Server {}

impl Server {
    /// Refuses: the case can't be run by this build.
    #[expect(clippy::unused_async, reason = "as the server that is left out has it")]
    pub(crate) async fn start(_: MockServer) -> io::Result<Self> {
        Err(io::Error::new(
            io::ErrorKind::Unsupported,
            "this build has no HTTP servers: install dagstack-spec with its default features",
        ))
    }

    pub(crate) fn url(&self) -> &str {
        match *self {}
    }

    pub(crate) fn observe(&self) -> Observation {
        match *self {}
    }
}
