//! What the host says about the run.

use std::ops::Deref;
use std::sync::Arc;

use crate::spec::support::Object;

/// The keys of metadata whose meaning is fixed: who the tenant is, who acts, what may be spent, which trace and which
/// request the run belongs to (CTX-02).
pub const RESERVED_KEYS: [&str; 5] = ["tenant_id", "actor", "quota_budget", "trace_context", "request_id"];

/// A mapping of names to JSON values that can only be read; empty by default (CTX-02).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata(Arc<Object>);

impl Metadata {
    pub(crate) fn new(entries: Object) -> Self {
        Self(Arc::new(entries))
    }
}

impl Deref for Metadata {
    type Target = Object;

    fn deref(&self) -> &Object {
        &self.0
    }
}
