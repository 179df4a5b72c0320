//! Departures of a binding that a run can look past.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! quirks {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// A departure of a binding that would make most cases fail, whatever they are about. Where an adapter declares it, the runner
        /// sends what such a binding can take, and every report says so. The list is closed: what is not in it is a failure.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum Quirk {
            $($(#[doc = $doc])+ #[serde(rename = $name)] $variant,)+
        }

        impl Quirk {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name, as on the wire: `hooks_take_context`.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

quirks! {
    /// The binding takes `schema_version = "1.0.0"` where the contract has `"1"`: manifests are sent with it, and expected with it.
    SchemaVersionSemver = "schema_version_semver",
    /// The binding's dispatchers call a hook with a context before its input: hooks that a case dispatches through another class
    /// than singleton are listed in `context_first`, and take both.
    HooksTakeContext = "hooks_take_context",
}

impl std::fmt::Display for Quirk {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// A quirk, as an adapter declares it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeclaredQuirk {
    /// Which one.
    pub id: Quirk,
    /// Where the binding is seen to have it, in a sentence. Reports show it.
    pub reason: String,
}
