//! Where references lead: first to a schema resource of some file, and when all files are there, to a place in it.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::address::{Address, join_path, percent_decode, shown};
use super::ids::Ids;
use super::resources::{Reference, Resources};
use super::{Seen, schema::Loaded};
use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::NodeKind;
use crate::json_schema;
use crate::kind::SchemaPlace;
use crate::rules;
use crate::source::{Source, Span};
use crate::tree::{Tree, TreePath};

/// How many of the schemas that one address means are listed.
const MAX_REPORTED: usize = 3;

/// The schema resource that a reference names, and the place in it.
pub(super) struct Target {
    pub(super) path: TreePath,
    /// Its number among the resources of the file.
    resource: usize,
    /// Percent-decoded: empty, a JSON pointer or an anchor.
    fragment: String,
}

/// Why a reference is refused.
pub(super) enum Refusal {
    /// It means what is not in the tree: this address, where the text does not say it. It may be that of one of the files that
    /// can't be read.
    Outside(Option<Address>, Vec<Diagnostic>),
    Unresolved(&'static str),
    /// It means several schemas: a file that its path leads to, and those with the same `$id`.
    Ambiguous(Option<TreePath>, Vec<(Source, Span)>),
}

/// Finds the schema resource that a reference names. `None` where nothing is known, since an `$id` around it is wrong.
///
/// A file of the tree is known by its path too, so a relative path leads to files first, whatever the `$id` of the file that
/// holds it.
pub(super) fn resolve(
    tree: &Tree,
    ids: &Ids<'_>,
    from: &TreePath,
    (source, own): (&Source, &Resources),
    reference: &Reference,
) -> Option<Result<Target, Refusal>> {
    let (address, fragment) = reference.text.split_once('#').unwrap_or((&reference.text, ""));
    let Some(fragment) = percent_decode(fragment) else {
        return Some(Err(Refusal::Unresolved("its fragment is not UTF-8")));
    };
    let target = |path: &TreePath, resource| Target { path: path.clone(), resource, fragment: fragment.clone() };
    if address.is_empty() {
        return Some(Ok(target(from, reference.resource)));
    }
    let base = own.list.get(reference.resource)?.base.as_ref()?;
    let absolute = Address::absolute(address);
    let is_absolute = absolute.is_some();
    let path = base.file.as_deref().filter(|_| !is_absolute).and_then(|file| join_path(file, address));
    let meant = absolute.or_else(|| base.address.join(address));

    let aliased = match &meant {
        Some(Address::Path(path)) if !address.starts_with('/') => Some(path),
        _ => None,
    };
    let mut files = path.iter().chain(aliased).filter_map(|path| TreePath::new(path));
    let file = files.find(|path| tree.has_file(path));
    let mut claims: Vec<(&TreePath, usize, &Source, &Span)> = Vec::new();
    if let Some(meant) = &meant {
        if let Some(number) = own.get(meant) {
            claims.extend(own.list.get(number).map(|resource| (from, number, source, &resource.span)));
        }
        // A reference to the base that it is relative to stays in the document (RFC 3986, section 4.4).
        if file.is_none() && *meant != base.address {
            let others = ids.get(meant).iter().filter(|claim| claim.path != *from);
            claims.extend(others.map(|claim| (&claim.path, claim.resource, &claim.source, &claim.span)));
        }
    }
    if let Some(file) = &file {
        claims.retain(|(path, resource, ..)| (*path, *resource) != (file, 0));
    }
    Some(match (file, claims.as_slice()) {
        (Some(file), []) => Ok(target(&file, 0)),
        (None, [(path, resource, ..)]) => Ok(target(path, *resource)),
        (None, []) if path.is_some() => Err(Refusal::Unresolved("there is no such file in the tree")),
        (None, []) => {
            let unread = ids.unread().iter().take(MAX_REPORTED).cloned().collect();
            Err(Refusal::Outside(meant.filter(|_| !is_absolute), unread))
        }
        (file, claims) => {
            let places =
                claims.iter().take(MAX_REPORTED).map(|(_, _, source, span)| (Source::clone(source), Span::clone(span)));
            Err(Refusal::Ambiguous(file, places.collect()))
        }
    })
}

impl Refusal {
    pub(super) fn diagnostic(self, source: &Source, reference: &Reference) -> Diagnostic {
        let text = shown(&reference.text);
        let refuse =
            |code, message| Diagnostic::error(code, source, reference.span.clone(), message).clause(clause::KND_02);
        match self {
            Self::Outside(meant, unread) => {
                let meant = meant.map(|meant| meant.to_string());
                let wanted = meant.as_deref().unwrap_or(&reference.text).split('#').next().unwrap_or_default();
                let help = if wanted.contains("://") {
                    format!(
                        "nothing is fetched: save that schema as a `.json` file below `kinds/`, with `\"$id\": \"{}\"` in it, or refer to \
                         the file by a relative path",
                        shown(wanted)
                    )
                } else {
                    "copy the schema into the tree and refer to it by a relative path; nothing is fetched".to_owned()
                };
                let meant = meant.map(|meant| format!(": it means `{}`", shown(&meant)));
                let message = format!("the reference `{text}` leaves the spec tree{}", meant.unwrap_or_default());
                let files = unread.iter().map(|problem| {
                    let place = problem.position().map(|at| format!(":{}", at.line)).unwrap_or_default();
                    format!("; `{}{place}` can't be read, and may be that schema: {}", problem.file, problem.message)
                });
                let help = format!("{help}{}", files.collect::<String>());
                refuse(rules::REF_OUTSIDE, message).help(help)
            }
            Self::Unresolved(reason) => {
                refuse(rules::REF_UNRESOLVED, format!("the reference `{text}` leads nowhere: {reason}")).help(
                    "a relative reference starts at the folder of the file that holds it, or at the `$id` around it",
                )
            }
            Self::Ambiguous(file, places) => {
                let file = file.map(|file| format!(", one of them the file `{file}`")).unwrap_or_default();
                let message = format!("the reference `{text}` means more than one schema{file}");
                let problem = refuse(rules::REF_UNRESOLVED, message)
                    .help("an address belongs to one schema: change or remove the other `$id`");
                places.into_iter().fold(problem, |problem, (source, span)| problem.also(&source, span, "this one"))
            }
        }
    }
}

/// A reference with the place that it leads to.
struct Settled<'f> {
    from: &'f Loaded,
    path: &'f TreePath,
    reference: &'f Reference,
    place: SchemaPlace,
}

