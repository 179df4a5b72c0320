//! `known update`: the smallest change after which the list agrees with a run.

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::compare::{EntryState, entry_state};
use super::{Entry, FailureKind, List, cause};
use crate::report::{CaseReport, KnownProblemKind, Report};

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

/// One change of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// An entry was taken out: its cases pass, or it fits none.
    Removed {
        /// The id or pattern.
        id: String,
        /// Why.
        why: String,
        /// The entry as it was, with its own comments.
        entry: String,
    },
    /// A pattern no longer holds for all its cases: those for which it does have entries of their own now.
    Split {
        /// The pattern.
        id: String,
        /// The cases that keep its reason.
        into: Vec<String>,
        /// The entry as it was.
        entry: String,
    },
    /// An entry says another outcome or cause now. Its reason is kept, and is to be looked at.
    Changed {
        /// The id or pattern.
        id: String,
        /// What it was, and what it is now.
        what: String,
        /// The reason that it keeps.
        reason: String,
    },
    /// A failure was added.
    Added {
        /// The case.
        id: String,
    },
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

/// A case that an entry is about.
struct Covered<'a> {
    id: &'a str,
    /// How it ended, where it ran.
    case: Option<&'a CaseReport>,
}

/// What becomes of a case's place in the list.
enum Fate<'a> {
    /// What the list says holds, or the case did not run.
    Stays,
    /// It does not fail any more.
    Goes(&'a str),
    /// It fails otherwise.
    Changes(&'a CaseReport, FailureKind),
}

fn fate<'a>(entry: &Entry, covered: &Covered<'a>) -> Fate<'a> {
    let Some(case) = covered.case else { return Fate::Stays };
    match (entry_state(entry, case), FailureKind::of(case.verdict)) {
        (EntryState::NotRun | EntryState::AsListed, _) => Fate::Stays,
        (EntryState::Differs(KnownProblemKind::Stale, _), _) => Fate::Goes("it passes"),
        (EntryState::Differs(..), Some(kind)) => Fate::Changes(case, kind),
        (EntryState::Differs(..), None) => Fate::Goes("it is not supported"),
    }
}

/// The new list, entry by entry.
#[derive(Default)]
struct Writer {
    tables: Vec<Table>,
    /// Comments that are apart from an entry that was taken out: the next entry gets them.
    kept: String,
    changes: Vec<Change>,
}

