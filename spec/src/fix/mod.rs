//! Fixes of whole documents: what is written in an older way, written as it is today, with all else as it is.

mod older_drafts;

pub use older_drafts::from_older_drafts;
