//! Public servers, each a plugin by a manifest of eight lines: listed, and called.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_plugin_system::{Host, HostEnvironment, PluginHandle, Registry};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::install;
use crate::sampling::Sampling;

/// How many servers are started where not all are.
const SAMPLED: usize = 3;

/// What the page that is fetched says.
const PAGE: &str = "<html><body><h1>A page of this machine's</h1></body></html>";

/// A server, and what is asked of it.
struct Server {
    /// The plugin, and the folder with its manifest.
    name: &'static str,
    /// Where it comes from, at the version of the lock file.
    package: &'static str,
    /// The functions that are called in turn, with their arguments.
    calls: &'static [(&'static str, &'static str)],
    /// What is in the last answer.
    answer: &'static str,
}

const SERVERS: &[Server] = &[
    Server {
        name: "filesystem",
        package: "npm: @modelcontextprotocol/server-filesystem 2026.8.31",
        calls: &[("read_text_file", r#"{"path": "hello.txt"}"#)],
        answer: "hello from a file",
    },
    Server {
        name: "memory",
        package: "npm: @modelcontextprotocol/server-memory 2026.8.31",
        calls: &[("search_nodes", r#"{"query": "nobody"}"#)],
        answer: "entities",
    },
    Server {
        name: "everything",
        package: "npm: @modelcontextprotocol/server-everything 2026.8.31",
        calls: &[("get_sum", r#"{"a": 5, "b": 3}"#)],
        answer: "8",
    },
    Server {
        name: "sequential-thinking",
        package: "npm: @modelcontextprotocol/server-sequential-thinking 2026.8.31",
        calls: &[(
            "sequentialthinking",
            r#"{"thought": "first", "nextThoughtNeeded": false, "thoughtNumber": 1, "totalThoughts": 1}"#,
        )],
        answer: "thoughtHistoryLength",
    },
    Server {
        name: "fetch",
        package: "PyPI: mcp-server-fetch 2026.10.24",
        calls: &[("fetch", r#"{"url": "$PAGE", "raw": true}"#)],
        answer: "A page of this machine's",
    },
    Server {
        name: "git",
        package: "PyPI: mcp-server-git 2026.10.19",
        calls: &[("git_log", r#"{"repo_path": "."}"#)],
        answer: "A first commit",
    },
    Server {
        name: "time",
        package: "PyPI: mcp-server-time 2026.10.19",
        calls: &[("convert_time", r#"{"source_timezone": "UTC", "time": "12:00", "target_timezone": "Asia/Tokyo"}"#)],
        answer: "T21:00:00+09:00",
    },
    Server {
        name: "sqlite",
        package: "PyPI: mcp-server-sqlite 2025.4.25",
        calls: &[
            ("create_table", r#"{"query": "CREATE TABLE people (name TEXT)"}"#),
            ("write_query", r#"{"query": "INSERT INTO people VALUES ('Zoë')"}"#),
            ("read_query", r#"{"query": "SELECT name FROM people"}"#),
        ],
        answer: "Zoë",
    },
    Server {
        name: "calculator",
        package: "PyPI: mcp-server-calculator 0.2.1",
        calls: &[("calculate", r#"{"expression": "6 * 7"}"#)],
        answer: "42",
    },
    Server {
        name: "everything-go",
        package: "Go: modelcontextprotocol/go-sdk 1.8.0, examples/server/everything",
        calls: &[("greet__structured_", r#"{"name": "Zoë"}"#)],
        answer: "Hi Zoë",
    },
    Server {
        name: "npx",
        package: "the everything server, by npx",
        calls: &[("echo", r#"{"message": "by npx"}"#)],
        answer: "by npx",
    },
    Server {
        name: "uvx",
        package: "the time server, by uvx",
        calls: &[("get_current_time", r#"{"timezone": "UTC"}"#)],
        answer: "UTC",
    },
];

/// A server, and how many functions it listed, or what went wrong.
pub(crate) struct Served {
    server: &'static Server,
    result: Result<usize, String>,
}

impl Served {
    pub(crate) fn failure(&self) -> Option<String> {
        Some(format!("{}: {}", self.server.name, self.result.as_ref().err()?))
    }

    /// A line of the table.
    fn line(&self) -> String {
        let Server { name, package, calls, answer } = self.server;
        let listed = self.result.as_ref().map_or_else(|_| "✗".to_owned(), usize::to_string);
        let called: Vec<String> = calls.iter().map(|(function, _)| format!("`{function}`")).collect();
        format!("| `{name}` | {package} | {listed} | {} | `{answer}` |\n", called.join(", "))
    }
}

/// The table of all servers.
pub(crate) fn table(served: &[Served]) -> String {
    let head = "| plugin | server | functions | called | in the answer |\n|---|---|---|---|---|\n";
    head.to_owned() + &served.iter().map(Served::line).collect::<String>()
}

/// Starts all servers, or some, as the plugins of one registry.
pub(crate) fn serve(sampling: Sampling) -> Vec<Served> {
    let first = usize::try_from(sampling.seed % SERVERS.len() as u64).expect("less than there are");
    let mut chosen: Vec<usize> =
        (0..sampling.count(SAMPLED, SERVERS.len())).map(|next| (first + next) % SERVERS.len()).collect();
    chosen.sort_unstable();
    let chosen: Vec<&'static Server> = chosen.into_iter().map(|at| &SERVERS[at]).collect();
    let folder = tempfile::tempdir().expect("a folder");
    for server in &chosen {
        lay_out(server.name, folder.path());
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(serve_all(folder.path(), &chosen))
}

async fn serve_all(folder: &Path, servers: &[&'static Server]) -> Vec<Served> {
    let registry = Registry::builder().environment(environment()).build().expect("a registry");
    registry.discover(folder).await.expect("a folder of plugins");
    registry.setup_all(Host::new()).await.expect("a plugin that fails is unavailable");
    let page = publish().await;
    let mut served = Vec::new();
    for server in servers {
        let result = match registry.get("tool", Some(server.name)) {
            Ok(plugin) => ask(&plugin, server, &page).await,
            Err(error) => Err(format!("{error}; {:?}", registry.status(server.name))),
        };
        served.push(Served { server, result });
    }
    let torn_down = registry.teardown_all().await;
    assert!(torn_down.is_ok(), "{torn_down:?}");
    served
}

/// Lists the functions of a server, and calls what it is to be asked.
async fn ask(plugin: &PluginHandle, server: &Server, page: &str) -> Result<usize, String> {
    let failed = |error: dagstack_plugin_system::Error| error.to_string();
    let schema = plugin.call("get_schema", json!({})).await.map_err(failed)?;
    let functions = schema.as_array().cloned().unwrap_or_default();
    let mut answer = Value::Null;
    for (function, args) in server.calls {
        if !functions.iter().any(|listed| listed["name"] == *function) {
            let names: Vec<&Value> = functions.iter().map(|listed| &listed["name"]).collect();
            return Err(format!("`{function}` is not among {}", json!(names)));
        }
        let args: Value = serde_json::from_str(&args.replace("$PAGE", page)).expect("JSON");
        answer = plugin.call("execute", json!({"function": function, "args": args})).await.map_err(failed)?;
        if answer["is_error"] == true {
            return Err(answer.to_string());
        }
    }
    if !answer.to_string().contains(server.answer) {
        return Err(answer.to_string());
    }
    Ok(functions.len())
}

/// Makes the plugin's folder: its manifest, and what its server works on.
fn lay_out(name: &str, plugins: &Path) {
    let folder = plugins.join(name);
    fs::create_dir_all(&folder).expect("a folder");
    fs::copy(install::home("servers").join(name).join("dagstack.toml"), folder.join("dagstack.toml")).expect("copied");
    match name {
        "filesystem" => fs::write(folder.join("hello.txt"), "hello from a file").expect("written"),
        "git" => {
            for arguments in
                [&["init", "--quiet"][..], &["commit", "--quiet", "--allow-empty", "--message", "A first commit"]]
            {
                let author = ["-c", "user.name=somebody", "-c", "user.email=somebody@example.com"];
                install::succeed(Command::new("git").args(author).args(arguments).current_dir(&folder));
            }
        }
        "npx" => symlink(install::npm().join("node_modules"), folder.join("node_modules")).expect("a link"),
        "uvx" => {
            let requirements = install::home("python/requirements.txt");
            fs::copy(requirements, folder.join("requirements.txt")).map(drop).expect("copied");
        }
        _ => {}
    }
}

/// The environment of this program, with the servers on its path.
fn environment() -> HostEnvironment {
    let python = |name: &str| install::python(name).parent().expect("a folder").to_owned();
    let mut path: Vec<PathBuf> =
        vec![install::npm().join("node_modules/.bin"), python("python"), python("python1"), install::go()];
    let mut variables: BTreeMap<OsString, OsString> = std::env::vars_os().collect();
    path.extend(std::env::split_paths(&variables.remove("PATH".as_ref() as &std::ffi::OsStr).unwrap_or_default()));
    variables.insert("PATH".into(), std::env::join_paths(path).expect("a path"));
    HostEnvironment::of(variables)
}

/// Serves a page on a port of this machine, for as long as the runtime lives; gives its address.
async fn publish() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((mut client, _)) = listener.accept().await {
            let mut request = [0; 4096];
            let _ = client.read(&mut request).await;
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                PAGE.len()
            );
            let _ = client.write_all((head + PAGE).as_bytes()).await;
        }
    });
    format!("http://{address}/")
}
