//! What the cases share: starting a mock server, watching whether it lives, running a case within bounds.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use dagstack_plugin_system::mcp::{McpPlugin, Tool, Tools};
use dagstack_plugin_system::{Answer, Failure, Plugin};
use libtest_mimic::Trial;
use serde_json::{Map, Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::{TcpListener, TcpStream};

/// Nothing here takes longer; a case that does hangs.
const HANGS: Duration = Duration::from_mins(2);

/// A case: run on a runtime of its own, and ended where it hangs.
pub(crate) fn case<F>(name: &str, body: impl FnOnce() -> F + Send + 'static) -> Trial
where
    F: Future<Output = ()>,
{
    Trial::test(name, move || {
        let (done, finished) = mpsc::channel();
        let run = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(body());
            let _waited = done.send(());
        });
        match finished.recv_timeout(HANGS) {
            Ok(()) => Ok(()),
            Err(mpsc::RecvTimeoutError::Timeout) => Err("the case hangs".into()),
            Err(mpsc::RecvTimeoutError::Disconnected) => Err(panicked(run).into()),
        }
    })
}

fn panicked(run: thread::JoinHandle<()>) -> String {
    let Err(panic) = run.join() else { return "the case did not end".to_owned() };
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned())).unwrap_or_default()
}

/// A mock server of this role, not yet started.
pub(crate) fn mock_server(role: &str) -> McpPlugin {
    with_env(role, &[])
}

/// The same with variables in its environment.
pub(crate) fn with_env(role: &str, env: &[(&str, &str)]) -> McpPlugin {
    let env = env.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    McpPlugin::stdio(tools(), command(role, None), env)
}

fn tools() -> Tools {
    Tools::of_hooks("tool", "echo", [("execute", Tool::named("{kind}.{plugin}.{hook}.{function}"))])
}

/// The command of a mock server of this role.
pub(crate) fn own_command(role: &str) -> Vec<String> {
    command(role, None)
}

fn command(role: &str, tether: Option<&Tether>) -> Vec<String> {
    let own = std::env::current_exe().expect("our own path").to_str().expect("a path in UTF-8").to_owned();
    let mut command = vec![own, "mock-server".to_owned(), role.to_owned()];
    command.extend(tether.map(|tether| tether.port.to_string()));
    command
}

/// A plugin that has been started.
pub(crate) async fn started(role: &str) -> McpPlugin {
    let plugin = mock_server(role);
    plugin.start(&Map::new()).await.expect("the mock server greets");
    plugin
}

/// Calls the one hook, with an input that has the field its tool's name needs.
pub(crate) async fn call(plugin: &McpPlugin) -> Result<Value, Failure> {
    call_with(plugin, json!({"function": "say", "args": {}})).await
}

/// The same with an input of the case's own.
pub(crate) async fn call_with(plugin: &McpPlugin, input: Value) -> Result<Value, Failure> {
    match plugin.call("execute", input).await? {
        Answer::Value(value) => Ok(value),
        Answer::Stop => panic!("a stop"),
    }
}

/// The message of a failed call, without the path of this executable.
pub(crate) async fn failure(plugin: &McpPlugin) -> String {
    message(&call(plugin).await.expect_err("a failure"))
}

/// A failure's message, without the path of this executable.
pub(crate) fn message(failure: &Failure) -> String {
    let own = std::env::current_exe().expect("our own path");
    failure.message.replace(&*own.to_string_lossy(), "SERVER")
}

/// Watches whether processes live: each holds a connection to it.
pub(crate) struct Tether {
    /// None where another process listens.
    listener: Option<TcpListener>,
    port: u16,
}

impl Tether {
    /// Begins to listen.
    pub(crate) async fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        Self { listener: Some(listener), port }
    }

    /// The one that another process listens for.
    #[cfg(target_os = "linux")]
    pub(crate) fn of_another(port: &str) -> Self {
        Self { listener: None, port: port.parse().expect("a port") }
    }

    /// The port that processes connect to.
    #[cfg(target_os = "linux")]
    pub(crate) const fn port(&self) -> u16 {
        self.port
    }

    /// A tethered mock server of this role, not yet started.
    pub(crate) fn mock_server(&self, role: &str) -> McpPlugin {
        McpPlugin::stdio(tools(), command(role, Some(self)), BTreeMap::new())
    }

    /// The same, which counts its starts in a file.
    pub(crate) fn with_starts(&self, role: &str, starts: &Path) -> McpPlugin {
        let starts = starts.to_str().expect("a path in UTF-8").to_owned();
        McpPlugin::stdio(tools(), command(role, Some(self)), BTreeMap::from([("SERVER_STARTS".to_owned(), starts)]))
    }

    /// The same, deaf to SIGTERM: what is ignored stays so in a program that a shell becomes.
    pub(crate) fn stubborn(&self) -> McpPlugin {
        let shell = ["sh", "-c", "trap '' TERM; exec \"$0\" \"$@\""].map(str::to_owned);
        let command = shell.into_iter().chain(command("stubborn", Some(self))).collect();
        McpPlugin::stdio(tools(), command, BTreeMap::new())
    }

    /// The next process that lives.
    pub(crate) async fn lives(&self) -> TcpStream {
        self.listener.as_ref().expect("a listener").accept().await.expect("a process").0
    }
}

/// Waits until a process is gone, and gives what it wrote to its connection before.
pub(crate) async fn gone(mut life: TcpStream) -> String {
    let mut written = Vec::new();
    // A killed process may reset the connection.
    let _reset = life.read_to_end(&mut written).await;
    String::from_utf8(written).expect("UTF-8")
}

/// Stops the clock for as long as the guard lives: what needs a time limit to go on hangs.
pub(crate) fn stop_clock() -> mpsc::Sender<()> {
    tokio::time::pause();
    let (guard, dropped) = mpsc::channel();
    // A paused clock moves by itself where all is idle, which a blocking task keeps it from.
    tokio::task::spawn_blocking(move || dropped.recv());
    guard
}
