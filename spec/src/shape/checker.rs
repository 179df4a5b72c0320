//! From a violation, as the validator reports it, to a diagnostic at its place.

use std::collections::{HashMap, HashSet};

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind;
use serde_json::{Map, Value};

use super::message::{brief, first_sentence, list, nearest, question, quote, type_names, wanted};
use super::{DocumentSchema, LIMIT, Problem, Violation, ViolationRules};
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{Entry, Node, NodeKind, Syntax, pointer_token, unescape_token};
use crate::json_schema::Keyword;
use crate::source::{Source, Span};

/// Pointers of all values that JSON does not have.
pub(super) fn foreign_values(root: &Node) -> HashSet<String> {
    fn walk(node: &Node, path: &mut String, found: &mut HashSet<String>) {
        let length = path.len();
        match &node.kind {
            NodeKind::Foreign(_) => {
                found.insert(path.clone());
            }
            NodeKind::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    path.push('/');
                    path.push_str(&index.to_string());
                    walk(item, path, found);
                    path.truncate(length);
                }
            }
            NodeKind::Mapping(entries) => {
                for entry in entries.iter() {
                    path.push('/');
                    path.push_str(&pointer_token(&entry.key));
                    walk(&entry.value, path, found);
                    path.truncate(length);
                }
            }
            _ => {}
        }
    }
    let mut found = HashSet::new();
    walk(root, &mut String::new(), &mut found);
    found
}

/// One run over one document.
pub(super) struct ViolationReporter<'a> {
    shape: &'a DocumentSchema,
    source: &'a Source,
    syntax: Syntax,
    root: &'a Node,
    place: &'a Span,
    codes: &'a ViolationRules,
    /// Large tables by their address, so that many errors in one table don't cost a walk each.
    tables: HashMap<*const Node, HashMap<&'a str, &'a Entry>>,
    found: Vec<Diagnostic>,
}

/// A place in the document.
struct Place<'a> {
    node: &'a Node,
    key_span: Option<&'a Span>,
    /// What it is called in messages: its key in backticks, or which item of a list it is.
    name: String,
}

impl<'a> ViolationReporter<'a> {
    pub(super) fn new(
        shape: &'a DocumentSchema,
        source: &'a Source,
        syntax: Syntax,
        root: &'a Node,
        place: &'a Span,
        codes: &'a ViolationRules,
    ) -> Self {
        Self { shape, source, syntax, root, place, codes, tables: HashMap::new(), found: Vec::new() }
    }

    /// Every violation by the document, which is `instance` as JSON; `foreign` are the pointers of what JSON does not have.
    pub(super) fn check(mut self, instance: Value, foreign: &HashSet<String>) -> Vec<Diagnostic> {
        if foreign.is_empty() {
            self.errors(&instance, foreign);
        } else {
            self.errors_with_foreign(instance, foreign);
        }
        self.found
    }

    /// Reports what the validator says about `instance`, except about the values that JSON does not have.
    fn errors(&mut self, instance: &Value, foreign: &HashSet<String>) {
        let shape = self.shape;
        let errors: Vec<ValidationError<'_>> = shape
            .validator
            .iter_errors(instance)
            .filter(|error| !foreign.contains(error.instance_path().as_str()))
            .collect();
        let mistyped: HashSet<String> = errors
            .iter()
            .filter(|error| matches!(error.kind(), ValidationErrorKind::Type { .. }))
            .map(|error| error.instance_path().as_str().to_owned())
            .collect();
        for error in &errors {
            let typed = matches!(error.kind(), ValidationErrorKind::Type { .. });
            // What else is wrong with a value of the wrong type follows from the type.
            if typed || !mistyped.contains(error.instance_path().as_str()) {
                self.error(error);
            }
        }
    }

    /// A value that JSON does not have is not a string, not a table, nothing: it is wrong wherever a schema refuses any one of the
    /// values that replace it here.
    fn errors_with_foreign(&mut self, mut instance: Value, foreign: &HashSet<String>) {
        let mut expected: HashMap<String, Option<String>> = HashMap::new();
        let stand_ins = [Value::Object(Map::new()), Value::String(String::new()), Value::Bool(true)];
        for (round, stand_in) in stand_ins.iter().enumerate() {
            for pointer in foreign {
                if let Some(value) = instance.pointer_mut(pointer) {
                    *value = stand_in.clone();
                }
            }
            for error in self.shape.validator.iter_errors(&instance) {
                let pointer = error.instance_path().as_str();
                if foreign.contains(pointer) {
                    let names = expected.entry(pointer.to_owned()).or_default();
                    if let ValidationErrorKind::Type { kind } = error.kind() {
                        *names = Some(type_names(kind, self.syntax));
                    }
                }
            }
            if round == 0 {
                self.errors(&instance, foreign);
            }
        }
        for (pointer, names) in expected {
            if let Some(place) = self.place(&pointer) {
                self.wrong_type(&pointer, &place, names.as_deref());
            }
        }
    }

