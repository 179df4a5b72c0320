//! Cancelling a call that is given up (RUN-05).

use bytes::Bytes;
use reqwest::RequestBuilder;
use serde_json::{Map, Value};
use tokio::runtime::Handle;
use tokio::time::timeout;

use super::{Connection, GOODBYE_LIMIT, headers};
use crate::mcp::era::Era;
use crate::mcp::jsonrpc;

/// How the legacy era cancels.
const METHOD: &str = "notifications/cancelled";

/// Cancels a call where it is given up: dropped before it is done.
#[derive(Debug)]
pub(super) struct Cancel {
    /// None in the modern era: there the end of the connection says it, and comes by itself.
    message: Option<RequestBuilder>,
}

impl Cancel {
    /// Cancels the request of this id, unless it is done before.
    pub(super) fn of(connection: &Connection, era: Era, id: u64) -> Self {
        let message = (!era.is_modern()).then(|| {
            let params = Map::from_iter([("requestId".to_owned(), Value::from(id))]);
            let body = Bytes::from(jsonrpc::notification(METHOD, params).to_string());
            let headers = headers::of_request(Some(era), METHOD, &Map::new());
            connection.addressed(Some(era), connection.message(connection.url.clone(), headers, body))
        });
        Self { message }
    }

    /// The request has its answer, or will never have one.
    pub(super) fn done(mut self) {
        self.message = None;
    }
}

impl Drop for Cancel {
    fn drop(&mut self) {
        if let (Some(message), Ok(runtime)) = (self.message.take(), Handle::try_current()) {
            runtime.spawn(async {
                // Only a courtesy: whether the server takes it is its own affair.
                let _taken = timeout(GOODBYE_LIMIT, message.send()).await;
            });
        }
    }
}
