//! The crate's canonical forms, as this project reads schemas: JSON Schema 2020-12, formats are checked, nothing is fetched.

use std::thread;

use jsonschema::canonical::{self, CanonicalKind, CanonicalSchema, CanonicalizeOptions};
use jsonschema::{Draft, PatternOptions};
use serde_json::Value;

/// A document with more parts than this is looked at on a stack of its own: the crate goes down recursively.
const SMALL: usize = 100;
const STACK: usize = 256 << 20;

/// How schemas are read. Patterns are matched in linear time; a document with one that can't be is left alone.
pub(super) fn options() -> CanonicalizeOptions<'static> {
    canonical::options()
        .with_draft(Draft::Draft202012)
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex())
        .offline()
}

/// The canonical form of a schema; `None` where it has none.
pub(super) fn canonicalize(schema: &Value) -> Option<CanonicalSchema> {
    options().canonicalize(schema).ok().filter(|schema| schema.kind() != CanonicalKind::Raw)
}

/// Does something that recurses into a document of a size. `None` where it fails.
pub(super) fn on_large_stack<R: Send>(size: usize, work: impl FnOnce() -> Option<R> + Send) -> Option<R> {
    if size <= SMALL {
        return work();
    }
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).ok()?;
        worker.join().ok().flatten()
    })
}
