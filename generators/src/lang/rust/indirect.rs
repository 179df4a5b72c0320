//! Where a chain of types is interrupted.
//!
//! Whether a type is `Send` depends on the types of its fields, and so on down: the compiler follows them to a depth of 128, in
//! the crate of the types and in those of their users, and the types of the standard library take several steps each. Behind a
//! pointer of the type `Indirect` there is nothing to follow. Few modules need one.

use crate::cycles::{components, nodes_on_cycles};
use crate::ir::Type;

/// How many steps the compiler follows before a chain is interrupted. A type in the way of it may take as many again, and users
/// have types of their own around those of the module.
const MOST_STEPS: usize = 32;

/// A type as a link of chains.
#[derive(Debug, Clone, Copy)]
pub(super) struct Link {
    /// How many steps the compiler takes through it.
    pub(super) steps: usize,
    /// Whether it can be referred to through an `Indirect`.
    pub(super) can_be_indirect: bool,
}

/// Whether each type is referred to through an `Indirect`: `edges` has the types that each of them refers to.
pub(super) fn find(edges: &[Vec<usize>], links: &[Link]) -> Vec<bool> {
    let mut indirect = vec![false; edges.len()];
    let lengths = |edges: &[Vec<usize>], indirect: &mut [bool]| {
        // Components are numbered in the order in which they are found complete: what one refers to has a lower number.
        let numbers = components(edges);
        let count = numbers.iter().max().map_or(0, |most| most + 1);
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); count];
        for (node, number) in numbers.iter().enumerate() {
            members[*number].push(node);
        }
        // Of each component, how long the longest chain is that begins with its types: those of a cycle count as one.
        let mut lengths = vec![0; count];
        for (number, nodes) in members.iter().enumerate() {
            let below = nodes.iter().flat_map(|node| &edges[*node]).map(|target| numbers[*target]);
            let below = below.filter(|target| *target != number).map(|target| lengths[target]).max().unwrap_or(0);
            lengths[number] = below + nodes.iter().map(|node| links[*node].steps).sum::<usize>();
            let is_interrupted = lengths[number] > MOST_STEPS && nodes.iter().all(|node| links[*node].can_be_indirect);
            if is_interrupted {
                for node in nodes {
                    indirect[*node] = true;
                }
                lengths[number] = 0;
            }
        }
    };
    // A large cycle is opened first, so that what is left of it has an order.
    let mut open = edges.to_vec();
    loop {
        let found = targets_of_back_edges(&open, &large_cycles(&open, links));
        let found: Vec<usize> = found.into_iter().filter(|node| links[*node].can_be_indirect).collect();
        if found.is_empty() {
            break;
        }
        for node in found {
            indirect[node] = true;
        }
        for targets in &mut open {
            targets.retain(|target| !indirect[*target]);
        }
    }
    lengths(&open, &mut indirect);
    indirect
}

/// The types that are on cycles of more steps than a chain may have.
fn large_cycles(edges: &[Vec<usize>], links: &[Link]) -> Vec<usize> {
    let numbers = components(edges);
    let mut sums = vec![0; edges.len()];
    for (node, number) in numbers.iter().enumerate() {
        sums[*number] += links[node].steps;
    }
    nodes_on_cycles(edges).into_iter().filter(|node| sums[numbers[*node]] > MOST_STEPS).collect()
}

/// The types among some that a walk through them comes back to.
fn targets_of_back_edges(edges: &[Vec<usize>], nodes: &[usize]) -> Vec<usize> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut states = vec![State::New; edges.len()];
    let mut found = Vec::new();
    for start in nodes {
        let mut todo = vec![(*start, false)];
        while let Some((node, is_done)) = todo.pop() {
            match (is_done, states[node]) {
                (true, _) => states[node] = State::Done,
                (false, State::New) => {
                    states[node] = State::Open;
                    todo.push((node, true));
                    for target in &edges[node] {
                        match states[*target] {
                            State::New => todo.push((*target, false)),
                            State::Open => found.push(*target),
                            State::Done => {}
                        }
                    }
                }
                (false, _) => {}
            }
        }
    }
    found
}

/// How many steps the compiler takes through a type as it is written, down to those that have a name.
pub(super) fn steps(ty: &Type) -> usize {
    // `Vec`, `RawVec`, `PhantomData`; `BTreeMap`, `PhantomData`, `Box`, `Unique`, a pair.
    let here = match ty {
        Type::Array(_) => 3,
        Type::Map(_) => 5,
        // Behind a `Box`, perhaps, and in an `Option` or a list.
        Type::Struct(_) | Type::Tuple(_) => 4,
        _ => 1,
    };
    here + ty.children().into_iter().map(steps).max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(edges: &[Vec<usize>]) -> Vec<bool> {
        find(edges, &vec![Link { steps: 1, can_be_indirect: true }; edges.len()])
    }

    /// How long the longest walk is that comes through no type twice, and through none that is indirect.
    fn longest(edges: &[Vec<usize>], indirect: &[bool], from: usize, on: &mut Vec<bool>) -> usize {
        on[from] = true;
        let next = edges[from].iter().filter(|target| !indirect[**target]);
        let next: Vec<usize> = next.copied().collect();
        let below = next.into_iter().map(|target| if on[target] { 0 } else { longest(edges, indirect, target, on) });
        let length = 1 + below.max().unwrap_or(0);
        on[from] = false;
        length
    }

    #[test]
    fn what_is_not_deep_stays_as_it_is() {
        let wide: Vec<Vec<usize>> = std::iter::once((1..1000).collect()).chain(vec![Vec::new(); 999]).collect();
        let small = vec![vec![1], vec![2], vec![0, 1]];
        for edges in [wide, small] {
            assert!(!found(&edges).contains(&true));
        }
    }

    #[test]
    fn long_chains_and_large_cycles_are_interrupted_here_and_there() {
        let chain: Vec<Vec<usize>> = (0..5000).map(|node| if node > 0 { vec![node - 1] } else { Vec::new() }).collect();
        let cycle: Vec<Vec<usize>> = (0..5000).map(|node| vec![(node + 1) % 5000]).collect();
        // Each leads to the next, and to the first.
        let combed: Vec<Vec<usize>> = (0..500).map(|node| vec![(node + 1) % 500, 0]).collect();
        for edges in [chain, cycle, combed] {
            let indirect = found(&edges);
            for from in 0..edges.len() {
                let length = longest(&edges, &indirect, from, &mut vec![false; edges.len()]);
                assert!(length <= MOST_STEPS + 1, "{length} from {from}");
            }
            let count = indirect.iter().filter(|is| **is).count();
            assert!(count < edges.len() / 10, "{count} of {}", edges.len());
        }
    }
}
