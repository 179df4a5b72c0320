//! `conformance mock-server`: a scripted MCP server, which a binding starts as the runner instructs. Not for people.

use std::path::PathBuf;

use clap::Args;
use dagstack_spec_conformance::mock_server::stdio;

use crate::commands::Exit;

/// Be a scripted MCP server on standard input and output
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// What to do
    script: PathBuf,
    /// Where to write what was seen
    log: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Exit {
    Exit::MockServer(stdio::main(&arguments.script, &arguments.log))
}
