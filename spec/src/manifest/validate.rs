//! Many manifests: every path that was named, every manifest under it, every problem in each.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::check::Reader;
use super::discover::{Discovery, Found, Home, Ignored, Parsed, PatternError, discover, read_manifest, shown};
use super::field_rules::embedded_in_process_only_kinds;
use super::model::Manifest;
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::read::unreadable;
use crate::rules;
use crate::source::{Source, Span};

/// How [`validate_paths`] looks for manifests and judges them.
#[derive(Debug, Clone)]
pub struct ValidateOptions {
    /// Patterns of folder names to pass by, besides those of contract clause DIS-03.
    pub ignore: Vec<String>,
    /// Kinds whose hookspec is constrained to run in process (MAN-13).
    pub in_process_only_kinds: Vec<String>,
}

impl Default for ValidateOptions {
    /// Nothing more to ignore, and the kinds of the embedded spec.
    fn default() -> Self {
        Self { ignore: Vec::new(), in_process_only_kinds: embedded_in_process_only_kinds().to_vec() }
    }
}

/// What was looked at, and what was found.
#[derive(Debug, Default)]
pub struct Report {
    /// How many manifests were looked at.
    pub checked: usize,
    /// The manifests, in the order of the paths and then by name.
    pub files: Vec<FileReport>,
    /// All problems, by file and place.
    pub diagnostics: Vec<Diagnostic>,
}

/// One manifest that was looked at.
#[derive(Debug)]
pub struct FileReport {
    /// The file.
    pub path: PathBuf,
    /// The name it is shown by.
    pub name: String,
    /// Which home it is.
    pub home: Home,
    /// The normalised manifest, where it is valid.
    pub manifest: Option<Manifest>,
}

impl Report {
    /// Whether something kept us from looking: a path that can't be read, or that holds no manifest.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        let kept = |problem: &Diagnostic| {
            problem.severity == Severity::Error
                && [rules::UNREADABLE, rules::MANIFEST_NOT_FOUND].contains(&problem.rule)
        };
        self.diagnostics.iter().any(kept)
    }

    /// How many manifests are not valid.
    #[must_use]
    pub fn invalid(&self) -> usize {
        self.files.iter().filter(|file| file.manifest.is_none()).count()
    }

    /// How many problems weigh this much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|problem| problem.severity == severity).count()
    }
}

/// Validates files, and all manifests under folders. A file that several paths lead to is looked at once.
///
/// # Errors
/// A pattern of the options is malformed. Whatever is wrong with the paths themselves is in the report.
pub fn validate_paths(paths: &[PathBuf], options: &ValidateOptions) -> Result<Report, PatternError> {
    let ignored = Ignored::new(&options.ignore)?;
    let reader = Reader::new(&options.in_process_only_kinds);
    let mut run = Run { reader: &reader, report: Report::default(), seen: BTreeSet::new() };
    for path in paths {
        run.path(path, &ignored);
    }
    let mut report = run.report;
    report.checked = report.files.len();
    sort(&mut report.diagnostics);
    report.diagnostics.dedup();
    Ok(report)
}

/// The first bearer of a name under one root.
type Names = HashMap<String, (Source, Span)>;

struct Run<'r> {
    reader: &'r Reader,
    report: Report,
    /// Files that were looked at, whichever path led to them.
    seen: BTreeSet<PathBuf>,
}

impl Run<'_> {
    fn path(&mut self, path: &Path, ignored: &Ignored) {
        let name = shown(path);
        match std::fs::metadata(path) {
            Err(error) => self.report.diagnostics.push(unreadable(&name, &error)),
            Ok(kind) if kind.is_dir() => {
                let Discovery { manifests, diagnostics, links } = discover(path, ignored);
                if manifests.is_empty() && !diagnostics.iter().any(|problem| problem.severity == Severity::Error) {
                    self.report.diagnostics.push(nothing(&name, links));
                }
                self.report.diagnostics.extend(diagnostics);
                let mut names = Names::new();
                for found in manifests {
                    self.manifest(found, Some(&mut names));
                }
            }
            Ok(_) => {
                if let Some(home) = Home::of_file(path) {
                    self.manifest(Found { path: path.to_owned(), name, home, parsed: None }, None);
                } else {
                    let problem =
                        Diagnostic::file_error(rules::MANIFEST_NOT_FOUND, name, "neither a `.toml` nor a `.json` file");
                    self.report.diagnostics.push(problem.help("name a manifest, or a folder to look for manifests in"));
                }
            }
        }
    }

    fn manifest(&mut self, found: Found, names: Option<&mut Names>) {
        let Found { path, name, home, parsed } = found;
        let identity = std::fs::canonicalize(&path).unwrap_or_else(|_| path.clone());
        if !self.seen.insert(identity) {
            return;
        }
        let read = || read_manifest(&path, &name).map(|source| Parsed::new(source, home));
        let parsed = match parsed.map_or_else(read, Ok) {
            Ok(parsed) => parsed,
            Err(problem) => {
                self.report.diagnostics.push(problem);
                self.report.files.push(FileReport { path, name, home, manifest: None });
                return;
            }
        };
        let mut checked = self.reader.check_parsed(&parsed, home);
        let source = parsed.source;
        if let (Some(names), Some((plugin, span))) = (names, checked.name) {
            if let Some((first, first_span)) = names.get(&plugin) {
                checked.manifest = None;
                checked.diagnostics.push(taken(&plugin, (&source, span), (first, first_span)));
            } else {
                names.insert(plugin, (source, span));
            }
        }
        self.report.diagnostics.append(&mut checked.diagnostics);
        self.report.files.push(FileReport { path, name, home, manifest: checked.manifest });
    }
}

fn nothing(name: &str, links: usize) -> Diagnostic {
    let help = if links > 0 {
        "symbolic links to folders are not followed; name the folders themselves"
    } else {
        "name a folder that holds plugins, or a manifest file"
    };
    Diagnostic::file_error(rules::MANIFEST_NOT_FOUND, name, "no manifest found").help(help)
}

fn taken(plugin: &str, here: (&Source, Span), first: (&Source, &Span)) -> Diagnostic {
    let plugin: String = plugin.chars().take(60).collect();
    Diagnostic::error(rules::MANIFEST_DUPLICATE_NAME, here.0, here.1, format!("the name `{plugin}` is taken already"))
        .labelled("a second plugin of this name")
        .also(first.0, first.1.clone(), "the first is here")
        .help("rename one of the plugins; names are unique under one root, whatever the kind")
        .clause(clause::DIS_05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_shared_with_others_is_read_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let manifest = "[tool.dagstack.plugin]\nschema_version = \"1\"\nname = \"a\"\nkind = \"tool\"\nkind_api_version = \"1\"\n\
                        core_version = \">=0\"\nruntime = \"in_process\"\nentry_point = \"a:A\"\n";
        let path = folder.path().join(Home::Pyproject.file_name());
        std::fs::write(&path, manifest).expect("written");
        let ignored = Ignored::new(&[]).expect("no patterns");
        let mut found = discover(folder.path(), &ignored).manifests;
        std::fs::write(&path, "what was written since is of no account").expect("written");
        let reader = Reader::new(&[]);
        let mut run = Run { reader: &reader, report: Report::default(), seen: BTreeSet::new() };
        run.manifest(found.pop().expect("a manifest"), None);
        assert_eq!(run.report.diagnostics, []);
        assert!(run.report.files.iter().all(|file| file.manifest.is_some()), "{:?}", run.report);
    }
}
