//! Diagnostics of violations: what was expected, what was found, and how to fix it.

use std::collections::HashSet;

use serde_json::Value;

use super::limit::LIMIT;
use super::message::{brief, first_sentence, list, nearest, question, quote};
use super::place::Place;
use super::violation::{Problem, Violation, ViolationRules};
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{Node, NodeKind, Syntax, pointer_token};
use crate::json_schema::Keyword;
use crate::source::{Source, Span};

/// The violations of one document.
pub(super) struct ViolationReporter<'a> {
    source: &'a Source,
    pub(super) syntax: Syntax,
    place: &'a Span,
    codes: &'a ViolationRules,
    /// What has been reported.
    pub(super) found: Vec<Diagnostic>,
}

impl<'a> ViolationReporter<'a> {
    pub(super) fn new(source: &'a Source, syntax: Syntax, place: &'a Span, codes: &'a ViolationRules) -> Self {
        Self { source, syntax, place, codes, found: Vec::new() }
    }

    /// A required member that is missing. `schema` is the one that requires it.
    pub(super) fn missing(&mut self, pointer: &str, place: &Place<'a>, property: &Value, schema: Option<&Value>) {
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

    /// Members that a closed table does not know.
    pub(super) fn unknown(&mut self, pointer: &str, place: &Place<'a>, unexpected: &[String], schema: Option<&Value>) {
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

    /// A value of a wrong type; `names` are the right ones, where they are known.
    pub(super) fn wrong_type(&mut self, pointer: &str, place: &Place<'a>, names: Option<&str>) {
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

    /// A value that is none of those listed.
    pub(super) fn not_a_member(&mut self, pointer: &str, place: &Place<'a>, options: &[Value]) {
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

    /// A value of the right type that is not allowed.
    pub(super) fn value(&mut self, pointer: &str, place: &Place<'a>, message: String) {
        self.report(Problem::Value, pointer, place.node, place.node.span.clone(), message, String::new(), None);
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
