//! Loggers of plugins: records go to `tracing`, and to the host's sink where it gave one.

use std::fmt;
use std::sync::Arc;

/// Takes every record that the registry and its plugins log, besides `tracing`. It must not panic.
pub type LogSink = Arc<dyn Fn(&LogRecord) + Send + Sync>;

/// How much a record weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// For whoever looks for a fault.
    Debug,
    /// Something happened as it should.
    Info,
    /// Something is odd, and work goes on.
    Warn,
    /// Something failed.
    Error,
}

/// One record of a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogRecord {
    /// The logger's name: `plugin.<name>` (CTX-01).
    pub logger: String,
    /// The plugin's name.
    pub plugin: String,
    /// How much it weighs.
    pub level: Level,
    /// What happened.
    pub message: String,
}

/// The logger of one plugin, called `plugin.<name>` (CTX-01).
#[derive(Clone)]
pub struct Logger {
    name: Arc<str>,
    sink: Option<LogSink>,
}

/// What is before the plugin's name in the name of its logger.
const PREFIX: &str = "plugin.";

impl Logger {
    pub(crate) fn new(plugin: &str, sink: Option<LogSink>) -> Self {
        Self { name: format!("{PREFIX}{plugin}").into(), sink }
    }

    /// The logger's name: `plugin.<name>`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Logs a record: with `tracing` under the target `dagstack.plugin` and the fields `logger` and `plugin`, and to the
    /// host's sink.
    pub fn log(&self, level: Level, message: impl fmt::Display) {
        let plugin = self.name.strip_prefix(PREFIX).unwrap_or(&self.name);
        let logger = &*self.name;
        match level {
            Level::Debug => tracing::debug!(target: "dagstack.plugin", logger, plugin, "{message}"),
            Level::Info => tracing::info!(target: "dagstack.plugin", logger, plugin, "{message}"),
            Level::Warn => tracing::warn!(target: "dagstack.plugin", logger, plugin, "{message}"),
            Level::Error => tracing::error!(target: "dagstack.plugin", logger, plugin, "{message}"),
        }
        if let Some(sink) = &self.sink {
            sink(&LogRecord {
                logger: logger.to_owned(),
                plugin: plugin.to_owned(),
                level,
                message: message.to_string(),
            });
        }
    }

    /// Logs for whoever looks for a fault.
    pub fn debug(&self, message: impl fmt::Display) {
        self.log(Level::Debug, message);
    }

    /// Logs what happened as it should.
    pub fn info(&self, message: impl fmt::Display) {
        self.log(Level::Info, message);
    }

    /// Logs what is odd.
    pub fn warn(&self, message: impl fmt::Display) {
        self.log(Level::Warn, message);
    }

    /// Logs what failed.
    pub fn error(&self, message: impl fmt::Display) {
        self.log(Level::Error, message);
    }
}

impl fmt::Debug for Logger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Logger").field(&self.name).finish()
    }
}
