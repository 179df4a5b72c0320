//! The groups of the suite: which there are, and what each is expected to say.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Value, json};

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
    /// As it stands.
    Wrapped,
}

impl Mode {
    pub(crate) const ALL: [Self; 2] = [Self::Typed, Self::Wrapped];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Wrapped => "wrapped",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        match self {
            Self::Typed => "typed: each schema with the type that its keywords imply",
            Self::Wrapped => "wrapped: each schema as it stands",
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

/// Every group of the files in scope, in both modes.
pub(crate) fn read(suite: &Path) -> Vec<Group> {
    let mut groups = Vec::new();
    for file in FILES {
        let text =
            fs::read_to_string(suite.join(format!("{file}.json"))).unwrap_or_else(|error| panic!("{file}: {error}"));
        let listed: Vec<Listed> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
        for (index, listed) in listed.iter().enumerate() {
            groups.extend(Mode::ALL.map(|mode| group(mode, file, index + 1, listed)));
        }
    }
    groups
}

fn group(mode: Mode, file: &'static str, number: usize, listed: &Listed) -> Group {
    let added = implied_type(&listed.schema).filter(|_| mode == Mode::Typed);
    let mut schema = listed.schema.clone();
    if let Some(added) = added {
        schema["type"] = json!(added);
    }
    let test = |test: &ListedTest| Test {
        title: test.description.clone(),
        data: test.data.clone(),
        valid: expected(file, &schema, added, test),
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
/// held against each other where the added type fits.
fn expected(file: &str, schema: &Value, added: Option<&str>, test: &ListedTest) -> bool {
    // Without a resolver the crate has no verdict on a schema that refers to what is not there.
    let judged = jsonschema::draft202012::options()
        .should_validate_formats(true)
        .build(schema)
        .ok()
        .map(|validator| validator.is_valid(&test.data));
    // The suite's `format` says what a validator does that takes formats as words. The contract takes them as checks.
    if file == "format" {
        return judged.expect("the schemas of `format` refer to nothing");
    }
    let by_suite = test.valid && added.is_none_or(|added| type_of(&test.data) == added);
    let judged = judged.unwrap_or(by_suite);
    // An added type holds wherever the schema refers to itself, which no verdict of the suite knows of.
    if added.is_some() && mentions(schema, &["$ref"]) {
        return judged;
    }
    assert_eq!(judged, by_suite, "{file}, {}: the reference and the suite disagree on {}", test.description, test.data);
    by_suite
}

/// Whether one of these keys stands anywhere in a value.
pub(crate) fn mentions(value: &Value, keys: &[&str]) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| mentions(item, keys)),
        Value::Object(entries) => {
            entries.iter().any(|(key, value)| keys.contains(&key.as_str()) || mentions(value, keys))
        }
        _ => false,
    }
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
