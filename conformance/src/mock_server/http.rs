//! A scripted MCP server that listens on the loopback interface.

use std::cell::RefCell;
use std::convert::Infallible;
use std::io;
use std::net::Ipv4Addr;
use std::rc::Rc;

use bytes::Bytes;
use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::header::{CONTENT_TYPE, HeaderValue, LOCATION};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::net::TcpListener;
use tokio::task::{JoinHandle, JoinSet};

use super::script::Answer;
use super::session;
use super::state::State;
use crate::fixture::MockServer;
use crate::judge::Observation;
use crate::protocol::MAX_LINE;

/// The most bytes of a flood: it is kept in memory.
const FLOOD: u64 = 64 * 1024 * 1024;

type Body = BoxBody<Bytes, Infallible>;

/// A server that ends when it is dropped.
#[derive(Debug)]
pub(crate) struct Server {
    url: String,
    state: Rc<RefCell<State>>,
    accepting: JoinHandle<()>,
}

/// The connection is cut without a word.
#[derive(Debug, thiserror::Error)]
#[error("cut")]
struct Cut;

impl Server {
    /// Listens on a free port. Runs on the present thread's event loop.
    ///
    /// # Errors
    ///
    /// If there is no port to listen on.
    pub(crate) async fn start(server: MockServer) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}/mcp", listener.local_addr()?);
        let state = Rc::new(RefCell::new(State::new(server)));
        let accepting = tokio::task::spawn_local(accept(listener, Rc::clone(&state)));
        Ok(Self { url, state, accepting })
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// What it saw so far.
    pub(crate) fn observe(&self) -> Observation {
        self.state.borrow().seen().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, state: Rc<RefCell<State>>) {
    // The connections end with the set, and the set with this task.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                let Ok((stream, _)) = accepted else {
                    // Out of descriptors, say: others may be free again soon.
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                    continue;
                };
                state.borrow_mut().connected();
                let state = Rc::clone(&state);
                connections.spawn_local(async move {
                    let service = service_fn(move |request| serve(Rc::clone(&state), request));
                    // A client that goes away, or is cut off, ends its connection and nothing else.
                    let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                });
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(state: Rc<RefCell<State>>, request: Request<Incoming>) -> Result<Response<Body>, Cut> {
    let (head, body) = request.into_parts();
    if head.method == Method::DELETE {
        return Ok(empty(status(state.borrow_mut().delete(&head.headers))));
    }
    if head.method != Method::POST {
        return Ok(empty(StatusCode::METHOD_NOT_ALLOWED));
    }
    let Ok(body) = Limited::new(body, MAX_LINE).collect().await else {
        return Ok(empty(StatusCode::PAYLOAD_TOO_LARGE));
    };
    let Ok(message) = serde_json::from_slice::<Value>(&body.to_bytes()) else {
        return Ok(empty(StatusCode::BAD_REQUEST));
    };
    let (answer, session) = state.borrow_mut().take(&message, &head.headers);
    let _given_up = matches!(answer, Answer::Silent | Answer::Late(_)).then(|| Unanswered(state));
    let mut response = respond(answer).await?;
    if let Some(session) = session.and_then(|session| HeaderValue::try_from(session).ok()) {
        response.headers_mut().insert(session::HEADER, session);
    }
    Ok(response)
}

/// A request that is not answered: its connection is closed when the client gives it up.
struct Unanswered(Rc<RefCell<State>>);

impl Drop for Unanswered {
    fn drop(&mut self) {
        self.0.borrow_mut().given_up();
    }
}

async fn respond(answer: Answer) -> Result<Response<Body>, Cut> {
    Ok(match answer {
        Answer::Nothing => empty(StatusCode::ACCEPTED),
        Answer::Response(value) => full("application/json", value.to_string()),
        Answer::Refusal(code, value) => {
            let mut response = full("application/json", value.to_string());
            *response.status_mut() = status(code);
            response
        }
        Answer::Event(value) => full("text/event-stream", format!("event: message\ndata: {value}\n\n")),
        Answer::Raw(bytes) => full("application/json", bytes),
        Answer::Flood(length) => {
            let length = usize::try_from(length.min(FLOOD)).unwrap_or(0);
            full("application/json", vec![b'x'; length])
        }
        Answer::Silent | Answer::Late(_) | Answer::Expire => std::future::pending().await,
        Answer::Exit(_) => return Err(Cut),
        Answer::Status(code) => empty(status(code)),
        Answer::Redirect(redirect) => {
            let mut response = empty(status(redirect.status));
            let location = HeaderValue::from_str(&redirect.to).unwrap_or(HeaderValue::from_static("/"));
            response.headers_mut().insert(LOCATION, location);
            response
        }
    })
}

