//! The file of a shared module.

use askama::Template;

use super::header::{Header, Imports};
use super::json_schemas::JsonSchemas;
use super::residual::ResidualSchema;
use super::types::Declaration;

/// The module of what several kinds share.
#[derive(Template)]
#[template(path = "ts/shared.ts.j2", escape = "none")]
pub struct SharedModule {
    /// The first lines.
    pub header: Header,
    /// What it takes from the support modules, and from other shared ones.
    pub imports: Vec<Imports>,
    /// The schemas that types refer to.
    pub schemas: Vec<ResidualSchema>,
    /// The types.
    pub types: Vec<Declaration>,
    /// The JSON Schemas of payloads, where there are any.
    pub json_schemas: Option<JsonSchemas>,
}
