//! The progress of a run, on a terminal that somebody looks at.

use dagstack_spec_conformance::runner::Observer;
use dagstack_spec_conformance::verdict::Judged;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::output::Output;

/// A bar on the standard error stream, or nothing.
pub(super) struct Progress {
    bar: ProgressBar,
    failed: usize,
}

impl Progress {
    pub(super) fn new(output: &Output, cases: usize) -> Self {
        let target = if output.progress() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(cases as u64), target);
        if let Ok(style) = ProgressStyle::with_template("{bar:30} {pos}/{len}  {wide_msg}") {
            bar.set_style(style);
        }
        Self { bar, failed: 0 }
    }

    pub(super) fn finish(self) {
        self.bar.finish_and_clear();
    }
}

impl Observer for Progress {
    fn judged(&mut self, judged: &Judged) {
        if judged.verdict.is_failure() {
            self.failed += 1;
            self.bar.set_message(format!("{} failed, {} last", self.failed, judged.id));
        }
        self.bar.inc(1);
    }
}