fn status(code: u16) -> StatusCode {
    StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
}

fn empty(status: StatusCode) -> Response<Body> {
    let mut response = Response::new(Full::default().boxed());
    *response.status_mut() = status;
    response
}

fn full(kind: &'static str, bytes: impl Into<Bytes>) -> Response<Body> {
    let mut response = Response::new(Full::new(bytes.into()).boxed());
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;
    use tokio::task::LocalSet;

    use super::*;

    /// Sends one request on a connection of its own, and reads until the server closes it.
    async fn post(server: &Server, headers: &str, body: &str) -> String {
        let address = server.url().trim_start_matches("http://").trim_end_matches("/mcp");
        let mut stream = TcpStream::connect(address).await.expect("a connection");
        let length = body.len();
        let request = format!(
            "POST /mcp HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}"
        );
        stream.write_all(request.as_bytes()).await.expect("written");
        let mut response = String::new();
        stream.read_to_string(&mut response).await.expect("read");
        response
    }

    fn run(server: &Value, test: impl AsyncFnOnce(Server)) {
        let server = serde_json::from_value(server.clone()).expect("a mock server");
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        LocalSet::new().block_on(&runtime, async { test(Server::start(server).await.expect("a server")).await });
    }

    #[test]
    fn requests_are_answered_and_seen() {
        run(
            &json!({"transport": "http", "tools": {"t": [{"events": 1}, {"status": 503}, {"exit": 0}]}}),
            async |server| {
                let ping = post(&server, "X-Trace: 7\r\n", r#"{"id":1,"method":"ping"}"#).await;
                assert!(
                    ping.starts_with("HTTP/1.1 200 ") && ping.ends_with(r#"{"jsonrpc":"2.0","id":1,"result":{}}"#),
                    "{ping}"
                );
                let noted = post(&server, "", r#"{"method":"notifications/initialized"}"#).await;
                assert!(noted.starts_with("HTTP/1.1 202 "), "{noted}");
                assert!(post(&server, "", "no JSON").await.starts_with("HTTP/1.1 400 "));
                let call = r#"{"id":2,"method":"tools/call","params":{"name":"t"}}"#;
                let events = post(&server, "", call).await;
                assert!(events.contains("text/event-stream") && events.contains("data: {"), "{events}");
                assert!(post(&server, "", call).await.starts_with("HTTP/1.1 503 "));
                assert_eq!(post(&server, "", call).await, "");
                let seen = server.observe();
                assert_eq!((seen.started, seen.messages.len(), seen.gone), (6, 5, true));
                assert_eq!(seen.messages[0]["headers"]["x-trace"], "7");
            },
        );
    }

    #[test]
    fn a_session_is_opened_and_ends() {
        run(
            &json!({"transport": "http", "sessions": {"unknown": 400, "delete": 204}, "tools": {"t": [{"expire": {}}, {"return": 1}]}}),
            async |server| {
                let ping = r#"{"id":1,"method":"ping"}"#;
                let first = "mcp-session-id: session-1\r\n";
                assert!(post(&server, first, ping).await.starts_with("HTTP/1.1 400 "));
                let hello = post(&server, "", r#"{"id":1,"method":"initialize"}"#).await;
                assert!(hello.contains("mcp-session-id: session-1"), "{hello}");
                assert!(post(&server, "", ping).await.starts_with("HTTP/1.1 400 "));
                assert!(post(&server, first, ping).await.starts_with("HTTP/1.1 200 "));
                let call = r#"{"id":2,"method":"tools/call","params":{"name":"t"}}"#;
                assert!(post(&server, first, call).await.starts_with("HTTP/1.1 400 "));
                assert!(post(&server, first, ping).await.starts_with("HTTP/1.1 400 "));
                let hello = post(&server, first, r#"{"id":1,"method":"initialize"}"#).await;
                assert!(hello.contains("mcp-session-id: session-2"), "{hello}");
                assert!(post(&server, "mcp-session-id: session-2\r\n", call).await.starts_with("HTTP/1.1 200 "));
                assert_eq!(server.observe().given_up, 0);
            },
        );
    }

    #[test]
    fn headers_are_required() {
        run(&json!({"transport": "http", "require_headers": {"Authorization": "Bearer x"}}), async |server| {
            let ping = r#"{"id":1,"method":"ping"}"#;
            assert!(post(&server, "", ping).await.starts_with("HTTP/1.1 401 "));
            assert!(post(&server, "authorization: Bearer y\r\n", ping).await.starts_with("HTTP/1.1 401 "));
            assert!(post(&server, "authorization: Bearer x\r\n", ping).await.starts_with("HTTP/1.1 200 "));
        });
    }
}
