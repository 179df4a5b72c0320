//! From targets to files: each spec is loaded and lowered once for all targets that share it, and what many targets emit is not kept.

use std::path::PathBuf;

use dagstack_spec_generators::target::{EmitError, Language, Options, Parts, Runtime};
use dagstack_spec_generators::{Annotations, FileSet, LowerOptions, find_problems, ir, lower};
use dagstack_spec_model::load::PartialSpec;
use dagstack_spec_model::{Diagnostic, Label, diagnostic};

use super::super::{Error, read_spec};
use super::targets::{Lowered, OutputFolder, RuntimeFolder};
use crate::rules;

/// How many bytes of what the first pass has made are kept for the second one. Beyond it, making them again costs time and not memory.
const KEPT: usize = 32 << 20;

/// Makes something of every folder, and only when all could be made, finishes each: a mistake in the last target leaves no half of
/// the first. Memory does not grow with the number of folders.
///
/// # Errors
/// What is wrong with any of them, all of it, before `finish` was called for one; then the first error of `finish`.
pub(super) fn in_two_passes<W, T>(
    folders: &[OutputFolder],
    work: &mut W,
    make: impl Fn(&mut W, &OutputFolder) -> Result<T, Error>,
    size: impl Fn(&T) -> usize,
    mut finish: impl FnMut(&mut W, &OutputFolder, T) -> Result<(), Error>,
) -> Result<(), Error> {
    let (mut kept, mut room) = (Vec::with_capacity(folders.len()), KEPT);
    let mut problems = Vec::new();
    for folder in folders {
        match make(work, folder) {
            Ok(result) => kept.push(take_room(&mut room, size(&result)).then_some(result)),
            Err(Error::Diagnostics(found)) => problems.extend(found),
            Err(other) => return Err(other),
        }
    }
    if !problems.is_empty() {
        diagnostic::sort(&mut problems);
        problems.dedup();
        return Err(Error::Diagnostics(problems));
    }
    for (folder, kept) in folders.iter().zip(kept) {
        let result = kept.map_or_else(|| make(work, folder), Ok)?;
        finish(work, folder, result)?;
    }
    Ok(())
}

fn take_room(room: &mut usize, wanted: usize) -> bool {
    let left = room.checked_sub(wanted);
    *room = left.unwrap_or(*room);
    left.is_some()
}

/// What was made of an input, or all that is wrong with it.
type Checked<T> = Result<T, Vec<Diagnostic>>;

/// Emits targets. The last spec and the last package are kept, so targets that share them come one after the other.
pub(super) struct Emitter {
    annotations: Annotations,
    spec: Option<(Option<PathBuf>, Checked<PartialSpec>)>,
    package: Option<(Lowered, Checked<ir::Package>)>,
    /// Warnings of the specs, in no order.
    pub(super) warnings: Vec<Diagnostic>,
}

impl Emitter {
    pub(super) fn new(annotations: Annotations) -> Self {
        Self { annotations, spec: None, package: None, warnings: Vec::new() }
    }

    /// Everything that belongs into an output folder.
    ///
    /// # Errors
    /// What is wrong with the spec, or with the options of the target.
    pub(super) fn emit(&mut self, folder: &OutputFolder) -> Result<FileSet, Error> {
        let runtime = self.runtime(folder)?;
        let package = self.package(&folder.lowered).map_err(|error| placed(folder, error))?;
        let options = Options::of(folder.target, &folder.options, &folder.out).with_runtime(runtime);
        folder.target.emit(package, &options).map_err(|error| emit_error(folder, &error))
    }

    /// The runtime that the code of a folder uses.
    fn runtime(&mut self, folder: &OutputFolder) -> Result<Runtime, Error> {
        let shared = || {
            let shared = folder.target.language().and_then(Language::shared_runtime);
            shared.ok_or_else(|| Error::Missing(format!("{} shares no runtime", folder.target.title())))
        };
        match &folder.runtime {
            RuntimeFolder::Own => Ok(Runtime::Own),
            RuntimeFolder::Lent(borrowers) => {
                let (shared, mut parts) = (shared()?, Parts::default());
                for borrower in borrowers {
                    parts.add(shared.parts(self.package(borrower)?));
                }
                Ok(Runtime::Lent(parts))
            }
            RuntimeFolder::Borrowed { out, options } => {
                let options = Options::of(folder.target, options, out);
                let reach = shared()?.reach(&folder.out, out, &options);
                reach.map(Runtime::Borrowed).map_err(|error| emit_error(folder, &error))
            }
        }
    }

