//! `mcp_stdio` plugins against scripted mock servers (RUN-01, RUN-04 to RUN-07, RUN-11, RUN-14): what a host sees when a process is well, ill or dead.
//!
//! The mock servers are this executable, started anew with the word `mock-server`.

#[cfg(unix)]
mod cases;
#[cfg(unix)]
mod eras;
#[cfg(unix)]
mod host;
#[cfg(target_os = "linux")]
mod killed;
#[cfg(unix)]
mod load;
#[cfg(unix)]
mod mock_server;
#[cfg(unix)]
mod own_tools;
#[cfg(unix)]
mod restart;

#[cfg(unix)]
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    #[cfg(target_os = "linux")]
    if let [_, word, port] = arguments.as_slice()
        && word == killed::HOST
    {
        return killed::host(port);
    }
    if arguments.get(1).is_some_and(|word| word == "mock-server") {
        mock_server::run(&arguments[2..]);
    } else if let [_, word, what] = arguments.as_slice()
        && word == load::MEASURE
    {
        load::measure(what);
    } else {
        libtest_mimic::run(&libtest_mimic::Arguments::from_args(), cases::all()).exit();
    }
}

/// The mock servers need signals and a shell.
#[cfg(not(unix))]
fn main() {}
