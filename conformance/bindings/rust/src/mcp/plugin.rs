//! The proxy of a plugin behind MCP.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use serde_json::{Map, Value};

use super::own_tools::{self, Catalogue, OwnTools};
use super::session::{Limits, Session};
use super::stdio;
use super::tool::{self, ToolResult, Tools};
use super::trace::Trace;
use crate::context::Logger;
use crate::{Answer, Context, Failure, HostEnvironment, Kind, Plugin, Released};

/// How long one request may take, by default.
pub const REQUEST_LIMIT: Duration = Duration::from_mins(1);

/// How long at most a process may be silent when it is asked which era of MCP it is of (RUN-07).
pub const LONGEST_SILENCE: Duration = Duration::from_secs(10);

/// A plugin behind `mcp_stdio` or `mcp_http`. Nothing runs before `setup` (REG-11); dropping it kills its process.
#[derive(Debug)]
pub struct McpPlugin {
    tools: Tools,
    own_tools: Option<Arc<OwnTools>>,
    transport: Transport,
    limits: Limits,
    session: Mutex<Option<Arc<Session>>>,
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
        Self { tools, own_tools: None, transport, limits, session: Mutex::new(None) }
    }

    /// Says of which kind the plugin is. Where the kind has a hook that calls functions, and the server's tools are not named by the templates of
    /// the kind, they are the plugin's functions (RUN-08).
    #[must_use]
    pub fn of_kind(mut self, kind: &Kind) -> Self {
        self.own_tools = OwnTools::of(kind, self.tools.plugin()).map(Arc::new);
        self
    }

    /// Sets how long one request may take, the greeting included; 60 s by default.
    #[must_use]
    pub fn with_request_limit(mut self, limit: Duration) -> Self {
        self.limits.request = limit;
        self
    }

    /// Says how long the whole `setup` may take. Who sets the plugin up enforces it; a process that is silent for a third of it, or
    /// for [`LONGEST_SILENCE`], is taken for one of MCP's legacy era (RUN-07).
    #[must_use]
    pub fn with_startup_limit(mut self, limit: Duration) -> Self {
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
        self.set_up(Trace::of(metadata), Logger::new(self.tools.plugin(), None)).await
    }

    async fn set_up(&self, trace: Trace, logger: Logger) -> Result<(), Failure> {
        if self.session().is_some() {
            return Err(Failure::new(format!("plugin `{}` is set up already", self.tools.plugin())));
        }
        if tokio::runtime::Handle::try_current().is_err() {
            return Err(Failure::new(format!(
                "plugin `{}` needs a tokio runtime to be set up in",
                self.tools.plugin()
            )));
        }
        let catalogue = Catalogue::new(self.own_tools.clone(), logger);
        let session = Session::open(self.tools.plugin(), &self.transport, self.limits, trace, catalogue).await?;
        *self.lock() = Some(Arc::new(session));
        Ok(())
    }

    fn session(&self) -> Option<Arc<Session>> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Arc<Session>>> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Plugin for McpPlugin {
    async fn setup(&self, context: Context) -> Result<(), Failure> {
        self.set_up(Trace::of(context.metadata()), context.logger().clone()).await
    }

    async fn teardown(&self) -> Result<Released, Failure> {
        let session = self.lock().take();
        if let Some(session) = session {
            session.close().await?;
        }
        Ok(Released::Fully)
    }

    async fn health(&self) -> bool {
        self.session().is_some_and(|session| session.is_open())
    }

    fn implements(&self, hook: &str) -> bool {
        self.tools.exposes(hook) || self.session().is_some_and(|session| session.catalogue().answers(hook))
    }

    async fn call(&self, hook: &str, input: Value) -> Result<Answer, Failure> {
        let session =
            self.session().ok_or_else(|| Failure::new(format!("plugin `{}` is not set up", self.tools.plugin())))?;
        if let Some(answer) = own_tools::answer(&session, hook, &input).await {
            return answer;
        }
        let name = self.tools.name(hook, &input)?;
        let (result, _) = session.call_tool(&name, input).await?;
        match tool::read(result) {
            Ok(ToolResult::Answer(answer)) => Ok(answer),
            Ok(ToolResult::Error(message)) => Err(Failure::new(message)),
            Err(problem) => Err(session.endpoint().failure(&format!(
                "answered the tool `{name}` with a result that {problem}: check that it speaks MCP"
            ))),
        }
    }
}
