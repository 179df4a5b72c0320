//! The list as it is written: a TOML file of `[[known]]` tables.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::LazyLock;

use dagstack_spec_model::internal::document::{self, Syntax};
use dagstack_spec_model::internal::read;
use dagstack_spec_model::internal::shape::{DocumentSchema, ViolationRules};
use dagstack_spec_model::{Diagnostic, Source};
use globset::Glob;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::entry::{Entry, FailureKind};
use crate::prose::one_line;
use crate::rules;

/// A list of known failures.
#[derive(Debug, Clone)]
pub struct List {
    /// The file's name, as it was given.
    pub file: String,
    entries: Vec<Entry>,
    /// The entries that name a case, by its id.
    by_id: HashMap<String, usize>,
    /// The entries that are patterns.
    patterns: Vec<usize>,
    /// The text, to be changed by `known update`.
    pub(crate) text: String,
}

/// The file.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct File {
    /// The known failures.
    #[serde(default)]
    known: Vec<RawEntry>,
}

/// One entry as written.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RawEntry {
    /// The id of a case, or a pattern in which `*` matches any characters.
    #[schemars(regex(pattern = r"^[a-z0-9_.*-]+$"), extend("x-expected" = "the id of a case, with `*` for any characters"))]
    id: String,
    /// How the case ends.
    #[schemars(with = "String", extend("enum" = ["fail", "timeout", "crash", "protocol_error", "adapter_error"]))]
    outcome: FailureKind,
    /// A short text that is part of what was seen, and stays the same from run to run.
    #[serde(default)]
    #[schemars(with = "String", regex(pattern = r"\S"), extend("x-expected" = "a part of what was seen"))]
    cause: Option<String>,
    /// Whether the case sometimes passes: that makes the list no less up to date.
    #[serde(default)]
    flaky: bool,
    /// Why the failure is let be.
    #[schemars(regex(pattern = r"\S"), extend("x-expected" = "a sentence that explains the failure"))]
    reason: String,
    /// A link to where it is followed up.
    #[serde(default)]
    #[schemars(with = "String", length(min = 1))]
    issue: Option<String>,
    /// The clauses that are broken, for whoever reads the list.
    #[serde(default)]
    clauses: Vec<String>,
}

static SCHEMA: LazyLock<Result<DocumentSchema, String>> =
    LazyLock::new(|| DocumentSchema::new(schema()).map_err(|error| error.to_string()));

const CODES: ViolationRules =
    ViolationRules::new(rules::KNOWN_INVALID, rules::KNOWN_INVALID, rules::KNOWN_INVALID, rules::KNOWN_INVALID)
        .noun("key");

/// The JSON Schema of a list.
#[must_use]
pub fn schema() -> Value {
    schemars::schema_for!(File).to_value()
}

impl List {
    /// Reads a list from its file.
    ///
    /// # Errors
    /// Every problem in it, at its place.
    pub fn read(path: &Path) -> Result<Self, Vec<Diagnostic>> {
        let source = read::read_source(path, &path.display().to_string()).map_err(|problem| vec![problem])?;
        Self::parse(&source)
    }

    /// An empty list, for a file that is not there yet.
    #[must_use]
    pub fn empty(file: impl Into<String>) -> Self {
        Self::new(file.into(), Vec::new(), String::new())
    }

