//! What a `dagstack-spec.toml` may have, as types: its JSON Schema is written from them.

use std::collections::BTreeMap;
use std::iter;
use std::path::Path;

use dagstack_spec_conformance::profile::Profile;
use dagstack_spec_generators::Annotations;
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Target;
use dagstack_spec_model::Label;
use schemars::{JsonSchema, Schema};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::{Value, json};

use super::lint::CheckConfig;
use super::path::plain;

/// What the file holds.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    /// What `dagstack-spec generate` makes.
    #[serde(default)]
    #[schemars(length(min = 1))]
    pub(crate) generate: Vec<TargetConfig>,
    /// How `dagstack-spec conformance` works here.
    #[serde(default)]
    #[schemars(with = "ConformanceConfig")]
    pub(crate) conformance: Option<ConformanceConfig>,
    /// How the schemas of spec trees are read.
    #[serde(default)]
    #[schemars(with = "SchemasConfig")]
    pub(crate) schemas: SchemasConfig,
    /// What `dagstack-spec validate` knows of the host.
    #[serde(default)]
    #[schemars(with = "ValidateConfig")]
    pub(crate) validate: ValidateConfig,
    /// How `dagstack-spec check` works here.
    #[serde(default)]
    #[schemars(with = "CheckConfig")]
    pub(crate) check: CheckConfig,
}

/// What is known of the host whose plugins are validated.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ValidateConfig {
    /// All kinds that the host has: a manifest of any other is refused. Without them, an unknown kind is a warning.
    #[serde(default)]
    #[schemars(inner(length(min = 1)))]
    pub(crate) kinds: Vec<String>,
    /// The spec tree with the host's own kinds, relative to this file, besides the embedded spec.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    pub(crate) spec: Option<String>,
    /// Names of folders to pass by, besides those that every discovery passes by; `*`, `?` and `[abc]` are understood.
    #[serde(default)]
    #[schemars(inner(length(min = 1)))]
    pub(crate) ignore: Vec<String>,
}

/// How the schemas of spec trees are read, by every command that generates.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SchemasConfig {
    /// Keywords that JSON Schema 2020-12 does not know, to be taken as annotations; those that are annotations anyway may be listed, too. `*`
    /// at the start or the end of a name leaves that end open: `vscode-*`.
    #[serde(default)]
    annotations: Vec<String>,
    /// Formats that are annotations and no checks. With `*` at its start or its end a name means unknown formats only.
    #[serde(default)]
    annotation_formats: Vec<String>,
}

impl SchemasConfig {
    /// What is taken as an annotation. Reading has checked the names.
    pub(crate) fn annotations(&self) -> Annotations {
        Annotations {
            keywords: self.annotations.iter().filter_map(|name| name.parse().ok()).collect(),
            formats: self.annotation_formats.iter().filter_map(|name| name.parse().ok()).collect(),
        }
    }
}

/// The binding that is tested against the contract.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct ConformanceConfig {
    /// The command that starts the adapter, in the folder of this file: as one text, or as the program and its arguments. The built-in adapter
    /// where absent.
    #[serde(default)]
    #[schemars(with = "CommandConfig")]
    pub(crate) adapter: Option<CommandConfig>,
    /// What the binding is to show: a named set of capabilities.
    #[serde(default)]
    #[schemars(with = "String", extend("enum" = Profile::ALL))]
    pub(crate) profile: Option<Profile>,
    /// The list of known failures, relative to this file.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    pub(crate) known_failures: Option<String>,
    /// How many cases run at once.
    #[serde(default)]
    #[schemars(with = "u16", range(min = 1, max = 256))]
    pub(crate) jobs: Option<u16>,
    /// How long a case may take, in seconds.
    #[serde(default)]
    #[schemars(with = "u32", range(min = 1, max = 3600))]
    pub(crate) timeout: Option<u32>,
}

/// A command.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum CommandConfig {
    /// As in a shell.
    Text(String),
    /// The program and its arguments.
    Arguments(Vec<String>),
}

/// One output folder.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(transform = add_options)]
pub(crate) struct TargetConfig {
    /// What is emitted.
    #[serde(deserialize_with = "target_of_name")]
    #[schemars(with = "String", extend("enum" = target_names()))]
    pub(crate) lang: &'static dyn Target,
    /// The output folder, relative to this file.
    #[schemars(length(min = 1))]
    pub(crate) out: String,
    /// The spec tree, relative to this file. The embedded spec where absent.
    #[serde(default)]
    #[schemars(with = "String")]
    pub(crate) spec: Option<String>,
    /// The kinds to emit. All kinds of the spec where absent.
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    /// The place of each kind in the file.
    #[serde(skip)]
    pub(crate) kind_places: Vec<Label>,
    /// What the emitted `VERSION` says. The version of the spec where absent.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    pub(crate) package_version: Option<String>,
    /// Whether the model of the manifest is emitted.
    #[serde(default = "yes")]
    pub(crate) manifest: bool,
    /// The `out` of another target of the same language: the code uses its runtime, the files that are the same for every spec,
    /// and has none of its own.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    pub(crate) runtime: Option<String>,
    /// The values given for options of targets, by the option's name: any other key, which the schema has checked before.
    #[serde(flatten)]
    #[schemars(skip)]
    pub(crate) options: BTreeMap<String, String>,
}

fn yes() -> bool {
    true
}

impl Config {
    /// The target whose runtime a target uses, by its place in the list.
    pub(crate) fn runtime_of(&self, target: &TargetConfig) -> Option<usize> {
        let folder = plain(Path::new(target.runtime.as_ref()?));
        self.generate.iter().position(|other| plain(Path::new(&other.out)) == folder)
    }
}

fn target_names() -> Vec<&'static str> {
    registry::all().flat_map(|target| iter::once(target.name()).chain(target.aliases().iter().copied())).collect()
}

fn target_of_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static dyn Target, D::Error> {
    let name = String::deserialize(deserializer)?;
    registry::find(&name).ok_or_else(|| D::Error::custom(format!("`{name}` is not a known target")))
}

/// Adds the options of targets to the keys of an output folder, and closes the list.
fn add_options(schema: &mut Schema) {
    schema.insert("additionalProperties".to_owned(), false.into());
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    properties.extend(registry::options().map(|(target, option)| {
        let description = format!("{}: {}.", target.title(), option.help);
        (option.name.to_owned(), json!({"type": "string", "minLength": 1, "description": description}))
    }));
}
