//! What crosses between the registry and a server, written down on its way: so a row of the matrix is about the era, the sort of answer
//! and the session that its name says.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// Starts a program in bash's place, with its own input written to a file: the process is the program's, and so is its end.
const LISTENED: &str = r#"echo $$ > "$0/pid"; exec "$@" < <(tee "$0/sent")"#;

/// The command that starts this one and leaves its process id and what it was sent in a folder.
pub(crate) fn listened(folder: &Path, command: &[String]) -> Vec<String> {
    let folder = folder.to_str().expect("UTF-8").to_owned();
    ["bash".to_owned(), "-c".to_owned(), LISTENED.to_owned(), folder].into_iter().chain(command.to_vec()).collect()
}

/// The process id that [`listened`] left, and what the process was sent.
pub(crate) fn heard(folder: &Path) -> (String, Seen) {
    let read = |name: &str| String::from_utf8_lossy(&fs::read(folder.join(name)).unwrap_or_default()).into_owned();
    let lines = read("sent").lines().map(|line| line.chars().take(KEPT).collect::<String>() + "\n").collect::<String>();
    (read("pid").trim().to_owned(), Seen { sent: lines.to_ascii_lowercase(), received: String::new() })
}

/// How much of each piece is kept: heads of HTTP and small messages whole, of large ones a part.
const KEPT: usize = 2 * 1024;

/// What was sent to a server, and what it answered, in lower case.
#[derive(Debug, Clone, Default)]
pub(crate) struct Seen {
    sent: String,
    received: String,
}

impl Seen {
    /// Whether a legacy session was opened.
    pub(crate) fn greeted(&self) -> bool {
        self.sent.contains(r#""method":"initialize""#)
    }

    /// Whether calls described themselves, as those of the modern era do.
    pub(crate) fn described_calls(&self) -> bool {
        let mut calls = self.sent.split('\n').filter(|line| line.contains(r#""method":"tools/call""#));
        calls.any(|call| call.contains("io.modelcontextprotocol/protocolversion"))
    }

    /// Whether an answer was a stream of events.
    pub(crate) fn streamed(&self) -> bool {
        self.received.contains("text/event-stream")
    }

    /// Whether the server opened a session, and was asked to end it.
    pub(crate) fn had_session(&self) -> bool {
        self.received.contains("mcp-session-id:") && self.sent.contains("delete /")
    }

    /// Whether the server sent a message on.
    pub(crate) fn redirected(&self) -> bool {
        self.received.contains("http/1.1 30")
    }
}

/// A port of our own in front of a server's.
pub(crate) struct Relay {
    pub(crate) port: u16,
    seen: Arc<Mutex<Seen>>,
}

/// Which side bytes come from.
#[derive(Clone, Copy)]
enum From {
    Registry,
    Server,
}

impl Relay {
    /// Opens one; it lives as long as the runtime that it was opened in.
    pub(crate) async fn to(server: u16) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let relay = Self { port: listener.local_addr()?.port(), seen: Arc::default() };
        let seen = Arc::clone(&relay.seen);
        tokio::spawn(async move {
            while let Ok((registry, _)) = listener.accept().await {
                let Ok(server) = TcpStream::connect(("127.0.0.1", server)).await else { return };
                let (from_registry, to_registry) = registry.into_split();
                let (from_server, to_server) = server.into_split();
                tokio::spawn(pass(from_registry, to_server, From::Registry, Arc::clone(&seen)));
                tokio::spawn(pass(from_server, to_registry, From::Server, Arc::clone(&seen)));
            }
        });
        Ok(relay)
    }

    /// What has crossed so far.
    pub(crate) fn seen(&self) -> Seen {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Passes bytes on until there are no more.
async fn pass(
    mut source: impl AsyncRead + Unpin,
    mut sink: impl AsyncWrite + Unpin,
    from: From,
    seen: Arc<Mutex<Seen>>,
) {
    let mut chunk = vec![0; 64 * 1024];
    while let Ok(read @ 1..) = source.read(&mut chunk).await {
        {
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            let record = match from {
                From::Registry => &mut seen.sent,
                From::Server => &mut seen.received,
            };
            record.push_str(&String::from_utf8_lossy(&chunk[..read.min(KEPT)]).to_ascii_lowercase());
        }
        if sink.write_all(&chunk[..read]).await.is_err() {
            return;
        }
    }
    // The other side may have closed first.
    let _ = sink.shutdown().await;
}
