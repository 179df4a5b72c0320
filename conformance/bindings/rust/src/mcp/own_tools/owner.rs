//! What a kind says about servers that bring tools of their own.

use std::collections::BTreeSet;

use serde_json::Value;

use super::schema::FunctionSchema;
use super::template::Template;
use crate::kind::Kind;

/// The hook that lists functions.
const LISTING: &str = "get_schema";

/// What makes a hook one that calls functions, in the template of its tools' names.
const PLACEHOLDER: &str = "{function}";

/// The hooks of a kind that are about functions, for one plugin.
#[derive(Debug)]
pub(in crate::mcp) struct OwnTools {
    calling: BTreeSet<String>,
    lists: bool,
    templates: Vec<Template>,
    schema: FunctionSchema,
}

impl OwnTools {
    /// Those of this kind; `None` where no exposed hook of it calls functions.
    pub(in crate::mcp) fn of(kind: &Kind, plugin: &str) -> Option<Self> {
        let calling: BTreeSet<String> = kind
            .hooks()
            .iter()
            .filter(|hook| hook.mcp_exposed && hook.tool_name_template.contains(PLACEHOLDER))
            .map(|hook| hook.name.clone())
            .collect();
        if calling.is_empty() {
            return None;
        }
        let template = |hook: &crate::Hook| Template::of(&hook.tool_name_template, kind.name(), plugin, &hook.name);
        let listing = kind.hook(LISTING);
        Some(Self {
            calling,
            lists: listing.is_some(),
            templates: kind.hooks().iter().filter_map(template).collect(),
            schema: listing.map(FunctionSchema::of).unwrap_or_default(),
        })
    }

    /// Whether a hook lists the functions.
    pub(super) fn lists(&self, hook: &str) -> bool {
        self.lists && hook == LISTING
    }

    /// Whether a hook calls a function.
    pub(super) fn calls(&self, hook: &str) -> bool {
        self.calling.contains(hook)
    }

    /// Whether a tool is named by a template of the kind: its server was written for the kind, and its tools are hooks.
    pub(super) fn gives(&self, tool: &str) -> bool {
        self.templates.iter().any(|template| template.gives(tool))
    }

    /// Whether the kind takes a function as it would be listed.
    pub(super) fn takes(&self, function: &Value) -> bool {
        self.schema.takes(function)
    }
}
