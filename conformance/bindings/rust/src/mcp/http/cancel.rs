//! Giving a request up (RUN-05): in the modern era the end of its stream cancels it, in the legacy one a message does.

use serde_json::{Map, Value};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::{Connection, GOODBYE_LIMIT, headers};
use crate::mcp::era::Era;
use crate::mcp::jsonrpc;

/// Cancels a request at a legacy server where it is dropped before it was answered. What opens a session is not cancelled.
pub(super) struct Cancel<'a> {
    connection: &'a Connection,
    era: Option<Era>,
    id: u64,
    answered: bool,
}

impl<'a> Cancel<'a> {
    /// For the request of this id, which is about to be sent.
    pub(super) const fn new(connection: &'a Connection, era: Option<Era>, id: u64) -> Self {
        Self { connection, era, id, answered: false }
    }

    /// There is an answer, or there will be none.
    pub(super) fn answered(mut self) {
        self.answered = true;
    }
}

impl Drop for Cancel<'_> {
    fn drop(&mut self) {
        let is_legacy = matches!(self.era, Some(Era::Legacy(_)));
        let Some(runtime) = Handle::try_current().ok().filter(|_| is_legacy && !self.answered) else { return };
        let method = "notifications/cancelled";
        let params = Map::from_iter([("requestId".to_owned(), Value::from(self.id))]);
        let headers = headers::of_request(self.era, method, &params);
        let body = jsonrpc::notification(method, params).to_string();
        let message = self.connection.message(self.era, self.connection.url.clone()).headers(headers).body(body);
        // Only a courtesy, which nobody waits for.
        runtime.spawn(timeout(GOODBYE_LIMIT, message.send()));
    }
}
