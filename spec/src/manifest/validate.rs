//! Many manifests: every path that was named, every manifest under it, every problem in each.

use std::collections::hash_map::Entry;
use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use super::check::Reader;
use super::discover::{Discovery, Found, Ignored, PatternError, discover, read_manifest, shown};
use super::home::{Home, Located, Parsed};
use super::model::Manifest;
use super::set::{KnownKinds, Member, PluginSet};
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::read::unreadable;
use crate::rules;
use crate::source::Source;

/// How [`validate_paths`] looks for manifests and judges them.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct ValidateOptions {
    /// Patterns of folder names to pass by, besides those of contract clause DIS-03.
    pub ignore: Vec<String>,
    /// The kinds that manifests may name.
    pub kinds: KnownKinds,
}

impl Default for ValidateOptions {
    /// Nothing more to ignore, and the kinds of the embedded spec.
    fn default() -> Self {
        Self { ignore: Vec::new(), kinds: KnownKinds::embedded() }
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
    /// How many of several files that were named hold no manifest, and were passed over.
    pub passed_over: usize,
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

/// Validates files, and all manifests under folders, each and as one set: what a registry that loads all of them would refuse. A file
/// that several paths lead to is looked at once. Of several files those that hold no manifest are passed over.
///
/// # Errors
/// A pattern of the options is malformed. Whatever is wrong with the paths themselves is in the report.
pub fn validate_paths(paths: &[PathBuf], options: &ValidateOptions) -> Result<Report, PatternError> {
    let ignored = Ignored::new(&options.ignore)?;
    let reader = Reader::new(&options.kinds.in_process_only());
    let mut run = Run::new(&reader, paths.len() > 1);
    for path in paths {
        run.path(path, &ignored);
    }
    Ok(run.finish(&options.kinds))
}

/// Validates one manifest that is given as text. The path of its file, where it has one, says its form and is the place that its entry
/// point starts from; without one, a text that begins with `{` is JSON, and any other TOML.
#[must_use]
pub fn validate_text(path: Option<&Path>, text: String, options: &ValidateOptions) -> Report {
    let reader = Reader::new(&options.kinds.in_process_only());
    let mut run = Run::new(&reader, false);
    let guess = if text.trim_start().starts_with('{') { Home::DagstackJson } else { Home::DagstackToml };
    let home = path.and_then(Home::of_file).unwrap_or(guess);
    let name = path.map_or_else(|| "<stdin>".to_owned(), shown);
    run.parsed(path, &Parsed::new(Source::new(name, text), home), home);
    run.finish(&options.kinds)
}

/// Fields by which a flat manifest is recognised in a file of any name.
const TELLING_FIELDS: [&str; 6] =
    ["schema_version", "kind", "kind_api_version", "core_version", "runtime", "entry_point"];

struct Run<'r> {
    reader: &'r Reader,
    report: Report,
    /// Files that were looked at, whichever path led to them.
    seen: BTreeSet<PathBuf>,
    /// What the manifests say to each other.
    members: Vec<Member>,
    /// The first bearer of each name, as an index into the members.
    names: HashMap<String, usize>,
    is_one_of_several: bool,
    has_folder: bool,
}

impl<'r> Run<'r> {
    fn new(reader: &'r Reader, is_one_of_several: bool) -> Self {
        Self {
            reader,
            report: Report::default(),
            seen: BTreeSet::new(),
            members: Vec::new(),
            names: HashMap::new(),
            is_one_of_several,
            has_folder: false,
        }
    }

    fn path(&mut self, path: &Path, ignored: &Ignored) {
        let name = shown(path);
        match fs::metadata(path) {
            Err(error) => self.report.diagnostics.push(unreadable(&name, &error)),
            Ok(kind) if kind.is_dir() => {
                self.has_folder = true;
                let Discovery { manifests, diagnostics, links } = discover(path, ignored);
                if manifests.is_empty() && !diagnostics.iter().any(|problem| problem.severity == Severity::Error) {
                    self.report.diagnostics.push(nothing(&name, links));
                }
                self.report.diagnostics.extend(diagnostics);
                // No link to a folder was followed, so what is no link itself is where the walk came by.
                let root = fs::canonicalize(path).ok();
                for found in manifests {
                    let below = found.path.strip_prefix(path).ok().filter(|_| !found.is_link);
                    let identity = root.as_ref().zip(below).map(|(root, below)| root.join(below));
                    self.manifest(found, identity);
                }
            }
            Ok(_) => {
                if let Some(home) = Home::of_file(path) {
                    self.manifest(Found { path: path.to_owned(), name, home, parsed: None, is_link: true }, None);
                } else if self.is_one_of_several {
                    self.report.passed_over += 1;
                } else {
                    let problem =
                        Diagnostic::file_error(rules::MANIFEST_NOT_FOUND, name, "neither a `.toml` nor a `.json` file");
                    self.report.diagnostics.push(problem.help("name a manifest, or a folder to look for manifests in"));
                }
            }
        }
    }

