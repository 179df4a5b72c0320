//! Public servers, each a plugin by a manifest of eight lines: listed, and called.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use dagstack_plugin_system::{Host, HostEnvironment, PluginHandle, Registry};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use crate::install;
use crate::sampling::Sampling;
use crate::servers::{SERVERS, Server};

/// How many servers are started where not all are.
const SAMPLED: usize = 3;

/// What the page that is fetched says.
const PAGE: &str = "<html><body><h1>A page of this machine's</h1></body></html>";

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
            Ok(_) if processes_in(&folder.join(server.name)).is_empty() => {
                Err("no process is in its folder".to_owned())
            }
            Ok(plugin) => ask(&plugin, server, &page).await,
            Err(error) => Err(format!("{error}; {:?}", registry.status(server.name))),
        };
        served.push(Served { server, result });
    }
    let torn_down = registry.teardown_all().await;
    assert!(torn_down.is_ok(), "{torn_down:?}");
    for served in &mut served {
        let left = processes_in(&folder.join(served.server.name));
        if !left.is_empty() {
            served.result = Err(format!("after teardown there is {}", left.join(", ")));
        }
    }
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

/// The processes that work in a folder, each by its number: a server's, and those that started it.
fn processes_in(folder: &Path) -> Vec<String> {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten().map(|entry| entry.path());
    let folder = fs::canonicalize(folder).expect("a folder that is there");
    let here = processes.filter(|process| fs::read_link(process.join("cwd")).is_ok_and(|at| at == folder));
    here.map(|process| process.display().to_string()).collect()
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
        #[cfg(unix)]
        "npx" => symlink(install::npm().join("node_modules"), folder.join("node_modules")).expect("a link"),
        "uvx" => {
            let requirements = install::home("python/requirements.txt");
            fs::copy(requirements, folder.join("requirements.txt")).map(drop).expect("copied");
            // What it downloads is there before the plugin has to start in time.
            let mut uvx = Command::new(install::python("python").with_file_name("uvx"));
            let of_manifest = ["--system-certs", "--constraints", "requirements.txt", "--from", "mcp-server-time"];
            install::succeed(uvx.args(of_manifest).args(["mcp-server-time", "--help"]).current_dir(&folder));
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
