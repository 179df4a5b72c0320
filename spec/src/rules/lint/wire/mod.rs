//! Lints about names of tools and fields as MCP and its clients take them, a file each.

mod description_long;
mod field_name_portable;
mod placeholder_without_field;
mod template_shared;
mod template_without_plugin;
mod tool_name;
mod tool_name_invalid;
mod tool_name_long;
mod tool_name_portable;

use tool_name::{TEMPLATE_KEY, ToolName};

use crate::lint::Lint;

/// These, by code.
pub(super) const LINTS: &[&Lint] = &[
    tool_name_invalid::LINT,
    tool_name_portable::LINT,
    tool_name_long::LINT,
    template_without_plugin::LINT,
    template_shared::LINT,
    placeholder_without_field::LINT,
    field_name_portable::LINT,
    description_long::LINT,
];
