//! A plugin registry for applications that need extension points: plugins are found by their manifests, checked, loaded, set
//! up in the order of their dependencies, and called through one of five dispatch classes. It keeps the dagstack plugin
//! contract, and is the reference that the conformance gate of that contract is proven with; ids such as `LIF-03` in these
//! docs are its clauses.
//!
//! # Quick start
//!
//! A plugin is a folder with a manifest:
//!
#![doc = concat!("```toml\n", include_str!("../examples/plugins/echo/dagstack.toml"), "```")]
//!
//! and code that its `entry_point` names:
//!
#![doc = concat!("```\n", include_str!("../examples/quick_start.rs"), "```")]
//!
//! # How it is put together
//!
//! - [`Registry::builder`] takes what a host says once: its kinds, its runtimes, how plugins are made, how singletons are
//!   routed.
//! - [`Registry::discover`] and [`Registry::register`] take plugins in. The checks run in the contract's order, and the first
//!   that fails names the error; what was refused can be asked for with [`Registry::refusals`].
//! - [`Registry::setup_all`] and [`Registry::teardown_all`] bring plugins to life and back. A plugin that fails is
//!   [`unavailable`](Status::Unavailable) with a [`Reason`], and the others go on.
//! - [`Registry::singleton`], [`broadcast_collect`](Registry::broadcast_collect),
//!   [`broadcast_notify`](Registry::broadcast_notify), [`chain`](Registry::chain) and [`capability`](Registry::capability)
//!   call hooks; [`Registry::get`] gives one plugin to be called by itself.
//! - An [`Error`] carries a [`Code`] to match on, or none when a plugin failed by itself.
//!
//! A plugin implements [`Plugin`], with JSON in and out, or one of the emitted typed traits of [`spec`] (see [`typed`]). It
//! runs in the host's process, or behind MCP (see [`mcp`]): as a process of its own or as a server.
//!
//! A registry knows the hookspecs of `tool` and `orchestrator`, version 1. A host brings its own as values ([`Kind::new`])
//! or from a folder (`Kind::from_folder`). Of a kind without a hookspec it takes any plugin and calls any hook in any way.
//!
//! # Asynchronous, and why
//!
//! The registry runs on tokio. Two of its three runtimes are input and output; time limits on `setup` and `teardown` need
//! work that can be dropped half-way; and hosts of this kind run on tokio already. Waiting is all done with `tokio::time`, so
//! tests run on a paused clock. The runtime must have its time driver on, and for `mcp_*` plugins its I/O driver.
//!
//! Synchronous plugins are first class. The emitted traits have a plain form, which a plugin implements with plain methods
//! that return soon. One that computes or blocks for long says `execution_model = "thread_cpu_bound"` in its manifest, or is
//! wrapped in [`Blocking`]: it then runs on a thread where it hinders nobody, and its time limits still fire.
//!
//! # Guarantees
//!
//! - Plugins are set up, torn down and called one after the other, in an order that the manifests alone decide.
//! - A panic in a plugin is a failure of that plugin.
//! - Manifests and folders may be hostile: a large file, a pipe, a deep document or a loop of links is refused or passed by.
//! - A future that is dropped half-way leaves a registry that works: no plugin is set up or torn down twice.
//!
//! # Features
//!
//! Both are on by default: `http` offers the runtime `mcp_http`, `hookspecs` reads kinds from folders.

mod blocking;
pub mod context;
mod core;
pub mod discovery;
mod dispatch;
mod environment;
mod error;
mod graph;
mod guard;
pub mod kind;
mod lifecycle;
pub mod loader;
pub mod manifest;
pub mod mcp;
mod plugin;
mod registration;
mod registry;

#[rustfmt::skip]
pub mod spec;
pub mod typed;

pub use async_trait::async_trait;
pub use blocking::Blocking;
pub use context::{Context, Host};
pub use discovery::{Discovered, Discovery};
pub use dispatch::Collected;
pub use environment::HostEnvironment;
pub use error::{Code, Error, PluginFailure, Result};
pub use kind::{Hook, Kind};
pub use plugin::{Answer, Failure, Plugin, Released};
pub use registration::Refusal;
pub use registry::{BuildError, Builder, PluginHandle, Reason, Registry, Status};
pub use spec::manifest::{Manifest, Runtime};
pub use spec::support::{Dispatch, ErrorPolicy};

/// The code in the README, compiled and run.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
