//! What leads back to itself, and what leads where: of graphs as lists that have, for each node, the nodes that it leads to.

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

/// For each node the number of its component: two nodes have the same one where each leads to the other.
pub(crate) fn components(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut numbers = vec![0; edges.len()];
    for (number, component) in kosaraju_scc(&graph(edges)).into_iter().enumerate() {
        for node in component {
            numbers[node.index()] = number;
        }
    }
    numbers
}

/// The nodes from which some path leads back to them, in ascending order.
pub(crate) fn nodes_on_cycles(edges: &[Vec<usize>]) -> Vec<usize> {
    let graph = graph(edges);
    let circles = kosaraju_scc(&graph);
    let leads_back = |circle: &Vec<petgraph::graph::NodeIndex>| {
        circle.len() > 1 || circle.iter().any(|node| graph.contains_edge(*node, *node))
    };
    let mut found: Vec<usize> =
        circles.iter().filter(|circle| leads_back(circle)).flatten().map(|node| node.index()).collect();
    found.sort_unstable();
    found
}

/// Whether each node is among `targets` or leads to one of them.
pub(crate) fn leading_to(edges: &[Vec<usize>], targets: impl IntoIterator<Item = usize>) -> Vec<bool> {
    let mut sources = vec![Vec::new(); edges.len()];
    for (from, reached) in edges.iter().enumerate() {
        for to in reached {
            sources[*to].push(from);
        }
    }
    let mut leads = vec![false; edges.len()];
    let mut waiting: Vec<usize> = targets.into_iter().collect();
    while let Some(node) = waiting.pop() {
        if !std::mem::replace(&mut leads[node], true) {
            waiting.extend(&sources[node]);
        }
    }
    leads
}

fn graph(edges: &[Vec<usize>]) -> DiGraph<(), ()> {
    let mut graph = DiGraph::<(), ()>::with_capacity(edges.len(), 0);
    let nodes: Vec<_> = edges.iter().map(|_| graph.add_node(())).collect();
    for (from, targets) in edges.iter().enumerate() {
        for to in targets {
            graph.add_edge(nodes[from], nodes[*to], ());
        }
    }
    graph
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn circles_are_found_and_nothing_that_leads_to_them() {
        let edges = [vec![1], vec![2, 3], vec![1], vec![4], vec![], vec![5]];
        assert_eq!(nodes_on_cycles(&edges), [1, 2, 5]);
        let numbers = components(&edges);
        assert_eq!(numbers[1], numbers[2]);
        assert!([0, 3, 4, 5].iter().all(|node| numbers[*node] != numbers[1]));
        let long: Vec<Vec<usize>> = (0..100_000).map(|index| vec![(index + 1) % 100_000]).collect();
        assert_eq!(nodes_on_cycles(&long).len(), 100_000);
    }

    #[test]
    fn what_leads_to_a_target_is_found() {
        assert_eq!(leading_to(&[vec![1], vec![2], vec![], vec![0]], [1]), [true, true, false, true]);
    }
}
