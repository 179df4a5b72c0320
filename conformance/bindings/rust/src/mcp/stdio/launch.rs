//! Starting a plugin's process in a group of its own, and signals to that group.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command};

use super::spawn;
use crate::mcp::endpoint::Endpoint;
use crate::{Failure, HostEnvironment};

/// What to start.
#[derive(Debug)]
pub(in crate::mcp) struct Launch {
    /// The program and its arguments.
    pub(in crate::mcp) command: Vec<String>,
    /// Variables of its own, which go over those of the host.
    pub(in crate::mcp) env: BTreeMap<String, String>,
    /// What it gets of the host's environment (RUN-12).
    pub(in crate::mcp) host: HostEnvironment,
    /// Where it starts; the host's own folder where there is none.
    pub(in crate::mcp) folder: Option<PathBuf>,
}

/// A process that has been started.
#[derive(Debug)]
pub(super) struct Process {
    pub(super) child: Child,
    pub(super) stdin: ChildStdin,
    pub(super) stdout: ChildStdout,
    pub(super) stderr: ChildStderr,
    pub(super) group: Arc<Group>,
}

impl Launch {
    /// The process as failures name it: its command up to the first option, as options may hold secrets.
    pub(super) fn endpoint(&self, plugin: &str) -> Endpoint {
        let plain = self.command.iter().take_while(|word| !word.starts_with('-')).count();
        let mut place = self.command[..plain].join(" ");
        if plain < self.command.len() {
            place.push_str(" …");
        }
        Endpoint::new(plugin, format!("`{place}`"), self.env.values().cloned().chain(self.host.passed_values()))
    }

    /// Starts it, with a pipe for each of its three streams.
    pub(super) fn start(&self, endpoint: &Endpoint) -> Result<Process, Failure> {
        let Some((program, arguments)) = self.command.split_first() else {
            return Err(endpoint.failure("has an empty `command`"));
        };
        let mut command = Command::new(program);
        command
            .args(arguments)
            .env_clear()
            .envs(self.host.for_process())
            .envs(&self.env)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        if let Some(folder) = &self.folder {
            command.current_dir(folder);
        }
        #[cfg(unix)]
        command.process_group(0);
        let mut child = spawn::spawn(command)
            .map_err(|error| endpoint.failure(&format!("could not be started: {error}; check its `command`")))?;
        let group = Arc::new(Group::of(&child));
        match (child.stdin.take(), child.stdout.take(), child.stderr.take()) {
            (Some(stdin), Some(stdout), Some(stderr)) => Ok(Process { child, stdin, stdout, stderr, group }),
            _ => Err(endpoint.failure("was started without its pipes")),
        }
    }
}

/// The group of a process: itself and what it started, unless that has left the group.
#[derive(Debug)]
pub(super) struct Group {
    /// The leader's id, until the group is finished: afterwards the id may be another's.
    leader: Mutex<Option<u32>>,
}

impl Group {
    fn of(child: &Child) -> Self {
        Self { leader: Mutex::new(child.id()) }
    }

    /// Whether the leader has ended, whether anybody asked for its status or not.
    pub(super) fn leader_has_ended(&self) -> bool {
        let leader = self.leader.lock().unwrap_or_else(PoisonError::into_inner);
        leader.is_none_or(has_ended)
    }

    /// Asks the group to end, as `kill` does (SIGTERM).
    pub(super) fn terminate(&self) {
        let leader = self.leader.lock().unwrap_or_else(PoisonError::into_inner);
        send(*leader, Signal::Terminate);
    }

    /// Kills what is left of the group. To be called as soon as the leader is gone, so that its id is not yet another's.
    pub(super) fn finish(&self) {
        let leader = self.leader.lock().unwrap_or_else(PoisonError::into_inner).take();
        send(leader, Signal::Kill);
    }
}

#[derive(Debug, Clone, Copy)]
enum Signal {
    Terminate,
    Kill,
}

#[cfg(unix)]
fn send(leader: Option<u32>, signal: Signal) {
    use rustix::process::{Pid, Signal as Unix, kill_process_group};

    let leader = leader.and_then(|leader| i32::try_from(leader).ok()).and_then(Pid::from_raw);
    if let Some(leader) = leader {
        let signal = match signal {
            Signal::Terminate => Unix::TERM,
            Signal::Kill => Unix::KILL,
        };
        // The only failure is that nobody is left.
        let _gone = kill_process_group(leader, signal);
    }
}

/// Looks whether a child has ended, and leaves its status to who waits for it.
#[cfg(unix)]
fn has_ended(child: u32) -> bool {
    use rustix::process::{Pid, WaitId, WaitIdOptions, waitid};

    let Some(child) = i32::try_from(child).ok().and_then(Pid::from_raw) else { return false };
    let options = WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT;
    // A child that is not there any more has ended, and its status was taken.
    waitid(WaitId::Pid(child), options).map_or(true, |status| status.is_some())
}

/// Elsewhere it is learnt from who waits for it.
#[cfg(not(unix))]
fn has_ended(_child: u32) -> bool {
    false
}

/// Elsewhere there are no groups: the process is killed through its handle alone.
#[cfg(not(unix))]
fn send(_leader: Option<u32>, _signal: Signal) {}

#[cfg(test)]
mod tests {
    use super::*;

    fn launch(command: &[&str], env: &[(&str, &str)]) -> Launch {
        let env = env.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        let command = command.iter().map(|word| (*word).to_owned()).collect();
        Launch { command, env, host: HostEnvironment::process(), folder: None }
    }

    #[test]
    fn options_and_values_of_the_environment_are_not_told() {
        let launch = launch(&["node", "/srv/hunter2/echo.js", "--token", "abc"], &[("KEY", "hunter2")]);
        let failure = launch.endpoint("echo").failure("has ended");
        assert_eq!(failure.message, "plugin `echo` (`node /srv/***/echo.js …`) has ended");
    }

    #[test]
    fn an_empty_command_is_a_failure() {
        let launch = launch(&[], &[]);
        let failure = launch.start(&launch.endpoint("echo")).expect_err("a failure");
        assert_eq!(failure.message, "plugin `echo` (``) has an empty `command`");
    }
}
