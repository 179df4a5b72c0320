//! Fixes: the edits that findings bring, applied to a whole tree in memory, so that what comes of them is known before a file is written.

mod older_drafts;

use std::collections::{BTreeMap, BTreeSet};

pub use older_drafts::{from_older_drafts, offer};

use crate::diagnostic::{Diagnostic, Edit, Severity, apply};
use crate::kind::Spec;
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

/// How often what was fixed is looked at again: fixes that overlap, and what was hidden behind an error.
const ROUNDS: usize = 20;

/// What belongs to fixes that can be applied at once, by the name of the file.
#[derive(Default)]
pub struct Chosen<'d> {
    /// The edits of each file.
    pub files: BTreeMap<&'d str, (&'d Source, Vec<&'d Edit>)>,
    /// How many fixes they are.
    pub count: usize,
}

impl<'d> Chosen<'d> {
    /// The fixes of findings. A fix is taken as a whole or not at all: one that overlaps an earlier one is found anew in what comes of
    /// that.
    #[must_use]
    pub fn of(found: impl IntoIterator<Item = &'d Diagnostic>) -> Self {
        let mut chosen = Self::default();
        let mut taken: BTreeMap<&str, BTreeMap<usize, usize>> = BTreeMap::new();
        for fix in found.into_iter().map(|finding| &finding.fix).filter(|fix| !fix.is_empty()) {
            if fix.iter().any(|edit| taken.get(edit.source.name()).is_some_and(|taken| overlaps(taken, &edit.span))) {
                continue;
            }
            for edit in fix {
                taken.entry(edit.source.name()).or_default().insert(edit.span.start, edit.span.end);
                let file = chosen.files.entry(edit.source.name()).or_insert_with(|| (&edit.source, Vec::new()));
                file.1.push(edit);
            }
            chosen.count += 1;
        }
        chosen
    }
}

fn overlaps(taken: &BTreeMap<usize, usize>, span: &Span) -> bool {
    let before = taken.range(..=span.start).next_back();
    // Two insertions at one place have no order.
    before.is_some_and(|(start, end)| *end > span.start || *start == span.start)
        || taken.range(span.start..span.end).next().is_some()
}

/// What a check has found in a tree.
#[derive(Debug)]
pub struct Checked {
    /// What is wrong, with its fixes.
    pub found: Vec<Diagnostic>,
    /// The files that were looked at, by the names that diagnostics show.
    pub read: BTreeSet<String>,
}

impl Checked {
    /// What is found in a spec.
    #[must_use]
    pub fn new(spec: &Spec, found: Vec<Diagnostic>) -> Self {
        let hookspecs = spec.kinds.iter().map(|kind| &kind.source);
        let sources = hookspecs.chain(spec.schemas.values().map(|file| &file.source));
        Self { found, read: sources.map(|source| source.name().to_owned()).collect() }
    }
}

/// A tree with fixes applied to it.
#[derive(Debug)]
pub struct Fixed {
    /// The files that fixes change: each with what was read, and its text now.
    pub files: BTreeMap<TreePath, (Source, String)>,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many fixes were left out, since the tree would be worse with them.
    pub refused: usize,
    /// What is found in the tree now.
    pub found: Vec<Diagnostic>,
}

/// Applies the fixes of what `check` finds in a tree until there are none. A fix is left out where a file without errors would have some
/// with it, or files could be read less far.
#[must_use]
pub fn fix(tree: &Tree, check: &dyn Fn(&Tree) -> Checked) -> Fixed {
    let mut fixer = Fixer { base: tree, check, texts: BTreeMap::new(), now: check(tree), applied: 0 };
    let mut refused: BTreeSet<String> = BTreeSet::new();
    for _ in 0..ROUNDS {
        let fixable = |finding: &&Diagnostic| !finding.fix.is_empty();
        let files: BTreeSet<String> =
            fixer.now.found.iter().filter(fixable).map(|finding| finding.file.clone()).collect();
        let files: BTreeSet<String> = files.difference(&refused).cloned().collect();
        if files.is_empty() {
            break;
        }
        if !fixer.step(&files) {
            // One of them is to blame: the others are applied.
            for file in files {
                if !fixer.step(&BTreeSet::from([file.clone()])) {
                    refused.insert(file);
                }
            }
        }
    }
    let refused = Chosen::of(&fixer.now.found).count;
    let mut files = BTreeMap::new();
    for (path, text) in fixer.texts {
        // What has been read once can be read again.
        if let Ok(source) = tree.read(&path)
            && source.text() != text
        {
            files.insert(path, (source, text));
        }
    }
    Fixed { files, applied: fixer.applied, refused, found: fixer.now.found }
}

struct Fixer<'t> {
    base: &'t Tree,
    check: &'t dyn Fn(&Tree) -> Checked,
    texts: BTreeMap<TreePath, String>,
    now: Checked,
    applied: usize,
}

impl Fixer<'_> {
    /// Applies the fixes of what is found in some files. Gives whether they were any good; where not, nothing changes.
    fn step(&mut self, files: &BTreeSet<String>) -> bool {
        let chosen = Chosen::of(self.now.found.iter().filter(|finding| files.contains(&finding.file)));
        let mut texts = self.texts.clone();
        let mut is_changed = false;
        for (name, (source, edits)) in &chosen.files {
            // What is not in the tree is not for us to change.
            let Some(path) = self.base.path_of(name) else { return false };
            let (text, _) = apply(source.text(), edits.iter().copied());
            is_changed |= text != source.text();
            texts.insert(path, text);
        }
        let tree = Tree::Edited { base: Box::new(self.base.clone()), texts: texts.clone() };
        let next = (self.check)(&tree);
        if !is_changed || is_worse(&self.now, &next) {
            return false;
        }
        self.applied += chosen.count;
        self.texts = texts;
        self.now = next;
        true
    }
}

/// Whether a file has its first error now, or more is wrong with how files are written: what can't be read hides what else is wrong. Files
/// that were hidden themselves have what they have.
fn is_worse(before: &Checked, after: &Checked) -> bool {
    fn errors(checked: &Checked) -> impl Iterator<Item = &Diagnostic> {
        checked.found.iter().filter(|finding| finding.severity == Severity::Error)
    }
    let broken: BTreeSet<&str> = errors(before).map(|error| error.file.as_str()).collect();
    let is_known = |error: &&Diagnostic| broken.contains(error.file.as_str()) || before.read.contains(&error.file);
    // Below are the codes of files, hookspecs and schemas as they are written; above, those of what they mean.
    let unread = |checked| errors(checked).filter(is_known).filter(|error| error.rule.code < "DS400").count();
    unread(after) > unread(before) || errors(after).filter(is_known).any(|error| !broken.contains(error.file.as_str()))
}
