//! What a kind takes as a function: the schema of what `get_schema` gives.

use serde_json::Value;

use crate::kind::Hook;

/// The schema of a list of functions.
#[cfg(feature = "payload-checks")]
#[derive(Debug, Default)]
pub(super) struct FunctionSchema(Option<jsonschema::Validator>);

#[cfg(feature = "payload-checks")]
impl FunctionSchema {
    /// The schema of what this hook gives; a hook without one takes any function.
    pub(super) fn of(listing: &Hook) -> Self {
        let compiled = listing.output_schema.as_deref().map(crate::kind::compile).transpose();
        Self(compiled.unwrap_or_else(|problem| {
            tracing::warn!(hook = listing.name, problem, "a schema does not compile, and any function is taken");
            None
        }))
    }

    /// Whether a function may be in a list that the hook gives.
    pub(super) fn takes(&self, function: &Value) -> bool {
        self.0.as_ref().is_none_or(|schema| schema.is_valid(&Value::Array(vec![function.clone()])))
    }
}

/// The schema of a list of functions: without validation of schemas that of the kind `tool`, which was compiled in.
#[cfg(not(feature = "payload-checks"))]
#[derive(Debug, Default)]
pub(super) struct FunctionSchema(bool);

#[cfg(not(feature = "payload-checks"))]
impl FunctionSchema {
    /// The schema of what this hook gives; a hook without one takes any function.
    pub(super) fn of(listing: &Hook) -> Self {
        Self(listing.output_schema.is_some())
    }

    /// Whether a function may be in a list that the hook gives.
    pub(super) fn takes(&self, function: &Value) -> bool {
        !self.0 || crate::spec::tool_v1::FunctionSchema::from_value(function.clone()).is_ok()
    }
}
