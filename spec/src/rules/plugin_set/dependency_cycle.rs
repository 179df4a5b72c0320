//! DS311: plugins depend on each other in a circle.

use std::collections::HashSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{Node, NodeKind};
use crate::manifest::set::{Member, PluginSet, Text};
use crate::rule::samples::{DATABASE, MANIFEST};
use crate::rule::{Example, File, Rule};
use crate::shape::brief;

/// DS311: plugins depend on each other in a circle.
pub const DEPENDENCY_CYCLE: &Rule = &Rule {
    code: "DS311",
    title: "plugins depend on each other in a circle",
    what: "Following `depends_on` leads back to the same plugin, at once or by way of others (LIF-05). The message names one closed \
           loop of the plugins that hang together so.",
    why: "`setup_all` fails with `DependencyCycle`, and no plugin at all is set up.",
    remedy: "Take one of the dependencies away, or move what both sides need into a plugin of its own.",
    example: Example {
        command: "validate .",
        around: &[
            File::text("echo/plugin.py", "class EchoTool: ...\n"),
            File::text("database/plugin.py", "class Database: ...\n"),
            File::edited("echo/dagstack.toml", MANIFEST, "runtime", "depends_on = [\"database\"]\nruntime"),
        ],
        wrong: &[File::edited("database/dagstack.toml", DATABASE, "runtime", "depends_on = [\"echo\"]\nruntime")],
        right: &[File::text("database/dagstack.toml", DATABASE)],
    },
};

/// How many plugins of a loop a message names.
const NAMED: usize = 12;

pub(super) fn check(set: &PluginSet<'_>, found: &mut Vec<Diagnostic>) {
    let mut graph: DiGraph<(), ()> = DiGraph::with_capacity(set.members.len(), 0);
    let nodes: Vec<NodeIndex> = set.members.iter().map(|_| graph.add_node(())).collect();
    for (from, member) in nodes.iter().zip(set.members) {
        for target in member.depends_on.iter().filter_map(|name| set.find(&name.text)) {
            graph.update_edge(*from, nodes[target], ());
        }
    }
    for circle in kosaraju_scc(&graph) {
        let circle: HashSet<usize> = circle.into_iter().map(NodeIndex::index).collect();
        let steps = closed_loop(set, &circle);
        if let [(first, dependency), rest @ ..] = &steps[..] {
            let mut names: Vec<String> = steps.iter().map(|(member, _)| member.shown_name()).collect();
            if names.len() > NAMED {
                names.truncate(NAMED);
                names.push("…".to_owned());
            }
            names.push(first.shown_name());
            let message = format!("plugins depend on each other in a circle: {}", names.join(" → "));
            let label = if rest.is_empty() { "depends on itself".to_owned() } else { depends(dependency) };
            let problem = Diagnostic::error(DEPENDENCY_CYCLE, &first.source, dependency.span.clone(), message)
                .labelled(label)
                .help(if rest.is_empty() {
                    "remove the dependency: a plugin is there for itself"
                } else {
                    "remove one of these dependencies, or move what both sides need into a plugin of its own"
                })
                .clause(clause::LIF_05)
                .fix(if rest.is_empty() { without(first, dependency) } else { Vec::new() });
            found.push(rest.iter().take(NAMED).fold(problem, |problem, (member, dependency)| {
                problem.also(&member.source, dependency.span.clone(), depends(dependency))
            }));
        }
    }
}

/// Takes a dependency out of its list: of a plugin on itself there is nothing else to be done.
fn without(member: &Member, dependency: &Text) -> Vec<Edit> {
    let node = |on: &Text| Node { kind: NodeKind::String(on.text.clone()), span: on.span.clone() };
    let items: Vec<Node> = member.depends_on.iter().map(node).collect();
    let index = items.iter().position(|item| item.span == dependency.span);
    index.map_or_else(Vec::new, |index| Edit::remove_item(&member.source, &items, index))
}

fn depends(on: &Text) -> String {
    format!("depends on `{}`", brief(&on.text))
}

/// The members and dependencies of one closed loop among plugins that all lead to each other; none where there is no loop. It
/// begins with the first of them by name, and follows the first dependency that stays among them.
fn closed_loop<'a>(set: &PluginSet<'a>, circle: &HashSet<usize>) -> Vec<(&'a Member, &'a Text)> {
    let name = |index: &usize| set.members[*index].name.as_ref().map(|name| name.text.as_str());
    let Some(mut here) = circle.iter().copied().min_by_key(|index| (name(index), *index)) else { return Vec::new() };
    let (mut steps, mut passed) = (Vec::new(), Vec::new());
    loop {
        if let Some(start) = passed.iter().position(|index| *index == here) {
            return steps.split_off(start);
        }
        let member = &set.members[here];
        let mut dependencies = member.depends_on.iter().filter_map(|name| Some((set.find(&name.text)?, name)));
        let Some((next, dependency)) = dependencies.find(|(index, _)| circle.contains(index)) else {
            return Vec::new();
        };
        steps.push((member, dependency));
        passed.push(here);
        here = next;
    }
}
