//! Plugin manifests: found, read, checked and normalised (contract sections 3 and 5).
//!
//! [`Manifest`] is the one model. Its JSON Schema comes from it ([`payload_schema`], [`editor_schema`]), the rules between
//! fields are data ([`field_rules()`]), and reading a file gives either a normalised manifest or every problem in it ([`parse`],
//! [`validate_paths`]).

pub(crate) mod check;
mod discover;
pub(crate) mod entry_point;
mod field_rules;
mod home;
pub(crate) mod inside;
mod model;
mod name;
mod schema;
pub(crate) mod set;
mod validate;
mod values;
mod version;

pub use crate::execution_model::ExecutionModel;
pub use check::{Reader, parse};
pub use discover::{Discovery, Found, IGNORED_FOLDERS, Ignored, PatternError, discover, shown};
pub use field_rules::{
    Equals, FieldRule, Literal, Requirement, default_field_rules, field_rules, in_process_only_kinds,
};
pub use home::Home;
pub use model::{IdempotencyMode, Manifest, Resources, Runtime, SchemaVersion, UnitOfWork};
pub use schema::{ManifestFile, editor_schema, payload_schema};
pub use set::KnownKinds;
pub use validate::{FileReport, Report, ValidateOptions, validate_paths, validate_text};
pub use values::FreeTable;
pub(crate) use version::check_core_version;
pub use version::{CORE_VERSION_PATTERN, KIND_API_VERSION_PATTERN};
