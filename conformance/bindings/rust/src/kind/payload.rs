//! What the hooks of a kind take and give, validated against their schemas (DSP-05).

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::{Draft, Validator};
use serde_json::Value;

use super::Kind;
use crate::Failure;

/// The validators of a kind's hooks.
#[derive(Debug)]
pub(crate) struct Payloads(BTreeMap<String, Sides>);

/// The validators of one hook, where its hookspec has schemas.
#[derive(Debug)]
struct Sides {
    input: Option<Validator>,
    output: Option<Validator>,
}

impl Payloads {
    /// Compiles the schemas of a kind.
    ///
    /// # Errors
    /// The hook whose schema does not compile, and why.
    pub(crate) fn of(kind: &Kind) -> Result<Self, (String, String)> {
        let compiled = kind.hooks().iter().map(|hook| {
            let side = |schema: &Option<Arc<Value>>| {
                schema.as_deref().map(compile).transpose().map_err(|reason| (hook.name.clone(), reason))
            };
            Ok((hook.name.clone(), Sides { input: side(&hook.input_schema)?, output: side(&hook.output_schema)? }))
        });
        compiled.collect::<Result<_, _>>().map(Self)
    }

    /// Whether a hook may be given this.
    ///
    /// # Errors
    /// The first place that does not fit, by its JSON pointer.
    pub(crate) fn check_input(&self, hook: &str, input: &Value) -> Result<(), Failure> {
        check("input", hook, self.0.get(hook).and_then(|sides| sides.input.as_ref()), input)
    }

    /// Whether a hook may give this.
    ///
    /// # Errors
    /// The first place that does not fit, by its JSON pointer.
    pub(crate) fn check_output(&self, hook: &str, output: &Value) -> Result<(), Failure> {
        check("output", hook, self.0.get(hook).and_then(|sides| sides.output.as_ref()), output)
    }
}

/// Compiles a schema. It refers to nothing but itself: nothing is fetched.
///
/// # Errors
/// Why it does not compile.
pub(crate) fn compile(schema: &Value) -> Result<Validator, String> {
    let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
    options.build(schema).map_err(|error| error.to_string())
}

fn check(side: &str, hook: &str, validator: Option<&Validator>, value: &Value) -> Result<(), Failure> {
    let Some(error) = validator.and_then(|validator| validator.iter_errors(value).next()) else { return Ok(()) };
    let pointer = error.instance_path().to_string();
    let place = if pointer.is_empty() { "its root".to_owned() } else { format!("`{pointer}`") };
    Err(Failure::new(format!("the {side} of the hook `{hook}` does not fit its schema at {place}: {error}")))
}
