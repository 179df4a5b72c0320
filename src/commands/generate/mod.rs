//! `generate`: emits typed bindings from kind specs.

mod arguments;
mod emitter;
mod options;
mod targets;

use std::collections::BTreeSet;
use std::env;
use std::error::Error as _;
use std::fmt::Write as _;
use std::path::Path;

use dagstack_spec_generators::FileSet;
use dagstack_spec_generators::write::{Plan, WriteError};
use dagstack_spec_model::{Diagnostic, diagnostic};

pub(crate) use self::arguments::Arguments;
use self::arguments::fixing_command;
use self::emitter::{Emitter, in_two_passes};
use self::targets::{OutputFolder, Selection};
use super::{CommandResult, Error, Exit};
use crate::output::Output;
use crate::render::{Findings, Format, count};
use crate::rules;

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
    let exit = if arguments.stdout {
        print(&folders, &mut work)
    } else if arguments.check && arguments.format != Format::Text {
        report(&folders, &mut work, arguments)
    } else if arguments.check {
        check(&folders, &mut work, arguments)
    } else {
        write(&folders, &mut work)
    }?;
    // Where nothing could be emitted, the version in it is the least of the reader's worries.
    if exit != Exit::Failed {
        note_unversioned(&folders, output);
    }
    Ok(exit)
}

/// Says which spec trees leave the version of the emitted code to the embedded spec.
fn note_unversioned(folders: &[OutputFolder], output: &Output) {
    for spec in unversioned(folders) {
        output.note(&format!(
            "the spec tree `{}` has no file `VERSION`: `VERSION` in the emitted code is that of the embedded spec; write one, or give \
             `--package-version`",
            spec.display()
        ));
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
        work.output.note(&format!("{} up to date", with_verb(folders.len(), "output folder")));
        return Ok(Exit::Fine);
    }
    work.output.note(&format!(
        "error[{}]: {} stale; fix with:\n    {}",
        rules::OUTPUT_STALE,
        with_verb(stale, "output folder"),
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

/// `1 folder is`, `2 folders are`
fn with_verb(number: usize, noun: &str) -> String {
    format!("{} {}", count(number, noun), if number == 1 { "is" } else { "are" })
}
