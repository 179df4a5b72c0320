//! What a mock server process saw and did, as lines of a file: the process writes them, the runner reads them.
//!
//! Next to the log lies a file for each process, which it holds locked as long as it lives: so the runner knows who is left, also where
//! nobody asked for the status of one that ended.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::judge::Observation;

/// The most bytes of messages that a process logs.
const MOST: usize = 8 * 1024 * 1024;
/// The most bytes of one answer that are recorded.
const ANSWER: usize = 4 * 1024;
/// The most bytes of a log that are read.
const READ: u64 = 64 * 1024 * 1024;

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Record {
    /// A process was started.
    Started {
        /// When, in microseconds of Unix time.
        at_us: u64,
        /// Of the variables that it reports those that it has.
        env: BTreeMap<String, String>,
    },
    /// A message came.
    Message(Value),
    /// A line was written, here with its beginning.
    Answered(String),
    /// The input ended.
    EndOfInput,
    /// A signal to terminate came.
    Terminated,
}

/// What a process of a mock server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The server.
    Server,
    /// A child of it that does nothing but hold its output.
    Child,
}

impl Role {
    const fn extension(self) -> &'static str {
        match self {
            Self::Server => "server",
            Self::Child => "child",
        }
    }
}

/// The log of a process that is alive.
#[derive(Debug)]
pub(crate) struct Log {
    file: File,
    left: usize,
    _alive: File,
}

impl Log {
    /// Opens the log, and records that this process lives.
    ///
    /// # Errors
    ///
    /// If the folder of the log is gone, or the system refuses.
    pub(crate) fn open(path: &Path, role: Role) -> io::Result<Self> {
        let file = OpenOptions::new().append(true).open(path)?;
        let alive = File::create(marker(path, role))?;
        alive.lock()?;
        Ok(Self { file, left: MOST, _alive: alive })
    }

    /// Adds a line. A message is left out when there have been too many.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub(crate) fn add(&mut self, record: &Record) -> io::Result<()> {
        let mut line = serde_json::to_vec(record)?;
        line.push(b'\n');
        if matches!(record, Record::Message(_) | Record::Answered(_)) {
            match self.left.checked_sub(line.len()) {
                Some(left) => self.left = left,
                None => return Ok(()),
            }
        }
        // One write, so that lines of several processes do not mix.
        self.file.write_all(&line)
    }
}

fn marker(log: &Path, role: Role) -> PathBuf {
    log.with_extension(format!("{}.{}", std::process::id(), role.extension()))
}

/// The processes of a mock server that live, by their ids.
pub(crate) fn alive(log: &Path, role: Role) -> Vec<i32> {
    let (Some(folder), Some(name)) = (log.parent(), log.file_stem().and_then(|name| name.to_str())) else {
        return Vec::new();
    };
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let markers = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let id = path.file_name()?.to_str()?.strip_prefix(name)?.strip_prefix('.')?;
        let id = id.strip_suffix(role.extension())?.strip_suffix('.')?.parse().ok()?;
        let is_locked = matches!(File::open(&path).ok()?.try_lock(), Err(TryLockError::WouldBlock));
        is_locked.then_some(id)
    });
    markers.collect()
}

/// What a log records, all of its processes together.
pub(crate) fn observe(path: &Path) -> Observation {
    let mut bytes = Vec::new();
    // A log that can't be read is worth as much as one that is empty.
    let _ = File::open(path).and_then(|file| file.take(READ).read_to_end(&mut bytes));
    let mut seen = Observation::default();
    let records = bytes.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice(line).ok());
    for record in records {
        match record {
            Record::Started { at_us, env } => {
                seen.started = seen.started.saturating_add(1);
                seen.at_us.get_or_insert(at_us);
                seen.env.extend(env);
            }
            Record::Message(message) => note(&mut seen, message),
            Record::Answered(line) => seen.lines.push(("<-", line)),
            Record::EndOfInput => seen.asked |= !seen.terminated,
            Record::Terminated => seen.terminated = true,
        }
    }
    seen.gone = alive(path, Role::Server).is_empty();
    seen.children_gone = alive(path, Role::Child).is_empty();
    seen
}

/// Microseconds of Unix time.
pub(crate) fn now_us() -> u64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_micros()).unwrap_or(u64::MAX)
}

/// The beginning of an answer, as it is recorded.
pub(crate) fn beginning(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes.get(..ANSWER).unwrap_or(bytes)).trim_end().to_owned()
}

/// Adds a message to what was seen.
pub(crate) fn note(seen: &mut Observation, message: Value) {
    seen.lines.push(("->", message.to_string()));
    if message.is_object() {
        seen.messages.push(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_log_has_what_happened() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("0.log");
        assert!(Log::open(&path, Role::Server).is_err(), "nothing is logged where nobody listens");
        File::create(&path).expect("a file");
        assert_eq!(observe(&path), Observation::default());
        let mut log = Log::open(&path, Role::Server).expect("a log");
        let env = BTreeMap::from([("A".to_owned(), "1".to_owned())]);
        for record in [
            Record::Started { at_us: 7, env: env.clone() },
            Record::Message(json!({"method": "ping"})),
            Record::Message(json!([])),
            Record::Terminated,
            Record::EndOfInput,
        ] {
            log.add(&record).expect("written");
        }
        let seen = observe(&path);
        assert_eq!((seen.started, seen.at_us, &seen.env), (1, Some(7), &env));
        assert_eq!(seen.messages, [json!({"method": "ping"})]);
        assert!(seen.terminated && !seen.asked && !seen.gone);
        assert_eq!(alive(&path, Role::Server), [i32::try_from(std::process::id()).expect("an id")]);
        assert!(alive(&path, Role::Child).is_empty());
        drop(log);
        assert!(observe(&path).gone);
    }

    #[test]
    fn the_end_of_the_input_alone_is_asking() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("0.log");
        File::create(&path).expect("a file");
        let mut log = Log::open(&path, Role::Server).expect("a log");
        log.add(&Record::Message(json!({"method": "shutdown", "id": 1}))).expect("written");
        assert!(!observe(&path).asked);
        log.add(&Record::EndOfInput).expect("written");
        assert!(observe(&path).asked);
    }

    #[test]
    fn messages_are_bounded() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("0.log");
        File::create(&path).expect("a file");
        let mut log = Log::open(&path, Role::Server).expect("a log");
        let message = Record::Message(json!("x".repeat(MOST / 4)));
        (0..10).for_each(|_| log.add(&message).expect("written"));
        assert!(fs::metadata(&path).expect("a file").len() <= MOST as u64);
        log.add(&Record::Terminated).expect("written");
        assert!(observe(&path).terminated);
    }
}
