//! The raw form of a hookspec file, from which both the loader's checks and the editors' schema come (contract section 12).

use std::sync::LazyLock;

use heck::ToSnakeCase as _;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::contract::clause;
use crate::diagnostic::Diagnostic;
use crate::draft::{BASE, Draft};
use crate::editor::{for_editors, ordered};
use crate::json_schema::Keyword;
use crate::kind::{DispatchClass, HookName};
use crate::rules;
use crate::shape::{DocumentSchema, Problem, Violation, ViolationRules};

/// A full version as semver.org gives it, in the part of ECMA-262 that every engine has.
const SEMVER_PATTERN: &str = concat!(
    r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)",
    r"(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?",
    r"(\+[0-9a-zA-Z-]+(\.[0-9a-zA-Z-]+)*)?$"
);

/// A hookspec: one kind in one major version, kept as `kinds/<kind>/v<N>.yaml`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "dagstack hookspec", rename = "Hookspec")]
pub(super) struct RawHookspec {
    /// The kind's name. It equals the name of the folder.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"), example = &"tool")]
    pub(super) kind: String,
    /// The version of the kind, as SemVer. Its major is the `N` of the file's name.
    #[schemars(regex(pattern = SEMVER_PATTERN), extend("x-expected" = "a full SemVer version such as `1.0.0`"), example = &"1.0.0")]
    pub(super) kind_api_version: String,
    /// What the kind is for, in Markdown.
    pub(super) description: String,
    /// What holds for the whole kind.
    #[serde(default)]
    pub(super) constraints: RawConstraints,
    /// The hooks of the kind.
    #[schemars(length(min = 1))]
    pub(super) hooks: Vec<RawHook>,
}

/// What holds for the whole kind.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(rename = "Constraints")]
pub(super) struct RawConstraints {
    /// Plugins of this kind run in process only: a manifest with another runtime is invalid.
    pub(super) in_process_only: bool,
    /// A runtime has one plugin of this kind.
    pub(super) singleton_per_runtime: bool,
}

/// One hook: how it is called, and what it takes and gives.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Hook")]
pub(super) struct RawHook {
    /// The hook's name, unique in the kind. It becomes a method in every language.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9_]*$"), example = &"execute")]
    pub(super) name: String,
    /// How the registry calls the hook.
    #[schemars(schema_with = "dispatch_schema")]
    pub(super) dispatch: String,
    /// What the hook does, in Markdown.
    pub(super) description: String,
    // Both paths are checked on the document's tree, where they have a place; here they only make the schema.
    /// The JSON Schema of what the hook takes: a path relative to the kind's folder.
    #[schemars(length(min = 1), example = &"schemas/execute.input.json")]
    #[expect(dead_code, reason = "read from the tree of the document")]
    pub(super) input_schema: String,
    /// The JSON Schema of what the hook gives: a path relative to the kind's folder. A `broadcast_notify` hook may leave it out.
    #[schemars(length(min = 1), example = &"schemas/execute.output.json")]
    pub(super) output_schema: Option<String>,
    /// Whether the hook is a tool of the MCP server. A chain hook always is.
    #[serde(default = "exposed")]
    pub(super) mcp_exposed: bool,
    /// The template of the tool's name. Placeholders: `{kind}`, `{plugin}`, `{hook}`, `{function}`.
    #[schemars(length(min = 1), extend("default" = DEFAULT_TEMPLATE))]
    pub(super) mcp_tool_name_template: Option<String>,
    /// What one failure among several plugins means; for `broadcast_collect` alone.
    #[serde(default)]
    #[schemars(schema_with = "error_policy_schema")]
    pub(super) error_policy: Option<String>,
    /// How the hook runs.
    #[serde(default)]
    #[schemars(schema_with = "execution_model_schema")]
    pub(super) execution_model: Option<String>,
    /// Whether a plugin may leave the hook out: what is emitted for plugins to implement does not ask for it then.
    #[serde(default)]
    pub(super) optional: bool,
}

/// The template of a tool's name where the hookspec is silent (RUN-02).
pub(super) const DEFAULT_TEMPLATE: &str = "{kind}.{plugin}.{hook}";

fn exposed() -> bool {
    true
}

/// An enumeration with a description of each value, in the notation that editors show.
fn enumeration(members: &[(&str, &str)]) -> schemars::Schema {
    let (values, descriptions): (Vec<_>, Vec<_>) = members.iter().copied().unzip();
    schemars::json_schema!({"type": "string", "enum": values, "x-enumDescriptions": descriptions})
}

fn dispatch_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let members: Vec<_> = DispatchClass::ALL.iter().map(|class| (class.name(), class_summary(*class))).collect();
    enumeration(&members)
}

