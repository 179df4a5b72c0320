//! What a command costs.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;
use std::time::Instant;

use super::{Failure, output};

/// What a command took.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    /// Until it ended.
    pub(crate) seconds: f64,
    /// What it used, where that can be measured.
    pub(crate) used: Option<Used>,
}

/// What all processes of a command used.
#[derive(Clone, Copy)]
pub(crate) struct Used {
    /// The time on all cores together.
    pub(crate) cpu_seconds: f64,
    /// The peak of the largest process.
    pub(crate) mebibytes: f64,
}

impl Cost {
    /// What comparisons go by: work, which depends little on what else runs, or else time.
    pub(crate) fn work(self) -> f64 {
        self.used.map_or(self.seconds, |used| used.cpu_seconds)
    }
}

impl Used {
    /// Reads what GNU time wrote in the form [`FORM`].
    fn read(text: &str) -> Option<Self> {
        let numbers: Vec<f64> = text.split_whitespace().map_while(|word| word.parse().ok()).collect();
        let [kibibytes, user, system] = numbers[..] else { return None };
        Some(Self { cpu_seconds: user + system, mebibytes: kibibytes / 1024.0 })
    }
}

const FORM: &str = "%M %U %S";

/// GNU time reports it; other systems have another program of that name.
static TIME_TELLS: LazyLock<bool> = LazyLock::new(|| {
    let probe = Command::new("/usr/bin/time").args(["-f", FORM, "true"]).output();
    probe.is_ok_and(|done| done.status.success() && Used::read(&String::from_utf8_lossy(&done.stderr)).is_some())
});

/// Runs a command to its end. What it prints is only reported where it fails.
pub(crate) fn cost(command: &Command) -> Result<Cost, Failure> {
    let mut metered = metered(command);
    let start = Instant::now();
    output(&mut metered)?;
    Ok(ended(start))
}

/// The same command, so that what it uses is written down for [`ended`].
pub(crate) fn metered(command: &Command) -> Command {
    let mut metered = if *TIME_TELLS { Command::new("/usr/bin/time") } else { Command::new(command.get_program()) };
    if *TIME_TELLS {
        metered.args(["-f", FORM, "-o"]).arg(path()).arg(command.get_program());
    }
    metered.args(command.get_args());
    if let Some(folder) = command.get_current_dir() {
        metered.current_dir(folder);
    }
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => metered.env(key, value),
            None => metered.env_remove(key),
        };
    }
    metered
}

/// What a metered command took that has just ended.
pub(crate) fn ended(start: Instant) -> Cost {
    let seconds = start.elapsed().as_secs_f64();
    let used = TIME_TELLS.then(|| fs::read_to_string(path()).ok().and_then(|text| Used::read(&text))).flatten();
    // It is only there where GNU time is.
    let _ = fs::remove_file(path());
    Cost { seconds, used }
}

/// Where the use of the one command is written that runs.
fn path() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("used-{}", std::process::id()))
}

/// The work of all commands so far that have ended, where the system reports it, in seconds. Linux counts it finely and writes it in
/// hundredths: the difference over several commands is more exact than what each of them reports.
pub(crate) fn work_so_far() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // The name of the program is in brackets and may hold anything.
    let (_, fields) = text.rsplit_once(')')?;
    let ticks: Vec<f64> = fields.split_whitespace().skip(13).take(2).map_while(|field| field.parse().ok()).collect();
    let [user, system] = ticks[..] else { return None };
    Some((user + system) / 100.0)
}
