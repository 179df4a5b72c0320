//! Kinds as checked values: after loading, the code holds these and not strings (contract section 12).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use semver::Version;
use serde_json::Value;

use crate::document::Node;
use crate::execution_model::ExecutionModel;
use crate::source::Source;
use crate::tree::TreePath;

/// A spec tree that has been checked.
#[derive(Debug, Clone)]
pub struct Spec {
    /// The version of the spec (`VERSION` in its root); the embedded one's where the tree has none.
    pub version: Version,
    /// The kinds, by name and then by major.
    pub kinds: Vec<KindSpec>,
    /// Every schema that a hook refers to, directly or through `$ref`.
    pub schemas: BTreeMap<TreePath, SchemaFile>,
}

/// One hookspec: a kind in one major version.
#[derive(Debug, Clone)]
pub struct KindSpec {
    /// Equals the folder's name.
    pub name: KindName,
    /// SemVer; its major is the `N` of the file `v<N>.yaml`.
    pub api_version: Version,
    /// What the kind is for.
    pub description: String,
    /// What holds for the whole kind.
    pub constraints: Constraints,
    /// The hooks, in the order of the file.
    pub hooks: Vec<Hook>,
    /// The file.
    pub path: TreePath,
    /// Its text.
    pub source: Source,
}

/// Constraints of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Constraints {
    /// Plugins of this kind run in process only (MAN-13).
    pub in_process_only: bool,
    /// A runtime has one plugin of this kind (LIF-17).
    pub singleton_per_runtime: bool,
}

/// One hook.
#[derive(Debug, Clone)]
pub struct Hook {
    /// snake_case, unique in the kind.
    pub name: HookName,
    /// How the registry calls it.
    pub dispatch: DispatchClass,
    /// What it does.
    pub description: String,
    /// The schema of what it takes.
    pub input: TreePath,
    /// The schema of what it gives; a `broadcast_notify` hook, to which nobody listens, may have none.
    pub output: Option<TreePath>,
    /// Whether it is a tool of the MCP server; the default is `true`.
    pub mcp_exposed: bool,
    /// The template of the tool's name; the default is `{kind}.{plugin}.{hook}` (RUN-02).
    pub tool_name_template: String,
    /// For `broadcast_collect` alone; the default there is `fail_fast`.
    pub error_policy: Option<ErrorPolicy>,
    /// How the hook runs, where the hookspec says so.
    pub execution_model: Option<ExecutionModel>,
    /// Whether a plugin may leave the hook out; the default is `false`. One that lacks a hook is passed over either way (DSP-03).
    pub optional: bool,
}

impl Hook {
    /// The schemas of what it takes and of what it gives.
    pub fn payloads(&self) -> impl Iterator<Item = &TreePath> {
        std::iter::once(&self.input).chain(&self.output)
    }
}

/// A kind's name: snake_case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KindName(String);

/// A hook's name: snake_case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HookName(String);

macro_rules! snake_case_name {
    ($name:ident) => {
        impl $name {
            /// Takes a name that matches `^[a-z][a-z0-9_]*$`; `None` for any other.
            #[must_use]
            pub fn new(name: &str) -> Option<Self> {
                is_snake_case(name).then(|| Self(name.to_owned()))
            }

            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(&self.0)
            }
        }
    };
}

snake_case_name!(KindName);
snake_case_name!(HookName);

fn is_snake_case(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// An enumeration of the contract whose members have one wire name each.
macro_rules! wire_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$member_doc:meta])* $member:ident = $wire:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {
            $($(#[$member_doc])* $member,)*
        }

        impl $name {
            /// Every member, in the contract's order.
            pub const ALL: &[Self] = &[$(Self::$member),*];

            /// The member with this wire name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|member| member.name() == name)
            }

            /// The name on the wire.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$member => $wire,)* }
            }
        }
    };
}

wire_enum! {
    /// The five dispatch classes (DSP-01).
    DispatchClass {
        /// One plugin is called.
        Singleton = "singleton",
        /// Every plugin is called and the results are listed.
        BroadcastCollect = "broadcast_collect",
        /// Every plugin is called and nothing is returned.
        BroadcastNotify = "broadcast_notify",
        /// Each plugin gets the result of the one before.
        Chain = "chain",
        /// The plugin that matches the input is called.
        Capability = "capability",
    }
}

wire_enum! {
    /// What one failure among several plugins means.
    ErrorPolicy {
        /// It is the caller's error (BCO-03).
        FailFast = "fail_fast",
        /// The others' results count, failures are listed (BCO-04).
        BestEffort = "best_effort",
    }
}

/// A payload schema of the tree, with every `$ref` in it resolved.
#[derive(Debug, Clone)]
pub struct SchemaFile {
    /// Where it is in the tree.
    pub path: TreePath,
    /// Its text.
    pub source: Source,
    /// Its tree with places.
    pub root: Node,
    /// Where each `$ref` of this file leads, by the JSON pointer of the schema that holds it.
    pub refs: BTreeMap<String, SchemaPlace>,
}

/// A subschema of the tree.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaPlace {
    /// The file.
    pub path: TreePath,
    /// RFC 6901 JSON pointer inside the file; empty for the whole of it.
    pub pointer: String,
}

impl fmt::Display for SchemaPlace {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}#{}", self.path, self.pointer)
    }
}

impl Spec {
    /// The subschema at a place, with the file that holds it.
    #[must_use]
    pub fn schema(&self, place: &SchemaPlace) -> Option<(&SchemaFile, &Node)> {
        let file = self.schemas.get(&place.path)?;
        Some((file, file.root.pointer(&place.pointer)?))
    }

    /// The names of the kinds, sorted and each once.
    #[must_use]
    pub fn kind_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.kinds.iter().map(|kind| kind.name.as_str()).collect();
        names.dedup();
        names
    }

    /// The names of the kinds all of whose majors run in process only (MAN-13).
    #[must_use]
    pub fn in_process_only_kinds(&self) -> Vec<String> {
        let free: BTreeSet<&KindName> =
            self.kinds.iter().filter(|kind| !kind.constraints.in_process_only).map(|kind| &kind.name).collect();
        let mut names: Vec<&KindName> = self.kinds.iter().map(|kind| &kind.name).collect();
        names.dedup();
        names.retain(|name| !free.contains(name));
        names.into_iter().map(ToString::to_string).collect()
    }
}

impl SchemaFile {
    /// The references of the schema at a JSON pointer and of all below it: where each is, and where it leads.
    pub fn refs_within(&self, pointer: &str) -> impl Iterator<Item = (&str, &SchemaPlace)> {
        let own = self.refs.get_key_value(pointer);
        // `0` comes after `/`, so this is all that has the pointer and a slash before it.
        let below = self.refs.range(format!("{pointer}/")..format!("{pointer}0"));
        own.into_iter().chain(below).map(|(holder, place)| (holder.as_str(), place))
    }

    /// The schema as plain JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        self.root.to_json()
    }
}