    fn package(&mut self, wanted: &Lowered) -> Result<&ir::Package, Error> {
        if self.package.as_ref().is_none_or(|(have, _)| have != wanted) {
            let lowered = self.lower(wanted)?;
            self.warnings.extend(lowered.iter().flat_map(|package| package.warnings.iter().cloned()));
            self.package = Some((wanted.clone(), lowered));
        }
        match &self.package {
            Some((_, Ok(package))) => Ok(package),
            Some((_, Err(problems))) => Err(Error::Diagnostics(problems.clone())),
            None => Err(Error::Missing("no package was lowered".to_owned())),
        }
    }

    fn lower(&mut self, wanted: &Lowered) -> Result<Checked<ir::Package>, Error> {
        let spec = match &mut self.spec {
            Some((have, spec)) if *have == wanted.spec => spec,
            other => {
                let loaded = match read_spec(wanted.spec.as_deref()) {
                    Ok(partial) => Ok(partial),
                    Err(Error::Diagnostics(problems)) => Err(problems),
                    Err(error) => return Err(error),
                };
                &mut other.insert((wanted.spec.clone(), loaded)).1
            }
        };
        let partial = match spec {
            Ok(partial) => partial,
            Err(problems) => return Ok(Err(problems.clone())),
        };
        let options = LowerOptions {
            version: wanted.package_version.clone(),
            kinds: wanted.kinds.clone(),
            annotations: self.annotations.clone(),
            without_manifest: wanted.without_manifest,
        };
        if !partial.problems.is_empty() {
            return Ok(Err(find_problems(partial, &options)));
        }
        let spec = &partial.spec;
        let known = spec.kind_names();
        if let Some(name) = wanted.kinds.iter().find(|name| !known.contains(&name.as_str())) {
            let known = known.into_iter().map(str::to_owned).collect();
            return Err(Error::UnknownKind { name: name.clone(), known });
        }
        Ok(lower(spec, &options))
    }
}

/// An error with the place in the configuration that leads to it, where there is one.
fn placed(folder: &OutputFolder, error: Error) -> Error {
    let Error::UnknownKind { name, known } = &error else { return error };
    let named = folder.lowered.kinds.iter().position(|kind| kind == name);
    let Some(Label { source, span, .. }) = named.and_then(|index| folder.kind_places.get(index)) else { return error };
    let problem =
        Diagnostic::error(rules::CONFIG_INVALID, source, span.clone(), format!("the spec has no kind `{name}`"));
    Error::Diagnostics(vec![
        problem.help(format!("name some of {}, or remove the key: then it is all", known.join(", "))),
    ])
}

/// What keeps a target from being emitted, as a diagnostic of the output folder.
fn emit_error(folder: &OutputFolder, error: &EmitError) -> Error {
    let file = folder.out.display().to_string();
    Error::Diagnostics(vec![Diagnostic::file_error(rules::TARGET_OPTION, file, error.to_string()).help(error.help)])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use dagstack_spec_generators::registry;

    use super::*;

    fn folders(count: usize) -> Vec<OutputFolder> {
        let lowered = Lowered { spec: None, kinds: Vec::new(), package_version: None, without_manifest: false };
        let folder = |number| OutputFolder {
            target: registry::find("rust").expect("a target"),
            out: PathBuf::from(format!("{number}")),
            lowered: lowered.clone(),
            options: BTreeMap::new(),
            kind_places: Vec::new(),
            runtime: RuntimeFolder::Own,
        };
        (0..count).map(folder).collect()
    }

    #[test]
    fn what_has_no_room_is_made_again_and_all_is_finished_in_order() {
        let (mut count, mut finished) = (0, Vec::new());
        let make = |count: &mut usize, folder: &OutputFolder| {
            *count += 1;
            Ok(folder.out.clone())
        };
        let finish = |_: &mut usize, folder: &OutputFolder, out: PathBuf| {
            assert_eq!(folder.out, out);
            finished.push(out);
            Ok(())
        };
        in_two_passes(&folders(5), &mut count, make, |_| KEPT / 2, finish).expect("finished");
        assert_eq!((count, finished.len()), (5 + 3, 5));
        assert!(finished.is_sorted());
    }

    #[test]
    fn nothing_is_finished_where_something_is_wrong_and_all_of_it_is_reported() {
        let make = |(): &mut (), folder: &OutputFolder| match folder.out.to_str() {
            Some("1" | "3") => {
                let file = folder.out.display().to_string();
                Err(Error::Diagnostics(vec![Diagnostic::file_error(rules::TARGET_OPTION, file, "is wrong")]))
            }
            _ => Ok(()),
        };
        let ended = in_two_passes(&folders(5), &mut (), make, |()| 0, |(), _, ()| panic!("nothing is finished"));
        assert!(matches!(ended, Err(Error::Diagnostics(problems)) if problems.len() == 2));
    }
}
