//! The scripted mock servers: `mock-server ROLE [PORT]`. A mock server holds a connection to that port for as long as it lives.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, exit};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// One JSON-RPC message a line, with no more than the roles need.
struct Script {
    input: io::Lines<io::StdinLock<'static>>,
    tether: Option<TcpStream>,
    seen: Vec<Value>,
}

impl Script {
    /// The next message; the mock server ends with its input, and says so.
    fn next(&mut self) -> Value {
        let Some(Ok(line)) = self.input.next() else {
            if let Some(tether) = &mut self.tether {
                tether.write_all(b"asked").expect("the test listens");
            }
            exit(0)
        };
        let message: Value = serde_json::from_str(&line).expect("the host speaks JSON");
        self.seen.push(message.clone());
        message
    }

    /// The next call of a tool.
    fn call(&mut self) -> Value {
        self.request("tools/call")
    }

    /// The next message of a method.
    fn request(&mut self, method: &str) -> Value {
        loop {
            let message = self.next();
            if message["method"] == method {
                return message;
            }
        }
    }

    /// The request `initialize`. What asks for the era before it is refused, as a legacy server refuses what it does not know.
    fn initialize(&mut self) -> Value {
        let first = self.next();
        if first["method"] == "initialize" {
            return first;
        }
        refuse(&first, -32601, &Value::Null);
        self.next()
    }

    /// The greeting, as every well-behaved mock server of the legacy era answers it.
    fn greet(&mut self, version: &str) {
        let hello = self.initialize();
        let info = json!({"name": "mock-server", "version": "1"});
        reply(&hello, &json!({"protocolVersion": version, "capabilities": {"tools": {}}, "serverInfo": info}));
    }

    /// Answers with all that was seen.
    fn describe(&mut self, call: &Value) {
        reply(call, &json!({"content": [], "structuredContent": {"seen": self.seen}}));
    }
}

fn say(message: &Value) {
    write(format!("{message}\n").as_bytes());
}

fn write(bytes: &[u8]) {
    let mut out = io::stdout().lock();
    // The host may have hung up, which is what some roles are for.
    let _hung_up = out.write_all(bytes).and_then(|()| out.flush());
}

