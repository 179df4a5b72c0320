//! Documents held against a JSON Schema, with every violation told in our words and at its place.
//!
//! The verdict is the `jsonschema` crate's; this module finds the key or the value that each violation is about, says what
//! was expected and what was found, and guesses what was meant. Two annotations of the schema are read besides the
//! keywords: `description`, whose first sentence becomes the help for a missing field, and `x-expected`, which says in
//! words what a `pattern` says in symbols.

use std::collections::{HashMap, HashSet};

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{JsonType, ValidationError, Validator};
use serde_json::{Map, Value};

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Entry, Node, NodeKind, pointer_token};
use crate::source::{Source, Span};

/// How many violations of one document are told. Nobody reads more, and crafted input could hold millions.
const LIMIT: usize = 1000;

/// How many characters of a document's own text a message repeats.
const QUOTE_LIMIT: usize = 60;

/// A compiled JSON Schema that documents are held against.
#[derive(Debug)]
pub struct Shape {
    schema: Value,
    validator: Validator,
}

/// The schema given to [`Shape::new`] is itself no valid JSON Schema.
#[derive(Debug, thiserror::Error)]
#[error("the schema is not valid at `{place}`: {message}")]
pub struct SchemaError {
    /// JSON pointer into the schema.
    pub place: String,
    /// What is wrong there.
    pub message: String,
}

/// Which diagnostic code goes with which violation, and how to refine what is said.
#[derive(Debug, Clone, Copy)]
pub struct ShapeCodes {
    /// A required key is missing.
    pub missing: Code,
    /// A value has another type than the schema asks for.
    pub wrong_type: Code,
    /// A key that a closed table does not know.
    pub unknown: Code,
    /// A value of the right type that is not allowed.
    pub value: Code,
    /// What a member of a table is called in messages: `field`, `key`.
    pub noun: &'static str,
    /// Called with every diagnostic before it is reported, to cite the clause or to say more.
    pub refine: fn(&Violation<'_>, Diagnostic) -> Diagnostic,
}

impl ShapeCodes {
    /// The four codes; members are called `field`, and nothing is refined.
    #[must_use]
    pub const fn new(missing: Code, wrong_type: Code, unknown: Code, value: Code) -> Self {
        Self { missing, wrong_type, unknown, value, noun: "field", refine: |_, diagnostic| diagnostic }
    }

    /// The same, with another word for a member of a table.
    #[must_use]
    pub const fn noun(mut self, noun: &'static str) -> Self {
        self.noun = noun;
        self
    }

    /// The same, refining each diagnostic.
    #[must_use]
    pub const fn refine(mut self, refine: fn(&Violation<'_>, Diagnostic) -> Diagnostic) -> Self {
        self.refine = refine;
        self
    }
}

/// What a diagnostic is about, for [`ShapeCodes::refine`].
#[derive(Debug)]
pub struct Violation<'a> {
    /// JSON pointer to the value, or to the missing or unknown member.
    pub pointer: &'a str,
    /// What is wrong.
    pub problem: Problem,
    /// The value that is wrong; for a missing or unknown member the table it is missing from or stands in.
    pub node: &'a Node,
}

/// The four ways in which a document departs from its schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// A required member is missing.
    Missing,
    /// A value has the wrong type.
    WrongType,
    /// A member is unknown.
    Unknown,
    /// A value is not allowed.
    Value,
}

impl Shape {
    /// Compiles a schema. Formats are asserted, and nothing is ever fetched.
    ///
    /// # Errors
    /// The schema is not valid, or refers to another document.
    pub fn new(schema: Value) -> Result<Self, SchemaError> {
        match jsonschema::options().should_validate_formats(true).build(&schema) {
            Ok(validator) => Ok(Self { schema, validator }),
            Err(error) => Err(SchemaError { place: error.instance_path().to_string(), message: error.to_string() }),
        }
    }

    /// The schema as given.
    #[must_use]
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// Every violation of the schema by a whole document. What the document lacks is shown at the start of the file.
    #[must_use]
    pub fn check(&self, source: &Source, node: &Node, codes: &ShapeCodes) -> Vec<Diagnostic> {
        self.check_at(source, node, &(0..0), codes)
    }

    /// The same for a part of a document; what that part lacks is shown at `place`, usually its key.
    #[must_use]
    pub fn check_at(&self, source: &Source, node: &Node, place: &Span, codes: &ShapeCodes) -> Vec<Diagnostic> {
        let foreign = foreign_values(node);
        let instance = node.to_json();
        if foreign.is_empty() && self.validator.is_valid(&instance) {
            return Vec::new();
        }
        let mut checker =
            Checker { shape: self, source, root: node, place, codes, tables: HashMap::new(), found: Vec::new() };
        if foreign.is_empty() {
            checker.errors(&instance, &HashSet::new());
        } else {
            checker.errors_with_foreign(instance, &foreign);
        }
        let mut found = checker.found;
        crate::diagnostic::sort(&mut found);
        limit(&mut found, source, codes.value);
        found
    }
}

