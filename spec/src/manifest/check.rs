//! One manifest: from a source to its normalised form, or to every problem in it.

use std::path::Path;
use std::sync::LazyLock;

use super::field_rules::{FieldRule, default_field_rules, field_rules};
use super::home::{Home, Located, Parsed};
use super::model::Manifest;
use super::schema::payload_schema;
use super::set::Member;
use crate::contract::clause;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::document::{Entry, Node, NodeKind};
use crate::rules;
use crate::shape::{DocumentSchema, Problem, Violation, ViolationRules, brief, limit};
use crate::source::{Source, Span};

const CODES: ViolationRules = ViolationRules::new(
    rules::MANIFEST_SHAPE,
    rules::MANIFEST_TYPE,
    rules::MANIFEST_UNKNOWN_FIELD,
    rules::MANIFEST_VALUE,
)
.refine(refine);

/// Reads manifests: their schema, compiled once, and the rules between their fields.
#[derive(Debug)]
pub struct Reader {
    schema: DocumentSchema,
    rules: Vec<FieldRule>,
}

/// Everything there is to say about one manifest.
#[derive(Debug)]
pub(super) struct Checked {
    /// The normalised manifest, where there is no error.
    pub(super) manifest: Option<Manifest>,
    /// Errors and warnings, by place.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What the manifest says to others; nothing where it can't be read as a table.
    pub(super) member: Option<Member>,
}

/// Reads a manifest by the rules of the embedded spec: its normalised form with what is merely recommended against, or
/// every problem in it.
///
/// # Errors
/// All problems, by place, with at least one error among them.
pub fn parse(source: &Source, home: Home) -> Result<(Manifest, Vec<Diagnostic>), Vec<Diagnostic>> {
    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::with_rules(default_field_rules()));
    READER.parse(source, home)
}

impl Reader {
    /// A reader for a spec in which these kinds are constrained to run in process.
    #[must_use]
    pub fn new(in_process_only_kinds: &[String]) -> Self {
        Self::with_rules(field_rules(in_process_only_kinds))
    }

    fn with_rules(rules: Vec<FieldRule>) -> Self {
        let schema =
            DocumentSchema::new(payload_schema()).expect("the manifest's schema is ours, and tests compile it");
        Self { schema, rules }
    }

    /// Reads a manifest: its normalised form with what is merely recommended against, or every problem in it.
    ///
    /// # Errors
    /// All problems, by place, with at least one error among them.
    pub fn parse(&self, source: &Source, home: Home) -> Result<(Manifest, Vec<Diagnostic>), Vec<Diagnostic>> {
        let checked = self.check(source, home);
        match checked.manifest {
            Some(manifest) => Ok((manifest, checked.diagnostics)),
            None => Err(checked.diagnostics),
        }
    }

    fn check(&self, source: &Source, home: Home) -> Checked {
        self.check_parsed(&Parsed::new(source.clone(), home), None, home)
    }

    /// Everything there is to say about a manifest in a file of this home.
    pub(super) fn check_parsed(
        &self,
        Parsed { source, document }: &Parsed,
        path: Option<&Path>,
        home: Home,
    ) -> Checked {
        match document {
            Ok(document) => self.check_document(source, path, home, document),
            Err(diagnostics) => {
                let mut diagnostics = diagnostics.clone();
                for problem in &mut diagnostics {
                    problem.clause.get_or_insert(clause::MAN_10);
                }
                limit(&mut diagnostics, source, rules::MANIFEST_VALUE);
                Checked { manifest: None, diagnostics, member: None }
            }
        }
    }

    fn check_document(&self, source: &Source, path: Option<&Path>, home: Home, document: &Node) -> Checked {
        let Some(located) = home.locate(document) else {
            let message = format!("`{}` holds no manifest", home.file_name());
            let problem = Diagnostic::file_error(rules::MANIFEST_NOT_FOUND, source.name(), message);
            return Checked { manifest: None, diagnostics: vec![problem], member: None };
        };
        let mut found = self.around(source, home, document, &located);
        let manifest = located.node;
        if manifest.entries().is_some() {
            let place = located.key.as_ref().map_or(0..0, |(_, span)| span.clone());
            found.extend(self.schema.check_at(source, home.syntax(), manifest, &place, &CODES));
            let raw = RawManifest { source, fields: manifest, rules: &self.rules };
            for check in rules::MANIFEST_CHECKS {
                check(&raw, &mut found);
            }
        } else {
            let name = located.key.as_ref().map_or("a manifest".to_owned(), |(key, _)| format!("`{key}`"));
            let message = format!("{name} must be a table, not {}", manifest.type_name());
            found.push(
                Diagnostic::error(rules::MANIFEST_TYPE, source, manifest.span.clone(), message).clause(clause::MAN_01),
            );
        }
        let normalised = if found.iter().any(|problem| problem.severity == Severity::Error) {
            None
        } else {
            serde_json::from_value(manifest.to_json())
                .map_err(|error| {
                    // The schema accepts it and the type does not: they disagree, which is a bug of ours. Say so, don't panic.
                    let message = format!("the manifest can't be normalised: {error}");
                    found.push(Diagnostic::error(rules::MANIFEST_VALUE, source, 0..0, message).clause(clause::MAN_03));
                })
                .ok()
        };
        sort(&mut found);
        Checked {
            manifest: normalised,
            diagnostics: found,
            member: manifest.entries().map(|_| Member::new(source, path, manifest)),
        }
    }

