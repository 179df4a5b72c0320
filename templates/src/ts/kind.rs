//! The file of a kind.

use askama::Template;

use super::header::{Header, Imports};
use super::hooks::{Hooks, Plugin};
use super::json_schemas::JsonSchemas;
use super::residual::ResidualSchema;
use super::types::Declaration;

/// The module of one kind.
#[derive(Template)]
#[template(path = "ts/kind.ts.j2", escape = "none")]
pub struct Kind {
    /// The first lines.
    pub header: Header,
    /// What it takes from the support modules, and from shared ones.
    pub imports: Vec<Imports>,
    /// What it gives on of shared modules.
    pub exports: Vec<Imports>,
    /// The lines of the kind's description.
    pub description: Vec<String>,
    /// The kind's name, as a literal.
    pub name: String,
    /// The version of its interface, as a literal.
    pub api_version: String,
    /// Whether its plugins run in process only.
    pub in_process_only: bool,
    /// Whether there is one plugin of the kind a runtime.
    pub singleton_per_runtime: bool,
    /// The schemas that types refer to.
    pub schemas: Vec<ResidualSchema>,
    /// The payloads' types.
    pub types: Vec<Declaration>,
    /// The JSON Schemas of the payloads.
    pub json_schemas: JsonSchemas,
    /// The tables of the hooks.
    pub hooks: Hooks,
    /// What its plugins implement.
    pub plugin: Plugin,
}
