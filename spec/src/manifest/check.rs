//! One manifest: from a source to its normalised form, or to every problem in it.

use std::sync::LazyLock;

use super::discover::{Home, Located};
use super::model::Manifest;
use super::rules::{Literal, Requirement, Rule, default_rules, rules};
use super::schema::payload_schema;
use super::version::check_core_version;
use crate::diagnostic::{Diagnostic, Severity, sort};
use crate::document::{self, Entry, Node, NodeKind};
use crate::rules;
use crate::shape::{Problem, Shape, ShapeCodes, Violation, limit, quote};
use crate::source::{Source, Span};

/// Priorities from here on are reserved for horizontal middleware.
const RESERVED_PRIORITY: f64 = 1000.0;

/// The whole numbers of the manifest, which its Rust type holds in 64 bits.
const INTEGERS: &[&str] =
    &["/priority", "/startup_timeout_sec", "/teardown_timeout_sec", "/unit_of_work/estimated_duration_sec"];

const CODES: ShapeCodes =
    ShapeCodes::new(rules::MANIFEST_SHAPE, rules::MANIFEST_TYPE, rules::MANIFEST_UNKNOWN_FIELD, rules::MANIFEST_VALUE)
        .refine(refine);

/// Reads manifests: their schema, compiled once, and the rules between their fields.
#[derive(Debug)]
pub struct Reader {
    shape: Shape,
    rules: Vec<Rule>,
}

/// Everything there is to say about one manifest.
#[derive(Debug)]
pub(super) struct Checked {
    /// The normalised manifest, where there is no error.
    pub(super) manifest: Option<Manifest>,
    /// Errors and warnings, by place.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The name and its place, by which duplicates are told.
    pub(super) name: Option<(String, Span)>,
}

/// Reads a manifest by the rules of the embedded spec: its normalised form with what is merely recommended against, or
/// every problem in it.
///
/// # Errors
/// All problems, by place, with at least one error among them.
pub fn parse(source: &Source, home: Home) -> Result<(Manifest, Vec<Diagnostic>), Vec<Diagnostic>> {
    static READER: LazyLock<Reader> = LazyLock::new(|| Reader::with_rules(default_rules()));
    READER.parse(source, home)
}

impl Reader {
    /// A reader for a spec in which these kinds are constrained to run in process.
    #[must_use]
    pub fn new(in_process_only_kinds: &[String]) -> Self {
        Self::with_rules(rules(in_process_only_kinds))
    }

