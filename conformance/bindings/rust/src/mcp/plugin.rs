//! The proxy of a plugin behind MCP.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Map, Value};

use super::own_tools::{self, Catalogue, OwnTools};
use super::restart::Restarter;
use super::session::{Limits, Session};
use super::stdio;
use super::tool::{self, NameWarnings, Tool, ToolResult, Tools};
use super::trace::Trace;
use crate::context::Logger;
use crate::registry::StatusReporter;
use crate::{Answer, Context, Failure, HostEnvironment, Kind, Plugin, Released};

/// How long one request may take, by default.
pub const REQUEST_LIMIT: Duration = Duration::from_mins(1);

/// How long a start may take, by default.
pub const STARTUP_LIMIT: Duration = Duration::from_secs(30);

/// How long at most a process may be silent when it is asked which era of MCP it is of (RUN-07).
pub const LONGEST_SILENCE: Duration = Duration::from_secs(10);

/// A plugin behind `mcp_stdio` or `mcp_http`. Nothing runs before `setup` (REG-11); dropping it kills its process.
///
/// A process that has ended is started anew by the next call (RUN-14). Where the host is killed, its processes see the end of their input; on
/// Linux one that ignores it is killed by the system, elsewhere it outlives the host. What a process has started itself is killed with it by
/// a teardown, and not when the host is killed.
#[derive(Debug)]
pub struct McpPlugin {
    tools: Tools,
    own_tools: Option<Arc<OwnTools>>,
    transport: Transport,
    limits: Limits,
    startup: Duration,
    sessions: Restarter,
    logger: OnceLock<Logger>,
    name_warnings: NameWarnings,
}

/// How the plugin is reached.
#[derive(Debug)]
pub(super) enum Transport {
    /// A process of our own.
    Stdio(stdio::Launch),
    /// A server.
    #[cfg(feature = "http")]
    Http(super::http::Server),
}

impl McpPlugin {
    /// A plugin that is a process: `command` is the program and its arguments, `env` goes over what it gets of the
    /// host's environment (RUN-01, RUN-12). An empty command is an error of `setup`.
    #[must_use]
    pub fn stdio(tools: Tools, command: Vec<String>, env: BTreeMap<String, String>) -> Self {
        Self::new(
            tools,
            Transport::Stdio(stdio::Launch { command, env, host: HostEnvironment::process(), folder: None }),
        )
    }

    /// A plugin that is a server at `url` (RUN-03). `auth` is the manifest's: `{"type": "bearer", "token": …}`, or `token_env`
    /// with the name of an environment variable that the host passes to plugins (RUN-15); without a type it is a bearer token. What is wrong with either is an error of
    /// `setup`.
    #[cfg(feature = "http")]
    #[must_use]
    pub fn http(tools: Tools, url: impl Into<String>, auth: Option<Map<String, Value>>) -> Self {
        Self::new(
            tools,
            Transport::Http(super::http::Server { url: url.into(), auth, host: HostEnvironment::process() }),
        )
    }

    fn new(tools: Tools, transport: Transport) -> Self {
        let limits = Limits { request: REQUEST_LIMIT, silence: LONGEST_SILENCE };
        Self {
            tools,
            own_tools: None,
            transport,
            limits,
            startup: STARTUP_LIMIT,
            sessions: Restarter::default(),
            logger: OnceLock::new(),
            name_warnings: NameWarnings::default(),
        }
    }

    /// Says of which kind the plugin is. Where the kind has a hook that calls functions, and the server's tools are not named by the templates of
    /// the kind, they are the plugin's functions (RUN-08).
    #[must_use]
    pub fn of_kind(mut self, kind: &Kind) -> Self {
        self.own_tools = OwnTools::of(kind, self.tools.plugin()).map(Arc::new);
        self
    }

    /// Sets how long one call may take; 60 s by default (RUN-05).
    #[must_use]
    pub fn with_request_limit(mut self, limit: Duration) -> Self {
        self.limits.request = limit;
        self
    }

    /// Says how long the whole `setup` may take, 30 s by default. Who sets the plugin up enforces it; a process that is silent for a third
    /// of it, or for [`LONGEST_SILENCE`], is taken for one of MCP's legacy era (RUN-07). A process that has ended is given as long to be
    /// started anew (RUN-14).
    #[must_use]
    pub fn with_startup_limit(mut self, limit: Duration) -> Self {
        self.startup = limit;
        self.limits.silence = (limit / 3).min(LONGEST_SILENCE);
        self
    }

