//! A server that answers each request with the bytes of its script, one connection a request, and keeps what it was sent.

use std::sync::{Arc, Mutex};

use dagstack_plugin_system::mcp::{McpPlugin, Tools};
use dagstack_plugin_system::{Answer, Failure, Plugin};
use serde_json::{Map, Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A request as it came.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) method: String,
    pub(crate) path: String,
    headers: Vec<(String, String)>,
    pub(crate) body: Value,
}

impl Request {
    /// A header's value; names are compared in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// What a script answers.
pub(crate) enum Reply {
    /// These bytes; then the connection is closed.
    Bytes(Vec<u8>),
    /// Nothing, on an open connection, until the client closes it.
    Silence,
}

/// A running server; it stops when it is dropped.
pub(crate) struct Server {
    port: u16,
    seen: Arc<Mutex<Vec<Request>>>,
    /// How many clients have hung up on its silence.
    hung_up: watch::Sender<usize>,
    task: JoinHandle<()>,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Server {
    /// A server with this script.
    pub(crate) async fn start(script: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let seen = Arc::new(Mutex::new(Vec::new()));
        let hung_up = watch::Sender::new(0);
        let (script, requests, hangs_up) = (Arc::new(script), Arc::clone(&seen), hung_up.clone());
        let task = tokio::spawn(async move {
            while let Ok((connection, _)) = listener.accept().await {
                let (script, requests, hangs_up) = (Arc::clone(&script), Arc::clone(&requests), hangs_up.clone());
                tokio::spawn(async move {
                    if let Some(silent) = serve(connection, script, requests).await {
                        closed(silent).await;
                        hangs_up.send_modify(|clients| *clients += 1);
                    }
                });
            }
        });
        Self { port, seen, hung_up, task }
    }

    /// A server of the legacy era with this script: it refuses `server/discover`, which the script does not see.
    pub(crate) async fn legacy(script: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::start(move |request| match request.body["method"].as_str() {
            Some("server/discover") => status("400 Bad Request", "", "no session"),
            _ => script(request),
        })
        .await
    }

    /// A server of the modern era, which answers calls as instructed.
    pub(crate) async fn modern(call: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::start(move |request| match request.body["method"].as_str() {
            Some("server/discover") => result(request, &json!({"supportedVersions": ["2026-07-28"]})),
            Some("tools/call") => call(request),
            _ => status("400 Bad Request", "", ""),
        })
        .await
    }

    /// A server of the legacy era that greets, gives a session, takes notifications and goodbyes, and answers calls as instructed.
    pub(crate) async fn answering(call: impl Fn(&Request) -> Reply + Send + Sync + 'static) -> Self {
        Self::legacy(move |request| match request.body["method"].as_str() {
            Some("initialize") => greeting(request, "mcp-session-id: s-1\r\n"),
            Some("tools/call") => call(request),
            None if request.method == "DELETE" => status("200 OK", "", ""),
            _ => status("202 Accepted", "", ""),
        })
        .await
    }

    /// Its address.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}/mcp", self.port)
    }

    /// What it was sent so far.
    pub(crate) fn seen(&self) -> Vec<Request> {
        self.seen.lock().expect("no panic").clone()
    }

    /// A plugin at this server, not yet set up.
    pub(crate) fn plugin(&self) -> McpPlugin {
        plugin(&self.url(), None)
    }

    /// A plugin at this server, set up.
    pub(crate) async fn started(&self) -> McpPlugin {
        let plugin = self.plugin();
        plugin.start(&Map::new()).await.expect("the server greets");
        plugin
    }

    /// Waits until a client has hung up on the server's silence.
    pub(crate) async fn is_hung_up_on(&self) {
        self.hung_up.subscribe().wait_for(|clients| *clients > 0).await.expect("the server runs");
    }

