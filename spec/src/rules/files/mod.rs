//! Rules about files of any kind, a file each.

mod duplicate_key;
mod malformed_json;
mod malformed_toml;
mod malformed_yaml;
mod not_utf8;
mod outside_tree;
mod too_deep;
mod too_large;
mod unreadable;

pub use duplicate_key::DUPLICATE_KEY;
pub use malformed_json::MALFORMED_JSON;
pub use malformed_toml::MALFORMED_TOML;
pub use malformed_yaml::MALFORMED_YAML;
pub use not_utf8::NOT_UTF8;
pub use outside_tree::OUTSIDE_TREE;
pub use too_deep::TOO_DEEP;
pub use too_large::TOO_LARGE;
pub use unreadable::UNREADABLE;

use crate::rule::Rule;

/// These rules.
pub(super) const RULES: &[&Rule] = &[
    UNREADABLE,
    NOT_UTF8,
    TOO_LARGE,
    TOO_DEEP,
    MALFORMED_YAML,
    MALFORMED_JSON,
    MALFORMED_TOML,
    DUPLICATE_KEY,
    OUTSIDE_TREE,
];