    /// Sets the host's environment; by default it is that of the process, of which the plugin gets what every process needs.
    #[must_use]
    pub fn in_environment(mut self, environment: HostEnvironment) -> Self {
        match &mut self.transport {
            Transport::Stdio(launch) => launch.host = environment,
            #[cfg(feature = "http")]
            Transport::Http(server) => server.host = environment,
        }
        self
    }

    /// Sets the folder that the process starts in, the host's own by default. A server has none.
    #[must_use]
    pub fn in_folder(mut self, folder: impl Into<PathBuf>) -> Self {
        match &mut self.transport {
            Transport::Stdio(launch) => launch.folder = Some(folder.into()),
            #[cfg(feature = "http")]
            Transport::Http(_) => {}
        }
        self
    }

    /// Opens the connection and finds out the server's era: what `setup` does, given the context's `metadata`, whose `trace_context` crosses
    /// the boundary with every call (RUN-06). Where this future is dropped half-way, nothing is left behind.
    ///
    /// # Errors
    /// The process does not start, the server is not reached, or the server does not speak MCP; or it is set up already.
    pub async fn start(&self, metadata: &Map<String, Value>) -> Result<(), Failure> {
        self.set_up(Trace::of(metadata, self.logger()), StatusReporter::default()).await
    }

    async fn set_up(&self, trace: Trace, status: StatusReporter) -> Result<(), Failure> {
        if self.sessions.session().is_some() {
            return Err(Failure::new(format!("plugin `{}` is set up already", self.tools.plugin())));
        }
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Failure::new(format!(
                "plugin `{}` needs a tokio runtime to be set up in",
                self.tools.plugin()
            )));
        }
        let session = self.open(trace.clone()).await?;
        self.sessions.begin(session, trace, status);
        Ok(())
    }

    /// The plugin's own logger, where a registry gave it one.
    fn logger(&self) -> &Logger {
        self.logger.get_or_init(|| Logger::new(self.tools.plugin(), None))
    }

    async fn open(&self, trace: Trace) -> Result<Session, Failure> {
        let catalogue = Catalogue::new(self.own_tools.clone(), self.logger().clone());
        Session::open(self.tools.plugin(), &self.transport, self.limits, trace, catalogue).await
    }

    /// The session that a call goes through: that of a process started anew where the last one has ended (RUN-14).
    async fn session(&self) -> Result<Arc<Session>, Failure> {
        let not_set_up = || Failure::new(format!("plugin `{}` is not set up", self.tools.plugin()));
        let session = self.sessions.session().ok_or_else(not_set_up)?;
        if session.is_open() {
            return Ok(session);
        }
        self.sessions.restart(self.startup, |trace| self.open(trace)).await?.ok_or_else(not_set_up)
    }

    async fn call_as(&self, session: &Session, tool: &Tool, hook: &str, input: Value) -> Result<Answer, Failure> {
        let name = self.tools.name(tool, hook, &input)?;
        if self.name_warnings.is_due(&name) {
            let shown = session.endpoint().quote(name.as_bytes());
            self.logger().warn(format_args!("the name of the tool `{shown}` is not of the form that MCP advises"));
        }
        let read = |result, era| tool::read(result, tool, era);
        match session.call_tool(&name, tool::arguments(input), read).await? {
            ToolResult::Answer(answer) => Ok(answer),
            ToolResult::Error(message) => Err(session.endpoint().tool_failure(message)),
        }
    }
}

#[async_trait]
impl Plugin for McpPlugin {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        let logger = self.logger.get_or_init(|| context.logger().clone());
        self.set_up(Trace::of(context.metadata(), logger), context.status.clone()).await
    }

    async fn teardown(&self) -> Result<Released, Failure> {
        if let Some(session) = self.sessions.end().await {
            session.close().await?;
        }
        Ok(Released::Fully)
    }

    async fn health(&self) -> bool {
        self.sessions.session().is_some_and(|session| session.is_open())
    }

    fn implements(&self, hook: &str) -> bool {
        self.tools.exposes(hook) || self.sessions.session().is_some_and(|session| session.catalogue().answers(hook))
    }

    async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        let session = self.session().await?;
        if let Some(answer) = own_tools::answer(&session, hook, &input).await {
            return answer;
        }
        self.call_as(&session, self.tools.tool(hook)?, hook, input).await
    }

    async fn call_in_chain(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        let session = self.session().await?;
        self.call_as(&session, self.tools.in_chain(hook)?, hook, input).await
    }
}
