//! Where references lead when all files are there: to a place in a file, which is that of a schema.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Seen;
use super::address::shown;
use super::loaded::Loaded;
use super::resources::Reference;
use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::document::NodeKind;
use crate::json_schema;
use crate::kind::SchemaPlace;
use crate::rules;
use crate::tree::TreePath;

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
