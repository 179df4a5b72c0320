//! The five dispatch classes for people (contract section 8). Code matches [`crate::kind::DispatchClass`].

use serde::Deserialize;

use super::own_file::read;

#[derive(Deserialize)]
struct File {
    dispatch_classes: Vec<DispatchClassDoc>,
}

/// A dispatch class, as `dispatch_classes.yaml` describes it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DispatchClassDoc {
    /// `broadcast_collect`.
    pub name: String,
    /// What it does, in a sentence.
    pub summary: String,
    /// What it is for and how it behaves.
    pub description: String,
    /// Which plugin is chosen, or in which order plugins are called.
    pub order: String,
    /// The clauses that define it.
    pub clauses: Vec<String>,
}

/// The dispatch classes of the embedded spec, in the contract's order.
///
/// # Errors
/// The message of the reader, where this crate's own data is malformed; a test shows that it is not.
pub fn dispatch_classes() -> Result<Vec<DispatchClassDoc>, String> {
    read::<File>("dispatch_classes.yaml", include_str!("../../dispatch_classes.yaml")).map(|file| file.dispatch_classes)
}
