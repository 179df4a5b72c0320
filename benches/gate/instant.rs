//! Adapters that answer at once, with outcomes that were made before.

use std::io::{self, BufRead, Write};
use std::path::Path;

/// An adapter by what it is written in.
pub(crate) struct Instant {
    pub(crate) name: &'static str,
    pub(crate) command: Vec<String>,
}

/// All of them. That in Rust is this program, and only looks for what it has to repeat; the others read and write JSON.
pub(crate) fn all() -> Vec<Instant> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/gate/instant");
    let script = |name, program: &[&str], file| {
        let words = program.iter().map(|word| (*word).to_owned());
        Instant { name, command: words.chain([folder.join(file).display().to_string()]).collect() }
    };
    vec![
        Instant { name: "Rust", command: ourselves() },
        script("Python", &["python3", "-I"], "adapter.py"),
        script("Node", &["node"], "adapter.mjs"),
    ]
}

/// The one in Rust.
pub(crate) fn ourselves() -> Vec<String> {
    let program = std::env::current_exe().expect("a program");
    vec![program.display().to_string(), "adapter".to_owned()]
}

/// Is the one in Rust.
pub(crate) fn answer() -> io::Result<()> {
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let line = line?;
        if let Some(rest) = line.split_once("\"seq\":").map(|(_, rest)| rest) {
            let seq = rest.split(',').next().unwrap_or_default();
            let outcomes = r#"{"ok":null},{"ok":null},{"ok":null},{"ok":null},{"ok":["a"]}"#;
            let trace = r#"{"plugin":"a","call":"apply","input":[]},{"plugin":"b","call":"apply","input":["a"]}"#;
            writeln!(
                output,
                r#"{{"type":"result","seq":{seq},"status":"ran","steps":[{outcomes}],"trace":[{trace}]}}"#
            )?;
        } else if line.contains("\"hello\"") {
            let binding = r#"{"name":"instant","version":"1.0.0","language":"rust"}"#;
            let ready = r#""type":"ready","protocol":1,"core_version":"1.0.0","entry_point":"p","capabilities":[]"#;
            writeln!(output, r#"{{{ready},"binding":{binding}}}"#)?;
        } else {
            writeln!(output, r#"{{"type":"bye"}}"#)?;
            return Ok(());
        }
        output.flush()?;
    }
    Ok(())
}
