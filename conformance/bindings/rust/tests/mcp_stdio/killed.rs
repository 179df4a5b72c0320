//! Hosts that are killed, and what becomes of their processes: on Linux they don't outlive them.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

use libtest_mimic::Trial;
use serde_json::Map;
use tempfile::NamedTempFile;

use super::host::{Tether, call, case, gone, with_env};

/// The word that this program is started with to be a host.
pub(crate) const HOST: &str = "host";

/// Sets up a plugin whose process ignores the end of its input, and waits until it is killed.
pub(crate) fn host(port: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let plugin = Tether::of_another(port).mock_server("deaf");
        plugin.start(&Map::new()).await.expect("the mock server greets");
        std::io::stdout().write_all(b"r").and_then(|()| std::io::stdout().flush()).expect("the test listens");
        std::future::pending::<()>().await;
    });
}

/// All of them.
pub(crate) fn all() -> Vec<Trial> {
    vec![
        case("a_process_that_ignores_the_end_of_its_input_does_not_outlive_a_killed_host", || async {
            let tether = Tether::new().await;
            let own = std::env::current_exe().expect("our own path");
            let mut host = Command::new(own);
            host.args([HOST, &tether.port().to_string()]).stdin(Stdio::null()).stdout(Stdio::piped());
            let mut host = host.spawn().expect("a host");
            let life = tether.lives().await;
            let mut ready = [0];
            host.stdout.take().expect("a pipe").read_exact(&mut ready).expect("a host that has set its plugin up");
            host.kill().expect("a host that lives");
            host.wait().expect("a host that has ended");
            gone(life).await;
        }),
        case("a_process_outlives_the_thread_that_it_was_set_up_in", || async {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build();
            let runtime = runtime.expect("a runtime");
            let handle = runtime.handle().clone();
            let starts = NamedTempFile::new().expect("a file");
            let plugin = with_env("returns", &[("SERVER_STARTS", starts.path().to_str().expect("a path in UTF-8"))]);
            let setup = std::thread::spawn(move || {
                handle.block_on(plugin.start(&Map::new())).expect("the mock server greets");
                plugin
            });
            let plugin = setup.join().expect("a plugin");
            let calls = runtime.spawn(async move {
                // The system takes a moment to see that a thread has ended.
                for _ in 0..200 {
                    assert!(call(&plugin).await.is_ok());
                }
            });
            calls.await.expect("no panic");
            assert_eq!(std::fs::read(starts.path()).expect("a file").len(), 1, "it was started anew");
            runtime.shutdown_background();
        }),
    ]
}
