//! `known update`: the smallest change after which the list agrees with a run.

use std::collections::BTreeMap;

use toml_edit::{DocumentMut, Item, Table};

use super::change::Change;
use super::fate::Covered;
use super::writer::Writer;
use super::{FailureKind, List};
use crate::report::{CaseReport, Report};

/// What to do with failures that are not listed.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewEntries<'a> {
    /// Adds them with this reason. Without one they are only reported: a failure that nobody explained is not known.
    pub reason: Option<&'a str>,
    /// Where the new ones are followed up.
    pub issue: Option<&'a str>,
}

/// The new list, and what was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The text of the list.
    pub text: String,
    /// What was changed, in the order of the list; new entries last.
    pub changes: Vec<Change>,
    /// The cases that failed, and are not listed for want of a reason.
    pub unexplained: Vec<String>,
}

/// Why a list can't be changed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum UpdateError {
    /// The text is not TOML.
    #[error("the list can't be read")]
    Malformed(#[from] toml_edit::TomlError),
    /// The entries are not written as tables of their own.
    #[error("`known` is written as one value; write each entry as a table `[[known]]`")]
    Inline,
}

/// Brings a list up to date with what a report found. `suite` is the ids of the whole suite; entries whose cases did not run stay
/// as they are.
///
/// # Errors
/// [`UpdateError`] where the list is written in a way that can't be changed in part.
pub fn update<'a>(
    list: &List,
    suite: impl Iterator<Item = &'a str>,
    report: &Report,
    wanted: NewEntries<'_>,
) -> Result<Update, UpdateError> {
    let mut document: DocumentMut = list.text.parse()?;
    let tables = match document.remove("known") {
        None => Vec::new(),
        Some(Item::ArrayOfTables(tables)) => tables.into_iter().collect::<Vec<Table>>(),
        Some(_) => return Err(UpdateError::Inline),
    };
    let ran: BTreeMap<&str, &CaseReport> = report.cases.iter().map(|case| (case.id.as_str(), case)).collect();
    let mut cases: Vec<Vec<Covered<'_>>> = list.entries().iter().map(|_| Vec::new()).collect();
    let mut fitting = vec![false; list.entries().len()];
    let mut unlisted = Vec::new();
    for id in suite {
        for index in list.fitting(id) {
            fitting[index] = true;
        }
        let case = ran.get(id).copied();
        match list.find(id).and_then(|index| cases.get_mut(index)) {
            Some(covered) => covered.push(Covered { id, case }),
            None => unlisted.extend(case),
        }
    }
    let mut writer = Writer::default();
    for (((entry, table), cases), fits) in list.entries().iter().zip(tables).zip(&cases).zip(fitting) {
        if fits {
            writer.entry(entry, table, cases);
        } else {
            writer.remove(entry, &table, "it fits no case of the suite");
        }
    }
    let mut unexplained = Vec::new();
    for case in unlisted {
        let Some(kind) = FailureKind::of(case.verdict) else { continue };
        match wanted.reason.filter(|reason| !reason.trim().is_empty()) {
            Some(reason) => writer.add(case, kind, reason, wanted.issue),
            None => unexplained.push(case.id.clone()),
        }
    }
    let changes = std::mem::take(&mut writer.changes);
    let text = if changes.is_empty() { list.text.clone() } else { writer.into_text(document) };
    Ok(Update { text, changes, unexplained })
}
