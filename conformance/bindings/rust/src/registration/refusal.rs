//! Plugins that were refused, and why (REG-09).

use std::collections::VecDeque;
use std::path::PathBuf;

use crate::error::{Code, Error};

/// A plugin that was refused.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Its name, where its manifest has a readable one.
    pub plugin: Option<String>,
    /// Its folder, where it has one.
    pub folder: Option<PathBuf>,
    /// Why.
    pub error: Error,
}

impl Refusal {
    /// The code of the check that failed.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.error.code()
    }
}

/// The refusals of a registry: the last ones, since a host may try for ever.
#[derive(Debug, Default)]
pub(crate) struct Refusals(VecDeque<Refusal>);

const MAX_KEPT: usize = 10_000;

impl Refusals {
    pub(crate) fn push(&mut self, refusal: Refusal) {
        if self.0.len() == MAX_KEPT {
            self.0.pop_front();
        }
        self.0.push_back(refusal);
    }

    pub(crate) fn to_vec(&self) -> Vec<Refusal> {
        self.0.iter().cloned().collect()
    }
}
