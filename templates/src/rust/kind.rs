//! The file of a kind.

use askama::Template;

use super::header::Header;
use super::hooks::{Hooks, Plugin};
use super::json_schema::JsonSchema;
use super::residual::ResidualSchema;
use super::shared::Use;
use super::types::Item;

/// The module of a kind.
#[derive(Debug, Template)]
#[template(path = "rust/kind.rs.j2", escape = "none")]
pub struct Kind {
    /// What stands at the top.
    pub head: Header,
    /// What it takes from shared modules and gives on.
    pub reexports: Vec<Use>,
    /// The kind's name, as a string literal.
    pub name: String,
    /// Whether the name stands on a line of its own.
    pub broken: bool,
    /// The version of the kind's interface, as a string literal.
    pub api_version: String,
    /// Whether plugins of this kind run in process only.
    pub in_process_only: bool,
    /// Whether a runtime has one plugin of this kind.
    pub singleton_per_runtime: bool,
    /// The hooks.
    pub hooks: Hooks,
    /// The contract of its plugins.
    pub plugin: Plugin,
    /// The types.
    pub items: Vec<Item>,
    /// The residual schemas.
    pub schemas: Vec<ResidualSchema>,
    /// The JSON Schemas of the payloads.
    pub json_schemas: Vec<JsonSchema>,
}
