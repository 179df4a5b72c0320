//! The groups of the suite: which there are, and what each is expected to say.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

use super::languages::kind::mentions;
use super::languages::outcome::reference;

/// The files that matter for typed payloads. Left out are `dynamicRef`, `vocabulary` and `content`, which are not
/// supported or not checks, `refRemote`, since nothing is ever fetched, and `optional/`.
pub(crate) const FILES: &[&str] = &[
    "additionalProperties",
    "allOf",
    "anchor",
    "anyOf",
    "boolean_schema",
    "const",
    "contains",
    "default",
    "defs",
    "dependentRequired",
    "dependentSchemas",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "if-then-else",
    "infinite-loop-detection",
    "items",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "oneOf",
    "pattern",
    "patternProperties",
    "prefixItems",
    "properties",
    "propertyNames",
    "ref",
    "required",
    "type",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// The formats that the contract takes as checks. The suite has their tests under `optional/format/`, and its own `format` in
/// the core says what a validator does that takes them as annotations: these files are scored apart from the core, not with it.
const FORMATS: &[&str] = &[
    "date",
    "date-time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "json-pointer",
    "regex",
    "time",
    "uri",
    "uri-reference",
    "uuid",
];

/// Keywords that say something about values of one type alone.
const IMPLIES: &[(&str, &[&str])] = &[
    (
        "object",
        &[
            "properties",
            "required",
            "additionalProperties",
            "patternProperties",
            "propertyNames",
            "minProperties",
            "maxProperties",
            "dependentRequired",
            "dependentSchemas",
            "unevaluatedProperties",
        ],
    ),
    (
        "array",
        &[
            "items",
            "prefixItems",
            "contains",
            "minContains",
            "maxContains",
            "minItems",
            "maxItems",
            "uniqueItems",
            "unevaluatedItems",
        ],
    ),
    ("string", &["minLength", "maxLength", "pattern", "format"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
];

/// How a group's schema is given to the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    /// With the `type` that its keywords imply, where it has none and they imply one.
    Typed,
    /// As it is.
    Wrapped,
    /// As `Typed`, with the suite's tests of formats as checks.
    Formats,
}

impl Mode {
    pub(crate) const ALL: [Self; 3] = [Self::Typed, Self::Wrapped, Self::Formats];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Wrapped => "wrapped",
            Self::Formats => "formats",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Typed => "typed: each schema with the type that its keywords imply",
            Self::Wrapped => "wrapped: each schema as it is",
            Self::Formats => "formats: the formats as checks, each a string",
        }
    }
}

/// A group of the suite in one mode.
pub(crate) struct Group {
    pub(crate) mode: Mode,
    /// The file's name without its extension.
    pub(crate) file: &'static str,
    /// The group's place in the file, from 1.
    pub(crate) number: usize,
    /// What the suite calls it.
    pub(crate) title: String,
    pub(crate) schema: Value,
    /// Whether a type has been added.
    pub(crate) is_changed: bool,
    pub(crate) tests: Vec<Test>,
}

/// A document and its verdict.
pub(crate) struct Test {
    pub(crate) title: String,
    pub(crate) data: Value,
    pub(crate) valid: bool,
}

impl Group {
    /// `typed/ref/03`.
    pub(crate) fn id(&self) -> String {
        format!("{}/{}/{:02}", self.mode.name(), self.file, self.number)
    }
}

/// A group as the suite writes it.
#[derive(Deserialize)]
struct Listed {
    description: String,
    schema: Value,
    tests: Vec<ListedTest>,
}

#[derive(Deserialize)]
struct ListedTest {
    description: String,
    data: Value,
    valid: bool,
}

/// Every group in scope, in every mode.
pub(crate) fn read(suite: &Path) -> Vec<Group> {
    let mut groups = Vec::new();
    for file in FILES {
        for (number, listed) in listed(&suite.join(format!("{file}.json"))) {
            groups.extend([Mode::Typed, Mode::Wrapped].map(|mode| group(mode, file, number, &listed)));
        }
    }
    for format in FORMATS {
        let listed = listed(&suite.join(format!("optional/format/{format}.json")));
        groups.extend(listed.iter().map(|(number, listed)| group(Mode::Formats, format, *number, listed)));
    }
    groups
}

/// The groups of a file with their places, from 1.
fn listed(file: &Path) -> Vec<(usize, Listed)> {
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let listed: Vec<Listed> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    (1..).zip(listed).collect()
}

fn group(mode: Mode, file: &'static str, number: usize, listed: &Listed) -> Group {
    let added = implied_type(&listed.schema).filter(|_| mode != Mode::Wrapped);
    let mut schema = listed.schema.clone();
    if let Some(added) = added {
        schema["type"] = json!(added);
    }
    let test = |test: &ListedTest| Test {
        title: test.description.clone(),
        data: test.data.clone(),
        valid: expected(mode, file, &schema, added, test),
    };
    let tests = listed.tests.iter().map(test).collect();
    Group { mode, file, number, title: listed.description.clone(), schema, is_changed: added.is_some(), tests }
}

/// The one type that the keywords of a schema without `type` imply.
fn implied_type(schema: &Value) -> Option<&'static str> {
    let schema = schema.as_object()?;
    if ["type", "enum", "const"].iter().any(|keyword| schema.contains_key(*keyword)) {
        return None;
    }
    let mut implied =
        IMPLIES.iter().filter(|(_, keywords)| keywords.iter().any(|keyword| schema.contains_key(*keyword)));
    implied.next().filter(|_| implied.next().is_none()).map(|(name, _)| *name)
}

/// The verdict that emitted code must give: the suite's, and that of the `jsonschema` crate where a type was added. Both are
/// compared with each other where the added type fits.
fn expected(mode: Mode, file: &str, schema: &Value, added: Option<&str>, test: &ListedTest) -> bool {
    let by_suite = test.valid && added.is_none_or(|added| type_of(&test.data) == added);
    if mode == Mode::Formats {
        return by_suite;
    }
    // Without a resolver the crate has no verdict on a schema that refers to what is not there.
    let Some(judged) = reference(schema).map(|validator| validator.is_valid(&test.data)) else { return by_suite };
    // The suite's `format` takes formats as annotations, the contract as assertions. And an added type holds wherever the
    // schema refers to itself, which no verdict of the suite knows of.
    if file == "format" || (added.is_some() && mentions(schema, &["$ref"])) {
        return judged;
    }
    assert_eq!(judged, by_suite, "{file}, {}: the reference and the suite disagree on {}", test.description, test.data);
    by_suite
}

fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
