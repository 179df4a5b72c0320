//! The order in which several plugins are called.

use std::sync::Arc;

use crate::registry::{Entry, by_priority};
use crate::spec::manifest::Manifest;

/// The three bands of plugins of one kind, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Band {
    First,
    Middle,
    Last,
}

impl Band {
    fn of(manifest: &Manifest) -> Self {
        if manifest.tryfirst {
            Self::First
        } else if manifest.trylast {
            Self::Last
        } else {
            Self::Middle
        }
    }
}

/// Puts plugins into the order of dispatch: band, then priority descending, then name (contract section 8).
pub(super) fn in_order(mut entries: Vec<Arc<Entry>>) -> Vec<Arc<Entry>> {
    entries.sort_by(|a, b| {
        let (a, b) = (&*a.manifest, &*b.manifest);
        Band::of(a).cmp(&Band::of(b)).then_with(|| by_priority(a, b))
    });
    entries
}
