//! `dagstack-spec.toml`: the targets of a project, so that plain `dagstack-spec generate` makes them all, and the adapter that plain
//! `dagstack-spec conformance run` drives.

mod check;

use std::env;
use std::path::{Path, PathBuf};

use dagstack_spec_generators::Annotations;
use dagstack_spec_model::internal::document::{self, Syntax};
use dagstack_spec_model::internal::read;
use dagstack_spec_model::{Diagnostic, diagnostic};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::rules;

/// The file's name.
pub(crate) const FILE_NAME: &str = "dagstack-spec.toml";

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
}

/// How the schemas of spec trees are read, by every command that generates.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct SchemasConfig {
    /// Keywords that JSON Schema 2020-12 does not know, to be taken as annotations. `*` at the start or the end of a name leaves that end
    /// open: `vscode-*`.
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
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct TargetConfig {
    /// The language: `rust`, `ts` or `go`.
    #[schemars(extend("enum" = dagstack_spec_generators::lang::NAMES))]
    pub(crate) lang: String,
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
    /// What the emitted `VERSION` says. The version of the spec where absent.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    pub(crate) package_version: Option<String>,
    /// Go: the import path of the output folder. Found through the nearest `go.mod` where absent.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    pub(crate) import_path: Option<String>,
}

/// Reads a configuration file.
///
/// # Errors
/// Every problem in it, at its place.
pub(crate) fn read(path: &Path) -> Result<Config, Vec<Diagnostic>> {
    // A path below the present folder is shown from there.
    let here = env::current_dir().ok();
    let shown = here.and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).display().to_string();
    let source = read::read_source(path, &shown).map_err(|problem| vec![problem])?;
    let root = document::parse(&source, Syntax::Toml).map_err(|mut problems| {
        diagnostic::sort(&mut problems);
        problems
    })?;
    let problems = check::check(&source, &root);
    if !problems.is_empty() {
        return Err(problems);
    }
    serde_json::from_value(root.to_json())
        .map_err(|error| vec![Diagnostic::file_error(rules::CONFIG_INVALID, shown, error.to_string())])
}

/// The configuration file of a folder: its own, or that of the nearest folder above.
pub(crate) fn find(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().map(|folder| folder.join(FILE_NAME)).find(|path| path.is_file())
}
