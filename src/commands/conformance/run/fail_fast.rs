//! `--fail-fast`: the run ends at the first failure that fails it.

use dagstack_spec_conformance::known::List;
use dagstack_spec_conformance::report::{About, Report};
use dagstack_spec_conformance::runner::Observer;
use dagstack_spec_conformance::suite::Suite;
use dagstack_spec_conformance::verdict::{Judged, Run};

use super::progress::Progress;

/// Shows the progress, and ends the run where that is wanted.
pub(super) struct Watch<'a> {
    pub(super) progress: Progress,
    pub(super) suite: &'a Suite,
    pub(super) known: Option<&'a List>,
    pub(super) about: &'a About,
    /// The case that ended the run.
    pub(super) ended_at: Option<String>,
}

impl Watch<'_> {
    /// Whether a case fails the run, known failures and SHOULD cases being what they are.
    fn fails(&self, judged: &Judged) -> bool {
        let run = Run { ready: None, cases: vec![judged.clone()], took: judged.took };
        Report::new(self.suite, &run, self.known, self.about).counts.unexpected > 0
    }
}

impl Observer for Watch<'_> {
    fn judged(&mut self, judged: &Judged) {
        self.progress.judged(judged);
        if self.about.fail_fast && self.ended_at.is_none() && judged.verdict.is_failure() && self.fails(judged) {
            self.ended_at = Some(judged.id.clone());
        }
    }

    fn ended(&self) -> Option<String> {
        self.ended_at.as_ref().map(|id| format!("`--fail-fast` ended the run at the failure of {id}"))
    }
}