    /// Judges a manifest by itself. Its identity is its path without links, where that is known already.
    fn manifest(&mut self, found: Found, identity: Option<PathBuf>) {
        let Found { path, name, home, parsed, is_link: _ } = found;
        let identity = identity.or_else(|| fs::canonicalize(&path).ok()).unwrap_or_else(|| path.clone());
        if !self.seen.insert(identity) {
            return;
        }
        let read = || read_manifest(&path, &name).map(|source| Parsed::new(source, home));
        match parsed.map_or_else(read, Ok) {
            Ok(parsed) if self.is_foreign(&parsed, &path, home) => self.report.passed_over += 1,
            Ok(parsed) => self.parsed(Some(&path), &parsed, home),
            Err(problem) => {
                self.report.diagnostics.push(problem);
                self.report.files.push(FileReport { path, name, home, manifest: None });
            }
        }
    }

    /// Whether a file is one of several that were named, and belongs to somebody else.
    fn is_foreign(&self, parsed: &Parsed, path: &Path, home: Home) -> bool {
        let Ok(document) = &parsed.document else { return false };
        let is_ours_by_name = path.file_name().is_some_and(|name| name == home.file_name());
        let holds_manifest = match home.locate(document) {
            None => false,
            Some(Located { key: None, node }) if !is_ours_by_name => {
                TELLING_FIELDS.iter().filter(|field| node.get(field).is_some()).count() > 1
            }
            Some(_) => true,
        };
        self.is_one_of_several && !holds_manifest
    }

    fn parsed(&mut self, path: Option<&Path>, parsed: &Parsed, home: Home) {
        let mut checked = self.reader.check_parsed(parsed, path, home);
        if let Some(member) = checked.member {
            if let Some(name) = &member.name {
                match self.names.entry(name.text.clone()) {
                    Entry::Occupied(first) => {
                        checked.manifest = None;
                        checked.diagnostics.extend(taken(&member, &self.members[*first.get()]));
                    }
                    Entry::Vacant(place) => {
                        place.insert(self.members.len());
                    }
                }
            }
            self.members.push(member);
        }
        self.report.diagnostics.append(&mut checked.diagnostics);
        let name = parsed.source.name().to_owned();
        let path = path.map_or_else(|| PathBuf::from(&name), Path::to_owned);
        self.report.files.push(FileReport { path, name, home, manifest: checked.manifest });
    }

    /// Judges the manifests as a set.
    fn finish(self, kinds: &KnownKinds) -> Report {
        let mut report = self.report;
        let set = PluginSet::new(&self.members, kinds, self.has_folder);
        for check in rules::SET_CHECKS {
            check(&set, &mut report.diagnostics);
        }
        report.checked = report.files.len();
        sort(&mut report.diagnostics);
        report.diagnostics.dedup();
        report
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

fn taken(member: &Member, first: &Member) -> Option<Diagnostic> {
    let (name, first_name) = (member.name.as_ref()?, first.name.as_ref()?);
    let message = format!("the name `{}` is taken already", member.shown_name());
    let problem = Diagnostic::error(rules::MANIFEST_DUPLICATE_NAME, &member.source, name.span.clone(), message)
        .labelled("a second plugin of this name")
        .also(&first.source, first_name.span.clone(), "the first is here")
        .help("rename one of the plugins; names are unique in a registry, whatever the kind")
        .clause(clause::DIS_05);
    Some(problem)
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
        fs::write(&path, manifest).expect("written");
        let ignored = Ignored::new(&[]).expect("no patterns");
        let mut found = discover(folder.path(), &ignored).manifests;
        fs::write(&path, "what was written since is of no account").expect("written");
        let reader = Reader::new(&[]);
        let mut run = Run::new(&reader, false);
        run.manifest(found.pop().expect("a manifest"), None);
        assert_eq!(run.report.diagnostics, []);
        assert!(run.report.files.iter().all(|file| file.manifest.is_some()), "{:?}", run.report);
    }
}
