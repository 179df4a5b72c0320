//! Plugin manifests: found, read, checked and normalised (contract sections 3 and 5).
//!
//! [`Manifest`] is the one model. Its JSON Schema comes from it ([`payload_schema`], [`editor_schema`]), the rules between
//! fields are data ([`rules()`]), and reading a file gives either a normalised manifest or every problem in it ([`parse`],
//! [`validate_paths`]).

mod check;
mod discover;
mod model;
mod rules;
mod schema;
mod validate;
mod version;

pub use check::{Reader, parse};
pub use discover::{Discovery, Found, Home, Ignored, PatternError, discover, shown};
pub use model::{ExecutionModel, FreeTable, IdempotencyMode, Manifest, Resources, Runtime, SchemaVersion, UnitOfWork};
pub use rules::{Equals, Literal, Requirement, Rule, default_rules, in_process_only_kinds, rules};
pub use schema::{Form, editor_schema, payload_schema};
pub use validate::{FileReport, Report, ValidateOptions, validate_paths};
pub use version::{CORE_VERSION_PATTERN, KIND_API_VERSION_PATTERN};
