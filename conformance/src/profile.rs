//! Profiles: named sets of capabilities that a verdict about a binding is about.

use std::str::FromStr;

use dagstack_spec_model::internal::shape::nearest;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::fixture::Level;
use crate::protocol::Capability;
use crate::suite::Case;

/// A named set of capabilities. A binding conforms to a profile, with all the cases that need nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// Manifests, registration, lifecycle, lookup and the five dispatch classes, in one process and with no folders.
    Core,
    /// The core, and plugins and kinds that are found in folders.
    Discovery,
    /// The core, and plugins that are processes or services and speak MCP.
    Mcp,
    /// All that the contract has.
    #[default]
    Full,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Core, Self::Discovery, Self::Mcp, Self::Full];

    /// The name, as on the command line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Core => "core",
            Self::Discovery => "discovery",
            Self::Mcp => "mcp",
            Self::Full => "full",
        }
    }

    /// Whether a capability belongs to it.
    #[must_use]
    pub const fn has(self, capability: Capability) -> bool {
        match capability {
            Capability::ManifestJson
            | Capability::ManifestPyproject
            | Capability::ManifestPackageJson
            | Capability::Discovery
            | Capability::HookspecFiles => matches!(self, Self::Discovery | Self::Full),
            Capability::RuntimeMcpStdio | Capability::RuntimeMcpHttp => matches!(self, Self::Mcp | Self::Full),
            _ => true,
        }
    }

    /// Whether a case belongs to it: whether it needs nothing else.
    #[must_use]
    pub fn takes(self, case: &Case) -> bool {
        case.needs.iter().all(|need| self.has(*need))
    }
}

/// Whether a case that a binding does not offer leaves a gap in what is shown of it: the contract asks for it, and does not let the
/// binding choose. It may start plugins one at a time or several at once (LIF-02), and a language with one style of hooks has no other
/// (LIF-14).
pub(crate) fn is_gap(level: Level, lacking: Option<Capability>, offered: &[Capability]) -> bool {
    let is_choice = match lacking {
        Some(Capability::LifecycleSequential) => true,
        Some(Capability::StyleSync) => offered.contains(&Capability::StyleAsync),
        Some(Capability::StyleAsync) => offered.contains(&Capability::StyleSync),
        _ => false,
    };
    level == Level::Must && !is_choice
}

impl std::fmt::Display for Profile {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(self.as_str())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|profile| profile.as_str() == name).ok_or_else(|| {
            let names = Self::ALL.map(Self::as_str);
            match nearest(name, names) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the profiles are {}", names.join(", ")),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::Suite;

    #[test]
    fn profiles_hold_each_other() {
        let suite = Suite::embedded().expect("the suite");
        let count = |profile: Profile| suite.cases.iter().filter(|case| profile.takes(case)).count();
        assert_eq!(count(Profile::Full), suite.cases.len());
        assert!(count(Profile::Core) > 300, "{}", count(Profile::Core));
        assert!(count(Profile::Core) < count(Profile::Discovery) && count(Profile::Discovery) < count(Profile::Full));
        assert!(count(Profile::Core) < count(Profile::Mcp) && count(Profile::Mcp) < count(Profile::Full));
        for case in suite.cases.iter().filter(|case| Profile::Core.takes(case)) {
            assert!(Profile::ALL.iter().all(|profile| profile.takes(case)), "{}", case.id);
        }
    }

    #[test]
    fn what_the_contract_lets_a_binding_choose_is_no_gap() {
        let offered = [Capability::StyleSync];
        assert!(is_gap(Level::Must, Some(Capability::Logs), &offered));
        assert!(is_gap(Level::Must, None, &offered));
        assert!(!is_gap(Level::Should, Some(Capability::LifecycleHealth), &offered));
        assert!(!is_gap(Level::Must, Some(Capability::LifecycleSequential), &offered));
        assert!(!is_gap(Level::Must, Some(Capability::StyleAsync), &offered));
        assert!(is_gap(Level::Must, Some(Capability::StyleSync), &[]), "one style there must be");
    }

    #[test]
    fn a_name_is_read_back() {
        for profile in Profile::ALL {
            assert_eq!(profile.to_string().parse(), Ok(profile));
        }
        assert_eq!("ful".parse::<Profile>(), Err("did you mean `full`?".to_owned()));
    }
}
