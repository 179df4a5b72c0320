//! Dependencies between plugins: an order that keeps them, and the loops that have none.

use std::collections::{BTreeSet, HashMap};

/// A plugin as the ordering sees it.
pub(crate) struct Node<'a, K> {
    /// Its name, unique among the nodes.
    pub(crate) name: &'a str,
    /// What it depends on. A name that is not a node's does not count, and one given twice counts once (LIF-13).
    pub(crate) depends_on: &'a [String],
    /// What decides among the nodes that are ready: the least goes first.
    pub(crate) rank: K,
}

/// Nodes in order, as indices.
pub(crate) struct Ordered {
    /// Every node after those that it depends on.
    pub(crate) order: Vec<usize>,
    /// The nodes of loops and all that depend on them, by rank.
    pub(crate) stuck: Vec<usize>,
}

/// Orders nodes with a queue of those that are ready: the first by rank is taken, and what it sets free joins the queue.
pub(crate) fn order<K: Ord + Clone>(nodes: &[Node<'_, K>]) -> Ordered {
    let index: HashMap<&str, usize> = nodes.iter().enumerate().map(|(at, node)| (node.name, at)).collect();
    let mut waits_for: Vec<usize> = vec![0; nodes.len()];
    let mut sets_free: Vec<Vec<usize>> = vec![Vec::new(); nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        let dependencies: BTreeSet<usize> = known(node, &index).collect();
        waits_for[at] = dependencies.len();
        for dependency in dependencies {
            sets_free[dependency].push(at);
        }
    }
    let ranked = |at: usize| (nodes[at].rank.clone(), at);
    let mut ready: BTreeSet<(K, usize)> = (0..nodes.len()).filter(|at| waits_for[*at] == 0).map(ranked).collect();
    let mut order = Vec::with_capacity(nodes.len());
    while let Some((_, at)) = ready.pop_first() {
        order.push(at);
        for &freed in &sets_free[at] {
            waits_for[freed] -= 1;
            if waits_for[freed] == 0 {
                ready.insert(ranked(freed));
            }
        }
    }
    let mut stuck: Vec<usize> = (0..nodes.len()).filter(|at| waits_for[*at] > 0).collect();
    stuck.sort_by_key(|at| ranked(*at));
    Ordered { order, stuck }
}

/// A closed loop among stuck nodes: `a → b → a`, where each depends on the next.
pub(crate) fn closed_loop<'a, K>(nodes: &[Node<'a, K>], stuck: &[usize]) -> Vec<&'a str> {
    let index: HashMap<&str, usize> = stuck.iter().map(|at| (nodes[*at].name, *at)).collect();
    let mut path: Vec<usize> = Vec::new();
    let mut seen: HashMap<usize, usize> = HashMap::new();
    let mut next = stuck.first().copied();
    while let Some(at) = next {
        if let Some(start) = seen.get(&at) {
            path.push(at);
            return path[*start..].iter().map(|at| nodes[*at].name).collect();
        }
        seen.insert(at, path.len());
        path.push(at);
        // A stuck node waits for another stuck one, so the walk never ends but in a loop.
        next = known(&nodes[at], &index).min();
    }
    Vec::new()
}

fn known<'n, K>(node: &'n Node<'_, K>, index: &'n HashMap<&str, usize>) -> impl Iterator<Item = usize> + 'n {
    node.depends_on.iter().filter_map(|name| index.get(name.as_str()).copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ordered(edges: &[(&str, &[&str], u32)]) -> (Vec<String>, Vec<String>) {
        let depends: Vec<Vec<String>> =
            edges.iter().map(|(_, on, _)| on.iter().map(ToString::to_string).collect()).collect();
        let nodes: Vec<Node<'_, (u32, &str)>> = edges
            .iter()
            .zip(&depends)
            .map(|((name, _, rank), depends_on)| Node { name, depends_on, rank: (*rank, *name) })
            .collect();
        let Ordered { order, stuck } = order(&nodes);
        (
            order.iter().map(|at| nodes[*at].name.to_owned()).collect(),
            closed_loop(&nodes, &stuck).into_iter().map(ToOwned::to_owned).collect(),
        )
    }

    #[test]
    fn a_dependency_goes_first_whatever_its_rank() {
        let (order, cycle) = ordered(&[("a", &["z"], 0), ("m", &[], 1), ("z", &[], 2)]);
        assert_eq!(order, ["m", "z", "a"]);
        assert!(cycle.is_empty());
    }

    #[test]
    fn a_loop_is_reported_without_what_hangs_on_it() {
        let (order, cycle) = ordered(&[("a", &["b"], 0), ("b", &["c"], 0), ("c", &["b"], 0), ("free", &[], 0)]);
        assert_eq!(order, ["free"]);
        assert_eq!(cycle, ["b", "c", "b"]);
    }

    #[test]
    fn a_node_that_depends_on_itself_is_a_loop() {
        assert_eq!(ordered(&[("a", &["a"], 0)]).1, ["a", "a"]);
    }

    #[test]
    fn a_long_chain_needs_no_deep_stack() {
        let names: Vec<String> = (0..100_000).map(|number| format!("p{number}")).collect();
        let depends: Vec<Vec<String>> =
            (0..names.len()).map(|at| names.get(at + 1).cloned().into_iter().collect()).collect();
        let nodes: Vec<Node<'_, usize>> = names
            .iter()
            .zip(&depends)
            .enumerate()
            .map(|(rank, (name, depends_on))| Node { name, depends_on, rank })
            .collect();
        assert_eq!(order(&nodes).order.first(), Some(&(names.len() - 1)));
    }
}
