//! The registry as a host sees it: what the conformance suite can't tell in its own terms, and the ground that it stands on.

mod builder;
mod context;
mod discovery;
mod dispatch;
mod lifecycle;
mod manifests;
mod registration;
mod scripted;
mod typed;
