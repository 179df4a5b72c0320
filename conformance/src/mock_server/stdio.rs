//! A scripted MCP server that a binding starts: a process that speaks JSON-RPC, one object a line.

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{env, fs, io};

use serde_json::{Value, json};
use tokio::io::{AsyncWriteExt, Stdout};
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::time::sleep;

use super::log::{self, Log, Record, Role, now_us};
use super::script::{Answer, Engine};
use crate::fixture::{EndReaction, MockServer};
use crate::lines::{LineFault, Lines};
use crate::protocol::from_json_text;

/// Set for the child that holds the output of a mock server.
const CHILD: &str = "DAGSTACK_CONFORMANCE_MOCK_SERVER_CHILD";
/// How long such a child lives.
const CHILD_LIFE: Duration = Duration::from_secs(30);
/// How long a mock server lives that nobody ends.
const LIFE: Duration = Duration::from_mins(10);
/// How much of a flood is written at once.
const CHUNK: usize = 64 * 1024;

/// Is a mock server until it ends: reads requests from standard input, answers them by the script, and logs what it sees.
///
/// `script` is a file with a [`MockServer`] as JSON, `log` one that exists and is added to. A program that offers itself as
/// [`mock_server_command`](crate::runner::Options::mock_server_command) calls this when it is started so, and returns what it gives. Where the mock server
/// is to have a child that outlives it, the program is started once more with the same arguments.
#[must_use]
pub fn main(script: &Path, log: &Path) -> ExitCode {
    match serve(script, log) {
        Ok(status) => status,
        Err(error) => {
            // Nobody is there to report to if standard error is gone.
            let _ = io::Write::write_fmt(&mut io::stderr(), format_args!("mock server: {error}\n"));
            ExitCode::from(2)
        }
    }
}

fn serve(script: &Path, log: &Path) -> io::Result<ExitCode> {
    if env::var_os(CHILD).is_some() {
        let _alive = Log::open(log, Role::Child)?;
        std::thread::sleep(CHILD_LIFE);
        return Ok(ExitCode::SUCCESS);
    }
    let server: MockServer = from_json_text(&fs::read(script)?)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let status = runtime.block_on(async {
        tokio::select! {
            status = Server::start(server, log)?.run() => status,
            () = sleep(LIFE) => Ok(ExitCode::FAILURE),
        }
    });
    // A read of standard input can't be called off.
    runtime.shutdown_background();
    status
}

/// The server as a process.
struct Server {
    engine: Engine,
    log: Log,
    on_eof: EndReaction,
    on_terminate: EndReaction,
    terminate: Signal,
    output: Stdout,
}

impl Server {
    fn start(server: MockServer, log: &Path) -> io::Result<Self> {
        let terminate = signal(SignalKind::terminate())?;
        let mut log = Log::open(log, Role::Server)?;
        let report = server.report_env.iter().filter_map(|name| Some((name.clone(), env::var(name).ok()?)));
        log.add(&Record::Started { at_us: now_us(), env: report.collect() })?;
        if server.grandchild {
            let mut child = Command::new(env::current_exe()?);
            child.args(env::args_os().skip(1)).env(CHILD, "1").stdin(Stdio::null());
            // It is left to itself on purpose.
            drop(child.spawn()?);
        }
        let (on_eof, on_terminate) = (server.on_eof, server.on_terminate);
        Ok(Self { engine: Engine::new(server), log, on_eof, on_terminate, terminate, output: tokio::io::stdout() })
    }

    async fn run(mut self) -> io::Result<ExitCode> {
        let mut lines = Lines::new(tokio::io::stdin());
        let mut open = true;
        loop {
            let line = tokio::select! {
                biased;
                _ = self.terminate.recv() => {
                    self.log.add(&Record::Terminated)?;
                    if self.on_terminate == EndReaction::Exit { return Ok(ExitCode::SUCCESS) }
                    continue;
                }
                line = lines.next(), if open => line,
            };
            match line {
                Ok(line) => {
                    if let Some(status) = self.take(&line).await? {
                        return Ok(status);
                    }
                }
                Err(LineFault::TooLong(_)) => return Ok(ExitCode::FAILURE),
                Err(LineFault::Ended(_)) => {
                    self.log.add(&Record::EndOfInput)?;
                    if self.on_eof == EndReaction::Exit {
                        return Ok(ExitCode::SUCCESS);
                    }
                    open = false;
                }
            }
        }
    }

    /// Does with a line what the script says. Gives a status where the process ends.
    async fn take(&mut self, line: &[u8]) -> io::Result<Option<ExitCode>> {
        let answers = match serde_json::from_slice::<Value>(line) {
            Err(_) => {
                let error = json!({"code": -32700, "message": "no JSON"});
                vec![Answer::Response(json!({"jsonrpc": "2.0", "id": null, "error": error}))]
            }
            Ok(message) => {
                self.log.add(&Record::Message(message.clone()))?;
                self.engine.answer(&message, None)
            }
        };
        for answer in answers {
            if let Some(status) = self.give(answer).await? {
                return Ok(Some(status));
            }
        }
        Ok(None)
    }

    async fn give(&mut self, answer: Answer) -> io::Result<Option<ExitCode>> {
        let bytes = match answer {
            Answer::Nothing
            | Answer::Silent
            | Answer::Status(_)
            | Answer::Redirect(_)
            | Answer::Expire
            | Answer::Late(_) => return Ok(None),
            Answer::Response(value) | Answer::Event(value) | Answer::Refusal(_, value) => response(&value),
            Answer::Raw(mut bytes) => {
                bytes.push(b'\n');
                bytes
            }
            Answer::Flood(length) => return self.flood(length).await,
            Answer::Exit(status) => {
                return Ok(Some(u8::try_from(status).map_or(ExitCode::FAILURE, ExitCode::from)));
            }
        };
        self.log.add(&Record::Answered(log::beginning(&bytes)))?;
        self.write(&bytes).await
    }

    async fn flood(&mut self, length: u64) -> io::Result<Option<ExitCode>> {
        let chunk = vec![b'x'; CHUNK];
        let mut left = length;
        while left > 0 {
            let part = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
            if let Some(status) = self.write(&chunk[..part]).await? {
                return Ok(Some(status));
            }
            left -= part as u64;
        }
        self.write(b"\n").await
    }

    /// Writes, and ends when it is asked to while nobody reads.
    async fn write(&mut self, bytes: &[u8]) -> io::Result<Option<ExitCode>> {
        let Self { output, terminate, .. } = self;
        let writing = async {
            output.write_all(bytes).await?;
            output.flush().await
        };
        tokio::pin!(writing);
        loop {
            tokio::select! {
                biased;
                written = &mut writing => return Ok(written.err().map(|_| ExitCode::FAILURE)),
                _ = terminate.recv() => {
                    self.log.add(&Record::Terminated)?;
                    if self.on_terminate == EndReaction::Exit { return Ok(Some(ExitCode::SUCCESS)) }
                }
            }
        }
    }
}

fn response(value: &Value) -> Vec<u8> {
    format!("{value}\n").into_bytes()
}
