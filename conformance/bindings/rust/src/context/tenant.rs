//! For whom a host runs, and what they may do.

use std::fmt;
use std::sync::Arc;

/// Says whether an action on a resource is allowed.
pub type AccessCheck = Arc<dyn Fn(&str, &str) -> bool + Send + Sync>;

/// For whom a host runs. The default is nobody in particular, and then every access check passes (CTX-04).
#[derive(Clone, Default)]
pub struct Tenant {
    id: Option<String>,
    check: Option<AccessCheck>,
}

impl Tenant {
    /// A tenant whose access `check` decides about; it takes the action and the resource.
    #[must_use]
    pub fn new(id: impl Into<String>, check: impl Fn(&str, &str) -> bool + Send + Sync + 'static) -> Self {
        Self { id: Some(id.into()), check: Some(Arc::new(check)) }
    }

    /// The tenant's id; `None` where no tenant was given.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Whether the tenant may do this with that.
    #[must_use]
    pub fn may(&self, action: &str, resource: &str) -> bool {
        self.check.as_ref().is_none_or(|check| check(action, resource))
    }
}

impl fmt::Debug for Tenant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tenant").field("id", &self.id).finish_non_exhaustive()
    }
}
