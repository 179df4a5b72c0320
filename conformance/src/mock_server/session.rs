//! The sessions of a mock server over HTTP, in the legacy era: `initialize` opens one, and what comes later is of it.

use serde_json::Value;

use super::era;
use crate::fixture::{MockServer, Sessions};

/// The header with a session's id.
pub(super) const HEADER: &str = "mcp-session-id";

/// The session that a mock server knows.
#[derive(Debug, Default)]
pub(super) struct Session {
    opened: u32,
    id: Option<String>,
}

impl Session {
    /// How a request is refused that is of another session, as a status of HTTP; `None` where it is of this one or need not be of any.
    pub(super) fn refusal(&self, server: &MockServer, message: &Value, sent: Option<&str>) -> Option<u16> {
        let Sessions { unknown, .. } = server.sessions.as_ref()?;
        let is_free = matches!(message["method"].as_str(), Some("initialize" | "server/discover"));
        if is_free || era::is_modern(server, &message["params"]) {
            return None;
        }
        // Without an id it can't be told whether there was a session.
        let status = if sent.is_some() { *unknown } else { 400 };
        (sent.is_none() || sent != self.id.as_deref()).then_some(status)
    }

    /// Opens a session where a message that was answered soundly does, and gives its id.
    pub(super) fn opened_by(&mut self, server: &MockServer, message: &Value) -> Option<String> {
        if server.sessions.is_none() || message["method"] != "initialize" {
            return None;
        }
        self.opened = self.opened.saturating_add(1);
        self.id = Some(format!("session-{}", self.opened));
        self.id.clone()
    }

    /// Ends the session.
    pub(super) fn end(&mut self) {
        self.id = None;
    }
}
