//! Exit codes: how a command ended, for scripts.

use std::process::ExitCode;

/// How a command ended. The codes are stable.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Exit {
    /// [`Exit::FINE`]: all is well.
    Fine,
    /// [`Exit::FINDINGS`]: the command ran, and what it looked at is not in order.
    Findings,
    /// [`Exit::FAILED`]: the command could not do what it was asked to.
    Failed,
    /// [`Exit::INCOMPLETE`]: a conformance run is incomplete.
    Incomplete,
    /// As a scripted MCP server was instructed to end. Only the hidden `conformance mock-server` ends so.
    MockServer(ExitCode),
}

impl Exit {
    /// All is well: files are up to date, manifests are valid, a binding conforms.
    pub(crate) const FINE: u8 = 0;
    /// The command ran and has findings: drift, invalid manifests, a binding that does not conform, a stale list of expected failures.
    pub(crate) const FINDINGS: u8 = 1;
    /// The command could not run: wrong usage, a broken spec or fixture, a file that can't be read or written.
    pub(crate) const FAILED: u8 = 2;
    /// A conformance run is incomplete: the binding does not offer all that the profile asks for, no case was executed, or not every one
    /// could be run.
    pub(crate) const INCOMPLETE: u8 = 3;

    /// What `--help` says of the codes.
    pub(crate) const HELP: &str = "\
Exit codes:
  0  fine
  1  findings: drift, invalid manifests or spec trees, a binding that does not conform
  2  could not run: wrong usage, a broken spec, a file that can't be read or written
  3  a conformance run that is incomplete: not all that was asked for is offered, or could be run";
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Fine => Self::from(Exit::FINE),
            Exit::Findings => Self::from(Exit::FINDINGS),
            Exit::Failed => Self::from(Exit::FAILED),
            Exit::Incomplete => Self::from(Exit::INCOMPLETE),
            Exit::MockServer(code) => code,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_code() {
        let lines: Vec<&str> = Exit::HELP.lines().skip(1).collect();
        let codes = [Exit::FINE, Exit::FINDINGS, Exit::FAILED, Exit::INCOMPLETE];
        assert_eq!(lines.len(), codes.len());
        for (line, code) in lines.iter().zip(codes) {
            assert!(line.starts_with(&format!("  {code}  ")), "{code}: {line}");
        }
    }
}