    fn place(&mut self, pointer: &str) -> Option<Place<'a>> {
        let mut place = Place { node: self.root, key_span: None, name: "the document".to_owned() };
        for token in pointer.split('/').skip(1) {
            let token = unescape_token(token);
            match &place.node.kind {
                NodeKind::Mapping(_) => {
                    let entry = self.member(place.node, &token)?;
                    place = Place {
                        node: &entry.value,
                        key_span: Some(&entry.key_span),
                        name: format!("`{}`", brief(&token)),
                    };
                }
                NodeKind::Sequence(items) => {
                    let index: usize = token.parse().ok()?;
                    let name = format!("item {} of {}", index + 1, place.name);
                    place = Place { node: items.get(index)?, key_span: None, name };
                }
                _ => return None,
            }
        }
        Some(place)
    }

    fn member(&mut self, table: &'a Node, key: &str) -> Option<&'a Entry> {
        let entries = table.entries()?;
        if entries.len() < 32 {
            return entries.iter().find(|entry| entry.key == key);
        }
        let index = self
            .tables
            .entry(std::ptr::from_ref(table))
            .or_insert_with(|| entries.iter().map(|entry| (entry.key.as_str(), entry)).collect());
        index.get(key).copied()
    }

    fn error(&mut self, error: &ValidationError<'_>) {
        let pointer = error.instance_path().as_str();
        let Some(place) = self.place(pointer) else { return };
        let schema = self.subschema(error);
        match error.kind() {
            ValidationErrorKind::Required { property } => self.missing(pointer, &place, property, schema),
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                self.unknown(pointer, &place, unexpected, schema);
            }
            ValidationErrorKind::Type { kind } => {
                self.wrong_type(pointer, &place, Some(&type_names(kind, self.syntax)));
            }
            ValidationErrorKind::Enum { options } => {
                self.not_a_member(pointer, &place, options.as_array().map_or(&[], Vec::as_slice));
            }
            ValidationErrorKind::Constant { expected_value } => {
                self.not_a_member(pointer, &place, std::slice::from_ref(expected_value.as_ref()));
            }
            kind => {
                let wanted =
                    wanted(kind, place.node, schema).unwrap_or_else(|| error.masked_with("the value").to_string());
                let found = if matches!(place.node.kind, NodeKind::Sequence(_) | NodeKind::Mapping(_))
                    || is_empty(place.node)
                {
                    String::new()
                } else {
                    format!(", not {}", quote(place.node))
                };
                let message = format!("{} {wanted}{found}", place.name);
                self.report(Problem::Value, pointer, place.node, place.node.span.clone(), message, String::new(), None);
            }
        }
    }

    /// The schema that holds the keyword an error is about.
    fn subschema(&self, error: &ValidationError<'_>) -> Option<&'a Value> {
        let path = error.schema_path().as_str();
        self.shape.schema.pointer(path.rsplit_once('/')?.0)
    }

    fn missing(&mut self, pointer: &str, place: &Place<'a>, property: &Value, schema: Option<&Value>) {
        let Some(property) = property.as_str() else { return };
        let at = place.key_span.unwrap_or(if pointer.is_empty() { self.place } else { &place.node.span });
        let noun = self.codes.noun;
        let within = if pointer.is_empty() { String::new() } else { format!(" in {}", place.name) };
        let message = format!("the {noun} `{property}` is missing{within}");
        let about = schema
            .and_then(|schema| {
                schema.get(Keyword::Properties.name())?.get(property)?.get(Keyword::Description.name())?.as_str()
            })
            .map(|text| format!("add `{property}`: {}", first_sentence(text)));
        let pointer = format!("{pointer}/{}", pointer_token(property));
        self.report(Problem::Missing, &pointer, place.node, head(self.source, at), message, String::new(), about);
    }

    fn unknown(&mut self, pointer: &str, place: &Place<'a>, unexpected: &[String], schema: Option<&Value>) {
        let unexpected: HashSet<&str> = unexpected.iter().map(String::as_str).collect();
        let properties = schema.and_then(|schema| schema.get(Keyword::Properties.name())).and_then(Value::as_object);
        // A member that is there already is not what was meant.
        let free: Vec<&str> = properties
            .into_iter()
            .flat_map(|known| known.keys().map(String::as_str))
            .filter(|name| place.node.entry(name).is_none())
            .collect();
        let noun = self.codes.noun;
        let within = if pointer.is_empty() { String::new() } else { format!(" in {}", place.name) };
        for entry in place.node.entries().into_iter().flatten() {
            if !unexpected.contains(entry.key.as_str()) {
                continue;
            }
            if self.found.len() > LIMIT {
                return;
            }
            let guess = nearest(&entry.key, free.iter().copied());
            let help = match (question(&entry.key, &free), properties) {
                (Some(question), _) => Some(question),
                (None, Some(known)) if !known.is_empty() && known.len() <= 8 => {
                    Some(format!("known here: {}", list(known.keys().map(String::as_str))))
                }
                _ => None,
            };
            let message = format!("unknown {noun} `{}`{within}", brief(&entry.key));
            let pointer = format!("{pointer}/{}", pointer_token(&entry.key));
            self.report(
                Problem::Unknown,
                &pointer,
                place.node,
                entry.key_span.clone(),
                message,
                format!("unknown {noun}"),
                help,
            );
            if let Some(name) = guess.filter(|guess| is_respelled(&entry.key, guess)) {
                self.fix(Edit::key(self.source, entry, name));
            }
        }
    }

    fn wrong_type(&mut self, pointer: &str, place: &Place<'a>, names: Option<&str>) {
        let found = place.node.type_name();
        let names = names.unwrap_or("another type of value");
        let message = format!("{} must be {names}, not {found}", place.name);
        let help = match &place.node.kind {
            NodeKind::String(text) if names.contains("integer") && text.parse::<i64>().is_ok() => {
                Some("remove the quotes")
            }
            NodeKind::String(text) if names.contains("boolean") && matches!(text.as_str(), "true" | "false") => {
                Some("remove the quotes")
            }
            NodeKind::Number(_) | NodeKind::Boolean(_) | NodeKind::Foreign(_) if names.contains("string") => {
                Some("put it in quotes")
            }
            NodeKind::Number(_) | NodeKind::String(_) if names.contains("boolean") => Some("write `true` or `false`"),
            NodeKind::String(_) if names.contains("array") => Some("put it in brackets, `[…]`"),
            NodeKind::Null if !names.contains("null") => Some("leave it out to get the default"),
            _ => None,
        };
        let label = format!("expected {names}");
        // A table written out over many lines is pointed at by its key.
        let span = match &place.node.kind {
            NodeKind::Mapping(_) => {
                place.key_span.unwrap_or(if pointer.is_empty() { self.place } else { &place.node.span })
            }
            _ => &place.node.span,
        };
        let span = head(self.source, span);
        self.report(Problem::WrongType, pointer, place.node, span, message, label, help.map(str::to_owned));
        self.fix(Edit::retyped(self.source, place.node, names));
    }

    fn not_a_member(&mut self, pointer: &str, place: &Place<'a>, options: &[Value]) {
        let writable = options.iter().filter(|option| self.syntax.has_null() || !option.is_null());
        let names: Vec<String> =
            writable.map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned)).collect();
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let question = place.node.as_str().and_then(|written| question(written, &known));
        let all = list(names.iter().map(String::as_str));
        let message = format!("{} can't be {}", place.name, quote(place.node));
        let (label, help) = match names.as_slice() {
            [only] => (format!("expected `{only}`"), None),
            _ => (format!("expected one of {all}"), question),
        };
        self.report(Problem::Value, pointer, place.node, place.node.span.clone(), message, label, help);
    }

    /// Gives the last diagnostic the edits that fix it.
    fn fix(&mut self, edits: Vec<Edit>) {
        if let Some(last) = self.found.last_mut() {
            last.fix = edits;
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one diagnostic, given once")]
    fn report(
        &mut self,
        problem: Problem,
        pointer: &str,
        node: &Node,
        span: Span,
        message: String,
        label: String,
        help: Option<String>,
    ) {
        let code = match problem {
            Problem::Missing => self.codes.missing,
            Problem::WrongType => self.codes.wrong_type,
            Problem::Unknown => self.codes.unknown,
            Problem::Value => self.codes.value,
        };
        let mut diagnostic = Diagnostic::error(code, self.source, span, message).labelled(label);
        diagnostic.help = help;
        self.found.push((self.codes.refine)(&Violation { pointer, problem, node }, diagnostic));
    }
}

fn is_empty(node: &Node) -> bool {
    node.as_str().is_some_and(str::is_empty)
}

/// Whether two names differ in case and in how words are joined alone: `inputSchema` and `input_schema`.
fn is_respelled(left: &str, right: &str) -> bool {
    let folded = |name: &str| name.replace(['-', '_'], "").to_lowercase();
    folded(left) == folded(right)
}

/// The first line of a span: a value that goes on over many lines is pointed at by where it begins.
fn head(source: &Source, span: &Span) -> Span {
    let text = source.text().get(span.clone()).unwrap_or_default();
    let length = text.find('\n').unwrap_or(text.len());
    span.start..span.start + text.get(..length).unwrap_or_default().trim_end().len()
}