impl Writer {
    fn entry(&mut self, entry: &Entry, table: Table, cases: &[Covered<'_>]) {
        let fates: Vec<(&str, Fate<'_>)> = cases.iter().map(|case| (case.id, fate(entry, case))).collect();
        if fates.iter().all(|(_, fate)| matches!(fate, Fate::Stays)) {
            self.push(table);
        } else if let Some(why) = all_go(&fates) {
            self.remove(entry, &table, why);
        } else if let [(id, Fate::Changes(case, kind))] = fates.as_slice()
            && !entry.is_pattern()
        {
            self.change(entry, table, id, case, *kind);
        } else {
            self.split(entry, &table, &fates);
        }
    }

    /// A pattern does not hold for all its cases any more: each case gets an entry.
    fn split(&mut self, entry: &Entry, table: &Table, fates: &[(&str, Fate<'_>)]) {
        let into = fates.iter().filter(|(_, fate)| !matches!(fate, Fate::Goes(_))).map(|(id, _)| (*id).to_owned());
        self.changes.push(Change::Split { id: entry.id.clone(), into: into.collect(), entry: shown(table) });
        let mut first = true;
        for (id, fate) in fates {
            if matches!(fate, Fate::Goes(_)) {
                continue;
            }
            let mut own = table.clone();
            own["id"] = value(*id);
            if !std::mem::take(&mut first) {
                own.decor_mut().set_prefix("\n");
            }
            if let Fate::Changes(case, kind) = fate {
                self.change(entry, own, id, case, *kind);
            } else {
                self.push(own);
            }
        }
    }

    fn change(&mut self, entry: &Entry, mut table: Table, id: &str, case: &CaseReport, kind: FailureKind) {
        let proposed = cause::proposed(case, kind);
        let mut what = Vec::new();
        if kind != entry.outcome {
            what.push(format!("outcome `{}`, was `{}`", kind.as_str(), entry.outcome.as_str()));
            replace(&mut table, "outcome", kind.as_str());
        }
        match &proposed {
            Some(new) => {
                let old = entry.cause.as_ref().map_or("none".to_owned(), |old| format!("`{old}`"));
                what.push(format!("cause `{new}`, was {old}"));
                replace(&mut table, "cause", new);
            }
            None => {
                if let Some(old) = &entry.cause {
                    what.push(format!("no cause, was `{old}`"));
                    table.remove("cause");
                }
            }
        }
        let (id, what) = (id.to_owned(), what.join("; "));
        self.changes.push(Change::Changed { id, what, reason: entry.reason.clone() });
        self.push(table);
    }

    fn remove(&mut self, entry: &Entry, table: &Table, why: &str) {
        self.changes.push(Change::Removed { id: entry.id.clone(), why: why.to_owned(), entry: shown(table) });
        let prefix = prefix(table);
        // What is apart from the entry, above an empty line, is about the list and not about the entry.
        if let Some((apart, _)) = prefix.rsplit_once("\n\n").filter(|(apart, _)| !apart.trim().is_empty()) {
            self.kept.push_str(apart);
            self.kept.push_str("\n\n");
        }
    }

    fn add(&mut self, case: &CaseReport, kind: FailureKind, reason: &str, issue: Option<&str>) {
        let mut table = Table::new();
        table["id"] = value(&case.id);
        table["outcome"] = value(kind.as_str());
        if let Some(cause) = cause::proposed(case, kind) {
            table["cause"] = value(cause);
        }
        table["reason"] = value(reason);
        if let Some(issue) = issue {
            table["issue"] = value(issue);
        }
        table["clauses"] = value(case.clauses.iter().collect::<Array>());
        table.decor_mut().set_prefix("\n");
        self.changes.push(Change::Added { id: case.id.clone() });
        self.push(table);
    }

    fn push(&mut self, mut table: Table) {
        if !self.kept.is_empty() {
            let own = prefix(&table);
            let kept = std::mem::take(&mut self.kept);
            table.decor_mut().set_prefix(format!("{kept}{}", own.trim_start_matches('\n')));
        }
        self.tables.push(table);
    }

    fn into_text(mut self, mut document: DocumentMut) -> String {
        let mut tables = ArrayOfTables::new();
        for (position, mut table) in std::mem::take(&mut self.tables).into_iter().enumerate() {
            if position == 0 {
                let own = prefix(&table);
                table.decor_mut().set_prefix(own.trim_start_matches('\n').to_owned());
            }
            table.set_position(isize::try_from(position).ok());
            tables.push(table);
        }
        if !self.kept.is_empty() {
            let trailing = document.trailing().as_str().unwrap_or_default().to_owned();
            document.set_trailing(format!("{}{trailing}", self.kept));
        }
        if !tables.is_empty() {
            document.insert("known", Item::ArrayOfTables(tables));
        }
        document.to_string()
    }
}

/// Why all of an entry's cases are gone, if they are.
fn all_go<'a>(fates: &[(&str, Fate<'a>)]) -> Option<&'a str> {
    let mut whys = fates.iter().map(|(_, fate)| if let Fate::Goes(why) = fate { Some(*why) } else { None });
    let first = whys.next()??;
    whys.all(|why| why.is_some()).then_some(first)
}

/// Sets a value and keeps what is around it: spaces, and the comment behind it.
fn replace(table: &mut Table, key: &str, text: &str) {
    let decor = table.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
    let mut new = toml_edit::Value::from(text);
    if let Some(decor) = decor {
        *new.decor_mut() = decor;
    }
    table[key] = Item::Value(new);
}

fn prefix(table: &Table) -> String {
    table.decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default().to_owned()
}

/// An entry as text, with the comments that are its own.
fn shown(table: &Table) -> String {
    let mut table = table.clone();
    let prefix = prefix(&table);
    let own = prefix.rsplit_once("\n\n").map_or(prefix.as_str(), |(_, own)| own).trim_start_matches('\n').to_owned();
    table.decor_mut().set_prefix(own);
    let mut document = DocumentMut::new();
    document.insert("known", Item::ArrayOfTables(std::iter::once(table).collect()));
    document.to_string()
}
