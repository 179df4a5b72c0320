//! Keywords as documents of any draft have them.

use crate::json_schema::{DEFINITIONS, Keyword};

/// A keyword that JSON Schema 2020-12 does not have any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EarlierKeyword {
    /// It went with a list under `items`, for what follows.
    AdditionalItems,
    /// What `$defs` was called.
    Definitions,
    /// What `dependentRequired` and `dependentSchemas` were in one.
    Dependencies,
    /// What `$id` was called in draft-04.
    Id,
    /// What draft 2019-09 had for `$dynamicAnchor`.
    RecursiveAnchor,
    /// What draft 2019-09 had for `$dynamicRef`.
    RecursiveRef,
}

impl EarlierKeyword {
    const ALL: [Self; 6] = [
        Self::AdditionalItems,
        Self::Definitions,
        Self::Dependencies,
        Self::Id,
        Self::RecursiveAnchor,
        Self::RecursiveRef,
    ];

    /// The name in the drafts that had it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::AdditionalItems => "additionalItems",
            Self::Definitions => DEFINITIONS,
            Self::Dependencies => "dependencies",
            Self::Id => "id",
            Self::RecursiveAnchor => "$recursiveAnchor",
            Self::RecursiveRef => "$recursiveRef",
        }
    }
}

/// A keyword of any draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AnyKeyword {
    /// One that 2020-12 does not have any more.
    Earlier(EarlierKeyword),
    /// One that 2020-12 has.
    Current(Keyword),
}

impl AnyKeyword {
    /// The keyword with this name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        let earlier = EarlierKeyword::ALL.into_iter().find(|keyword| keyword.name() == name);
        earlier.map(Self::Earlier).or_else(|| Keyword::from_name(name).map(Self::Current))
    }
}
