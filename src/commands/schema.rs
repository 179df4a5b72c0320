//! `schema`: prints JSON Schemas for editors and validators.

use std::path::{Path, PathBuf};

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand, ValueEnum};
use dagstack_spec_conformance::schema as conformance;
use dagstack_spec_model::load::hookspec_schema;
use dagstack_spec_model::manifest::{Home, default_field_rules, editor_schema};
use serde_json::Value;

use super::output_file::{self, ResultKind};
use super::{CommandResult, Exit};
use crate::json_text;
use crate::output::Output;
use crate::{config, render};

/// Print a JSON Schema
///
/// Editors complete, explain and check files by these schemas. They are also in `spec/schema/` and `conformance/schema/`.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec schema manifest > manifest.schema.json
  dagstack-spec schema manifest --draft 07 --out manifest.draft-07.schema.json
  dagstack-spec schema manifest --for pyproject.toml")]
pub(crate) struct Arguments {
    #[command(subcommand)]
    subject: Subject,
}

/// What there are schemas for. A new one is a variant here and an arm in [`Subject::schema`].
#[derive(Debug, Subcommand)]
enum Subject {
    /// The schema of a plugin manifest
    #[command(after_help = "\
Examples:
  dagstack-spec schema manifest > manifest.schema.json
  dagstack-spec schema manifest --draft 07 --out manifest.draft-07.schema.json
  dagstack-spec schema manifest --for pyproject.toml")]
    Manifest(ManifestArguments),
    /// The schema of a hookspec, `kinds/<kind>/v<N>.yaml`
    #[command(after_help = "\
Examples:
  dagstack-spec schema hookspec > hookspec.schema.json

In the first line of a hookspec, for the YAML language server:
  # yaml-language-server: $schema=../../hookspec.schema.json")]
    Hookspec(Common),
    /// The schema of `dagstack-spec.toml`
    #[command(after_help = "\
Examples:
  dagstack-spec schema config > dagstack-spec.schema.json

In the first line of `dagstack-spec.toml`, for taplo and tombi:
  #:schema ./dagstack-spec.schema.json")]
    Config(Common),
    /// The schema of what `validate`, `check` and `generate --check` report with `--format json`
    #[command(after_help = "\
Examples:
  dagstack-spec schema validate > findings.schema.json")]
    Validate(Common),
    /// The schema of a file of conformance fixtures
    #[command(after_help = "\
Examples:
  dagstack-spec schema fixture > fixture.schema.json

In the first line of a file of fixtures, for the YAML language server:
  # yaml-language-server: $schema=../../schema/fixture.schema.json")]
    Fixture(Common),
    /// The schema of the JSON report of a conformance run
    #[command(after_help = "\
Examples:
  dagstack-spec schema report > report.schema.json")]
    Report(Common),
    /// The schema of the conformance protocol: what the runner and an adapter write, a line each
    #[command(after_help = "\
`Request` among its definitions is what the runner writes, `Reply` what an adapter writes.

Examples:
  dagstack-spec schema protocol > protocol.schema.json")]
    Protocol(Common),
}

#[derive(Debug, Args)]
struct ManifestArguments {
    /// The file that the schema is for; `dagstack.toml` and `dagstack.json` share one
    #[arg(long = "for", value_parser = home_parser(), default_value = Home::DagstackToml.file_name(), value_name = "FILE")]
    home: Home,

    #[command(flatten)]
    common: Common,
}

/// What every schema can be asked for with.
#[derive(Debug, Args)]
struct Common {
    /// The dialect of JSON Schema; many editors understand 07 best
    #[arg(long, value_enum, default_value_t = Draft::Draft202012, value_name = "DRAFT")]
    draft: Draft,

    /// Write to this file, and leave it alone when nothing changes
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,

    /// Replace the file, whatever it is
    #[arg(long, requires = "out")]
    force: bool,
}

/// What this command writes, known by its `$id`.
const SCHEMA: ResultKind = ResultKind {
    name: "a JSON Schema",
    is_one: |text| {
        let schema = serde_json::from_str::<Value>(text).unwrap_or_default();
        schema["$id"].as_str().is_some_and(dagstack_spec_model::Draft::is_address)
    },
};

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Draft {
    #[value(name = "2020-12")]
    Draft202012,
    #[value(name = "07")]
    Draft07,
}

/// The homes of a manifest, by the names of their files.
fn home_parser() -> impl TypedValueParser<Value = Home> {
    let names = PossibleValuesParser::new(Home::ALL.map(Home::file_name));
    names.try_map(|name| Home::of_file(Path::new(&name)).ok_or("not a home of a manifest"))
}

impl From<Draft> for dagstack_spec_model::Draft {
    fn from(draft: Draft) -> Self {
        match draft {
            Draft::Draft202012 => Self::Draft202012,
            Draft::Draft07 => Self::Draft07,
        }
    }
}

impl Subject {
    fn schema(&self) -> (Value, &Common) {
        match self {
            Self::Manifest(ManifestArguments { home, common }) => {
                (editor_schema(common.draft.into(), (*home).into(), &default_field_rules()), common)
            }
            Self::Hookspec(common) => (hookspec_schema(common.draft.into()), common),
            Self::Config(common) => (config::schema(common.draft.into()), common),
            Self::Validate(common) => (render::json_schema(common.draft.into()), common),
            Self::Fixture(common) => (conformance::fixture(common.draft.into()), common),
            Self::Report(common) => (conformance::report(common.draft.into()), common),
            Self::Protocol(common) => (conformance::protocol(common.draft.into()), common),
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> CommandResult {
    let (schema, common) = arguments.subject.schema();
    let text = json_text::pretty(&schema)?;
    match &common.out {
        None => Output::result(&text)?,
        Some(path) => output_file::write(path, &text, SCHEMA, common.force)?,
    }
    Ok(Exit::Fine)
}