fn reply(request: &Value, result: &Value) {
    say(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
}

fn refuse(request: &Value, code: i64, data: &Value) {
    let error = json!({"code": code, "message": "no", "data": data});
    say(&json!({"jsonrpc": "2.0", "id": request["id"], "error": error}));
}

fn sleep() -> ! {
    loop {
        thread::sleep(Duration::from_mins(1));
    }
}

fn last_words(words: &str) {
    io::stderr().write_all(words.as_bytes()).expect("the host listens");
}

/// Starts a process that holds our pipes; it ends when its own connection to the port does.
fn grandchild(port: &str, own_group: bool) -> Child {
    let mut command = Command::new(std::env::current_exe().expect("our own path"));
    command.args(["mock-server", "holder", port]);
    if own_group {
        command.process_group(0);
    }
    command.spawn().expect("a grandchild")
}

/// Plays a role until the input ends.
pub(crate) fn run(arguments: &[String]) {
    let role = arguments.first().expect("a role").as_str();
    let port = arguments.get(1).cloned().unwrap_or_default();
    let tether = port.parse().ok().map(|port: u16| TcpStream::connect(("127.0.0.1", port)).expect("the test listens"));
    let mut script = Script { input: io::stdin().lines(), tether, seen: Vec::new() };
    match role {
        "holder" => {
            let _cut = script.tether.expect("a port").read(&mut [0]);
            return;
        }
        "mute" => sleep(),
        "exits" => {
            last_words("no licence\n");
            exit(4);
        }
        "refuses-greeting" => {
            let hello = script.initialize();
            let error = json!({"code": -32602, "message": "too new"});
            say(&json!({"jsonrpc": "2.0", "id": hello["id"], "error": error}));
            sleep()
        }
        "other-version" => script.greet("1999-01-01"),
        "modern" | "modern-asks" => {
            let question = script.next();
            reply(&question, &json!({"supportedVersions": ["2025-11-25", "2026-07-28"]}));
        }
        "modern-late" => {
            let question = script.next();
            let hello = script.next();
            refuse(&hello, -32602, &Value::Null);
            reply(&question, &json!({"supportedVersions": ["2026-07-28"]}));
        }
        "refuses-once" => {
            let question = script.next();
            refuse(&question, -32022, &json!({"supported": ["2026-07-28"]}));
            let question = script.next();
            reply(&question, &json!({"supportedVersions": ["2026-07-28"]}));
        }
        "refuses-what-it-lists" => loop {
            let question = script.next();
            refuse(&question, -32022, &json!({"supported": ["2026-07-28"]}));
        },
        "lists-legacy" => {
            let question = script.next();
            reply(&question, &json!({"supportedVersions": ["2025-11-25", "2024-11-05"]}));
            script.greet("2025-11-25");
        }
        "lists-others" => {
            let question = script.next();
            refuse(&question, -32022, &json!({"supported": ["2099-01-01"]}));
            sleep()
        }
        "own-tools" => {
            script.greet("2025-06-18");
            let list = script.request("tools/list");
            let tools = json!([{"name": "readFile", "description": "Reads.", "inputSchema": {"type": "object"}}]);
            reply(&list, &json!({"tools": tools}));
        }
        "dies-when-asked" => {
            let first = script.next();
            if first["method"] != "initialize" {
                exit(5);
            }
            reply(&first, &json!({"protocolVersion": "2025-06-18", "capabilities": {}}));
        }
        _ => script.greet("2025-06-18"),
    }
    let _outlives_us = match role {
        "grandchild" => Some(grandchild(&port, false)),
        "far-grandchild" => Some(grandchild(&port, true)),
        "deaf" => sleep(),
        _ => None,
    };
    loop {
        let call = script.call();
        play(role, &mut script, &call);
    }
}

fn play(role: &str, script: &mut Script, call: &Value) {
    match role {
        "text" => reply(call, &json!({"content": [{"type": "text", "text": "[1, 2]"}]})),
        "fails" => reply(call, &json!({"isError": true, "content": [{"type": "text", "text": "no such city"}]})),
        "no-result" => reply(call, &json!("hello")),
        "refuses" => {
            let error = json!({"code": -32602, "message": "unknown tool"});
            say(&json!({"jsonrpc": "2.0", "id": call["id"], "error": error}));
        }
        "refuses-unread" => {
            say(&json!({"jsonrpc": "2.0", "id": null, "error": {"code": -32700, "message": "what?"}}));
        }
        "dies" => {
            last_words(&format!("key {} is wrong\n", std::env::var("API_KEY").unwrap_or_default()));
            exit(3);
        }
        "dies-after-answer" => {
            script.describe(call);
            exit(3);
        }
        "dies-in-answer" => {
            write(br#"{"jsonrpc":"2.0","id":"#);
            exit(3);
        }
        "prints" => {
            write(b"debug: called\n");
            sleep()
        }
        "bytes" => {
            write(b"{\"jsonrpc\":\"2.0\",\"id\":\"\xff\"}\n");
            sleep()
        }
        "long-line" => {
            write(&vec![b'a'; 20 * 1024 * 1024]);
            sleep()
        }
        "silent" => {}
        "silent-once" => {
            let next = script.call();
            script.describe(&next);
        }
        "other-id" => {
            say(
                &json!({"jsonrpc": "2.0", "id": 4711, "result": {"content": [], "structuredContent": {"wrong": true}}}),
            );
            say(&json!({"jsonrpc": "2.0", "id": call["id"].to_string(), "result": {}}));
            script.describe(call);
        }
        "asks" => {
            say(
                &json!({"jsonrpc": "2.0", "method": "notifications/message", "params": {"level": "info", "data": "x"}}),
            );
            say(&json!({"jsonrpc": "2.0", "id": "p", "method": "ping"}));
            say(&json!({"jsonrpc": "2.0", "id": 7, "method": "roots/list"}));
            let _answers = (script.next(), script.next());
            script.describe(call);
        }
        "modern-asks" => {
            say(&json!({"jsonrpc": "2.0", "id": 7, "method": "roots/list"}));
            script.describe(call);
        }
        "asks-without-reading" => {
            for id in 0..20_000 {
                say(&json!({"jsonrpc": "2.0", "id": id, "method": "ping"}));
            }
            script.describe(call);
        }
        "reverses" => {
            let second = script.call();
            for call in [&second, call] {
                reply(call, &json!({"content": [], "structuredContent": call["params"]["arguments"]}));
            }
        }
        "env" => {
            let value = |name: &str| std::env::var(name).ok();
            let env = json!({"given": value("SERVER_GIVEN"), "host": value("PATH").is_some()});
            reply(call, &json!({"content": [], "structuredContent": env}));
        }
        _ => script.describe(call),
    }
    if role == "stubborn" {
        sleep()
    }
}
