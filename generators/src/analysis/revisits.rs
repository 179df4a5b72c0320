//! Which types and schemas may be evaluated twice at one place of a document.
//!
//! Evaluation is read as a walk: from schema to schema about the same value, and by keys and items further inside. A type or
//! a schema is evaluated twice where two different walks lead to it by the same steps. Where it also leads back to itself,
//! or others like it follow, each level would double the work. Emitted code therefore keeps its verdicts on just these.
//!
//! Two walks are followed side by side from each place where they can part, as pairs of nodes. Every schema that leads back
//! to itself does so through a name, so that walks that meet again first meet at a name.

use std::collections::{BTreeSet, HashSet};

use super::graph::{Graph, Here, Node, NodeId};
use crate::cycles::leading_to;
use crate::ir::{NamedSchema, NamedType, Revisits, SchemaId, TypeId};

/// How many pairs are looked at. Beyond them, whatever is used more than once counts as revisited: that costs emitted code
/// some memory, and no verdict.
const MAX_PAIRS: usize = 1 << 20;

/// The named types and schemas of a module that two walks may reach at one place.
pub(crate) fn revisits(types: &[NamedType], schemas: &[NamedSchema]) -> Revisits {
    let mut graph = Graph::new(types, schemas);
    let uses = graph.uses();
    let candidates: Vec<NodeId> = (0..graph.named).filter(|node| uses[*node] > 1).collect();
    if candidates.is_empty() {
        return Revisits::default();
    }
    let edges: Vec<Vec<NodeId>> = graph.nodes.iter().map(|node| node.targets().collect()).collect();
    let leads_there = leading_to(&edges, candidates.iter().copied());
    for node in &mut graph.nodes {
        node.keep(|target| leads_there[target]);
    }
    let found = Walks::new(&graph).revisited().unwrap_or_else(|| candidates.into_iter().collect());
    Revisits {
        types: found.iter().filter(|node| **node < types.len()).map(|node| TypeId(*node)).collect(),
        schemas: found.iter().filter_map(|node| node.checked_sub(types.len())).map(SchemaId).collect(),
    }
}

/// Where one of two walks is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Position {
    node: NodeId,
    /// Whether it goes on to a value inside next: what is evaluated here about the same value is for the other walk.
    goes_inside: bool,
}

/// Two walks that have parted, by the same steps into the document.
struct Walks<'g, 'i> {
    graph: &'g Graph<'i>,
    seen: HashSet<(Position, Position)>,
    pending: Vec<(Position, Position)>,
    met: BTreeSet<NodeId>,
}

impl<'g, 'i> Walks<'g, 'i> {
    fn new(graph: &'g Graph<'i>) -> Self {
        Self { graph, seen: HashSet::new(), pending: Vec::new(), met: BTreeSet::new() }
    }

    /// The nodes where walks meet that have parted before; `None` where there are too many walks to follow.
    fn revisited(mut self) -> Option<BTreeSet<NodeId>> {
        for node in 0..self.graph.nodes.len() {
            self.part(node);
            self.follow()?;
        }
        Some(self.met)
    }

    fn follow(&mut self) -> Option<()> {
        while let Some((left, right)) = self.pending.pop() {
            if self.seen.len() > MAX_PAIRS {
                return None;
            }
            self.advance(left, right);
        }
        Some(())
    }

    /// The walks that part at a node.
    fn part(&mut self, at: NodeId) {
        let node = self.node(at);
        let is_a_choice = |left: &Here, right: &Here| left.choice.is_some() && left.choice == right.choice;
        for (index, left) in node.here.iter().enumerate() {
            for right in &node.here[index + 1..] {
                if !is_a_choice(left, right) {
                    self.meet(left.target, right.target);
                }
                if self.seen.len() > MAX_PAIRS {
                    return;
                }
            }
            let inside = Position { node: at, goes_inside: true };
            self.add(Position { node: left.target, goes_inside: false }, inside);
        }
        for (index, (step, target)) in node.several.iter().enumerate() {
            for (other, second) in &node.several[index + 1..] {
                if step.meets(other) {
                    self.meet(*target, *second);
                }
            }
            let keys = node.keys.iter().filter(|(key, _)| step.has_key(key)).map(|(_, target)| *target);
            let items = node.items.iter().filter(|(index, _)| step.has_item(**index)).map(|(_, target)| *target);
            for second in keys.chain(items) {
                self.meet(*target, second);
            }
        }
    }

    /// Both walks one step further: one of them about the same value, or both to the same value inside.
    fn advance(&mut self, left: Position, right: Position) {
        for (own, other) in [(left, right), (right, left)] {
            if own.goes_inside {
                continue;
            }
            for here in &self.node(own.node).here {
                self.add(Position { node: here.target, goes_inside: false }, other);
            }
        }
        let (left, right) = (self.node(left.node), self.node(right.node));
        for (left, right) in [(left, right), (right, left)] {
            for (step, target) in &left.several {
                let keys = right.keys.iter().filter(|(key, _)| step.has_key(key)).map(|(_, target)| *target);
                let items = right.items.iter().filter(|(index, _)| step.has_item(**index)).map(|(_, target)| *target);
                let several = right.several.iter().filter(|(other, _)| step.meets(other)).map(|(_, target)| *target);
                for second in keys.chain(items).chain(several) {
                    self.meet(*target, second);
                }
            }
        }
        let (few, many) = if left.keys.len() <= right.keys.len() { (left, right) } else { (right, left) };
        for (key, target) in &few.keys {
            if let Some(second) = many.keys.get(key) {
                self.meet(*target, *second);
            }
        }
        for (index, target) in &left.items {
            if let Some(second) = right.items.get(index) {
                self.meet(*target, *second);
            }
        }
    }

    fn meet(&mut self, left: NodeId, right: NodeId) {
        self.add(Position { node: left, goes_inside: false }, Position { node: right, goes_inside: false });
    }

    /// A pair of walks. Where they are at one node this is visited twice, and what follows is the same for both.
    fn add(&mut self, left: Position, right: Position) {
        if left == right && !left.goes_inside {
            if left.node < self.graph.named {
                self.met.insert(left.node);
            }
        } else if self.seen.insert((left.min(right), left.max(right))) {
            self.pending.push((left, right));
        }
    }

    fn node(&self, node: NodeId) -> &'g Node<'i> {
        &self.graph.nodes[node]
    }
}