    fn with_rules(rules: Vec<Rule>) -> Self {
        let shape = Shape::new(payload_schema()).expect("the manifest's schema is ours, and tests compile it");
        Self { shape, rules }
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

    pub(super) fn check(&self, source: &Source, home: Home) -> Checked {
        match document::parse(source, home.syntax()) {
            Ok(document) => self.check_document(source, home, &document),
            Err(mut diagnostics) => {
                for problem in &mut diagnostics {
                    problem.clause.get_or_insert("MAN-10");
                }
                limit(&mut diagnostics, source, rules::MANIFEST_VALUE);
                Checked { manifest: None, diagnostics, name: None }
            }
        }
    }

    fn check_document(&self, source: &Source, home: Home, document: &Node) -> Checked {
        let Some(located) = home.locate(document) else {
            let message = format!("`{}` holds no manifest", home.file_name());
            let problem = Diagnostic::file_error(rules::MANIFEST_NOT_FOUND, source.name(), message);
            return Checked { manifest: None, diagnostics: vec![problem], name: None };
        };
        let mut found = self.around(source, home, document, &located);
        let manifest = located.node;
        if manifest.entries().is_some() {
            let place = located.key.as_ref().map_or(0..0, |(_, span)| span.clone());
            found.extend(self.shape.check_at(source, manifest, &place, &CODES));
            core_version(source, manifest, &mut found);
            integers(source, manifest, &mut found);
            let broken: Vec<_> = self.rules.iter().filter_map(|rule| broken(rule, source, manifest, &found)).collect();
            found.extend(broken);
            recommendations(source, manifest, &mut found);
        } else {
            let name = located.key.as_ref().map_or("a manifest".to_owned(), |(key, _)| format!("`{key}`"));
            let message = format!("{name} must be a table, not {}", manifest.type_name());
            found
                .push(Diagnostic::error(rules::MANIFEST_TYPE, source, manifest.span.clone(), message).clause("MAN-01"));
        }
        let name = manifest
            .get("name")
            .and_then(|node| Some((node.as_str()?.to_owned(), node.span.clone())))
            .filter(|(name, _)| !name.is_empty());
        let normalised = if found.iter().any(|problem| problem.severity == Severity::Error) {
            None
        } else {
            serde_json::from_value(manifest.to_json())
                .map_err(|error| {
                    // The schema accepts it and the type does not: they disagree, which is a bug of ours. Say so, don't panic.
                    let message = format!("the manifest can't be normalised: {error}");
                    found.push(Diagnostic::error(rules::MANIFEST_VALUE, source, 0..0, message).clause("MAN-03"));
                })
                .ok()
        };
        sort(&mut found);
        Checked { manifest: normalised, diagnostics: found, name }
    }

    /// A wrapped document holds the manifest and nothing else; `$schema` is for editors.
    fn around(&self, source: &Source, home: Home, document: &Node, located: &Located<'_>) -> Vec<Diagnostic> {
        if !matches!(home, Home::DagstackToml | Home::DagstackJson) || located.key.is_none() {
            return Vec::new();
        }
        let is_field =
            |key: &str| self.shape.schema().pointer("/properties").is_some_and(|fields| fields.get(key).is_some());
        let outside = |entry: &&Entry| entry.key != "plugin" && entry.key != "$schema";
        document
            .entries()
            .into_iter()
            .flatten()
            .filter(outside)
            .map(|entry| {
                let message = format!("unknown field `{}` beside `plugin`", shorten(&entry.key));
                let problem = Diagnostic::error(rules::MANIFEST_UNKNOWN_FIELD, source, entry.key_span.clone(), message)
                    .labelled("unknown field")
                    .clause("MAN-01");
                if is_field(&entry.key) {
                    problem.help("move it into `plugin`")
                } else {
                    problem.help("the manifest is the table `plugin`; free content goes into its table `metadata`")
                }
            })
            .collect()
    }
}

fn shorten(text: &str) -> String {
    text.chars().take(60).collect()
}

/// Cites the clause, and says what the schema alone does not know.
fn refine(violation: &Violation<'_>, mut diagnostic: Diagnostic) -> Diagnostic {
    let pointer = violation.pointer;
    let nested = pointer.starts_with("/resources/") || pointer.starts_with("/unit_of_work/");
    diagnostic.clause = Some(match violation.problem {
        Problem::WrongType => match violation.node.kind {
            NodeKind::String(_) | NodeKind::Number(_) | NodeKind::Boolean(_) => "MAN-02",
            _ => "MAN-01",
        },
        Problem::Unknown if nested => "MAN-07",
        Problem::Unknown | Problem::Missing => "MAN-01",
        Problem::Value => match pointer {
            "/schema_version" => "REG-02",
            "/name" | "/kind" => "MAN-11",
            "/kind_api_version" => "REG-04",
            "/core_version" => "REG-05",
            _ if INTEGERS.contains(&pointer) => "MAN-06",
            _ => "MAN-01",
        },
    });
    match (violation.problem, pointer) {
        (Problem::Value, "/core_version") => explain_core_version(violation.node, diagnostic),
        (Problem::Value, "/kind_api_version") => {
            diagnostic.help("name the major version of the kind that the plugin implements, such as `1`")
        }
        (Problem::Unknown, _) if diagnostic.help.is_none() => {
            diagnostic.help("remove it, or move it into the table `metadata`")
        }
        _ => diagnostic,
    }
}

/// Says why a text is no specifier set, in place of what its pattern says.
fn explain_core_version(node: &Node, mut diagnostic: Diagnostic) -> Diagnostic {
    let problem = node.as_str().and_then(|text| check_core_version(text).err());
    diagnostic.rule = rules::MANIFEST_CORE_VERSION;
    diagnostic.message = format!("{} is no PEP 440 specifier set", quote(node));
    let example = "write comparisons joined by commas, such as `>=0.1.0,<1.0.0`".to_owned();
    match problem {
        Some(problem) => {
            diagnostic.help = Some(problem.help.unwrap_or(example));
            diagnostic.labelled(problem.why)
        }
        None => diagnostic.help(example),
    }
}

/// What the pattern takes for a specifier set and the reader does not: numbers beyond 64 bits.
fn core_version(source: &Source, manifest: &Node, found: &mut Vec<Diagnostic>) {
    let Some(node) = manifest.get("core_version") else { return };
    let unread = node.as_str().is_some_and(|text| check_core_version(text).is_err());
    if unread && !told(found, &node.span) {
        let problem = Diagnostic::error(rules::MANIFEST_CORE_VERSION, source, node.span.clone(), "").clause("REG-05");
        found.push(explain_core_version(node, problem));
    }
}

/// Whether something is said about this place already.
fn told(found: &[Diagnostic], span: &Span) -> bool {
    found.iter().any(|problem| problem.primary.as_ref().is_some_and(|label| label.span == *span))
}

/// Whole numbers that the schema takes, since it has no limit, and no 64-bit integer holds.
fn integers(source: &Source, manifest: &Node, found: &mut Vec<Diagnostic>) {
    for pointer in INTEGERS {
        let Some(node) = manifest.pointer(pointer) else { continue };
        if let NodeKind::Number(number) = &node.kind
            && number.as_u64().is_none()
            && number.as_f64().is_some_and(|float| float >= 9_007_199_254_740_992.0)
        {
            let message = format!("`{}` is larger than 64 bits hold", pointer.rsplit('/').next().unwrap_or_default());
            found.push(Diagnostic::error(rules::MANIFEST_VALUE, source, node.span.clone(), message).clause("MAN-01"));
        }
    }
}

fn is(node: &Node, literal: &Literal) -> bool {
    match literal {
        Literal::Bool(value) => node.as_bool() == Some(*value),
        Literal::Str(text) => node.as_str() == Some(text),
    }
}

/// The diagnostic of a rule that does not hold.
fn broken(rule: &Rule, source: &Source, manifest: &Node, found: &[Diagnostic]) -> Option<Diagnostic> {
    let when = manifest.entry(rule.when.field).filter(|entry| is(&entry.value, &rule.when.value))?;
    let because = format!("because of `{}`", rule.when.field);
    let problem = |span: Span| {
        Diagnostic::error(rules::MANIFEST_RULE, source, span, rule.message.clone())
            .help(rule.help.clone())
            .clause(rule.clause)
    };
    let then = manifest.entry(rule.then.field());
    match &rule.then {
        Requirement::Present { field, non_empty } => match then {
            None => Some(problem(when.value.span.clone()).labelled(format!("`{field}` is missing"))),
            Some(entry) => {
                let null = entry.value.kind == NodeKind::Null;
                let empty = *non_empty && entry.value.items().is_some_and(<[Node]>::is_empty);
                (null || empty).then(|| {
                    let label = if null { "null counts as missing" } else { "this is empty" };
                    problem(entry.value.span.clone()).labelled(label).also(source, when.value.span.clone(), because)
                })
            }
        },
        Requirement::OneOf { values, .. } => {
            let entry = then?;
            // A value that is wrong by itself is told once.
            let wrong = !values.iter().any(|value| is(&entry.value, value)) && !told(found, &entry.value.span);
            wrong.then(|| problem(entry.value.span.clone()).also(source, when.value.span.clone(), because))
        }
    }
}

/// What the contract recommends against: reported, and accepted.
fn recommendations(source: &Source, manifest: &Node, found: &mut Vec<Diagnostic>) {
    let mut warn = |node: &Node, message: String, help: &str| {
        found.push(Diagnostic::warning(rules::MANIFEST_STYLE, source, node.span.clone(), message).help(help));
    };
    let text = |field: &str| manifest.get(field).and_then(|node| Some((node, node.as_str()?)));
    if let Some((node, name)) = text("name")
        && !name.is_empty()
        && !is_plain_name(name)
    {
        warn(
            node,
            format!("the name {} is hard to use elsewhere", quote(node)),
            "names are lower-case letters, digits, `-` and `_`, a letter or a digit first",
        );
    }
    if let Some((node, kind)) = text("kind")
        && !kind.is_empty()
    {
        if !is_snake_case(kind) {
            warn(
                node,
                format!("the kind {} is not snake_case", quote(node)),
                "kinds are lower-case words joined by `_`",
            );
        } else if names_version(kind) {
            warn(
                node,
                format!("the kind {} names a version", quote(node)),
                "the version of a kind's interface goes into `kind_api_version`",
            );
        }
    }
    if let Some(node) = manifest.get("priority")
        && let NodeKind::Number(number) = &node.kind
        && number.as_f64().is_some_and(|priority| priority >= RESERVED_PRIORITY)
    {
        warn(
            node,
            format!("the priority {} is reserved", quote(node)),
            "from 1000 on, priorities are for horizontal middleware",
        );
    }
    for field in ["entry_point", "url"] {
        if let Some((node, "")) = text(field) {
            warn(node, format!("`{field}` is empty"), "a plugin can't be loaded from nothing");
        }
    }
}

fn is_plain_name(name: &str) -> bool {
    let plain = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit();
    name.starts_with(plain) && name.chars().all(|character| plain(character) || matches!(character, '-' | '_'))
}

fn is_snake_case(kind: &str) -> bool {
    kind.starts_with(|first: char| first.is_ascii_lowercase())
        && kind
            .chars()
            .all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_')
}

fn names_version(kind: &str) -> bool {
    let stem = kind.trim_end_matches(|character: char| character.is_ascii_digit() || character == '_');
    stem.len() < kind.len()
        && kind.ends_with(|last: char| last.is_ascii_digit())
        && (stem.ends_with('v') || stem.is_empty())
}
