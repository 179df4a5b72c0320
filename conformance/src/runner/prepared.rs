//! One case made ready to run, and judged when it was run.

use std::borrow::Cow;
use std::time::Duration;

use super::folder::{self, Workspace};
use super::mock_servers::MockServers;
use super::options::Options;
use super::transcript::Transcript;
use crate::judge;
use crate::protocol::{Ready, Status, Step};
use crate::suite::Case;
use crate::suite::{Filled, Renaming, fill};
use crate::verdict::Verdict;

/// A case filled in for one adapter, with all that it needs around it.
#[derive(Debug)]
pub(crate) struct PreparedCase<'a> {
    /// The case as it is sent: with a seed it has other names and another id.
    pub(crate) case: Cow<'a, Case>,
    renaming: Option<Renaming>,
    /// What the adapter gets, and what is expected.
    pub(crate) filled: Filled,
    /// How long it may take.
    pub(crate) deadline: Duration,
    // Mock servers come before the folder: they are gone before what they write to is removed.
    servers: MockServers,
    /// What was written and read for it.
    pub(crate) transcript: Transcript,
    workspace: Option<Workspace>,
    keep: bool,
    /// What this run alone calls so, and what reports call it.
    names: Vec<(String, &'static str)>,
}

impl<'a> PreparedCase<'a> {
    /// Lays out the case's files and makes its mock servers reachable.
    ///
    /// # Errors
    ///
    /// The verdict, where that can't be done.
    pub(crate) async fn prepare(case: &'a Case, ready: &Ready, options: &Options) -> Result<Self, Verdict> {
        let not_run = |reason: String| Verdict::NotRun { reason };
        let renaming = options.seed.map(|seed| Renaming::new(case, seed)).transpose();
        let renaming = renaming.map_err(|error| not_run(format!("the case can't be renamed: {error}")))?;
        let case = match &renaming {
            None => Cow::Borrowed(case),
            Some(renaming) => Cow::Owned(
                renaming.rename(case).map_err(|error| not_run(format!("the case can't be renamed: {error}")))?,
            ),
        };
        let workspace = needs_folder(&case)
            .then(|| Workspace::new(options.folders.as_deref()))
            .transpose()
            .map_err(|error| not_run(format!("no folder can be made for the case: {error}")))?;
        let folder = workspace.as_ref().map(Workspace::servers).unwrap_or_default();
        let (servers, addresses) = MockServers::set(&case.servers, &folder, &options.mock_server_command)
            .await
            .map_err(|error| not_run(format!("the mock servers of the case: {error}")))?;
        let root = workspace.as_ref().map(|workspace| workspace.root().display().to_string());
        let filled = fill(&case, ready, root.as_deref(), &addresses);
        if let Some(workspace) = &workspace {
            folder::lay_out(&workspace.root(), &filled.files)
                .map_err(|error| not_run(format!("the files of the case: {error}")))?;
            for (_, path) in filled.script.steps.iter().filter_map(Step::path) {
                folder::check_inside(path).map_err(|error| not_run(format!("a step of the case: {error}")))?;
            }
        }
        let transcript = Transcript::new(options.trace);
        let (deadline, keep) = (options.deadline_of(&case), options.keep_folders);
        let names = names(options, workspace.as_ref());
        Ok(Self { case, renaming, filled, deadline, servers, transcript, workspace, keep, names })
    }

    /// Judges what the adapter replied. Gives the transcript beside the verdict: its lines are those that went over the wire.
    pub(crate) async fn judge(mut self, ready: &Ready, status: Status) -> (Verdict, String) {
        let gone = |name: &str| self.filled.expected.servers.get(name).is_some_and(|server| server.gone == Some(true));
        let seen = self.servers.observe(gone).await;
        let verdict = judge::verdict(&self.case, &self.filled, ready, &status, &seen);
        let verdict = verdict.with_texts(|text| {
            self.names.iter().fold(text.to_owned(), |text, (of_this_run, name)| text.replace(of_this_run, name))
        });
        if self.keep
            && verdict != Verdict::Pass
            && let Some(workspace) = self.workspace.take()
        {
            workspace.keep();
        }
        let verdict = match &self.renaming {
            Some(renaming) => verdict.with_texts(|text| renaming.restore_text(text)),
            None => verdict,
        };
        (verdict, self.transcript.with(&seen))
    }

    /// Gives the case up. What was written and read until then stays.
    pub(crate) fn give_up(self) -> String {
        self.transcript.with(&self.servers.seen())
    }
}

/// What is called otherwise in another run or on another machine, with what reports call it: the program of the mock servers, and the
/// folders of the case unless they are kept to be looked at.
fn names(options: &Options, workspace: Option<&Workspace>) -> Vec<(String, &'static str)> {
    let program = options.mock_server_command.first().map(|program| (program.clone(), "$SERVER"));
    let folders = workspace.filter(|_| !options.keep_folders).map(|workspace| {
        [(workspace.root(), "$ROOT"), (workspace.servers(), "$SERVERS")]
            .map(|(folder, name)| (folder.display().to_string(), name))
    });
    program.into_iter().chain(folders.into_iter().flatten()).collect()
}

/// Whether a case has files or mock servers, or steps that look for files: there may be none where one looks.
fn needs_folder(case: &Case) -> bool {
    let looks = |step: &Step| {
        matches!(step, Step::Discover { .. } | Step::LoadKinds { .. } | Step::Parse { file: Some(_), .. })
    };
    !case.files.is_empty() || !case.servers.is_empty() || case.script.steps.iter().any(looks)
}
