//! An adapter that answers at once, and does one thing wrong when it gets the case `b`.

use std::fs::OpenOptions;
use std::io::{self, BufRead, Write};
use std::process::{Command, Stdio, exit};
use std::time::Duration;

use rustix::process::{Signal, getpid, kill_process};
use serde_json::{Value, json};

const FOR_EVER: Duration = Duration::from_hours(1);

/// Runs the adapter: `adapter MODE [FILE]`. It adds the id of each process to the file.
pub(crate) fn main(arguments: &[String]) {
    let mode = arguments.first().map_or("", String::as_str);
    let file = arguments.get(1).map(String::as_str);
    note(file, &std::process::id());
    if mode == "hold" {
        std::thread::sleep(FOR_EVER);
    }
    let mut before = Vec::new();
    for line in io::stdin().lock().lines() {
        let line = line.expect("a line");
        let request: Value = serde_json::from_str(&line).expect("a request");
        match request["type"].as_str() {
            Some("hello") => greet(mode),
            Some("run") => {
                let seq = request["seq"].as_u64().expect("a number");
                if request["id"] == "b" {
                    wrong(mode, seq, file, &before);
                } else {
                    say(&ran(seq));
                }
                before.push(seq);
                if mode == "exits after each" {
                    exit(0);
                }
                if mode == "deaf" && request["id"] == "a" {
                    std::thread::sleep(FOR_EVER);
                }
            }
            _ => {
                say(&json!({"type": "bye"}));
                break;
            }
        }
    }
}

fn ran(seq: u64) -> Value {
    json!({"type": "result", "seq": seq, "status": "ran", "steps": [], "trace": []})
}

fn greet(mode: &str) {
    let mut ready = json!({
        "type": "ready", "protocol": 1, "binding": {"name": "adversary", "version": "1.0.0", "language": "rust"},
        "core_version": "1.0.0", "entry_point": "plugin", "capabilities": [],
    });
    match mode {
        "never ready" => std::thread::sleep(FOR_EVER),
        "noise at the start" => write(b"Starting up\n"),
        "ends at the start" => {
            complain(b"cannot find the binding\n");
            exit(3);
        }
        "another protocol" => ready["protocol"] = json!(2),
        "files outside" => ready["files"] = json!({"../plugin.py": "x"}),
        "never the same" => ready["core_version"] = json!(format!("1.0.{}", std::process::id())),
        _ => {}
    }
    if mode.contains("alone") {
        ready["isolation"] = json!("process");
    }
    if mode.contains("many") {
        ready["max_inflight"] = json!(4);
    }
    say(&ready);
}

/// Does one thing wrong in the case `b`.
fn wrong(mode: &str, seq: u64, file: Option<&str>, before: &[u64]) {
    let mode = mode.trim_start_matches("alone: ").trim_start_matches("many: ");
    match mode {
        "no utf-8" => write(b"{\"type\":\"\xff\"}\n"),
        "no json" => write(b"Traceback (most recent call last):\n"),
        "another shape" => say(&json!({"type": "result", "seq": seq, "status": "ran"})),
        "a flaw that only a schema sees" => {
            say(&json!({"type": "result", "seq": seq, "status": "ran", "steps": [{"ok": 1, "failures": {"a": 1}}]}));
        }
        "unknown seq" => say(&ran(seq + 1000)),
        "seq of the case before" => say(&ran(*before.last().unwrap_or(&0))),
        "ready again" => greet(""),
        "bye too early" => say(&json!({"type": "bye"})),
        "two results" => {
            say(&ran(seq));
            say(&ran(seq));
        }
        "noise before" => {
            write(b"debug\n");
            say(&ran(seq));
        }
        "noise after" => {
            say(&ran(seq));
            write(b"debug\n");
        }
        "noise long after" => {
            say(&ran(seq));
            // Long enough that the next request is mostly sent before; either order must give the same verdicts.
            std::thread::sleep(Duration::from_millis(50));
            write(b"debug\n");
        }
        "a long line" => {
            let mut line = vec![b'x'; 9 * 1024 * 1024];
            line.push(b'\n');
            write(&line);
        }
        "a flood" => loop {
            write(&b"x".repeat(65536));
        },
        "a flood of lines" => loop {
            write(&b"{}\n".repeat(1000));
        },
        "a flood of errors" => {
            for _ in 0..200 {
                complain(&b"e".repeat(65536));
            }
            say(&json!({"type": "result", "seq": seq, "status": "adapter_error", "message": "lost"}));
        }
        "closes its output" => {
            let null = OpenOptions::new().write(true).open("/dev/null").expect("the null device");
            rustix::stdio::dup2_stdout(&null).expect("replaced");
            std::thread::sleep(FOR_EVER);
        }
        "exits silently" => exit(0),
        "exits with status 3" => {
            complain(b"no memory left\n");
            exit(3)
        }
        "exits after a good reply" => {
            say(&ran(seq));
            exit(0);
        }
        "half a line" => {
            write(b"{\"type\":\"result\",");
            exit(1);
        }
        "a signal" | "never the same" => kill_process(getpid(), Signal::KILL).expect("a signal"),
        "a child holds the pipe" => {
            hold(file);
            exit(4);
        }
        "a child is left over" => {
            hold(file);
            say(&ran(seq));
        }
        "hangs" => std::thread::sleep(FOR_EVER),
        "hangs and ignores signals" => {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                let kind = tokio::signal::unix::SignalKind::terminate();
                let _kept = tokio::signal::unix::signal(kind).expect("a handler");
                note(file, &"hangs");
                tokio::time::sleep(FOR_EVER).await;
            });
        }
        _ => say(&ran(seq)),
    }
}

/// Starts a child that holds the pipes open.
fn hold(file: Option<&str>) {
    let mut child = Command::new(std::env::current_exe().expect("this program"));
    child.args(["adapter", "hold"]).args(file).stdin(Stdio::null());
    // It ends with the group, not with this process.
    let child = child.spawn().expect("a child");
    drop(child);
}

fn note(file: Option<&str>, what: &dyn std::fmt::Display) {
    if let Some(file) = file {
        let mut file = OpenOptions::new().create(true).append(true).open(file).expect("a file");
        writeln!(file, "{what}").expect("written");
    }
}

fn complain(text: &[u8]) {
    io::stderr().write_all(text).expect("written");
}

fn say(reply: &Value) {
    write(format!("{reply}\n").as_bytes());
}

fn write(bytes: &[u8]) {
    let mut output = io::stdout().lock();
    if output.write_all(bytes).and_then(|()| output.flush()).is_err() {
        exit(0);
    }
}
