//! The mock servers of a case: made reachable before it, looked at after it, and gone when it is over.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use indexmap::IndexMap;
use rustix::process::{Pid, Signal, kill_process};
use tokio::time::{Instant, sleep};

use crate::fixture::{MockAnswer, MockServer, Transport};
use crate::judge::Observation;
use crate::mock_server::http::Server;
use crate::mock_server::log::{self, Role};
use crate::suite::{Address, SERVER};

/// How long a process that was killed may take to be gone.
const DYING: Duration = Duration::from_millis(250);

/// The mock servers of a case. Their processes are killed when it is dropped.
#[derive(Debug, Default)]
pub(crate) struct MockServers {
    /// The logs of those that the binding starts.
    stdio: Vec<(String, PathBuf)>,
    http: Vec<(String, Server)>,
}

impl MockServers {
    /// Makes mock servers reachable, and gives their addresses. `folder` takes what the processes read and write, and is made for it.
    ///
    /// # Errors
    ///
    /// If the system refuses, or there is no command for a mock server that is to be started.
    pub(crate) async fn set(
        servers: &IndexMap<String, MockServer>,
        folder: &Path,
        command: &[String],
    ) -> io::Result<(Self, BTreeMap<String, Address>)> {
        let mut set = Self::default();
        let mut addresses = BTreeMap::new();
        for (number, (name, server)) in servers.iter().enumerate() {
            let address = match server.transport {
                Transport::Http => {
                    let server = Server::start(redirecting(server.clone(), &addresses)).await?;
                    let url = server.url().to_owned();
                    set.http.push((name.clone(), server));
                    Address::Url(url)
                }
                Transport::Stdio if command.is_empty() => {
                    return Err(io::Error::other("there is no command to start a mock server"));
                }
                Transport::Stdio => {
                    fs::create_dir_all(folder)?;
                    let script = folder.join(format!("{number}.json"));
                    let log = folder.join(format!("{number}.log"));
                    fs::write(&script, serde_json::to_vec(server)?)?;
                    File::create(&log)?;
                    let paths = [script, log.clone()].map(|path| path.display().to_string());
                    set.stdio.push((name.clone(), log));
                    Address::Command(command.iter().cloned().chain(paths).collect())
                }
            };
            addresses.insert(name.clone(), address);
        }
        Ok((set, addresses))
    }

    /// What the mock servers saw so far.
    pub(crate) fn seen(&self) -> BTreeMap<String, Observation> {
        let http = self.http.iter().map(|(name, server)| (name.clone(), server.observe()));
        http.chain(self.stdio.iter().map(|(name, path)| (name.clone(), log::observe(path)))).collect()
    }

    /// What the mock servers saw. Those named have a moment: one to be gone, as a process that was killed still dies, the other to notice
    /// that a connection was closed.
    pub(crate) async fn observe(
        &self,
        to_be_gone: impl Fn(&str) -> bool,
        to_be_given_up: impl Fn(&str) -> bool,
    ) -> BTreeMap<String, Observation> {
        for (name, server) in &self.http {
            let until = Instant::now() + DYING;
            while to_be_given_up(name) && Instant::now() < until && server.observe().given_up == 0 {
                sleep(Duration::from_millis(5)).await;
            }
        }
        for (name, path) in &self.stdio {
            let until = Instant::now() + DYING;
            while to_be_gone(name) && Instant::now() < until && !log::alive(path, Role::Server).is_empty() {
                sleep(Duration::from_millis(5)).await;
            }
        }
        self.seen()
    }
}

/// A mock server whose redirects lead to those that are reachable already.
fn redirecting(mut server: MockServer, addresses: &BTreeMap<String, Address>) -> MockServer {
    for answer in server.answers_mut() {
        if let MockAnswer::Redirect(redirect) = answer
            && let Some(Address::Url(url)) = redirect.to.strip_prefix(SERVER).and_then(|name| addresses.get(name))
        {
            redirect.to.clone_from(url);
        }
    }
    server
}

impl Drop for MockServers {
    fn drop(&mut self) {
        for (_, log) in &self.stdio {
            let left = [Role::Server, Role::Child].into_iter().flat_map(|role| log::alive(log, role));
            for process in left.filter_map(Pid::from_raw) {
                // It may have ended meanwhile.
                let _ = kill_process(process, Signal::KILL);
            }
        }
    }
}
