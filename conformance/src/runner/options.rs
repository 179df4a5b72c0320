//! How a run goes.

use std::path::PathBuf;
use std::time::Duration;

use crate::suite::Case;

/// How long a case may take that says nothing of it.
pub const DEADLINE: Duration = Duration::from_secs(10);

/// How long an adapter may take to answer the greeting.
pub const START_DEADLINE: Duration = Duration::from_secs(30);

/// The most lanes of a run.
pub const MAX_JOBS: usize = 256;

/// How a run goes.
#[derive(Debug, Clone)]
pub struct Options {
    /// How many cases run at once: each job has a process of the adapter. 0 counts as 1, and [`MAX_JOBS`] is the most.
    pub jobs: usize,
    /// How long a case may take. A case that names a longer time has that; its time is scaled as this one is to [`DEADLINE`].
    pub deadline: Duration,
    /// How long an adapter may take to answer the greeting.
    pub start_deadline: Duration,
    /// How a scripted MCP server is started that a binding talks to over standard input and output: a program and arguments, to
    /// which the path of its script and that of its log are added. See [`crate::mock_server::stdio`].
    pub mock_server_command: Vec<String>,
    /// Where the folders of cases are made: a folder that is there. By default it is where the system keeps temporary files.
    pub folders: Option<PathBuf>,
    /// Keeps the folder of each case that does not pass, for somebody to look into.
    pub keep_folders: bool,
    /// Keeps the lines of each case that does not pass: of the protocol, and of JSON-RPC with its mock servers.
    pub trace: bool,
    /// The version of the suite, which adapters are given.
    pub suite: String,
    /// The version of the spec, which adapters are given.
    pub spec: String,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            jobs: 1,
            deadline: DEADLINE,
            start_deadline: START_DEADLINE,
            mock_server_command: Vec::new(),
            folders: None,
            keep_folders: false,
            trace: false,
            suite: String::new(),
            spec: String::new(),
        }
    }
}

impl Options {
    /// How long a case may take.
    pub(super) fn deadline_of(&self, case: &Case) -> Duration {
        let scale = self.deadline.as_secs_f64() / DEADLINE.as_secs_f64();
        let own = case.deadline_ms.map(Duration::from_millis);
        let own = own.and_then(|own| Duration::try_from_secs_f64(own.as_secs_f64() * scale).ok());
        own.map_or(self.deadline, |own| own.max(self.deadline))
    }
}
