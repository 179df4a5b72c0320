//! Targets that use the runtime of another one (`runtime = "OUT"`): what is wrong with whom they name.

use std::path::{Path, PathBuf};

use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::{Language, Target};
use dagstack_spec_model::internal::document::Node;
use dagstack_spec_model::{Diagnostic, Source};

use super::path::plain;
use crate::rules;

/// A target of the file, as far as it is in order.
struct Listed<'n> {
    target: &'static dyn Target,
    folder: PathBuf,
    /// The value of `runtime`, and the folder that it names.
    runtime: Option<(&'n Node, PathBuf)>,
}

/// Every `runtime` that can't be used, at its place.
pub(super) fn check(source: &Source, root: &Node) -> Vec<Diagnostic> {
    let nodes = root.get("generate").and_then(Node::items).into_iter().flatten();
    let listed: Vec<Listed<'_>> = nodes.filter_map(listed).collect();
    let problem = |(index, one): (usize, &Listed<'_>)| {
        let (node, folder) = one.runtime.as_ref()?;
        let (message, help) = refusal(&listed, index, folder)?;
        Some(Diagnostic::error(rules::CONFIG_INVALID, source, node.span.clone(), message).help(help))
    };
    listed.iter().enumerate().filter_map(problem).collect()
}

fn listed(node: &Node) -> Option<Listed<'_>> {
    let folder = |value: &Node| value.as_str().filter(|text| !text.is_empty()).map(|text| plain(Path::new(text)));
    Some(Listed {
        target: registry::find(node.get("lang")?.as_str()?)?,
        folder: folder(node.get("out")?)?,
        runtime: node.get("runtime").and_then(|value| Some((value, folder(value)?))),
    })
}

/// Why the target at an index can't use the runtime in a folder, and what to do.
fn refusal(all: &[Listed<'_>], index: usize, folder: &Path) -> Option<(String, String)> {
    let (one, shown) = (&all[index], folder.display());
    let title = one.target.title();
    if one.target.language().and_then(Language::shared_runtime).is_none() {
        return Some((format!("{title} has no runtime to share"), "remove the key".to_owned()));
    }
    let Some(owner) = all.iter().find(|other| other.folder == folder) else {
        let others = all.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| other);
        let usable = others.filter(|other| other.target.name() == one.target.name() && other.runtime.is_none());
        let usable: Vec<String> = usable.map(|other| format!("`{}`", other.folder.display())).collect();
        let help = match usable.as_slice() {
            [] => format!("remove the key: no other target of {title} has a runtime"),
            usable => format!("name the `out` of another target of {title}: {}", usable.join(", ")),
        };
        return Some((format!("no target writes to `{shown}`"), help));
    };
    if owner.folder == one.folder {
        let help = "remove the key: without it the code has a runtime of its own";
        return Some(("the target names its own folder".to_owned(), help.to_owned()));
    }
    if owner.target.name() != one.target.name() {
        let message = format!("`{shown}` is of {}, and this target of {title}", owner.target.title());
        return Some((message, format!("name the `out` of a target of {title}, or remove the key")));
    }
    let (_, next) = owner.runtime.as_ref()?;
    let help = if leads_back(all, index) {
        format!("remove `runtime` from the target of `{shown}`: it then has the runtime")
    } else {
        format!("name the folder that has the runtime: `{}`", next.display())
    };
    let message = if leads_back(all, index) {
        format!("the runtimes of `{}` and `{shown}` lead in a circle", one.folder.display())
    } else {
        format!("`{shown}` has no runtime of its own")
    };
    Some((message, help))
}

/// Whether following the runtimes from a target comes back to it.
fn leads_back(all: &[Listed<'_>], index: usize) -> bool {
    let next = |at: usize| {
        let (_, folder) = all[at].runtime.as_ref()?;
        all.iter().position(|other| other.folder == *folder)
    };
    std::iter::successors(next(index), |at| next(*at)).take(all.len()).any(|at| at == index)
}
