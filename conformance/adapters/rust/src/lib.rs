//! The adapter of the Rust reference binding: it drives a registry of `dagstack-plugin-system` as the conformance gate asks, and
//! reports what that did. It translates and never repairs.
//!
//! [`Adapter`] is the adapter that `dagstack-spec conformance run` has built in; [`serve`] speaks the protocol over a pair of
//! streams, for the same adapter as a process of its own.
//!
//! What flows: [`protocol::Case`] → a host (`host`) with scripted plugins (`scripted`) → its steps one by one (`steps`, `dispatch`) on a
//! clock of its own (`time`) → outcomes (`outcome`), trace and log (`logs`) → [`protocol::Ran`].

mod dispatch;
mod host;
mod lacking;
mod logs;
mod outcome;
mod scripted;
mod serve;
mod steps;
mod time;
mod trace;

use std::collections::BTreeMap;

use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_conformance::protocol::{self, Binding, Capability, Isolation, Ready, Run, Status};

pub use serve::{ServeError, serve};

/// The version of the binding, and of the core that manifests are checked against: the adapter is released with its binding.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The reference binding, driven in this process. It holds nothing: each case has a registry, plugins and a clock of its own.
#[derive(Debug, Clone, Copy, Default)]
pub struct Adapter;

impl BuiltIn for Adapter {
    fn ready(&self) -> Ready {
        Ready {
            protocol: protocol::VERSION,
            binding: Binding {
                name: "dagstack-plugin-system".to_owned(),
                version: VERSION.to_owned(),
                language: "rust".to_owned(),
            },
            adapter: Some(protocol::Adapter { name: env!("CARGO_PKG_NAME").to_owned(), version: VERSION.to_owned() }),
            core_version: VERSION.to_owned(),
            entry_point: host::ENTRY_POINT.to_owned(),
            files: BTreeMap::new(),
            plugin_source: None,
            capabilities: Capability::ALL.to_vec(),
            quirks: Vec::new(),
            isolation: Isolation::Case,
            max_inflight: 1,
        }
    }

    fn run(&self, run: &Run) -> Status {
        let pace = time::Pace::of(run);
        match time::run(pace, async |clock| steps::play(&run.case, clock).await) {
            Ok(Ok(ran)) => Status::Ran(ran),
            Ok(Err(steps::Fault(message))) => Status::AdapterError { message },
            Err(error) => Status::AdapterError { message: format!("no runtime: {error}") },
        }
    }
}