    /// A wrapped document holds the manifest and nothing else; `$schema` is for editors.
    fn around(&self, source: &Source, home: Home, document: &Node, located: &Located<'_>) -> Vec<Diagnostic> {
        if !matches!(home, Home::DagstackToml | Home::DagstackJson) || located.key.is_none() {
            return Vec::new();
        }
        let is_field =
            |key: &str| self.schema.schema().pointer("/properties").is_some_and(|fields| fields.get(key).is_some());
        let outside = |entry: &&Entry| entry.key != "plugin" && entry.key != "$schema";
        document
            .entries()
            .into_iter()
            .flatten()
            .filter(outside)
            .map(|entry| {
                let is_wrapper = located.key.as_ref().is_some_and(|(_, span)| *span == entry.key_span);
                let what = if is_wrapper { "table" } else { "field" };
                let place = if is_wrapper { "" } else { " next to `plugin`" };
                let message = format!("unknown {what} `{}`{place}", brief(&entry.key));
                let problem = Diagnostic::error(rules::MANIFEST_UNKNOWN_FIELD, source, entry.key_span.clone(), message)
                    .labelled(format!("unknown {what}"))
                    .clause(clause::MAN_01);
                if is_wrapper {
                    problem.help("did you mean `plugin`?")
                } else if is_field(&entry.key) {
                    problem.help("move it into `plugin`")
                } else {
                    problem.help("the manifest is the table `plugin`; free content goes into its table `metadata`")
                }
            })
            .collect()
    }
}

/// Cites the clause, and says what the schema alone does not know.
fn refine(violation: &Violation<'_>, mut diagnostic: Diagnostic) -> Diagnostic {
    let pointer = violation.pointer;
    let nested = pointer.starts_with("/resources/") || pointer.starts_with("/unit_of_work/");
    diagnostic.clause = Some(match violation.problem {
        Problem::WrongType => match violation.node.kind {
            NodeKind::String(_) | NodeKind::Number(_) | NodeKind::Boolean(_) => clause::MAN_02,
            _ => clause::MAN_01,
        },
        Problem::Unknown if nested => clause::MAN_07,
        Problem::Unknown | Problem::Missing => clause::MAN_01,
        Problem::Value => match pointer {
            "/schema_version" => clause::REG_02,
            "/name" | "/kind" if is_empty_text(violation.node) => clause::MAN_11,
            "/name" | "/kind" => clause::MAN_15,
            "/kind_api_version" => clause::REG_04,
            "/core_version" => clause::REG_05,
            _ if rules::MANIFEST_INTEGERS.contains(&pointer) => clause::MAN_06,
            _ => clause::MAN_01,
        },
    });
    match (violation.problem, pointer) {
        (Problem::Value, "/core_version") => rules::explain_core_version(violation.node, diagnostic),
        (Problem::Value, "/kind_api_version") => {
            diagnostic.help("name the major version of the kind that the plugin implements, such as `1`")
        }
        (Problem::Unknown, _) => {
            let remedy = pointer.strip_prefix('/').and_then(rules::remedy_for_field);
            let fallback = || "remove it, or move it into the table `metadata`".to_owned();
            let help = remedy.map(str::to_owned).or_else(|| diagnostic.help.take()).unwrap_or_else(fallback);
            diagnostic.help(help)
        }
        _ => diagnostic,
    }
}

fn is_empty_text(node: &Node) -> bool {
    matches!(&node.kind, NodeKind::String(text) if text.is_empty())
}

/// A manifest as it is written, for the rules that its schema can't say.
pub(crate) struct RawManifest<'a> {
    /// Its text.
    pub(crate) source: &'a Source,
    /// The table with its fields.
    pub(crate) fields: &'a Node,
    /// The rules between fields.
    pub(crate) rules: &'a [FieldRule],
}

/// Whether something is reported about this place already: a value that is wrong by itself is reported once.
pub(crate) fn is_reported(found: &[Diagnostic], span: &Span) -> bool {
    found.iter().any(|problem| problem.primary.as_ref().is_some_and(|label| label.span == *span))
}
