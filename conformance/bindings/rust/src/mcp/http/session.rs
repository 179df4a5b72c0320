//! The session that a server of the legacy era opened, if it did: its id is on every message but `initialize` (RUN-03).

use std::sync::{Mutex, MutexGuard, PoisonError};

use reqwest::Response;
use reqwest::header::{HeaderName, HeaderValue};

use crate::mcp::era::Era;

const ID: HeaderName = HeaderName::from_static("mcp-session-id");

/// The sessions of a connection: there is one at a time.
#[derive(Debug, Default)]
pub(super) struct Sessions(Mutex<Present>);

#[derive(Debug, Default)]
struct Present {
    id: Option<HeaderValue>,
    /// How many were opened before it, and itself.
    number: u64,
}

impl Sessions {
    /// Keeps the session that an answer to `initialize` opens.
    pub(super) fn open(&self, response: &Response) {
        let id = response.headers().get(ID).map(|id| {
            let mut id = id.clone();
            id.set_sensitive(true);
            id
        });
        let mut present = self.lock();
        present.id = id;
        present.number += 1;
    }

    /// The header of messages of this era: there are no sessions in the modern one, and `initialize` is in none.
    pub(super) fn header(&self, era: Option<Era>) -> Option<(HeaderName, HeaderValue)> {
        era.filter(|era| !era.is_modern())?;
        Some((ID, self.lock().id.clone()?))
    }

    /// The number of the session that messages of this era are in.
    pub(super) fn number(&self, era: Option<Era>) -> Option<u64> {
        era.filter(|era| !era.is_modern())?;
        let present = self.lock();
        present.id.as_ref().map(|_| present.number)
    }

    /// Whether the present session is the one of this number.
    pub(super) fn is_present(&self, number: u64) -> bool {
        self.lock().number == number
    }

    fn lock(&self) -> MutexGuard<'_, Present> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
