//! The automaton of a pattern's positions: which set may be asked after which, and on how many paths.
//!
//! A position is a set in the pattern, each copy of a repeated one by itself. A backtracking engine walks from position to
//! position and may get to the same one on several paths, which it then walks one after the other; so paths are counted.

use std::collections::BTreeMap;

use regex_syntax::hir::ClassUnicode;

use super::tree::Tree;

/// How many positions, and how many steps between them, are looked at.
const MAX_POSITIONS: usize = 20_000;
const MAX_STEPS: usize = 1_000_000;

/// A number of paths. Large ones are cut down: they are all too many.
pub(super) type Paths = u32;

/// Positions, and on how many paths each is reached. In the order of the positions, each once.
pub(super) type Reached = Vec<(u32, Paths)>;

/// The automaton of a pattern.
#[derive(Debug, Default)]
pub(super) struct Automaton {
    /// The distinct sets.
    pub(super) sets: Vec<ClassUnicode>,
    /// The set that each position asks for.
    pub(super) positions: Vec<usize>,
    /// The positions that may come first where the text begins.
    pub(super) first: Reached,
    /// The positions that may come first anywhere in the text.
    pub(super) anywhere: Reached,
    /// The positions that may come after each.
    pub(super) next: Vec<Reached>,
    steps: usize,
}

/// A part of a pattern, in terms of its positions.
#[derive(Debug, Clone, Default)]
struct Part {
    /// On how many paths it takes no character: where the text begins, and elsewhere.
    empty: [Paths; 2],
    /// Which positions come first: where the text begins, and elsewhere.
    first: [Reached; 2],
    /// Which positions come last.
    last: Reached,
}

impl Automaton {
    /// The automaton of a pattern; `None` where it is too large to be looked at.
    pub(super) fn of(tree: &Tree) -> Option<Self> {
        let mut automaton = Self::default();
        let part = automaton.part(tree)?;
        let [first, anywhere] = part.first;
        (automaton.first, automaton.anywhere) = (first, anywhere);
        Some(automaton)
    }

    fn part(&mut self, tree: &Tree) -> Option<Part> {
        Some(match tree {
            Tree::Set(set) => self.position(set)?,
            Tree::Start => Part { empty: [1, 0], ..Part::default() },
            Tree::Place => Part { empty: [1, 1], ..Part::default() },
            Tree::Sequence(trees) => {
                let mut all = Part { empty: [1, 1], ..Part::default() };
                for tree in trees {
                    let part = self.part(tree)?;
                    all = self.after(all, part)?;
                }
                all
            }
            Tree::Choice(trees) => {
                let mut all = Part::default();
                for tree in trees {
                    let part = self.part(tree)?;
                    all = all.or(part);
                }
                all
            }
            Tree::Repetition { part: tree, least, most } => self.repetition(tree, *least, *most)?,
        })
    }

    fn position(&mut self, set: &ClassUnicode) -> Option<Part> {
        let index = self.sets.iter().position(|known| known == set).unwrap_or_else(|| {
            self.sets.push(set.clone());
            self.sets.len() - 1
        });
        let position = u32::try_from(self.positions.len()).ok().filter(|_| self.positions.len() < MAX_POSITIONS)?;
        self.positions.push(index);
        self.next.push(Vec::new());
        let reached = vec![(position, 1)];
        Some(Part { empty: [0, 0], first: [reached.clone(), reached.clone()], last: reached })
    }

    /// `least` copies one after the other, then optional ones inside each other, or a loop.
    fn repetition(&mut self, tree: &Tree, least: u32, most: Option<u32>) -> Option<Part> {
        let nothing = Part { empty: [1, 1], ..Part::default() };
        let mut all = nothing.clone();
        for _ in 0..least {
            let part = self.part(tree)?;
            all = self.after(all, part)?;
        }
        let more = match most {
            None => {
                let part = self.part(tree)?;
                self.connect(&part.last, &part.first[1])?;
                part.or(nothing)
            }
            Some(most) => {
                let mut inside = nothing.clone();
                for _ in least..most {
                    let part = self.part(tree)?;
                    inside = self.after(part, inside)?.or(nothing.clone());
                }
                inside
            }
        };
        self.after(all, more)
    }

    /// One part after another.
    fn after(&mut self, one: Part, other: Part) -> Option<Part> {
        self.connect(&one.last, &other.first[1])?;
        let [start, elsewhere] = one.first;
        let [other_start, other_elsewhere] = other.first;
        Some(Part {
            empty: [0, 1].map(|place| one.empty[place].saturating_mul(other.empty[place])),
            first: [
                merged(start, times(&other_start, one.empty[0])),
                merged(elsewhere, times(&other_elsewhere, one.empty[1])),
            ],
            last: merged(other.last, times(&one.last, other.empty[1])),
        })
    }

    /// Makes steps from positions to others.
    fn connect(&mut self, last: &Reached, first: &Reached) -> Option<()> {
        for (from, paths) in last {
            let next = &mut self.next[*from as usize];
            *next = merged(std::mem::take(next), times(first, *paths));
            self.steps += first.len();
        }
        (self.steps <= MAX_STEPS).then_some(())
    }
}

impl Part {
    fn or(self, other: Self) -> Self {
        let [start, elsewhere] = self.first;
        let [other_start, other_elsewhere] = other.first;
        Self {
            empty: [0, 1].map(|place| self.empty[place].saturating_add(other.empty[place])),
            first: [merged(start, other_start), merged(elsewhere, other_elsewhere)],
            last: merged(self.last, other.last),
        }
    }
}

fn times(reached: &Reached, paths: Paths) -> Reached {
    if paths == 0 {
        return Vec::new();
    }
    reached.iter().map(|(position, known)| (*position, known.saturating_mul(paths))).collect()
}

/// Both together.
fn merged(mut one: Reached, mut other: Reached) -> Reached {
    let ends = |reached: &Reached| Some((reached.first()?.0, reached.last()?.0));
    match (ends(&one), ends(&other)) {
        (None, _) => return other,
        (_, None) => return one,
        (Some((_, last)), Some((first, _))) if last < first => {
            one.append(&mut other);
            return one;
        }
        (Some((first, _)), Some((_, last))) if last < first => {
            other.append(&mut one);
            return other;
        }
        _ => {}
    }
    let mut all: BTreeMap<u32, Paths> = one.into_iter().collect();
    for (position, paths) in other {
        let known = all.entry(position).or_default();
        *known = known.saturating_add(paths);
    }
    all.into_iter().collect()
}
