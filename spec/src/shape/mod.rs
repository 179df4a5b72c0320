//! Documents validated against a JSON Schema, with every violation reported by a message of our own and at its place.
//!
//! The verdict is the `jsonschema` crate's; this module finds the key or the value that each violation is about, says what
//! was expected and what was found, and guesses what was meant. Two annotations of the schema are read besides the
//! keywords: `description`, whose first sentence becomes the help for a missing field, and `x-expected`, which says in
//! words what a `pattern` says in symbols.

mod checker;
mod foreign;
mod limit;
mod message;
mod place;
mod reporter;
mod violation;

use jsonschema::Validator;
use serde_json::Value;

use self::checker::SchemaChecker;
use self::foreign::foreign_values;
pub(crate) use self::limit::limit;
pub(crate) use self::message::{brief, shorten};
pub use self::message::{nearest, quote};
use self::reporter::ViolationReporter;
pub use self::violation::{Problem, Violation, ViolationRules};
use crate::diagnostic::Diagnostic;
use crate::document::{Node, Syntax};
use crate::source::{Source, Span};

/// A compiled JSON Schema that documents are validated against.
#[derive(Debug)]
pub struct DocumentSchema {
    schema: Value,
    validator: Validator,
}

/// The schema given to [`DocumentSchema::new`] is itself no valid JSON Schema.
#[derive(Debug, thiserror::Error)]
#[error("the schema is not valid at `{place}`: {message}")]
#[non_exhaustive]
pub struct SchemaError {
    /// JSON pointer into the schema.
    pub place: String,
    /// What is wrong there.
    pub message: String,
}

impl DocumentSchema {
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

    /// Every violation of the schema by a whole document in this notation: values that it can't write are not asked for. What the document lacks is shown at the start of the file.
    #[must_use]
    pub fn check(&self, source: &Source, syntax: Syntax, node: &Node, codes: &ViolationRules) -> Vec<Diagnostic> {
        self.check_at(source, syntax, node, &(0..0), codes)
    }

    /// The same for a part of a document; what that part lacks is shown at `place`, usually its key.
    #[must_use]
    pub fn check_at(
        &self,
        source: &Source,
        syntax: Syntax,
        node: &Node,
        place: &Span,
        codes: &ViolationRules,
    ) -> Vec<Diagnostic> {
        let foreign = foreign_values(node);
        let instance = node.to_json();
        if foreign.is_empty() && self.validator.is_valid(&instance) {
            return Vec::new();
        }
        let reporter = ViolationReporter::new(source, syntax, place, codes);
        let mut found = SchemaChecker::new(&self.schema, &self.validator, node, reporter).check(instance, &foreign);
        crate::diagnostic::sort(&mut found);
        limit(&mut found, source, codes.value);
        found
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::message::question;
    use super::*;
    use crate::document::parse;
    use crate::rules;

    const CODES: ViolationRules = ViolationRules::new(
        rules::MANIFEST_SHAPE,
        rules::MANIFEST_TYPE,
        rules::MANIFEST_UNKNOWN_FIELD,
        rules::MANIFEST_VALUE,
    );

    fn check(schema: Value, syntax: Syntax, text: &str) -> Vec<String> {
        let source = Source::new("f", text);
        let node = parse(&source, syntax).expect("well-formed");
        let shape = DocumentSchema::new(schema).expect("a schema");
        shape
            .check(&source, syntax, &node, &CODES)
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
    fn every_violation_is_reported_at_its_key_or_value() {
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
    fn a_wrong_type_is_reported_once_and_without_what_follows_from_it() {
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
                "f:6:9: error[DS302]: `table` must be a table, not a date or time | -",
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

    #[test]
    fn a_beginning_asks_for_all_that_it_begins() {
        let known = ["in_process", "mcp_stdio", "mcp_http"];
        assert_eq!(question("in-proces", &known).as_deref(), Some("did you mean `in_process`?"));
        assert_eq!(question("IN-P", &known).as_deref(), Some("did you mean `in_process`?"));
        assert_eq!(question("mcp", &known).as_deref(), Some("did you mean `mcp_stdio` or `mcp_http`?"));
        for unclear in ["", "m", "mc", "grpc", "http"] {
            assert_eq!(question(unclear, &known), None, "{unclear}");
        }
    }
}
