//! How long an engine may take for a pattern, found by walking the automaton of its positions over every text at once.
//!
//! A linear engine is at many positions at once and moves them all with each character: what it costs is how many there may
//! be. A backtracking engine walks the paths to them one after the other: what it costs is how many paths there may be.
//! Both are bounded by what can be seen after any text, and that is looked at set by set, as a deterministic automaton is
//! made. Whether `$`, `\b` or `\B` holds is not looked at: paths through them count.

use std::collections::{BTreeMap, HashSet};

use super::automaton::{Automaton, Paths, Reached};
use super::tree::Tree;

/// The length of text that a pattern must be done with in a second.
const TEXT: u64 = 100_000;

/// At how many positions a linear engine may be at once in a text of that length: what the slowest, Go's, takes for in
/// half a second. Where a pattern can't take the whole text, it may be at more.
pub(super) const MAX_PLACES: u64 = 150;

/// How many ranges of characters a pattern may have, repeated ones counted as often: what the crate `regex` compiles in half a
/// second.
pub(super) const MAX_SIZE: u64 = 500_000;

/// On how many paths a backtracking engine may be after each character, and all in all where the pattern can't take the
/// whole text.
const MAX_PATHS: u64 = 200;
const MAX_ALL_PATHS: u64 = 10_000_000;

/// How much is looked at before a pattern counts as one that may be at any of its positions.
const PATIENCE: u64 = 2_000_000;

/// Whether a backtracking engine may take longer for a pattern than its text is long.
///
/// # Errors
/// What makes the pattern too expensive for a linear engine, as a message.
pub(super) fn check(tree: &Tree) -> Result<bool, String> {
    if tree.size() > MAX_SIZE {
        return Err(format!("with its repetitions it has more than {MAX_SIZE} ranges of characters"));
    }
    // What may follow a match is never searched by an engine that is asked for a match alone.
    let (head, tails) = split(tree.clone());
    let Some(automaton) = Automaton::of(&head) else {
        return Err("with its repetitions it has too many characters and classes".to_owned());
    };
    let walk = Walk::of(&automaton);
    if walk.places(&head) > MAX_PLACES * TEXT {
        return Err(format!(
            "on a long text it may be at more than {MAX_PLACES} of its characters and classes at once"
        ));
    }
    let is_direct = walk.is_direct(&head) && tails.iter().all(tail_is_direct);
    Ok(!is_direct)
}

/// Whether what may follow a match is walked on few paths. It is walked once, from where the match ends.
fn tail_is_direct(tail: &Tree) -> bool {
    let Some(mut automaton) = Automaton::of(tail) else { return false };
    automaton.first = std::mem::take(&mut automaton.anywhere);
    Walk::of(&automaton).is_direct(tail)
}

/// What a text must have to match, and what may follow then.
fn split(tree: Tree) -> (Tree, Vec<Tree>) {
    match tree {
        Tree::Choice(trees) => {
            let (heads, tails): (Vec<_>, Vec<_>) = trees.into_iter().map(split).unzip();
            (Tree::Choice(heads), tails.concat())
        }
        Tree::Sequence(mut trees) => {
            let Some(last) = trees.pop() else { return (Tree::Sequence(trees), Vec::new()) };
            if last.is_nullable() {
                let (head, mut tails) = split(Tree::Sequence(trees));
                tails.push(last);
                return (head, tails);
            }
            let (last, tails) = split(last);
            trees.push(last);
            (Tree::Sequence(trees), tails)
        }
        Tree::Repetition { part, least: 0, most } => {
            (Tree::Sequence(Vec::new()), vec![Tree::Repetition { part, least: 0, most }])
        }
        Tree::Repetition { part, least: 1, most } if most != Some(1) => {
            let most = most.map(|most| most - 1);
            let (head, mut tails) = split((*part).clone());
            tails.push(Tree::Repetition { part, least: 0, most });
            (head, tails)
        }
        Tree::Repetition { part, least, most } if most != Some(least) => {
            let tail = Tree::Repetition { part: part.clone(), least: 0, most: most.map(|most| most - least) };
            (Tree::Repetition { part, least, most: Some(least) }, vec![tail])
        }
        other => (other, Vec::new()),
    }
}

/// What is needed to walk an automaton.
struct Walk<'a> {
    automaton: &'a Automaton,
    /// Sorts of characters that no set distinguishes: which sets have them.
    sorts: Vec<Vec<bool>>,
    /// How much a linear engine has to do at each position: it may move byte by byte, and look a range up.
    weights: Vec<u64>,
}

impl<'a> Walk<'a> {
    fn of(automaton: &'a Automaton) -> Self {
        let weight = |position: &usize| if automaton.sets[*position].ranges().len() > 16 { 3 } else { 1 };
        Self { automaton, sorts: sorts(automaton), weights: automaton.positions.iter().map(weight).collect() }
    }