    /// Reads a list from text.
    ///
    /// # Errors
    /// Every problem in it, at its place.
    pub fn parse(source: &Source) -> Result<Self, Vec<Diagnostic>> {
        let root = document::parse(source, Syntax::Toml)?;
        let whole = |message: String| vec![Diagnostic::file_error(rules::KNOWN_INVALID, source.name(), message)];
        let problems =
            SCHEMA.as_ref().map_err(|error| whole(error.clone()))?.check(source, Syntax::Toml, &root, &CODES);
        if !problems.is_empty() {
            return Err(problems);
        }
        let file: File = serde_json::from_value(root.to_json()).map_err(|error| whole(error.to_string()))?;
        let nodes = root.get("known").and_then(document::Node::items).unwrap_or_default();
        let mut entries: Vec<Entry> = Vec::with_capacity(file.known.len());
        let mut problems = Vec::new();
        let mut seen = BTreeMap::new();
        for (written, node) in file.known.into_iter().zip(nodes) {
            let span = node.get("id").map_or(node.span.clone(), |id| id.span.clone());
            let place = |message: String| Diagnostic::error(rules::KNOWN_INVALID, source, span.clone(), message);
            if let Some(first) = seen.insert(written.id.clone(), span.clone()) {
                let problem = place(format!("duplicate entry `{}`", written.id)).also(source, first, "first here");
                problems.push(problem.help("merge them into one entry"));
            }
            if written.cause.is_none() && written.outcome != FailureKind::Timeout {
                problems.push(place(format!("the entry of `{}` has no `cause`", written.id)).help(
                    "give a short text that is part of what was seen: without it, another failure would hide here",
                ));
            }
            let pattern = if written.id.contains('*') {
                match Glob::new(&written.id) {
                    Ok(glob) => Some(glob.compile_matcher()),
                    Err(error) => {
                        problems.push(place(format!("not a pattern: {}", error.kind())));
                        None
                    }
                }
            } else {
                None
            };
            let line = source.position(span.start).line;
            entries.push(Entry {
                id: written.id,
                outcome: written.outcome,
                cause: written.cause.map(|cause| one_line(&cause)),
                flaky: written.flaky,
                reason: written.reason,
                issue: written.issue,
                clauses: written.clauses,
                line,
                pattern,
            });
        }
        if problems.is_empty() {
            Ok(Self::new(source.name().to_owned(), entries, source.text().to_owned()))
        } else {
            Err(problems)
        }
    }

    fn new(file: String, entries: Vec<Entry>, text: String) -> Self {
        let (patterns, ids): (Vec<_>, Vec<_>) = entries.iter().enumerate().partition(|(_, entry)| entry.is_pattern());
        let by_id = ids.into_iter().map(|(index, entry)| (entry.id.clone(), index)).collect();
        let patterns = patterns.into_iter().map(|(index, _)| index).collect();
        Self { file, entries, by_id, patterns, text }
    }

    /// The entries in the order of the file.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The index of the entry that is about a case: the one that names it, else the first whose pattern fits.
    pub(crate) fn find(&self, id: &str) -> Option<usize> {
        let exact = self.by_id.get(id).copied();
        exact.or_else(|| self.matching(id).next())
    }

    /// The indexes of all entries that fit a case: the one that names it, and those whose pattern fits.
    pub(crate) fn fitting(&self, id: &str) -> impl Iterator<Item = usize> {
        self.by_id.get(id).copied().into_iter().chain(self.matching(id))
    }

    fn matching(&self, id: &str) -> impl Iterator<Item = usize> {
        self.patterns.iter().copied().filter(move |index| self.entries.get(*index).is_some_and(|entry| entry.fits(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let problems = List::parse(&Source::new("known.toml", text)).expect_err("refused");
        problems.iter().map(ToString::to_string).collect()
    }

    const ENTRY: &str = "[[known]]\nid = \"a.b\"\noutcome = \"fail\"\ncause = \"x\"\nreason = \"why\"\n";

    #[test]
    fn a_list_is_read_with_its_lines() {
        let text = format!("# a comment\n{ENTRY}\n[[known]]\nid = \"c.*\"\noutcome = \"timeout\"\nreason = \"slow\"\n");
        let list = List::parse(&Source::new("known.toml", text)).expect("a list");
        assert_eq!(list.entries().iter().map(|entry| entry.line).collect::<Vec<_>>(), [3, 9]);
        assert_eq!((list.find("a.b"), list.find("c.d.e"), list.find("d")), (Some(0), Some(1), None));
        assert!(List::parse(&Source::new("known.toml", "")).expect("a list").entries().is_empty());
    }

    #[test]
    fn every_mistake_is_reported_at_its_place() {
        insta::assert_snapshot!(
            problems(
                "[[known]]\nid = \"a.b\"\noutcome = \"maybe\"\ncause = \"x\"\nreason = \"\"\n\n[[known]]\nid = \"A B\"\noutcome = \"fail\"\nreasn = \"x\"\n"
            )
            .join("\n")
        );
        insta::assert_snapshot!(problems(&format!("{ENTRY}\n{}", ENTRY.replace("cause = \"x\"\n", ""))).join("\n"));
    }

    #[test]
    fn hostile_lists_are_refused() {
        for text in ["known = 1", "known = [1]", "[[known", "[known]\nid = \"x\"", &"[".repeat(100_000)] {
            assert!(!problems(text).is_empty(), "{text:.20}");
        }
    }
}
