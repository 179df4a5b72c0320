//! `mcp_stdio` plugins against scripted peers (RUN-01, RUN-04 to RUN-06): what a host sees when a process is well, ill or dead.
//!
//! The peers are this executable, started anew with the word `peer`.

#[cfg(unix)]
mod cases;
#[cfg(unix)]
mod host;
#[cfg(unix)]
mod peer;

#[cfg(unix)]
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|word| word == "peer") {
        peer::run(&arguments[2..]);
    } else {
        libtest_mimic::run(&libtest_mimic::Arguments::from_args(), cases::all()).exit();
    }
}

/// The peers need signals and a shell.
#[cfg(not(unix))]
fn main() {}
