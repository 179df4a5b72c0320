//! The registry as a host sees it: what the conformance suite can't express in its own terms, and what it rests on.

mod builder;
mod context;
mod discovery;
mod dispatch;
mod lifecycle;
mod manifests;
mod permissions;
mod registration;
mod scripted;
mod typed;
