//! Scripted MCP servers, as a binding meets them.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use dagstack_spec_conformance::fixture::ExpectMockServer;
use dagstack_spec_conformance::protocol::{Ran, Run, ScriptedPlugin, Status};
use dagstack_spec_conformance::runner::{AdapterSource, Options};
use dagstack_spec_conformance::suite::Case;
use libtest_mimic::Trial;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::built_in::Linked;
use crate::support::{alive, cases, describe, options, run, test, this};

/// All tests.
pub(crate) fn all() -> Vec<Trial> {
    vec![
        test("mock server: answers, and ends when its input does", answers_and_ends),
        test("mock server: terminated", terminated),
        test("mock server: what is left over is ended with the case", left_over),
        test("mock server: garbage, and a death", garbage_and_a_death),
        test("mock server: one that was never started", never_started),
        test("mock server: without a command the case is not run", without_a_command),
        test("mock server: over HTTP", over_http),
    ]
}

/// A process of a mock server, as a binding holds it.
struct Client {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
}

impl Client {
    fn start(run: &Run) -> Self {
        let command: Vec<String> = serde_json::from_value(field(run, "command")).expect("a command");
        let mut child = Command::new(&command[0])
            .args(&command[1..])
            .env("TOKEN", "secret")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a mock server");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { child, output }
    }

    /// Sends a message, and reads one line.
    fn ask(&mut self, message: &Value) -> String {
        let input = self.child.stdin.as_mut().expect("a pipe");
        writeln!(input, "{message}").expect("written");
        let mut line = Vec::new();
        self.output.read_until(b'\n', &mut line).expect("read");
        String::from_utf8_lossy(&line).trim_end().to_owned()
    }

    fn initialize(&mut self) -> String {
        self.ask(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {}}))
    }
}

fn field(run: &Run, name: &str) -> Value {
    run.case.plugins["p"].manifest.as_ref().expect("a manifest")[name].clone()
}

/// Runs one case whose plugin `p` has the mock server `p`, and whose binding does this with it.
fn check(
    server: &Value,
    expected: ExpectMockServer,
    mock_server_command: Vec<String>,
    client: impl Fn(&Run) + Send + Sync + 'static,
) -> String {
    let mut case: Case = cases(&["a"]).remove(0);
    case.servers.insert("p".to_owned(), serde_json::from_value(server.clone()).expect("a mock server"));
    let address = if server["transport"] == "http" { "url" } else { "command" };
    let manifest = json!({address: "$SERVER:p"}).as_object().cloned();
    let script = dagstack_spec_conformance::protocol::Script::default();
    let plugin = ScriptedPlugin { manifest, folder: None, script, context_first: Vec::new() };
    case.script.plugins.insert("p".to_owned(), plugin);
    case.expected.servers.insert("p".to_owned(), expected);
    let adapter = Linked(move |run: &Run| {
        client(run);
        Status::Ran(Ran::default())
    });
    let adapter = AdapterSource::BuiltIn(Arc::new(adapter));
    describe(&run(&[case], &adapter, &Options { mock_server_command, ..options() }).cases[0].verdict)
}

fn mock_server_command() -> Vec<String> {
    vec![this(), "mock-server".to_owned()]
}

fn expect(fields: &Value) -> ExpectMockServer {
    serde_json::from_value(fields.clone()).expect("an expectation")
}

