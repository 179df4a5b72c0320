//! What a command costs.

use std::fs;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Instant;

use crate::folder;

/// How long a command took, and the memory of the largest of its processes where that can be told.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) seconds: f64,
    pub(crate) mebibytes: Option<f64>,
}

/// GNU time tells the peak; other systems have another program of that name.
static TIME_TELLS: LazyLock<bool> = LazyLock::new(|| {
    let probe = Command::new("/usr/bin/time").args(["-f", "%M", "true"]).output();
    probe.is_ok_and(|done| done.status.success() && String::from_utf8_lossy(&done.stderr).trim().parse::<u64>().is_ok())
});

/// Runs a command to its end. What it prints is only told where it fails.
pub(crate) fn cost(command: &Command) -> Cost {
    let peak = folder::root().join("peak");
    let mut metered = if *TIME_TELLS { Command::new("/usr/bin/time") } else { Command::new(command.get_program()) };
    if *TIME_TELLS {
        metered.args(["-f", "%M", "-o"]).arg(&peak).arg(command.get_program());
    }
    metered.args(command.get_args());
    metered.current_dir(command.get_current_dir().expect("each command has its folder"));
    for (key, value) in command.get_envs() {
        match value {
            Some(value) => metered.env(key, value),
            None => metered.env_remove(key),
        };
    }
    let start = Instant::now();
    folder::output(&mut metered);
    let seconds = start.elapsed().as_secs_f64();
    let kibibytes =
        fs::read_to_string(&peak).ok().filter(|_| *TIME_TELLS).and_then(|text| text.trim().parse::<u32>().ok());
    Cost { seconds, mebibytes: kibibytes.map(|peak| f64::from(peak) / 1024.0) }
}