    /// At how many positions a linear engine is, over a whole text.
    fn places(&self, tree: &Tree) -> u64 {
        let weigh = |reached: &Reached| reached.iter().map(|(position, _)| self.weights[*position as usize]).sum();
        let all: u64 = self.weights.iter().sum();
        // What is small enough at worst need not be walked.
        let most = if all <= MAX_PLACES { all } else { self.most(|_| 1, weigh, u64::MAX).unwrap_or(all) };
        let length = if self.automaton.anywhere.is_empty() { tree.longest().unwrap_or(TEXT).min(TEXT) } else { TEXT };
        most.saturating_mul(length)
    }

    /// Whether a backtracking engine has few paths to walk.
    fn is_direct(&self, tree: &Tree) -> bool {
        let count = |reached: &Reached| reached.iter().map(|(_, paths)| u64::from(*paths)).sum();
        self.all_paths(tree).is_some_and(|paths| paths <= MAX_ALL_PATHS)
            || self.most(|paths| paths, count, MAX_PATHS).is_some()
    }

    /// The most that is measured of what can be reached by any text; `None` where that is not found out, or more.
    fn most(&self, cut: impl Fn(Paths) -> Paths, measure: impl Fn(&Reached) -> u64, limit: u64) -> Option<u64> {
        let mut most = 0;
        let mut work = 0;
        let mut seen: HashSet<Reached> = HashSet::new();
        let mut next = Sum::of(self.automaton.positions.len());
        let mut todo = vec![cut_down(&self.automaton.first, &cut)];
        while let Some(reached) = todo.pop() {
            most = most.max(measure(&reached));
            if most > limit || work > PATIENCE {
                return None;
            }
            for sort in &self.sorts {
                for (position, paths) in &self.automaton.anywhere {
                    next.add(*position, *paths);
                }
                work += 1 + self.automaton.anywhere.len() as u64;
                for (position, paths) in &reached {
                    work += 1;
                    if !sort[self.automaton.positions[*position as usize]] {
                        continue;
                    }
                    let steps = &self.automaton.next[*position as usize];
                    work += steps.len() as u64;
                    for (to, more) in steps {
                        next.add(*to, more.saturating_mul(*paths));
                    }
                }
                let next = cut_down(&next.take(), &cut);
                work += next.len() as u64;
                if !seen.contains(&next) {
                    seen.insert(next.clone());
                    todo.push(next);
                }
            }
        }
        Some(most)
    }

    /// No fewer than all paths from one place in a text, where the pattern takes a bounded length of it; from every place
    /// where it may begin anywhere.
    fn all_paths(&self, tree: &Tree) -> Option<u64> {
        let longest = tree.longest()?;
        let mut next = Sum::of(self.automaton.positions.len());
        let mut reached = self.automaton.first.clone();
        let (mut all, mut work) = (0_u64, 0_u64);
        for _ in 0..=longest {
            for (position, paths) in &reached {
                all = all.saturating_add(u64::from(*paths));
                let steps = &self.automaton.next[*position as usize];
                work += 1 + steps.len() as u64;
                for (to, more) in steps {
                    next.add(*to, more.saturating_mul(*paths));
                }
            }
            if work > PATIENCE || all > MAX_ALL_PATHS {
                return None;
            }
            reached = next.take();
        }
        Some(if self.automaton.anywhere.is_empty() { all } else { all.saturating_mul(TEXT) })
    }
}

/// Positions with paths that are added up.
struct Sum {
    paths: Vec<Paths>,
    /// The positions that have any.
    met: Vec<u32>,
}

impl Sum {
    fn of(positions: usize) -> Self {
        Self { paths: vec![0; positions], met: Vec::new() }
    }

    fn add(&mut self, position: u32, paths: Paths) {
        let known = &mut self.paths[position as usize];
        if *known == 0 {
            self.met.push(position);
        }
        *known = known.saturating_add(paths);
    }

    /// What was added, in the order of the positions; nothing is left.
    fn take(&mut self) -> Reached {
        self.met.sort_unstable();
        let Self { paths, met } = self;
        met.drain(..).map(|position| (position, std::mem::take(&mut paths[position as usize]))).collect()
    }
}

fn cut_down(reached: &Reached, cut: impl Fn(Paths) -> Paths) -> Reached {
    reached.iter().map(|(position, paths)| (*position, cut(*paths))).collect()
}

/// Sorts of characters that no set distinguishes.
fn sorts(automaton: &Automaton) -> Vec<Vec<bool>> {
    // Where a sort may begin: which sets begin there, or end before.
    let mut changes: BTreeMap<u32, Vec<usize>> = BTreeMap::from([(0, Vec::new())]);
    for (index, set) in automaton.sets.iter().enumerate() {
        for range in set.ranges() {
            changes.entry(u32::from(range.start())).or_default().push(index);
            changes.entry(u32::from(range.end()) + 1).or_default().push(index);
        }
    }
    let mut inside = vec![false; automaton.sets.len()];
    let mut sorts: HashSet<Vec<bool>> = HashSet::new();
    for sets in changes.values() {
        for set in sets {
            inside[*set] = !inside[*set];
        }
        sorts.insert(inside.clone());
    }
    // Where no set has a character, nothing goes on.
    let mut sorts: Vec<Vec<bool>> = sorts.into_iter().collect();
    sorts.sort();
    sorts
}
