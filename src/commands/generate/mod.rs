//! `generate`: emits typed bindings from kind specs.

mod emitter;
mod options;
mod targets;

use std::collections::BTreeSet;
use std::env;
use std::error::Error as _;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Target;
use dagstack_spec_generators::write::{Plan, WriteError};
use dagstack_spec_generators::{AnnotationFormat, AnnotationKeyword, FileSet};
use dagstack_spec_model::{Diagnostic, diagnostic};

use self::emitter::{Emitter, in_two_passes};
use self::options::TargetOptions;
use self::targets::{OutputFolder, Selection};
use super::{CommandResult, Error, Exit};
use crate::command_line::CommandLine;
use crate::output::Output;
use crate::render::{Findings, Format};
use crate::rules;

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
    langs: Vec<&'static dyn Target>,

    /// The folder to write to. Without it, `--lang` picks from the targets of the nearest dagstack-spec.toml
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// A spec tree: a folder that holds `kinds/`. The embedded spec by default
    #[arg(long, value_name = "DIR")]
    spec: Option<PathBuf>,

    /// Emit this kind only. Repeatable
    #[arg(long = "kind", value_name = "NAME")]
    kinds: Vec<String>,

    /// What the emitted VERSION says, instead of the version of the spec
    #[arg(long, value_name = "VERSION")]
    package_version: Option<String>,

    /// Leave the model of the manifest out
    #[arg(long, conflicts_with = "config")]
    no_manifest: bool,

    #[command(flatten)]
    options: TargetOptions,

    /// A keyword that JSON Schema does not know, to be taken as an annotation; `*` leaves its start or its end open. Repeatable; added
    /// to `annotations` under `[schemas]` in the nearest dagstack-spec.toml
    #[arg(long = "annotation", value_name = "NAME")]
    annotations: Vec<AnnotationKeyword>,

    /// A format that is not to be checked; `*` leaves its start or its end open. Repeatable; added to `annotation-formats` under
    /// `[schemas]` in the nearest dagstack-spec.toml
    #[arg(long = "annotation-format", value_name = "NAME")]
    annotation_formats: Vec<AnnotationFormat>,

    /// Write nothing; show what would change, and end with 1 if anything would
    #[arg(long, conflicts_with = "stdout")]
    check: bool,

    /// With `--check`, how to report
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT", requires = "check")]
    format: Format,

    /// Print the files instead of writing them
    #[arg(long)]
    stdout: bool,

    /// Take the targets from this file instead of the nearest dagstack-spec.toml
    #[arg(long, value_name = "FILE", conflicts_with_all = ["langs", "out", "spec", "kinds", "package_version"])]
    config: Option<PathBuf>,
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

/// Emits the targets of the arguments or of the configuration, and writes, checks or prints them.
///
/// # Errors
/// Wrong usage, everything that is wrong with the specs, and folders that can't be read or written.
pub(crate) fn run(arguments: &Arguments, output: &Output) -> CommandResult {
    let Selection { folders, annotations, picked_from } = targets::of(arguments)?;
    if let Some(file) = picked_from {
        output.note(&format!(
            "taking {} from {}",
            count(folders.len(), "target"),
            file.strip_prefix(env::current_dir()?).unwrap_or(&file).display()
        ));
    }
    let mut work = Work { emitter: Emitter::new(annotations), output, is_announced: false };
    for spec in unversioned(&folders) {
        output.note(&format!(
            "the spec tree `{}` has no file `VERSION`: `VERSION` in the emitted code is that of the embedded spec; write one, or give \
             `--package-version`",
            spec.display()
        ));
    }
    if arguments.stdout {
        print(&folders, &mut work)
    } else if arguments.check && arguments.format != Format::Text {
        report(&folders, &mut work, arguments)
    } else if arguments.check {
        check(&folders, &mut work, arguments)
    } else {
        write(&folders, &mut work)
    }
}

/// The spec trees that don't say which version they are, where emitted code takes it from there.
fn unversioned(folders: &[OutputFolder]) -> BTreeSet<&Path> {
    let asking = folders.iter().filter(|folder| folder.lowered.package_version.is_none());
    let trees = asking.filter_map(|folder| folder.lowered.spec.as_deref());
    trees.filter(|tree| tree.is_dir() && !tree.join("VERSION").exists()).collect()
}

/// What all ways to use the emitted files share.
struct Work<'o> {
    emitter: Emitter,
    output: &'o Output,
    /// Whether the warnings have been shown.
    is_announced: bool,
}

impl Work<'_> {
    fn plan(&mut self, folder: &OutputFolder) -> Result<Plan, Error> {
        let files = self.emitter.emit(folder)?;
        Plan::new(&files, folder.target, &folder.out).map_err(|error| refused(&error))
    }

    /// Shows the warnings of all specs, once, when everything has been emitted.
    fn announce(&mut self) {
        if !self.is_announced {
            let mut warnings = std::mem::take(&mut self.emitter.warnings);
            diagnostic::sort(&mut warnings);
            warnings.dedup();
            self.output.warnings(&warnings);
            self.is_announced = true;
        }
    }
}

