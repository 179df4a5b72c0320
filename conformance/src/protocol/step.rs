//! The steps of a case.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// One thing that the adapter does with its registry. Each gives one [`Outcome`](super::StepOutcome); an error never ends the case.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Step {
    /// Reads and normalises a manifest, without registering it. Gives the normalised manifest: every field, `metadata` not.
    Parse {
        /// The manifest's file, relative to the case's `root`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// The manifest as a value, in the flat or the wrapped layout. One of the two is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        manifest: Option<Value>,
    },
    /// Registers one of the case's plugins from its manifest. Gives null.
    Register {
        /// The plugin's key in `plugins`.
        plugin: String,
    },
    /// Searches a folder and registers what it finds. Gives the names of the plugins that this call registered, in the order in
    /// which the binding returns them.
    Discover {
        /// The folder, relative to the case's `root`.
        #[serde(default = "here")]
        root: String,
        /// Whether folders below are searched.
        #[serde(default = "yes")]
        recursive: bool,
        /// Patterns of folder names to leave out, besides the binding's own.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        ignore: Vec<String>,
    },
    /// Asks which plugins were refused so far, in any order. Gives an array of `{"plugin": name or null, "code": code}`;
    /// the code is null where the binding has none of the contract's.
    Refusals {},
    /// Reads the host's own kinds from a folder of hookspecs. Gives their names, sorted.
    LoadKinds {
        /// The folder that holds `kinds`, relative to the case's `root`.
        #[serde(default = "here")]
        root: String,
    },
    /// Sets up all plugins. Gives null.
    SetupAll {},
    /// Tears down all plugins. Gives null.
    TeardownAll {},
    /// Looks a plugin up. Gives `{"plugin": key, "instance": text}`: the same text for the same instance, another for another.
    Get {
        /// The kind.
        kind: String,
        /// The name, or none to select as singleton dispatch does.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        name: Option<String>,
    },
    /// Lists the plugins. Gives their normalised manifests in the binding's order.
    List {},
    /// Asks for the state of a plugin. Gives `{"state": state, "reason": reason or null}`, see [`CoreState`].
    Status {
        /// The plugin's name.
        plugin: String,
    },
    /// Calls a hook through a dispatch class. Gives what the class gives; `broadcast_notify` null.
    Dispatch(Dispatch),
    /// Begins several dispatches at once, in this order, and waits for all of them. Gives an array with what each gave, in their order, in
    /// the form of a step's outcome: `{"ok": value}` or `{"error": failure}`.
    Concurrent {
        /// The dispatches.
        dispatches: Vec<Dispatch>,
    },
    /// Calls a hook of the plugin that a lookup gives. Gives its result.
    Call {
        /// The kind.
        kind: String,
        /// The name.
        name: String,
        /// The hook.
        hook: String,
        /// Its input.
        #[serde(default)]
        input: Value,
    },
}

impl Step {
    /// What the step is called on the wire: `setup_all`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Parse { .. } => "parse",
            Self::Register { .. } => "register",
            Self::Discover { .. } => "discover",
            Self::Refusals {} => "refusals",
            Self::LoadKinds { .. } => "load_kinds",
            Self::SetupAll {} => "setup_all",
            Self::TeardownAll {} => "teardown_all",
            Self::Get { .. } => "get",
            Self::List {} => "list",
            Self::Status { .. } => "status",
            Self::Dispatch(_) => "dispatch",
            Self::Concurrent { .. } => "concurrent",
            Self::Call { .. } => "call",
        }
    }
}

impl Step {
    /// The dispatches that the step makes.
    #[must_use]
    pub fn dispatches(&self) -> &[Dispatch] {
        match self {
            Self::Dispatch(dispatch) => std::slice::from_ref(dispatch),
            Self::Concurrent { dispatches } => dispatches,
            _ => &[],
        }
    }

    /// The kinds and hooks that the step calls.
    pub fn hooks(&self) -> impl Iterator<Item = (&str, &str)> {
        let called = match self {
            Self::Call { kind, hook, .. } => Some((kind.as_str(), hook.as_str())),
            _ => None,
        };
        self.dispatches().iter().map(|dispatch| (dispatch.kind.as_str(), dispatch.hook.as_str())).chain(called)
    }

    /// The inputs that the step gives to hooks.
    pub fn inputs(&self) -> impl Iterator<Item = &Value> {
        let called = match self {
            Self::Call { input, .. } => Some(input),
            _ => None,
        };
        self.dispatches().iter().map(|dispatch| &dispatch.input).chain(called)
    }

    /// The same, to be changed.
    pub fn inputs_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        let (dispatches, called): (&mut [Dispatch], _) = match self {
            Self::Dispatch(dispatch) => (std::slice::from_mut(dispatch), None),
            Self::Concurrent { dispatches } => (dispatches, None),
            Self::Call { input, .. } => (&mut [], Some(input)),
            _ => (&mut [], None),
        };
        dispatches.iter_mut().map(|dispatch| &mut dispatch.input).chain(called)
    }

    /// The path below the case's root that the step looks at, and the field that holds it.
    #[must_use]
    pub fn path(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Parse { file, .. } => Some(("file", file.as_deref()?)),
            Self::Discover { root, .. } | Self::LoadKinds { root } => Some(("root", root)),
            _ => None,
        }
    }
}

fn here() -> String {
    ".".to_owned()
}

fn yes() -> bool {
    true
}

/// A call through a dispatch class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dispatch {
    /// The class through which to call: `singleton`, `broadcast_collect`, `broadcast_notify`, `chain` or `capability`.
    pub class: String,
    /// The kind.
    pub kind: String,
    /// The hook.
    pub hook: String,
    /// The hook's input; a capability dispatch reads `language`, `extension` and `mime_type` in it.
    #[serde(default)]
    pub input: Value,
    /// Narrows the candidates of a capability dispatch first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filter: Option<Filter>,
}

/// Which candidates of a capability dispatch remain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Filter {
    /// Those of these names.
    Names(Vec<String>),
    /// Those with all of these words in their manifest's `capabilities`.
    Capabilities(Vec<String>),
}

/// The states of a plugin that the protocol knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CoreState {
    /// Registered, and not set up yet.
    Registered,
    /// Set up.
    Ready,
    /// Not set up, for a reason: `setup_failed`, `setup_timeout`, `dependency_missing`, `dependency_unavailable`, `resource_missing`.
    Unavailable,
    /// Torn down.
    Stopped,
    /// Its teardown failed.
    TeardownFailed,
    /// Its teardown outlasted its time.
    Leaked,
    /// Its teardown asked for a restart.
    RequiresRestart,
}
