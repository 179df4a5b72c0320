//! `mcp_stdio` plugins against scripted mock servers (RUN-01, RUN-04 to RUN-07): what a host sees when a process is well, ill or dead.
//!
//! The mock servers are this executable, started anew with the word `mock-server`.

#[cfg(unix)]
mod cases;
#[cfg(unix)]
mod eras;
#[cfg(unix)]
mod host;
#[cfg(unix)]
mod mock_server;
#[cfg(unix)]
mod own_tools;

#[cfg(unix)]
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|word| word == "mock-server") {
        mock_server::run(&arguments[2..]);
    } else {
        libtest_mimic::run(&libtest_mimic::Arguments::from_args(), cases::all()).exit();
    }
}

/// The mock servers need signals and a shell.
#[cfg(not(unix))]
fn main() {}
