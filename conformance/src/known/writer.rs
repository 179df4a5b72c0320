//! The text of an updated list: entries with the comments that are theirs, and what was done to each.

use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

use super::change::Change;
use super::fate::{Covered, Fate, all_go, fate};
use super::{Entry, FailureKind, cause};
use crate::report::CaseReport;

/// The new list, entry by entry.
#[derive(Default)]
pub(super) struct Writer {
    tables: Vec<Table>,
    /// Comments that are apart from an entry that was taken out: the next entry gets them.
    kept: String,
    pub(super) changes: Vec<Change>,
}

impl Writer {
    pub(super) fn entry(&mut self, entry: &Entry, table: Table, cases: &[Covered<'_>]) {
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

    /// A pattern is not true of all its cases any more: each case gets an entry.
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

    pub(super) fn remove(&mut self, entry: &Entry, table: &Table, why: &str) {
        self.changes.push(Change::Removed { id: entry.id.clone(), why: why.to_owned(), entry: shown(table) });
        let prefix = prefix(table);
        // What is apart from the entry, above an empty line, is about the list and not about the entry.
        if let Some((apart, _)) = prefix.rsplit_once("\n\n").filter(|(apart, _)| !apart.trim().is_empty()) {
            self.kept.push_str(apart);
            self.kept.push_str("\n\n");
        }
    }

    pub(super) fn add(&mut self, case: &CaseReport, kind: FailureKind, reason: &str, issue: Option<&str>) {
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

    pub(super) fn into_text(mut self, mut document: DocumentMut) -> String {
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
