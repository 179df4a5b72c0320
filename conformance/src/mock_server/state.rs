//! What a mock server over HTTP does with a message, and what it keeps of it.

use hyper::header::{HeaderMap, HeaderValue};
use serde_json::{Map, Value};

use super::log;
use super::script::{Answer, Engine};
use super::session::{self, Session};
use crate::fixture::{MockServer, Sessions};
use crate::judge::Observation;

/// The most bytes of messages that are kept.
const KEPT: usize = 8 * 1024 * 1024;

/// A mock server as far as it has come.
#[derive(Debug)]
pub(super) struct State {
    server: MockServer,
    engine: Engine,
    session: Session,
    seen: Observation,
    kept: usize,
}

impl State {
    /// A server that has seen nothing yet.
    pub(super) fn new(server: MockServer) -> Self {
        let (engine, session) = (Engine::new(server.clone()), Session::default());
        Self { server, engine, session, seen: Observation::default(), kept: 0 }
    }

    /// What it has seen so far.
    pub(super) const fn seen(&self) -> &Observation {
        &self.seen
    }

    /// Somebody connected to it.
    pub(super) fn connected(&mut self) {
        self.seen.started = self.seen.started.saturating_add(1);
        self.seen.at_us.get_or_insert_with(log::now_us);
    }

    /// A request that it does not answer was given up.
    pub(super) fn given_up(&mut self) {
        self.seen.given_up = self.seen.given_up.saturating_add(1);
    }

    /// Ends the session, where there are sessions, and answers with this status.
    pub(super) fn delete(&mut self, headers: &HeaderMap) -> u16 {
        let Some(Sessions { delete, .. }) = self.server.sessions else { return 405 };
        self.note(&Map::from_iter([("method".to_owned(), "DELETE".into())]), &readable(headers));
        self.session.end();
        delete
    }

    /// Keeps a message, with its headers.
    fn note(&mut self, message: &Map<String, Value>, headers: &Map<String, Value>) {
        let mut message = message.clone();
        message.insert("headers".to_owned(), headers.clone().into());
        let message = Value::Object(message);
        self.kept = self.kept.saturating_add(message.to_string().len());
        if self.kept <= KEPT {
            log::note(&mut self.seen, message);
        }
    }

    /// Answers a message; the session that the answer opens goes with it.
    pub(super) fn take(&mut self, message: &Value, headers: &HeaderMap) -> (Answer, Option<String>) {
        let readable = readable(headers);
        if let Value::Object(message) = message {
            self.note(message, &readable);
        }
        let entitled = |(name, value): (&String, &String)| headers.get(name).is_some_and(|sent| sent == value.as_str());
        let mut session = None;
        let answer = if self.server.require_headers.iter().all(entitled) {
            self.in_session(message, &readable, &mut session)
        } else {
            Answer::Status(401)
        };
        if self.kept <= KEPT {
            self.seen.lines.push(("<-", shown(&answer)));
        }
        (answer, session)
    }

    fn in_session(&mut self, message: &Value, headers: &Map<String, Value>, opened: &mut Option<String>) -> Answer {
        let sent = headers.get(session::HEADER).and_then(Value::as_str);
        if let Some(status) = self.session.refusal(&self.server, message, sent) {
            return Answer::Status(status);
        }
        // One request, one answer: what came late would belong to another exchange.
        match self.engine.answer(message, Some(headers)).into_iter().next().unwrap_or(Answer::Silent) {
            Answer::Expire => {
                self.session.end();
                Answer::Status(self.server.sessions.as_ref().map_or(404, |sessions| sessions.unknown))
            }
            answer => {
                if matches!(&answer, Answer::Response(response) if response.get("result").is_some()) {
                    *opened = self.session.opened_by(&self.server, message);
                }
                answer
            }
        }
    }
}

/// An answer, for people to read.
fn shown(answer: &Answer) -> String {
    match answer {
        Answer::Response(value) | Answer::Refusal(_, value) => log::beginning(value.to_string().as_bytes()),
        Answer::Event(value) => log::beginning(format!("event: message, data: {value}").as_bytes()),
        Answer::Raw(bytes) => log::beginning(bytes),
        Answer::Nothing => "202".to_owned(),
        Answer::Status(status) => status.to_string(),
        Answer::Redirect(redirect) => format!("{} to {}", redirect.status, redirect.to),
        Answer::Silent | Answer::Late(_) | Answer::Expire => "(nothing)".to_owned(),
        Answer::Exit(_) => "(the connection is cut)".to_owned(),
        Answer::Flood(length) => format!("({length} bytes)"),
    }
}

fn readable(headers: &HeaderMap) -> Map<String, Value> {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value).into())).collect()
}