fn answers_and_ends() {
    let server = json!({"transport": "stdio", "report_env": ["TOKEN"], "tools": {"t": [{"echo": {}}]}});
    let expected = expect(&json!({
        "messages": [{"method": "initialize"}, {"method": "tools/call", "params": {"name": "t"}}],
        "env": {"TOKEN": "secret"}, "started": true, "asked": true, "terminated": false, "gone": true,
    }));
    let verdict = check(&server, expected, mock_server_command(), |run| {
        let mut client = Client::start(run);
        assert!(client.initialize().contains(r#""serverInfo""#));
        let call =
            json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "t", "arguments": {"x": 1}}});
        assert!(client.ask(&call).contains(r#""structuredContent":{"x":1}"#));
        assert!(client.ask(&json!("no object")).contains("-32600"));
        drop(client.child.stdin.take());
        assert!(client.child.wait().expect("a status").success());
    });
    assert_eq!(verdict, "pass");
}

fn terminated() {
    let server = json!({"transport": "stdio", "on_eof": "ignore"});
    let expected = expect(&json!({"asked": true, "terminated": true, "gone": true}));
    let verdict = check(&server, expected, mock_server_command(), |run| {
        let mut client = Client::start(run);
        client.initialize();
        drop(client.child.stdin.take());
        // The end of its input is seen before the signal comes.
        std::thread::sleep(Duration::from_millis(300));
        let id = i32::try_from(client.child.id()).ok().and_then(Pid::from_raw).expect("an id");
        kill_process(id, Signal::TERM).expect("a signal");
        assert!(client.child.wait().expect("a status").success());
    });
    assert_eq!(verdict, "pass");
}

fn left_over() {
    let server = json!({"transport": "stdio", "on_eof": "ignore", "on_terminate": "ignore", "grandchild": true});
    let left = Arc::new(Mutex::new(None));
    let kept = Arc::clone(&left);
    let verdict = check(&server, expect(&json!({"started": true, "gone": false})), mock_server_command(), move |run| {
        let mut client = Client::start(run);
        client.initialize();
        *kept.lock().expect("unpoisoned") = Some(client);
    });
    assert_eq!(verdict, "pass");
    let mut client = left.lock().expect("unpoisoned").take().expect("a client");
    assert!(!client.child.wait().expect("a status").success(), "it was killed");
    // The child of the mock server holds the pipe: it ends with the case too.
    let mut rest = String::new();
    client.output.read_to_string(&mut rest).expect("the end of the output");
    assert!(!alive(&client.child.id().to_string()));
}

fn garbage_and_a_death() {
    let server =
        json!({"transport": "stdio", "tools": {"t": [{"garbage": "<html>"}, {"flood": 100_000}, {"exit": 7}]}});
    let verdict = check(&server, ExpectMockServer::default(), mock_server_command(), |run| {
        let mut client = Client::start(run);
        let call = json!({"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "t"}});
        assert_eq!(client.ask(&call), "<html>");
        assert_eq!(client.ask(&call), "x".repeat(100_000));
        assert_eq!(client.ask(&call), "");
        assert_eq!(client.child.wait().expect("a status").code(), Some(7));
    });
    assert_eq!(verdict, "pass");
}

fn never_started() {
    let server = json!({"transport": "stdio"});
    assert_eq!(check(&server, expect(&json!({"started": false, "gone": true})), mock_server_command(), |_| {}), "pass");
    let verdict = check(&server, expect(&json!({"started": true})), mock_server_command(), |_| {});
    assert!(verdict.starts_with("fail"), "{verdict}");
}

fn without_a_command() {
    let verdict = check(&json!({"transport": "stdio"}), ExpectMockServer::default(), Vec::new(), |_| {});
    assert_eq!(verdict, "not_run: the mock servers of the case: there is no command to start a mock server");
}

fn over_http() {
    let expected = expect(&json!({"messages": [{"method": "ping", "headers": {"x-trace": "7"}}], "started": true}));
    let verdict = check(&json!({"transport": "http"}), expected, Vec::new(), |run| {
        let url = field(run, "url").as_str().expect("a URL").to_owned();
        let address = url.trim_start_matches("http://").trim_end_matches("/mcp");
        let mut stream = TcpStream::connect(address).expect("a connection");
        let body = r#"{"jsonrpc":"2.0","id":1,"method":"ping"}"#;
        let head = format!(
            "POST /mcp HTTP/1.1\r\nhost: x\r\nx-trace: 7\r\nconnection: close\r\ncontent-length: {}",
            body.len()
        );
        stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes()).expect("written");
        let mut response = String::new();
        stream.read_to_string(&mut response).expect("read");
        assert!(response.starts_with("HTTP/1.1 200 "), "{response}");
    });
    assert_eq!(verdict, "pass");
}