fn print(folders: &[OutputFolder], work: &mut Work<'_>) -> CommandResult {
    let several = folders.len() > 1;
    let mut is_first = true;
    // A document that is the only file is piped to what reads it.
    let is_whole = |files: &FileSet| !several && files.iter().count() == 1;
    in_two_passes(
        folders,
        work,
        |work, folder| work.emitter.emit(folder),
        FileSet::bytes,
        |work, folder, files| {
            work.announce();
            let mut text = String::new();
            if is_whole(&files) {
                text.extend(files.iter().map(|(_, contents)| contents));
                return Ok(Output::result(&text)?);
            }
            for (path, contents) in files.iter() {
                let shown = if several { format!("{}/{path}", folder.target.name()) } else { path.to_owned() };
                let _ = write!(text, "{}==> {shown} <==\n{contents}", if is_first { "" } else { "\n" });
                is_first = false;
            }
            Ok(Output::result(&text)?)
        },
    )?;
    Ok(Exit::Fine)
}

fn write(folders: &[OutputFolder], work: &mut Work<'_>) -> CommandResult {
    in_two_passes(folders, work, Work::plan, Plan::bytes, |work, folder, plan| {
        work.announce();
        plan.apply().map_err(|error| refused(&error))?;
        let counts = plan.counts();
        work.output.note(&format!(
            "{}: {} added, {} changed, {} removed, {} unchanged in {}",
            folder.target.name(),
            counts.added,
            counts.changed,
            counts.removed,
            counts.unchanged,
            folder.out.display()
        ));
        Ok(())
    })?;
    Ok(Exit::Fine)
}

/// Shows what would change, as a diff for people.
fn check(folders: &[OutputFolder], work: &mut Work<'_>, arguments: &Arguments) -> CommandResult {
    let (mut stale, mut has_other_line_ends) = (0, false);
    in_two_passes(folders, work, Work::plan, Plan::bytes, |work, _, plan| {
        work.announce();
        if !plan.is_clean() {
            stale += 1;
            has_other_line_ends |= plan.has_other_line_ends();
            Output::result(&plan.diff())?;
        }
        Ok(())
    })?;
    if stale == 0 {
        work.output.note(&format!("{} up to date", plural(folders.len(), "output folder")));
        return Ok(Exit::Fine);
    }
    work.output.note(&format!(
        "error[{}]: {} stale; fix with:\n    {}",
        rules::OUTPUT_STALE,
        plural(stale, "output folder"),
        fixing_command(arguments)
    ));
    if has_other_line_ends {
        work.output.note(
            "where git changes the line ends, write `* text eol=lf` into a `.gitattributes` in the output folder",
        );
    }
    Ok(Exit::Findings)
}

/// Reports what would change, and what is wrong with the specs, a finding each, for programs.
fn report(folders: &[OutputFolder], work: &mut Work<'_>, arguments: &Arguments) -> CommandResult {
    let (mut files, mut found) = (Vec::new(), Vec::new());
    let help = format!("run `{}`", fixing_command(arguments));
    let ended = in_two_passes(folders, work, Work::plan, Plan::bytes, |_, _, plan| {
        files.extend(plan.files().map(|path| path.display().to_string()));
        found.extend(plan.stale().map(|(path, what)| {
            Diagnostic::file_error(rules::OUTPUT_STALE, path.display().to_string(), what).help(&help)
        }));
        Ok(())
    });
    let exit = match ended {
        Ok(()) if found.is_empty() => Exit::Fine,
        Ok(()) => Exit::Findings,
        Err(Error::Diagnostics(problems)) => {
            found.extend(problems);
            Exit::Failed
        }
        Err(error) => return Err(error),
    };
    found.append(&mut work.emitter.warnings);
    diagnostic::sort(&mut found);
    found.dedup();
    files.sort_unstable();
    let findings = Findings { command: "generate", files: &files, diagnostics: &found };
    Output::result(&findings.render(arguments.format, false)?)?;
    Ok(exit)
}

/// What keeps the output folder from being read or written, as a diagnostic.
fn refused(error: &WriteError) -> Error {
    let help = match error {
        WriteError::Io { .. } => "check the path and its permissions, or choose another folder with `--out`",
        WriteError::NotOurs { .. } => "move or remove it, or choose another folder with `--out`",
        WriteError::LeavesFolder { .. } => "replace the link by a folder, or choose another folder with `--out`",
        _ => "choose another folder with `--out`",
    };
    let cause = error.source().map(|cause| format!(": {cause}")).unwrap_or_default();
    let problem =
        Diagnostic::file_error(rules::OUTPUT_REFUSED, error.path().display().to_string(), format!("{error}{cause}"));
    Error::Diagnostics(vec![problem.help(help)])
}

fn plural(number: usize, noun: &str) -> String {
    format!("{} {}", count(number, noun), if number == 1 { "is" } else { "are" })
}

/// `1 target`, `2 targets`
fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The same command without `--check`.
fn fixing_command(arguments: &Arguments) -> CommandLine {
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
