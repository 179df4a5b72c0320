//! One hook of a kind.

use std::sync::Arc;

use serde_json::Value;

use crate::spec::support::{Dispatch, ErrorPolicy};

/// The template of a tool's name where a hookspec gives none (RUN-02).
const DEFAULT_TEMPLATE: &str = "{kind}.{plugin}.{hook}";

/// One hook of a kind. The kind that takes it checks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// The name, in snake_case, unique in its kind.
    pub name: String,
    /// How the registry calls it (DSP-01).
    pub dispatch: Dispatch,
    /// Whether plugins behind MCP offer it as a tool; `true` by default.
    pub mcp_exposed: bool,
    /// The name of that tool, to be filled in; `{kind}.{plugin}.{hook}` by default (RUN-02).
    pub tool_name_template: String,
    /// What one failure among several plugins means, for `broadcast_collect` alone; without a word it is
    /// [`ErrorPolicy::FailFast`] (BCO-03).
    pub error_policy: Option<ErrorPolicy>,
    /// Whether a plugin may leave it out; `false` by default. A plugin that lacks a hook is passed over either way (DSP-03).
    pub optional: bool,
    /// The JSON Schema of what it takes, closed: without references to other documents. Checked where the host asks for it (DSP-05).
    pub input_schema: Option<Arc<Value>>,
    /// The JSON Schema of what it gives.
    pub output_schema: Option<Arc<Value>>,
}

impl Hook {
    /// A hook with the defaults of a hookspec.
    #[must_use]
    pub fn new(name: impl Into<String>, dispatch: Dispatch) -> Self {
        Self {
            name: name.into(),
            dispatch,
            mcp_exposed: true,
            tool_name_template: DEFAULT_TEMPLATE.to_owned(),
            error_policy: None,
            optional: false,
            input_schema: None,
            output_schema: None,
        }
    }

    /// The same hook, kept from MCP or not.
    #[must_use]
    pub fn exposed(mut self, mcp_exposed: bool) -> Self {
        self.mcp_exposed = mcp_exposed;
        self
    }

    /// The same hook with this template for its tool's name.
    #[must_use]
    pub fn tool_name(mut self, template: impl Into<String>) -> Self {
        self.tool_name_template = template.into();
        self
    }

    /// The same hook with this error policy.
    #[must_use]
    pub fn on_error(mut self, policy: ErrorPolicy) -> Self {
        self.error_policy = Some(policy);
        self
    }

    /// The same hook with this JSON Schema for what it takes (DSP-05).
    #[must_use]
    pub fn input_schema(mut self, schema: Value) -> Self {
        self.input_schema = Some(Arc::new(schema));
        self
    }

    /// The same hook with this JSON Schema for what it gives (DSP-05).
    #[must_use]
    pub fn output_schema(mut self, schema: Value) -> Self {
        self.output_schema = Some(Arc::new(schema));
        self
    }

    /// The same hook, which a plugin may leave out or not.
    #[must_use]
    pub fn optional(mut self, optional: bool) -> Self {
        self.optional = optional;
        self
    }
}
