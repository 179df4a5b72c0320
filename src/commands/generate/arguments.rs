//! The arguments of `generate`, and the command line that they came from.

use std::path::PathBuf;

use clap::Args;
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Target;
use dagstack_spec_generators::{AnnotationFormat, AnnotationKeyword};

use super::options::TargetOptions;
use crate::command_line::CommandLine;
use crate::render::Format;

/// Emit typed bindings
///
/// Writes the types, hook tables and plugin contracts of every kind, and the manifest's model, in one language or several.
/// Files that would not change keep their date; stale files of ours are removed; other files are never touched.
///
/// VERSION in the emitted code is `--package-version`, or else what the file `VERSION` in the spec tree says, or else the version of the
/// embedded spec.
#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  dagstack-spec generate --lang ts --out src/_generated      write TypeScript from the embedded spec
  dagstack-spec generate --lang rust --lang go --out gen     write gen/rust and gen/go
  dagstack-spec generate --lang ts --kind tool --stdout      print, write nothing
  dagstack-spec generate --lang ts --out gen --spec . --no-manifest
                                                             the kinds alone
  dagstack-spec generate --spec . --lang go --out internal/spec
  dagstack-spec generate --lang ts --out src/_generated --check
                                                             in CI: a diff, and 1 where stale
  dagstack-spec generate --lang ts --out gen --spec . --annotation id --annotation-format color
                                                             with what others added to schemas
  dagstack-spec generate                                     the targets of the dagstack-spec.toml")]
pub(crate) struct Arguments {
    #[arg(long = "lang", value_name = "LANG", value_parser = parse_target, help = target_help())]
    pub(super) langs: Vec<&'static dyn Target>,

    /// The folder to write to. Without it, `--lang` picks from the targets of the nearest dagstack-spec.toml
    #[arg(long, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,

    /// A spec tree: a folder that holds `kinds/`. The embedded spec by default
    #[arg(long, value_name = "DIR")]
    pub(super) spec: Option<PathBuf>,

    /// Emit this kind only. Repeatable
    #[arg(long = "kind", value_name = "NAME")]
    pub(super) kinds: Vec<String>,

    /// What the emitted VERSION says, instead of the version of the spec
    #[arg(long, value_name = "VERSION")]
    pub(super) package_version: Option<String>,

    /// Leave the model of the manifest out
    #[arg(long, conflicts_with = "config")]
    pub(super) no_manifest: bool,

    #[command(flatten)]
    pub(super) options: TargetOptions,

    /// A keyword that JSON Schema does not know, to be taken as an annotation; `*` leaves its start or its end open. Repeatable; added
    /// to `annotations` under `[schemas]` in the nearest dagstack-spec.toml
    #[arg(long = "annotation", value_name = "NAME")]
    pub(super) annotations: Vec<AnnotationKeyword>,

    /// A format that is not to be checked; `*` leaves its start or its end open. Repeatable; added to `annotation-formats` under
    /// `[schemas]` in the nearest dagstack-spec.toml
    #[arg(long = "annotation-format", value_name = "NAME")]
    pub(super) annotation_formats: Vec<AnnotationFormat>,

    /// Write nothing; show what would change, and end with 1 if anything would
    #[arg(long, conflicts_with = "stdout")]
    pub(super) check: bool,

    /// With `--check`, how to report
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT", requires = "check")]
    pub(super) format: Format,

    /// Print the files instead of writing them
    #[arg(long)]
    pub(super) stdout: bool,

    /// Take the targets from this file instead of the nearest dagstack-spec.toml
    #[arg(long, value_name = "FILE", conflicts_with_all = ["langs", "out", "spec", "kinds", "package_version"])]
    pub(super) config: Option<PathBuf>,
}

fn parse_target(name: &str) -> Result<&'static dyn Target, String> {
    registry::find(name).ok_or_else(|| format!("known are {}", target_names()))
}

fn target_help() -> String {
    format!("What to emit: {}. Repeatable; with several, each gets a folder of its name in --out", target_names())
}

/// `rust, ts (typescript), go`
fn target_names() -> String {
    let names = registry::all().map(|target| match target.aliases() {
        [] => target.name().to_owned(),
        aliases => format!("{} ({})", target.name(), aliases.join(", ")),
    });
    names.collect::<Vec<_>>().join(", ")
}

/// The same command without `--check`.
pub(super) fn fixing_command(arguments: &Arguments) -> CommandLine {
    let mut line = CommandLine::new(&["generate"]);
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    line.options("config", path(&arguments.config))
        .options("spec", path(&arguments.spec))
        .options("lang", arguments.langs.iter().map(|lang| lang.name()))
        .options("kind", &arguments.kinds)
        .options("package-version", &arguments.package_version)
        .flag("no-manifest", arguments.no_manifest);
    for (name, value) in &arguments.options.0 {
        line.option(name, value);
    }
    line.options("annotation", &arguments.annotations)
        .options("annotation-format", &arguments.annotation_formats)
        .options("out", path(&arguments.out));
    line
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;

    use super::*;
    use crate::cli::{Cli, Command};

    #[test]
    fn the_command_that_fixes_is_parsed_back_into_the_same_arguments() {
        let parsed = |line: &[String]| match Cli::try_parse_from(line).map(|cli| cli.command) {
            Ok(Command::Generate(arguments)) => arguments,
            other => panic!("{line:?}: {other:?}"),
        };
        for options in [
            &["--config", "a folder/it's.toml"][..],
            &["--lang", "rust", "--lang", "go", "--out", "$HOME/gen", "--import-path=-x"],
            &["--lang", "ts", "--out=-x", "--spec", "~", "--kind", "a b", "--kind", "c"],
            &["--lang", "ts", "--out", "gen", "--no-manifest", "--import-extension", "ts"],
            &["--annotation", "vscode-*", "--annotation-format", "color", "--package-version", "1.0.0+x"],
        ] {
            let line: Vec<String> =
                ["dagstack-spec", "generate"].iter().chain(options).map(|&word| word.to_owned()).collect();
            let arguments = parsed(&line);
            let printed = fixing_command(&arguments).to_string();
            let again = parsed(&shlex::split(&printed).expect("quotes are closed"));
            assert_eq!(format!("{again:?}"), format!("{arguments:?}"), "{printed}");
        }
    }
}