/// Keeps what a person may read of the problems of one file, and says so.
pub(crate) fn limit(found: &mut Vec<Diagnostic>, source: &Source, code: Code) {
    if found.len() > LIMIT {
        found.truncate(LIMIT);
        found.push(Diagnostic::file_error(code, source.name(), format!("more problems; the first {LIMIT} are told")));
    }
}

/// The member of `known` that was probably meant by `written`.
#[must_use]
pub fn nearest<'k>(written: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let length = written.chars().count();
    if length == 0 || length > QUOTE_LIMIT {
        return None;
    }
    let folded = fold(written);
    let allowed = (length / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Case and the choice between `-` and `_` make no difference to what was meant.
fn fold(text: &str) -> String {
    text.chars().map(|character| if character == '-' { '_' } else { character.to_ascii_lowercase() }).collect()
}

/// A scalar as it may stand in a message, cut to a readable length; a list or a table as its type.
#[must_use]
pub fn quote(node: &Node) -> String {
    match &node.kind {
        NodeKind::String(text) => {
            let mut shown: String = text.chars().take(QUOTE_LIMIT).collect();
            if shown.len() < text.len() {
                shown.push('…');
            }
            format!("`\"{shown}\"`")
        }
        NodeKind::Boolean(value) => format!("`{value}`"),
        NodeKind::Number(number) => format!("`{number}`"),
        _ => node.type_name().to_owned(),
    }
}

/// Pointers of all values that JSON does not have.
fn foreign_values(root: &Node) -> HashSet<String> {
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
                for entry in entries {
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
struct Checker<'a> {
    shape: &'a Shape,
    source: &'a Source,
    root: &'a Node,
    place: &'a Span,
    codes: &'a ShapeCodes,
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

impl<'a> Checker<'a> {
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

    /// A value that JSON does not have is no string, no table, nothing: it is wrong wherever a schema refuses any one of the
    /// values that stand in for it here.
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
                    let words = expected.entry(pointer.to_owned()).or_default();
                    if let ValidationErrorKind::Type { kind } = error.kind() {
                        *words = Some(type_words(kind));
                    }
                }
            }
            if round == 0 {
                self.errors(&instance, foreign);
            }
        }
        for (pointer, words) in expected {
            if let Some(place) = self.place(&pointer) {
                self.wrong_type(&pointer, &place, words.as_deref());
            }
        }
    }

    fn place(&mut self, pointer: &str) -> Option<Place<'a>> {
        let mut place = Place { node: self.root, key_span: None, name: "the document".to_owned() };
        for token in pointer.split('/').skip(1) {
            let token = token.replace("~1", "/").replace("~0", "~");
            match &place.node.kind {
                NodeKind::Mapping(_) => {
                    let entry = self.member(place.node, &token)?;
                    place = Place {
                        node: &entry.value,
                        key_span: Some(&entry.key_span),
                        name: format!("`{}`", cut(&token)),
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
            ValidationErrorKind::Type { kind } => self.wrong_type(pointer, &place, Some(&type_words(kind))),
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
            .and_then(|schema| schema.get("properties")?.get(property)?.get("description")?.as_str())
            .map(|text| format!("add `{property}`: {}", first_sentence(text)));
        let pointer = format!("{pointer}/{}", pointer_token(property));
        self.report(Problem::Missing, &pointer, place.node, head(self.source, at), message, String::new(), about);
    }

    fn unknown(&mut self, pointer: &str, place: &Place<'a>, unexpected: &[String], schema: Option<&Value>) {
        let unexpected: HashSet<&str> = unexpected.iter().map(String::as_str).collect();
        let properties = schema.and_then(|schema| schema.get("properties")).and_then(Value::as_object);
        // A member that stands already is not what was meant.
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
            let help = match (guess, properties) {
                (Some(guess), _) => Some(format!("did you mean `{guess}`?")),
                (None, Some(known)) if !known.is_empty() && known.len() <= 8 => {
                    Some(format!("known here: {}", list(known.keys().map(String::as_str))))
                }
                _ => None,
            };
            let message = format!("unknown {noun} `{}`{within}", cut(&entry.key));
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
        }
    }

    fn wrong_type(&mut self, pointer: &str, place: &Place<'a>, words: Option<&str>) {
        let found = place.node.type_name();
        let words = words.unwrap_or("another type of value");
        let message = format!("{} must be {words}, not {found}", place.name);
        let help = match &place.node.kind {
            NodeKind::String(text) if words.contains("integer") && text.parse::<i64>().is_ok() => {
                Some("remove the quotes")
            }
            NodeKind::String(text) if words.contains("boolean") && matches!(text.as_str(), "true" | "false") => {
                Some("remove the quotes")
            }
            NodeKind::Number(_) | NodeKind::Boolean(_) | NodeKind::Foreign(_) if words.contains("string") => {
                Some("put it in quotes")
            }
            NodeKind::Number(_) | NodeKind::String(_) if words.contains("boolean") => Some("write `true` or `false`"),
            NodeKind::String(_) if words.contains("array") => Some("put it in brackets, `[…]`"),
            NodeKind::Null if !words.contains("null") => Some("leave it out to get the default"),
            _ => None,
        };
        let label = format!("expected {words}");
        // A table written out over many lines is pointed at by its key.
        let span = match &place.node.kind {
            NodeKind::Mapping(_) => {
                place.key_span.unwrap_or(if pointer.is_empty() { self.place } else { &place.node.span })
            }
            _ => &place.node.span,
        };
        let span = head(self.source, span);
        self.report(Problem::WrongType, pointer, place.node, span, message, label, help.map(str::to_owned));
    }

    fn not_a_member(&mut self, pointer: &str, place: &Place<'a>, options: &[Value]) {
        let words: Vec<String> =
            options.iter().map(|option| option.as_str().map_or_else(|| option.to_string(), str::to_owned)).collect();
        let guess = place.node.as_str().and_then(|written| nearest(written, words.iter().map(String::as_str)));
        let all = list(words.iter().map(String::as_str));
        let message = format!("{} can't be {}", place.name, quote(place.node));
        let (label, help) = match (guess, words.as_slice()) {
            (_, [only]) => (format!("expected `{only}`"), None),
            (Some(guess), _) => (format!("expected one of {all}"), Some(format!("did you mean `{guess}`?"))),
            (None, _) => (format!("expected one of {all}"), None),
        };
        self.report(Problem::Value, pointer, place.node, place.node.span.clone(), message, label, help);
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

/// What a value would have to be, for keywords that bound a value of the right type.
fn wanted(kind: &ValidationErrorKind, node: &Node, schema: Option<&Value>) -> Option<String> {
    let at_least = |limit: &u64, noun: &str| {
        if *limit == 1 { "must not be empty".to_owned() } else { format!("must have at least {limit} {noun}") }
    };
    Some(match kind {
        ValidationErrorKind::Minimum { limit } => format!("must be at least {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("must be at most {limit}"),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("must be more than {limit}"),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("must be less than {limit}"),
        ValidationErrorKind::MinLength { limit } => at_least(limit, "characters"),
        ValidationErrorKind::MinItems { limit } => at_least(limit, "items"),
        ValidationErrorKind::MinProperties { limit } => at_least(limit, "members"),
        ValidationErrorKind::MaxLength { limit } => format!("must have at most {limit} characters"),
        ValidationErrorKind::MaxItems { limit } => format!("must have at most {limit} items"),
        ValidationErrorKind::MaxProperties { limit } => format!("must have at most {limit} members"),
        ValidationErrorKind::UniqueItems => "must not hold an item twice".to_owned(),
        ValidationErrorKind::Format { format } => format!("must be in the form `{format}`"),
        ValidationErrorKind::Pattern { pattern } => {
            let words = schema.and_then(|schema| schema.get("x-expected")).and_then(Value::as_str);
            match words {
                Some(words) => format!("must be {words}"),
                None => format!("must match `{pattern}`"),
            }
        }
        ValidationErrorKind::FalseSchema => "is not allowed here".to_owned(),
        ValidationErrorKind::AnyOf { .. } | ValidationErrorKind::OneOfNotValid { .. } => {
            format!("has none of the allowed forms ({} was found)", node.type_name())
        }
        _ => return None,
    })
}

fn type_words(kind: &TypeKind) -> String {
    let word = |kind: JsonType| match kind {
        JsonType::Array => "an array",
        JsonType::Boolean => "a boolean",
        JsonType::Integer => "an integer",
        JsonType::Null => "null",
        JsonType::Number => "a number",
        JsonType::Object => "a table",
        JsonType::String => "a string",
    };
    match kind {
        TypeKind::Single(kind) => word(*kind).to_owned(),
        TypeKind::Multiple(kinds) => {
            let mut words: Vec<&str> = kinds.iter().map(word).collect();
            words.sort_by_key(|word| *word == "null");
            words.join(" or ")
        }
    }
}

fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn cut(text: &str) -> String {
    let mut shown: String = text.chars().take(QUOTE_LIMIT).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

fn first_sentence(text: &str) -> String {
    let text = text.split("\n\n").next().unwrap_or(text).replace('\n', " ");
    let end = text.find(". ").unwrap_or(text.len());
    let sentence = text.get(..end).unwrap_or(&text).trim_end_matches('.');
    let mut characters = sentence.chars();
    characters.next().map(|first| first.to_lowercase().chain(characters).collect()).unwrap_or_default()
}

/// The first line of a span: a value that goes on over many lines is pointed at by where it begins.
fn head(source: &Source, span: &Span) -> Span {
    let text = source.text().get(span.clone()).unwrap_or_default();
    let length = text.find('\n').unwrap_or(text.len());
    span.start..span.start + text.get(..length).unwrap_or_default().trim_end().len()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::document::{Syntax, parse};

    const CODES: ShapeCodes =
        ShapeCodes::new(Code::ManifestShape, Code::ManifestType, Code::ManifestUnknownField, Code::ManifestValue);

    fn check(schema: Value, syntax: Syntax, text: &str) -> Vec<String> {
        let source = Source::new("f", text);
        let node = parse(&source, syntax).expect("well-formed");
        let shape = Shape::new(schema).expect("a schema");
        shape
            .check(&source, &node, &CODES)
            .iter()
            .map(|found| format!("{found} | {}", found.help.as_deref().unwrap_or("-")))
            .collect()
    }

    fn schema() -> Value {
        json!({
            "type": "object",
            "additionalProperties": false,
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "minLength": 1, "description": "The plugin's name. Unique."},
                "mode": {"type": "string", "enum": ["sync", "async"]},
                "count": {"type": "integer", "minimum": 1},
                "tags": {"type": "array", "items": {"type": "string"}},
                "nested": {"$ref": "#/$defs/Nested"},
                "any": true,
                "table": {"type": ["object", "null"]},
                "version": {"type": "string", "pattern": "^[0-9]+$", "x-expected": "a major version"},
            },
            "$defs": {"Nested": {"type": "object", "additionalProperties": false, "required": ["inner"], "properties": {"inner": {"type": "boolean"}}}},
        })
    }

    #[test]
    fn every_violation_is_told_at_its_key_or_value() {
        let text =
            "mode = 'asinc'\ncount = 0\ntags = ['a', 7]\nnmae = 'x'\nversion = '1.2'\n[nested]\nouter = 1\n[table]\n";
        assert_eq!(
            check(schema(), Syntax::Toml, text),
            [
                "f:1:1: error[DS301]: the field `name` is missing | add `name`: the plugin's name",
                "f:1:8: error[DS304]: `mode` can't be `\"asinc\"` | did you mean `async`?",
                "f:2:9: error[DS304]: `count` must be at least 1, not `0` | -",
                "f:3:14: error[DS302]: item 2 of `tags` must be a string, not an integer | put it in quotes",
                "f:4:1: error[DS303]: unknown field `nmae` | did you mean `name`?",
                "f:5:11: error[DS304]: `version` must be a major version, not `\"1.2\"` | -",
                "f:6:2: error[DS301]: the field `inner` is missing in `nested` | -",
                "f:7:1: error[DS303]: unknown field `outer` in `nested` | known here: `inner`",
            ]
        );
    }

    #[test]
    fn a_wrong_type_is_told_once_and_without_what_follows_from_it() {
        assert_eq!(
            check(schema(), Syntax::Json, r#"{"name": "", "mode": 7, "count": "5", "nested": null, "table": []}"#),
            [
                "f:1:10: error[DS304]: `name` must not be empty | -",
                "f:1:22: error[DS302]: `mode` must be a string, not an integer | put it in quotes",
                "f:1:34: error[DS302]: `count` must be an integer, not a string | remove the quotes",
                "f:1:49: error[DS302]: `nested` must be a table, not null | leave it out to get the default",
                "f:1:64: error[DS302]: `table` must be a table or null, not an array | -",
            ]
        );
    }

    #[test]
    fn values_that_json_does_not_have_pass_nowhere_but_where_anything_does() {
        let text = "name = 2020-01-01\nmode = 2020-01-01\ncount = inf\ntags = [2020-01-01]\nany = 2020-01-01\ntable = 12:00:00\n";
        assert_eq!(
            check(schema(), Syntax::Toml, text),
            [
                "f:1:8: error[DS302]: `name` must be a string, not a date or time | put it in quotes",
                "f:2:8: error[DS302]: `mode` must be a string, not a date or time | put it in quotes",
                "f:3:9: error[DS302]: `count` must be an integer, not an infinite or undefined number | -",
                "f:4:9: error[DS302]: item 1 of `tags` must be a string, not a date or time | put it in quotes",
                "f:6:9: error[DS302]: `table` must be a table or null, not a date or time | -",
            ]
        );
    }

    #[test]
    fn guesses_are_near() {
        let known = ["in_process", "mcp_stdio", "mcp_http"];
        assert_eq!(nearest("in-proces", known), Some("in_process"));
        assert_eq!(nearest("MCP_HTTP", known), Some("mcp_http"));
        assert_eq!(nearest("grpc", known), None);
        assert_eq!(nearest("", known), None);
    }
}
