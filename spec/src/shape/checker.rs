//! From what the validator says about a document to violations, each at its place.

use std::collections::{HashMap, HashSet};

use jsonschema::error::ValidationErrorKind;
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use super::message::{quote, type_names, wanted};
use super::place::Places;
use super::reporter::ViolationReporter;
use crate::diagnostic::Diagnostic;
use crate::document::{Node, NodeKind};

/// One run over one document.
pub(super) struct SchemaChecker<'a> {
    schema: &'a Value,
    validator: &'a Validator,
    places: Places<'a>,
    reporter: ViolationReporter<'a>,
}

impl<'a> SchemaChecker<'a> {
    pub(super) fn new(
        schema: &'a Value,
        validator: &'a Validator,
        root: &'a Node,
        reporter: ViolationReporter<'a>,
    ) -> Self {
        Self { schema, validator, places: Places::new(root), reporter }
    }

    /// Every violation by the document, which is `instance` as JSON; `foreign` are the pointers of what JSON does not have.
    pub(super) fn check(mut self, instance: Value, foreign: &HashSet<String>) -> Vec<Diagnostic> {
        if foreign.is_empty() {
            self.errors(&instance, foreign);
        } else {
            self.errors_with_foreign(instance, foreign);
        }
        self.reporter.found
    }

    /// Reports what the validator says about `instance`, except about the values that JSON does not have.
    fn errors(&mut self, instance: &Value, foreign: &HashSet<String>) {
        let errors: Vec<ValidationError<'_>> = self
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
            for error in self.validator.iter_errors(&instance) {
                let pointer = error.instance_path().as_str();
                if foreign.contains(pointer) {
                    let names = expected.entry(pointer.to_owned()).or_default();
                    if let ValidationErrorKind::Type { kind } = error.kind() {
                        *names = Some(type_names(kind, self.reporter.syntax));
                    }
                }
            }
            if round == 0 {
                self.errors(&instance, foreign);
            }
        }
        for (pointer, names) in expected {
            if let Some(place) = self.places.find(&pointer) {
                self.reporter.wrong_type(&pointer, &place, names.as_deref());
            }
        }
    }

    fn error(&mut self, error: &ValidationError<'_>) {
        let pointer = error.instance_path().as_str();
        let Some(place) = self.places.find(pointer) else { return };
        let schema = self.subschema(error);
        match error.kind() {
            ValidationErrorKind::Required { property } => self.reporter.missing(pointer, &place, property, schema),
            ValidationErrorKind::AdditionalProperties { unexpected }
            | ValidationErrorKind::UnevaluatedProperties { unexpected } => {
                self.reporter.unknown(pointer, &place, unexpected, schema);
            }
            ValidationErrorKind::Type { kind } => {
                self.reporter.wrong_type(pointer, &place, Some(&type_names(kind, self.reporter.syntax)));
            }
            ValidationErrorKind::Enum { options } => {
                self.reporter.not_a_member(pointer, &place, options.as_array().map_or(&[], Vec::as_slice));
            }
            ValidationErrorKind::Constant { expected_value } => {
                self.reporter.not_a_member(pointer, &place, std::slice::from_ref(expected_value.as_ref()));
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
                self.reporter.value(pointer, &place, message);
            }
        }
    }

    /// The schema that holds the keyword an error is about.
    fn subschema(&self, error: &ValidationError<'_>) -> Option<&'a Value> {
        let path = error.schema_path().as_str();
        self.schema.pointer(path.rsplit_once('/')?.0)
    }
}

fn is_empty(node: &Node) -> bool {
    node.as_str().is_some_and(str::is_empty)
}
