//! What the runner and an adapter say to each other: version 1 of the protocol.
//!
//! Both write JSON, one object a line, in UTF-8, at most [`MAX_LINE`] bytes a line. The runner writes [`Request`]s to the
//! adapter's standard input and reads [`Reply`]s from its standard output; standard error is the adapter's own. Expectations
//! are never sent: an adapter reports what its binding did, and the runner judges.

mod capability;
mod case;
mod message;
mod outcome;
mod plugin;
mod plugin_call;
pub(crate) mod present;
mod quirk;
mod read;
mod step;

pub use capability::Capability;
pub use case::{Case, Host};
pub use message::{Adapter, Binding, Hello, Isolation, PluginSource, Ready, Reply, Request, Run, RunResult, Status};
pub use outcome::{ContextSeen, ERROR_CODES, Event, Failed, LogLine, Ran, StepOutcome};
pub use plugin::{Behaviour, HookSpec, KindSpec, Load, Script, ScriptedPlugin, Style};
pub use plugin_call::PluginCall;
pub use quirk::{DeclaredQuirk, Quirk};
pub use read::{from_json, from_json_text};
pub use step::{CoreState, Dispatch, Filter, Step};

/// The version of the protocol that this runner speaks.
pub const VERSION: u32 = 1;

/// The most bytes that a line may have, its line feed included: 8 MiB.
pub const MAX_LINE: usize = 8 * 1024 * 1024;
