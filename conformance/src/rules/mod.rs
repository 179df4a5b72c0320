//! The rules of fixtures, lists of known failures and reports, a file each.

mod fixture_cause;
mod fixture_clause;
mod fixture_content;
mod fixture_id;
mod fixture_name;
mod fixture_pattern;
mod fixture_shape;
mod fixture_suite;
mod fixture_title;
mod known_invalid;
mod report_invalid;

pub use fixture_cause::FIXTURE_CAUSE;
pub use fixture_clause::FIXTURE_CLAUSE;
pub use fixture_content::FIXTURE_CONTENT;
pub use fixture_id::FIXTURE_ID;
pub use fixture_name::FIXTURE_NAME;
pub use fixture_pattern::FIXTURE_PATTERN;
pub use fixture_shape::FIXTURE_SHAPE;
pub use fixture_suite::FIXTURE_SUITE;
pub use fixture_title::FIXTURE_TITLE;
pub use known_invalid::KNOWN_INVALID;
pub use report_invalid::REPORT_INVALID;

use dagstack_spec_model::rule::Rule;

/// These rules.
pub const RULES: &[&Rule] = &[
    FIXTURE_SHAPE,
    FIXTURE_ID,
    FIXTURE_TITLE,
    FIXTURE_CLAUSE,
    FIXTURE_NAME,
    FIXTURE_PATTERN,
    FIXTURE_CONTENT,
    FIXTURE_SUITE,
    FIXTURE_CAUSE,
    KNOWN_INVALID,
    REPORT_INVALID,
];