const fn class_summary(class: DispatchClass) -> &'static str {
    match class {
        DispatchClass::Singleton => "One plugin is called; its result is the result.",
        DispatchClass::BroadcastCollect => "Every plugin is called; the results come back as a list.",
        DispatchClass::BroadcastNotify => "Every plugin is called; nothing is returned, failures are logged.",
        DispatchClass::Chain => "Each plugin gets the result of the one before; the last result is the result.",
        DispatchClass::Capability => {
            "The plugin whose lists match the input's language, extension or MIME type is called."
        }
    }
}

fn error_policy_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    enumeration(&[
        ("fail_fast", "One failure is the caller's error; there is no partial result."),
        ("best_effort", "The results of the others are returned, and every failure by plugin."),
    ])
}

fn execution_model_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    enumeration(&[
        ("async", "Awaited on the host's event loop."),
        ("sync", "Called directly."),
        ("thread_cpu_bound", "Run in a pool of threads."),
        ("process_cpu_bound", "Run in a process of its own."),
    ])
}

/// The JSON Schema of a hookspec file for editors, with the rules between its keys.
///
/// Optional keys are absent or have a value: `null` is not a value.
#[must_use]
pub fn hookspec_schema(draft: Draft) -> Value {
    let mut schema = self::schema(draft);
    if let Some(hook) = schema.pointer_mut(&format!("/{}/Hook", draft.definitions())).and_then(Value::as_object_mut) {
        hook.insert(Keyword::AllOf.to_string(), hook_rules());
    }
    for_editors(&mut schema);
    ordered(schema)
}

/// The rules between a hook's keys; the loader checks them itself, and says more.
fn hook_rules() -> Value {
    json!([
        {
            "if": {"properties": {"dispatch": {"const": DispatchClass::Chain.name()}}, "required": ["dispatch"]},
            "then": {"properties": {"mcp_exposed": {"const": true, "errorMessage": "A chain hook is exposed over MCP: remove the line."}}},
        },
        {
            "if": {"properties": {"dispatch": {"const": DispatchClass::BroadcastNotify.name()}}},
            "else": {"required": ["output_schema"]},
        },
        {
            "if": {"required": ["error_policy"]},
            "then": {"properties": {"dispatch": {
                "const": DispatchClass::BroadcastCollect.name(),
                "errorMessage": "Only a `broadcast_collect` hook has an error policy.",
            }}},
        },
    ])
}

/// The schema alone, which the loader validates hookspecs against.
fn schema(draft: Draft) -> Value {
    let settings = match draft {
        Draft::Draft202012 => SchemaSettings::draft2020_12(),
        Draft::Draft07 => SchemaSettings::draft07(),
    };
    let mut schema = settings.into_generator().into_root_schema_for::<RawHookspec>();
    schema.insert(Keyword::Id.to_string(), json!(format!("{BASE}hookspec.{}", draft.suffix())));
    let mut schema = schema.to_value();
    forbid_null(&mut schema);
    schema
}

/// Turns `["string", "null"]` of an optional field into `"string"`: in a hookspec absent is the only way to say nothing.
fn forbid_null(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Array(types)) = map.get(Keyword::Type.name())
                && types.len() == 2
                && types[1] == "null"
            {
                let kept = types[0].clone();
                map.insert(Keyword::Type.to_string(), kept);
            }
            map.values_mut().for_each(forbid_null);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_null),
        _ => {}
    }
}

/// The schema, compiled once. The schema is this crate's own, so it compiles.
pub(super) static SCHEMA: LazyLock<DocumentSchema> = LazyLock::new(|| {
    DocumentSchema::new(schema(Draft::Draft202012)).expect("the schema is this crate's own, and a test compiles it")
});

/// How a violation of the schema is reported. A hook's name and its dispatch class have codes of their own.
pub(super) const CODES: ViolationRules =
    ViolationRules::new(rules::HOOKSPEC_SHAPE, rules::HOOKSPEC_SHAPE, rules::HOOKSPEC_SHAPE, rules::HOOKSPEC_SHAPE)
        .noun("key")
        .refine(refine);

fn refine(violation: &Violation<'_>, mut diagnostic: Diagnostic) -> Diagnostic {
    let (rule, clause) = match (violation.problem, violation.pointer.rsplit('/').next()) {
        (Problem::Value, Some("kind")) => (rules::KIND_NAME, clause::KND_01),
        (Problem::Value, Some("kind_api_version")) => (rules::KIND_VERSION, clause::KND_01),
        (Problem::Value, Some("name")) => (rules::HOOK_NAME, clause::KND_01),
        (Problem::Value, Some("dispatch")) => (rules::DISPATCH_CLASS, clause::DSP_01),
        _ => (rules::HOOKSPEC_SHAPE, clause::KND_01),
    };
    diagnostic.rule = rule;
    if rule == rules::HOOK_NAME
        && let Some(text) = violation.node.as_str()
    {
        let name = text.to_snake_case();
        if HookName::new(&name).is_some() {
            diagnostic.help = Some(format!("write `{name}`: names of hooks are snake_case"));
        }
    }
    diagnostic.clause(clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_compiles() {
        LazyLock::force(&SCHEMA);
    }
}