/// Where each reference of each file leads, by the pointer of the schema that holds it. What leads nowhere, or round in a
/// circle, is reported, and left out.
pub(super) fn settle(files: &Seen<Loaded>, problems: &mut Vec<Diagnostic>) -> Seen<BTreeMap<String, SchemaPlace>> {
    let mut settled = Vec::new();
    for (path, from) in files {
        for (number, target) in &from.targets {
            let reference = &from.resources.references[*number];
            // A file that did not load has been reported where it was read.
            let Some(file) = files.get(&target.path) else { continue };
            let resource = &file.resources.list[target.resource];
            match resource.pointer_of(&target.fragment) {
                Some(pointer) => {
                    let place = SchemaPlace { path: target.path.clone(), pointer };
                    settled.push(Settled { from, path, reference, place });
                }
                None => problems.push(nowhere(from, reference, file, &format!("anchor `{}`", shown(&target.fragment)))
                    .help("write `$anchor` into the schema that is meant; an anchor belongs to the schema with the nearest `$id`")),
            }
        }
    }
    let found = found(files, &settled);
    let is_found = |place: &SchemaPlace| {
        found.get(&place.path).is_some_and(|pointers| pointers.get(place.pointer.as_str()) == Some(&true))
    };
    for Settled { from, reference, place, .. } in settled.iter().filter(|settled| !is_found(&settled.place)) {
        let file = &files[&place.path];
        problems.push(nowhere(from, reference, file, &format!("schema at `{}`", shown(&place.pointer))).help(
            "check the JSON pointer after `#`: it starts at the schema with the nearest `$id`, and what is under \
             keywords such as `default` is data",
        ));
    }
    let circles = circles(&settled);
    for (Settled { from, reference, .. }, _) in settled.iter().zip(&circles).filter(|(_, is_circle)| **is_circle) {
        let message = "the reference comes back to where it started";
        problems.push(
            Diagnostic::error(rules::REF_LOOP, &from.source, reference.span.clone(), message)
                .help("let one of the schemas in the loop say what the value is")
                .clause(clause::KND_02),
        );
    }
    let kept: Vec<bool> =
        settled.iter().zip(circles).map(|(own, is_circle)| !is_circle && is_found(&own.place)).collect();
    let mut led: Seen<BTreeMap<String, SchemaPlace>> = Seen::new();
    for (Settled { path, reference, place, .. }, _) in settled.into_iter().zip(kept).filter(|(_, is_kept)| *is_kept) {
        led.entry(path.clone()).or_default().insert(reference.holder.clone(), place);
    }
    led
}

fn nowhere(from: &Loaded, reference: &Reference, file: &Loaded, what: &str) -> Diagnostic {
    let message = format!("the reference leads nowhere: `{}` has no {what}", file.source.name());
    Diagnostic::error(rules::REF_UNRESOLVED, &from.source, reference.span.clone(), message).clause(clause::KND_02)
}

/// Which of the places that references lead to are schemas, by file and pointer. A pointer may lead to data too, which
/// describes no value, and nothing in it has been checked.
fn found<'s>(files: &Seen<Loaded>, settled: &'s [Settled<'_>]) -> HashMap<&'s TreePath, HashMap<&'s str, bool>> {
    let mut wanted: HashMap<&TreePath, HashMap<&str, bool>> = HashMap::new();
    for Settled { place, .. } in settled {
        wanted.entry(&place.path).or_default().insert(&place.pointer, false);
    }
    // One walk a file: following each pointer from the root would look through the same tables again and again.
    for (path, pointers) in &mut wanted {
        json_schema::schemas(&files[*path].root, &mut |pointer, node| {
            if let Some(is_found) = pointers.get_mut(pointer) {
                *is_found = matches!(node.kind, NodeKind::Mapping(_) | NodeKind::Boolean(_));
            }
        });
    }
    wanted
}

/// Whether following references from each of these ever ends.
fn circles(settled: &[Settled<'_>]) -> Vec<bool> {
    type Place<'s> = (&'s TreePath, &'s str);
    let next: HashMap<Place<'_>, Place<'_>> = settled
        .iter()
        .map(|Settled { path, reference, place, .. }| {
            ((*path, reference.holder.as_str()), (&place.path, place.pointer.as_str()))
        })
        .collect();
    let mut known: HashMap<Place<'_>, bool> = HashMap::new();
    settled
        .iter()
        .map(|Settled { path, reference, .. }| {
            let mut trail = HashSet::new();
            let mut at = (*path, reference.holder.as_str());
            let is_circle = loop {
                if let Some(known) = known.get(&at) {
                    break *known;
                }
                if !trail.insert(at) {
                    break true;
                }
                match next.get(&at) {
                    Some(place) => at = *place,
                    None => break false,
                }
            };
            // What leads to a place whose end is known is never followed again.
            known.extend(trail.into_iter().map(|place| (place, is_circle)));
            is_circle
        })
        .collect()
}
