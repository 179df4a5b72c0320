//! Unions: what their branches accept besides each other, and besides what is next to the union.

use std::collections::BTreeSet;

use jsonschema::canonical::{CanonicalKind, CanonicalSchema, Containment, PreparedDocument, Satisfiability};
use serde_json::Value;

use super::facts::Facts;
use crate::document::{Node, pointer_token};
use crate::json_schema::Keyword;
use crate::kind::SchemaPlace;
use crate::lint::LintedSchema;

/// A union with more branches is not looked at: each is compared with each.
const MAX_BRANCHES: usize = 32;

/// `anyOf` or `oneOf` of a schema.
pub(super) struct Union {
    /// The pointer of the schema in its file.
    holder: String,
    keyword: Keyword,
    branches: usize,
    /// The place of the schema's file in the bundle.
    place: String,
    /// The pointer in the bundle of what is next to the union, where there is anything.
    rest: Option<String>,
    /// Whether what is next to it can be expressed whole.
    is_rest_whole: bool,
}

impl Union {
    /// The unions of a schema. What is next to each of them becomes a definition of the bundle.
    pub(super) fn of(schema: &LintedSchema<'_>, bundle: &mut Value) -> Vec<Self> {
        let union = |keyword: Keyword| {
            let branches = schema.node.keyword(keyword).and_then(Node::items).map_or(0, <[Node]>::len);
            if !(1..=MAX_BRANCHES).contains(&branches) {
                return None;
            }
            let root = SchemaPlace { path: schema.file.path.clone(), pointer: String::new() };
            let (place, holder) = (root.to_string(), schema.pointer.clone());
            let (rest, is_rest_whole) = rest(bundle, &in_bundle(&place, &holder), keyword);
            Some(Self { holder, keyword, branches, place, rest, is_rest_whole })
        };
        [Keyword::AnyOf, Keyword::OneOf].into_iter().filter_map(union).collect()
    }

    /// Adds what can be proven.
    pub(super) fn judge(&self, document: &PreparedDocument<'_>, facts: &mut Facts) {
        let rest = match &self.rest {
            None => None,
            Some(pointer) => match canonical_at(document, pointer) {
                Some(rest) => Some(rest),
                None => return,
            },
        };
        let pointer = |index: usize| format!("{}/{}/{index}", self.holder, self.keyword);
        // What each branch accepts besides the rest; `None` where that is not known or nothing.
        let branches: Vec<Option<CanonicalSchema>> = (0..self.branches)
            .map(|index| {
                let branch = canonical_at(document, &in_bundle(&self.place, &pointer(index)))?;
                if branch.satisfiability() == Satisfiability::No {
                    return None;
                }
                let both = match &rest {
                    Some(rest) => rest.intersect(&branch).ok()?,
                    None => branch,
                };
                if both.satisfiability() == Satisfiability::No {
                    facts.unmatched.push(pointer(index));
                    return None;
                }
                Some(both)
            })
            .collect();
        let known = || branches.iter().enumerate().filter_map(|(index, branch)| Some((index, branch.as_ref()?)));
        let mut left_out = BTreeSet::new();
        for (second, branch) in known() {
            for (first, other) in known().filter(|(first, _)| *first != second) {
                match self.keyword {
                    Keyword::AnyOf if !left_out.contains(&first) => {
                        if matches!(other.covers(branch), Ok(Containment::Yes)) {
                            facts.redundant.push((pointer(second), pointer(first)));
                            left_out.insert(second);
                            break;
                        }
                    }
                    Keyword::OneOf if first < second && self.is_rest_whole => {
                        let common = branch.intersect(other).map(|common| common.satisfiability());
                        if matches!(common, Ok(Satisfiability::Yes)) {
                            facts.overlapping.push((pointer(second), pointer(first)));
                            break;
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// The JSON pointer, in a bundle, of what is at a pointer of a place.
pub(super) fn in_bundle(place: &str, pointer: &str) -> String {
    format!("/{}/{}{pointer}", Keyword::Defs, pointer_token(place))
}

fn canonical_at(document: &PreparedDocument<'_>, pointer: &str) -> Option<CanonicalSchema> {
    document.canonicalize_at(pointer).ok().filter(|schema| schema.kind() != CanonicalKind::Raw)
}

/// Adds the schema at a pointer without its union to the definitions of a bundle. Gives the pointer of that, where it asserts anything, and
/// whether all is in it: what a schema says of keys and items that are not evaluated depends on the union.
fn rest(bundle: &mut Value, pointer: &str, union: Keyword) -> (Option<String>, bool) {
    let Some(schema) = bundle.pointer(pointer).and_then(Value::as_object) else { return (None, false) };
    let dependent = [Keyword::UnevaluatedItems, Keyword::UnevaluatedProperties];
    let (mut rest, mut is_whole) = (schema.clone(), true);
    rest.retain(|name, _| {
        let keyword = Keyword::from_name(name).filter(|keyword| keyword.is_assertion() && *keyword != union);
        is_whole &= !keyword.is_some_and(|keyword| dependent.contains(&keyword));
        keyword.is_some_and(|keyword| !dependent.contains(&keyword))
    });
    if rest.is_empty() {
        return (None, is_whole);
    }
    let name = format!("rest of {pointer}/{union}");
    let own = format!("/{}/{}", Keyword::Defs, pointer_token(&name));
    match bundle.get_mut(Keyword::Defs.name()).and_then(Value::as_object_mut) {
        Some(definitions) => drop(definitions.insert(name, Value::Object(rest))),
        None => return (None, false),
    }
    (Some(own), is_whole)
}