    /// A failure's message, with the port as `PORT`.
    pub(crate) fn message(&self, failure: &Failure) -> String {
        failure.message.replace(&self.port.to_string(), "PORT")
    }
}

/// Waits until the client closes a connection.
async fn closed(mut connection: TcpStream) {
    let mut ignored = [0; 1024];
    while connection.read(&mut ignored).await.is_ok_and(|length| length > 0) {}
}

/// Serves one request, and gives the connection back where it is silent.
async fn serve(
    mut connection: TcpStream,
    script: Arc<impl Fn(&Request) -> Reply>,
    seen: Arc<Mutex<Vec<Request>>>,
) -> Option<TcpStream> {
    let mut bytes = Vec::new();
    let (request, head) = loop {
        if connection.read_buf(&mut bytes).await.unwrap_or(0) == 0 {
            return None;
        }
        if let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") {
            break (head(&String::from_utf8_lossy(&bytes[..end])), end + 4);
        }
    };
    let length: usize = request.header("content-length").map_or(0, |length| length.parse().expect("a length"));
    while bytes.len() < head + length {
        connection.read_buf(&mut bytes).await.expect("the whole body");
    }
    let body = serde_json::from_slice(&bytes[head..]).unwrap_or_default();
    let request = Request { body, ..request };
    seen.lock().expect("no panic").push(request.clone());
    match script(&request) {
        Reply::Bytes(reply) => {
            // The client may have hung up on a reply that is too large.
            let _hung_up = connection.write_all(&reply).await;
            let _hung_up = connection.shutdown().await;
            None
        }
        Reply::Silence => Some(connection),
    }
}

fn head(text: &str) -> Request {
    let mut lines = text.lines();
    let mut first = lines.next().unwrap_or_default().split(' ').map(str::to_owned);
    let (method, path) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    let headers = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    Request { method, path, headers, body: Value::Null }
}

/// A reply with these headers, each ended, and this body.
pub(crate) fn status(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Reply {
    let body = body.as_ref();
    let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n", body.len());
    Reply::Bytes([head.as_bytes(), body].concat())
}

/// A reply of JSON.
pub(crate) fn json_reply(body: &Value) -> Reply {
    status("200 OK", "content-type: application/json\r\n", body.to_string())
}

/// A stream of these bytes.
pub(crate) fn stream(events: impl AsRef<[u8]>) -> Reply {
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\nconnection: close\r\n\r\n";
    Reply::Bytes([head, events.as_ref()].concat())
}

/// A reply of JSON with this result.
pub(crate) fn result(request: &Request, result: &Value) -> Reply {
    json_reply(&json!({"jsonrpc": "2.0", "id": request.body["id"], "result": result}))
}

/// A reply with this status, and an error as its body.
pub(crate) fn refusal(request: &Request, line: &str, code: i64, data: &Value) -> Reply {
    let error = json!({"code": code, "message": "no", "data": data});
    let body = json!({"jsonrpc": "2.0", "id": request.body["id"], "error": error});
    status(line, "content-type: application/json\r\n", body.to_string())
}

/// The result of a call that echoes its parameters.
pub(crate) fn echo(request: &Request) -> Value {
    let result = json!({"content": [], "structuredContent": request.body["params"]});
    json!({"jsonrpc": "2.0", "id": request.body["id"], "result": result})
}

/// A greeting with these headers.
pub(crate) fn greeting(request: &Request, headers: &str) -> Reply {
    let result =
        json!({"protocolVersion": "2025-03-26", "capabilities": {}, "serverInfo": {"name": "s", "version": "1"}});
    let body = json!({"jsonrpc": "2.0", "id": request.body["id"], "result": result});
    status("200 OK", &format!("content-type: application/json\r\n{headers}"), body.to_string())
}

/// A plugin at this address.
pub(crate) fn plugin(url: &str, auth: Option<Value>) -> McpPlugin {
    let auth = auth.map(|auth| auth.as_object().expect("a table").clone());
    McpPlugin::http(Tools::of_any_hook("tool", "echo"), url, auth)
}

/// Calls a hook.
pub(crate) async fn call(plugin: &McpPlugin) -> Result<Value, Failure> {
    match plugin.call("run", json!({"a": 1})).await? {
        Answer::Value(value) => Ok(value),
        Answer::Stop => panic!("a stop"),
    }
}
