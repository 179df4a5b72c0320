//! What is known of the sets of values that schemas accept.
//!
//! The answers are those of the `jsonschema` crate, which brings schemas into a canonical form. It leaves open what it can't decide, and
//! so does this module: a fact is proven, and where none is given nothing is known. The crate's interface is experimental, so its minor
//! is pinned, and nothing else uses it.

mod canonical;
mod facts;
mod limits;
mod unions;

use std::collections::BTreeSet;

use jsonschema::canonical::{Containment, Satisfiability};
use serde_json::{Value, json};

use self::canonical::{canonicalize, on_large_stack};
pub(crate) use self::facts::Facts;
use self::limits::{is_small, is_tractable, weight};
use self::unions::{Union, in_bundle};
use super::{LintedFile, LintedSchema};
use crate::document::Node;
use crate::json_schema::Keyword;
use crate::kind::SchemaPlace;

/// Finds what can be proven about a file.
pub(super) fn facts(file: &LintedFile<'_>) -> Facts {
    let place = SchemaPlace { path: file.file.path.clone(), pointer: String::new() };
    let mut document = file.spec.bundle(&place);
    let unions: Vec<Union> = file.schemas.iter().flat_map(|schema| Union::of(schema, &mut document)).collect();
    let weight = weight(&document);
    if !is_small(weight) {
        return Facts::default();
    }
    let prefix = in_bundle(&place.to_string(), "");
    on_large_stack(weight, || proven(file, &document, &unions, &prefix)).unwrap_or_default()
}

/// `None` where the document is left alone.
fn proven(file: &LintedFile<'_>, document: &Value, unions: &[Union], prefix: &str) -> Option<Facts> {
    if !is_tractable(document) {
        return None;
    }
    let prepared = canonical::options().prepare(document).ok()?;
    let reasons = prepared.unsatisfiable().ok()?;
    let mut facts = Facts::default();
    let is_own = |pointer: &&str| pointer.is_empty() || pointer.starts_with('/');
    // `false` is meant.
    let is_written = |pointer: &&str| file.file.root.pointer(pointer).and_then(Node::as_bool) == Some(false);
    let own = reasons.keys().filter_map(|pointer| pointer.strip_prefix(prefix)).filter(is_own);
    let pointers: BTreeSet<&str> = own.filter(|pointer| !is_written(pointer)).collect();
    let is_cause = |pointer: &&&str| {
        let below = format!("{pointer}/");
        !pointers.range(below.as_str()..).next().is_some_and(|inner| inner.starts_with(&below))
    };
    let empty = pointers.iter().filter(is_cause);
    facts.empty = empty.map(|pointer| (*pointer).to_owned()).collect();
    for union in unions {
        union.judge(&prepared, &mut facts);
    }
    Some(facts)
}

/// Whether each value that the second schema accepts is accepted by the first; `None` where that can't be decided.
pub(crate) fn covers(outer: &LintedSchema<'_>, inner: &LintedSchema<'_>) -> Option<bool> {
    decide(&outer.spec.bundle(&outer.place()), &inner.spec.bundle(&inner.place()))
}

/// Whether each value that a schema accepts is an object with a text under a key; `None` where that can't be decided.
pub(crate) fn requires_text(schema: &LintedSchema<'_>, key: &str) -> Option<bool> {
    let wanted = json!({
        (Keyword::Type.name()): "object",
        (Keyword::Required.name()): [key],
        (Keyword::Properties.name()): {(key): {(Keyword::Type.name()): "string"}},
    });
    decide(&wanted, &schema.spec.bundle(&schema.place()))
}

fn decide(outer: &Value, inner: &Value) -> Option<bool> {
    let weight = weight(outer) + weight(inner);
    if !is_small(weight) {
        return None;
    }
    on_large_stack(weight, || {
        if !is_tractable(outer) || !is_tractable(inner) {
            return None;
        }
        let (outer, inner) = (canonicalize(outer)?, canonicalize(inner)?);
        // What accepts nothing is covered by everything, and is reported as what it is.
        if inner.satisfiability() == Satisfiability::No {
            return None;
        }
        match outer.covers(&inner).ok()? {
            Containment::Yes => Some(true),
            Containment::No => Some(false),
            Containment::Unknown => None,
        }
    })
}
