//! What the binding and its plugins log, collected through the sink that the registry takes.

use std::sync::{Arc, Mutex, PoisonError};

use dagstack_plugin_system::context::{Level, LogRecord, LogSink};
use dagstack_spec_conformance::protocol::LogLine;

/// The log of a case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Logs(Arc<Mutex<Vec<LogLine>>>);

impl Logs {
    /// A sink that collects into this log.
    pub(crate) fn sink(&self) -> LogSink {
        let lines = Arc::clone(&self.0);
        Arc::new(move |record| lines.lock().unwrap_or_else(PoisonError::into_inner).push(line(record)))
    }

    /// All that was logged so far.
    pub(crate) fn lines(&self) -> Vec<LogLine> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn line(record: &LogRecord) -> LogLine {
    let level = match record.level {
        Level::Debug => "debug",
        Level::Info => "info",
        Level::Warn => "warning",
        Level::Error => "error",
    };
    LogLine { level: level.to_owned(), logger: record.logger.clone(), message: record.message.clone() }
}
