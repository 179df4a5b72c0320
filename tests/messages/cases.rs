//! Schemas, documents that are not valid, and the messages that they get.

use serde_json::Value;

use crate::json;

/// A schema, and documents that it refuses, each with one thing that every language says of it.
pub(crate) struct Case {
    pub(crate) schema: Value,
    pub(crate) documents: &'static [(&'static str, &'static str)],
}

/// All of them.
pub(crate) fn cases() -> Vec<Case> {
    let tables = [TYPES, TEXTS, FORMATS, NUMBERS, ARRAYS, OBJECTS, CHOICES, UNIONS, RESIDUAL];
    let rows = tables.into_iter().flatten();
    rows.map(|(schema, documents)| Case { schema: json::parse(schema).expect("JSON"), documents }).collect()
}

type Row = (&'static str, &'static [(&'static str, &'static str)]);

const TYPES: &[Row] = &[
    (r#"{"type": "null"}"#, &[("1", "must be null")]),
    (r#"{"type": "boolean"}"#, &[("1", "must be a boolean"), ("null", "must be a boolean")]),
    (r#"{"type": "string"}"#, &[("1", "must be a string"), ("[]", "must be a string")]),
    (r#"{"type": "integer"}"#, &[("1.5", "must be an integer"), (r#""1""#, "must be an integer")]),
    (r#"{"type": "number"}"#, &[(r#""1""#, "must be a number"), ("{}", "must be a number")]),
    (r#"{"type": "array"}"#, &[("{}", "must be an array")]),
    (r#"{"type": "array", "items": {"type": "string"}}"#, &[("{}", "must be an array"), ("[1]", "must be a string")]),
    (r#"{"type": "object"}"#, &[("[]", "must be an object")]),
    (
        r#"{"type": "object", "additionalProperties": {"type": "integer"}}"#,
        &[("1", "must be an object"), (r#"{"a~/b": 0.5}"#, "must be an integer")],
    ),
    (r#"{"type": ["boolean", "null"]}"#, &[("1", "must be a boolean or null")]),
    (r#"{"type": ["string", "null"]}"#, &[("1", "must be a string or null")]),
    (
        r#"{"type": ["integer", "null"]}"#,
        &[("1.5", "must be an integer or null"), ("[]", "must be an integer or null")],
    ),
    (r#"{"type": ["number", "null"]}"#, &[(r#""x""#, "must be a number or null")]),
    (r#"{"type": ["array", "null"], "items": {"type": "integer"}}"#, &[("1", "must be an array or null")]),
    (
        r#"{"type": ["object", "null"], "properties": {"a": {"type": "integer"}}}"#,
        &[("1", "must be an object or null")],
    ),
    (r#"{"type": ["string", "integer"]}"#, &[("[]", "must be a string or an integer")]),
    (
        r#"{"type": ["string", "number", "boolean", "null"]}"#,
        &[("[]", "must be a string, a number, a boolean or null")],
    ),
    (r#"{"type": "object", "properties": {"a": false}}"#, &[(r#"{"a": 1}"#, "must not be present")]),
    (r##"{"$ref": "#/$defs/Name", "$defs": {"Name": {"type": "string"}}}"##, &[("1", "must be a string")]),
    (
        r##"{"type": "object", "properties": {"next": {"$ref": "#"}, "n": {"type": "integer"}}, "additionalProperties": false}"##,
        &[(r#"{"next": {"next": {"n": "x"}}}"#, "must be an integer")],
    ),
];

const TEXTS: &[Row] = &[
    (r#"{"type": "string", "minLength": 1}"#, &[(r#""""#, "must have at least 1 character")]),
    (r#"{"type": "string", "minLength": 3}"#, &[(r#""ab""#, "must have at least 3 characters")]),
    (r#"{"type": "string", "maxLength": 2}"#, &[(r#""abc""#, "must have at most 2 characters")]),
    (r#"{"type": "string", "pattern": "^[a-z]+$"}"#, &[(r#""A""#, "must match /^[a-z]+$/")]),
    (r#"{"type": "string", "pattern": "^/[a-z]+/\\d$"}"#, &[(r#""A""#, r"must match /^/[a-z]+/\d$/")]),
    (r#"{"type": "string", "pattern": "^(a+)+$"}"#, &[(r#""b""#, "must match /^(a+)+$/")]),
    (r#"{"type": "string", "pattern": "^\\p{Lu}$"}"#, &[(r#""b""#, r"must match /^\p{Lu}$/")]),
    (r#"{"pattern": "^a$"}"#, &[(r#""b""#, "must match /^a$/")]),
    (
        r#"{"minLength": 2, "maxLength": 2}"#,
        &[(r#""b""#, "must have at least 2 characters"), (r#""bbb""#, "must have at most 2 characters")],
    ),
];

const FORMATS: &[Row] = &[
    (r#"{"type": "string", "format": "date-time"}"#, &[(r#""x""#, "must be a date-time such as 2024-02-29T12:30:00Z")]),
    (r#"{"type": "string", "format": "date"}"#, &[(r#""x""#, "must be a date such as 2024-02-29")]),
    (r#"{"type": "string", "format": "time"}"#, &[(r#""x""#, "must be a time such as 12:30:00Z")]),
    (r#"{"type": "string", "format": "duration"}"#, &[(r#""x""#, "must be a duration such as P1DT12H")]),
    (r#"{"type": "string", "format": "email"}"#, &[(r#""x""#, "must be an email address")]),
    (r#"{"type": "string", "format": "hostname"}"#, &[(r#""-x""#, "must be a hostname")]),
    (r#"{"type": "string", "format": "ipv4"}"#, &[(r#""x""#, "must be an IPv4 address")]),
    (r#"{"type": "string", "format": "ipv6"}"#, &[(r#""x""#, "must be an IPv6 address")]),
    (r#"{"type": "string", "format": "uri"}"#, &[(r#""x""#, "must be a URI such as https://example.com/")]),
    (r#"{"type": "string", "format": "uri-reference"}"#, &[(r#""\\""#, "must be a URI or a relative reference")]),
    (r#"{"type": "string", "format": "uuid"}"#, &[(r#""x""#, "must be a UUID")]),
    (r#"{"type": "string", "format": "regex"}"#, &[(r#""(""#, "must be a regular expression of ECMA-262")]),
    (r#"{"type": "string", "format": "json-pointer"}"#, &[(r#""x""#, "must be a JSON Pointer such as /a/0")]),
    (r#"{"format": "date"}"#, &[(r#""x""#, "must be a date such as 2024-02-29")]),
];

const NUMBERS: &[Row] = &[
    (r#"{"type": "integer", "minimum": 1}"#, &[("0", "must be at least 1")]),
    (r#"{"type": "integer", "maximum": 1}"#, &[("2", "must be at most 1")]),
    (r#"{"type": "integer", "exclusiveMinimum": 1}"#, &[("1", "must be greater than 1")]),
    (r#"{"type": "integer", "exclusiveMaximum": 1}"#, &[("1", "must be less than 1")]),
    (r#"{"type": "integer", "multipleOf": 3}"#, &[("1", "must be a multiple of 3")]),
    (
        r#"{"type": "integer", "minimum": 2, "multipleOf": 2}"#,
        &[("1.5", "must be an integer"), ("1.5", "must be at least 2"), ("1.5", "must be a multiple of 2")],
    ),
    (
        r#"{"type": ["integer", "null"], "maximum": 3}"#,
        &[
            ("4.5", "must be an integer or null"),
            ("4.5", "must be at most 3"),
            (r#""4""#, "must be an integer or null"),
        ],
    ),
    (
        r#"{"type": "object", "properties": {"n": {"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 9}}}"#,
        &[
            (r#"{"n": 0.5}"#, "must be greater than 1"),
            (r#"{"n": 9.5}"#, "must be less than 9"),
            (r#"{"n": "9"}"#, "must be an integer"),
        ],
    ),
    (
        r#"{"type": "array", "items": {"type": "integer", "minimum": 1}}"#,
        &[("[0.5, 1]", "must be at least 1"), ("[1, true]", "must be an integer")],
    ),
    (r#"{"type": "number", "minimum": 0.5}"#, &[("0.25", "must be at least 0.5")]),
    (r#"{"type": "number", "maximum": 0.5}"#, &[("1", "must be at most 0.5")]),
    (r#"{"type": "number", "exclusiveMinimum": 0}"#, &[("0", "must be greater than 0")]),
    (r#"{"type": "number", "exclusiveMaximum": 1e3}"#, &[("2000", "must be less than 1000")]),
    (r#"{"type": "number", "multipleOf": 0.01}"#, &[("0.001", "must be a multiple of 0.01")]),
    (
        r#"{"type": "number"}"#,
        &[
            ("9007199254740993", "must be an integer that a double can represent"),
            ("1e-400", "must be a number within the range of a double"),
        ],
    ),
    (r#"{"minimum": 1, "maximum": 3, "multipleOf": 2}"#, &[("0", "must be at least 1"), ("5", "must be at most 3")]),
    (
        r#"{"exclusiveMinimum": 1, "exclusiveMaximum": 3}"#,
        &[("1", "must be greater than 1"), ("3", "must be less than 3")],
    ),
];

const ARRAYS: &[Row] = &[
    (r#"{"type": "array", "minItems": 1}"#, &[("[]", "must have at least 1 item")]),
    (r#"{"type": "array", "items": {"type": "string"}, "minItems": 2}"#, &[("[]", "must have at least 2 items")]),
    (
        r#"{"type": "array", "items": {"type": "string"}, "maxItems": 1}"#,
        &[(r#"["a", "b"]"#, "must have at most 1 item")],
    ),
    (
        r#"{"type": "array", "items": {"type": "string"}, "uniqueItems": true}"#,
        &[(r#"["a", "a"]"#, "must have no two equal items")],
    ),
    (
        r#"{"uniqueItems": true, "minItems": 2, "maxItems": 2}"#,
        &[("[1, 1, 1.0]", "must have no two equal items"), ("[]", "must have at least 2 items")],
    ),
    (
        r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "items": false, "minItems": 1}"#,
        &[
            (r#"["a", 1, 2]"#, "must not be present: the array has no such item"),
            ("[1]", "must be a string"),
            ("[]", "must have at least 1 item"),
        ],
    ),
    (
        r#"{"type": "array", "prefixItems": [{"type": "string"}], "items": {"type": "integer"}}"#,
        &[(r#"["a", "b"]"#, "must be an integer")],
    ),
    (
        r#"{"type": "array", "contains": {"type": "string"}}"#,
        &[("[1]", "must have at least 1 item that fits the schema")],
    ),
    (
        r#"{"type": "array", "contains": {"type": "string"}, "minContains": 2, "maxContains": 2}"#,
        &[
            ("[1]", "must have at least 2 items that fit the schema"),
            (r#"["a", "b", "c"]"#, "must have at most 2 items that fit the schema"),
        ],
    ),
    (
        r#"{"type": "array", "contains": {"type": "string"}, "minContains": 0, "maxContains": 1}"#,
        &[(r#"["a", "b"]"#, "must have at most 1 item that fits the schema")],
    ),
    (
        r#"{"prefixItems": [{"type": "string"}], "items": false}"#,
        &[(r#"["a", 1]"#, "must not be present: the array has no such item")],
    ),
    (
        r#"{"type": "array", "prefixItems": [{"type": "string"}], "unevaluatedItems": false}"#,
        &[(r#"["a", 1]"#, "must not be present: the array has no such item")],
    ),
    (
        r#"{"type": "array", "contains": {"type": "string"}, "unevaluatedItems": {"type": "integer"}}"#,
        &[(r#"["a", true]"#, "must be an integer")],
    ),
];

const OBJECTS: &[Row] = &[
    (
        r#"{"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"], "additionalProperties": false}"#,
        &[
            ("{}", r#"must have the property "a""#),
            (r#"{"a": "", "b": 1}"#, "must not be present: the object has no such property"),
        ],
    ),
    (r#"{"type": "object", "required": ["a\"\\é"]}"#, &[("{}", r#"must have the property "a\"\\é""#)]),
    (r#"{"required": ["a", "b"]}"#, &[("{}", r#"must have the property "b""#)]),
    (
        r#"{"type": "object", "minProperties": 1, "maxProperties": 2}"#,
        &[("{}", "must have at least 1 property"), (r#"{"a": 1, "b": 2, "c": 3}"#, "must have at most 2 properties")],
    ),
    (
        r#"{"type": "object", "properties": {"a": {"type": "integer"}}, "minProperties": 2, "maxProperties": 2}"#,
        &[("{}", "must have at least 2 properties"), (r#"{"a": 1, "b": 2, "c": 3}"#, "must have at most 2 properties")],
    ),
    (
        r#"{"minProperties": 1, "maxProperties": 1}"#,
        &[("{}", "must have at least 1 property"), (r#"{"a": 1, "b": 2}"#, "must have at most 1 property")],
    ),
    (
        r#"{"type": "object", "patternProperties": {"^x": {"type": "integer"}}, "additionalProperties": false}"#,
        &[
            (r#"{"x": "a"}"#, "must be an integer"),
            (r#"{"y": 1}"#, "must not be present: the object has no such property"),
        ],
    ),
    (
        r#"{"type": "object", "propertyNames": {"pattern": "^a"}}"#,
        &[(r#"{"b": 1}"#, "must have a name that fits the schema")],
    ),
    (
        r#"{"type": "object", "dependentRequired": {"a": ["b"]}}"#,
        &[(r#"{"a": 1}"#, r#"must have the property "b" beside "a""#)],
    ),
    (
        r#"{"type": "object", "dependentSchemas": {"a": {"required": ["c"]}}}"#,
        &[(r#"{"a": 1}"#, r#"must have the property "c""#)],
    ),
    (
        r#"{"type": "object", "properties": {"a": {"type": "integer"}}, "unevaluatedProperties": false}"#,
        &[(r#"{"a": 1, "b": 2}"#, "must not be present: the object has no such property")],
    ),
    (
        r#"{"type": "object", "allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false}"#,
        &[(r#"{"a": 1, "b": 2}"#, "must not be present: the object has no such property")],
    ),
    (
        r#"{"type": "object", "anyOf": [{"required": ["a"], "properties": {"a": true}}, {"required": ["b"], "properties": {"b": true}}], "unevaluatedProperties": false}"#,
        &[(r#"{"a": 1, "c": 2}"#, "must not be present: the object has no such property")],
    ),
];

const CHOICES: &[Row] = &[
    (r#"{"enum": ["a", "b"]}"#, &[(r#""c""#, r#"must be one of "a", "b""#), ("1", r#"must be one of "a", "b""#)]),
    (r#"{"enum": ["a", "b", null]}"#, &[(r#""c""#, r#"must be one of "a", "b", null"#)]),
    (r#"{"enum": ["a", 1, {"b": [2.5]}]}"#, &[(r#""c""#, r#"must be one of "a", 1, {"b":[2.5]}"#)]),
    (r#"{"enum": [1, 2]}"#, &[("3", "must be one of 1, 2")]),
    (r#"{"const": "a"}"#, &[(r#""c""#, r#"must be "a""#)]),
    (r#"{"const": "é<&>"}"#, &[(r#""c""#, r#"must be "é<&>""#)]),
    (r#"{"const": 1}"#, &[("2", "must be 1")]),
    (r#"{"const": [1]}"#, &[("2", "must be [1]")]),
    (r#"{"const": null}"#, &[("2", "must be null")]),
    (r#"{"anyOf": [{"const": "a"}, {"type": "null"}]}"#, &[("2", r#"must be "a" or null"#)]),
    (r#"{"anyOf": [{"enum": ["a", "b"]}, {"type": "null"}]}"#, &[("2", r#"must be one of "a", "b", null"#)]),
    (r#"{"anyOf": [{"enum": ["a", 1]}, {"type": "null"}]}"#, &[("2", r#"must be one of "a", 1, null"#)]),
];

const UNIONS: &[Row] = &[
    (
        r#"{"oneOf": [{"type": "object", "required": ["k"], "properties": {"k": {"const": "a"}}}, {"type": "object", "required": ["k"], "properties": {"k": {"const": "b"}, "n": {"type": "integer"}}}]}"#,
        &[
            (r#"{"k": "c"}"#, r#"must be one of "a", "b""#),
            ("{}", r#"must have the property "k""#),
            ("1", "must be an object"),
            (r#"{"k": "b", "n": "x"}"#, "must be an integer"),
        ],
    ),
    (
        r#"{"anyOf": [{"type": "object", "required": ["k"], "properties": {"k": {"const": 1}}}, {"type": "object", "required": ["k"], "properties": {"k": {"const": 2}}}, {"type": "null"}]}"#,
        &[
            (r#"{"k": "c"}"#, "must be one of 1, 2"),
            ("{}", r#"must have the property "k""#),
            ("1", "must be an object or null"),
        ],
    ),
    (
        r#"{"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "integer"}}]}"#,
        &[("1", "must be a string or an array"), (r#"["x"]"#, "must be an integer")],
    ),
    (
        r#"{"oneOf": [{"type": "string"}, {"type": "array"}, {"type": "null"}]}"#,
        &[("1", "must be a string, an array or null")],
    ),
    (
        r#"{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": true}}, {"type": "object", "required": ["b"], "properties": {"b": true}}]}"#,
        &[("{}", "must fit one of 2 schemas"), (r#"{"a": 1, "b": 2}"#, "must fit only one of 2 schemas, and fits 2")],
    ),
    (
        r#"{"anyOf": [{"type": "object", "required": ["a"], "properties": {"a": true}}, {"type": "object", "required": ["b"], "properties": {"b": true}}]}"#,
        &[("{}", "must fit at least one of 2 schemas"), ("1", "must fit at least one of 2 schemas")],
    ),
    (
        r#"{"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": true}}, {"type": "object", "required": ["b"], "properties": {"b": true}}, {"type": "null"}]}"#,
        &[
            ("{}", "must fit one of 2 schemas or be null"),
            (r#"{"a": 1, "b": 2}"#, "must fit only one of 2 schemas, and fits 2"),
        ],
    ),
    (
        r#"{"anyOf": [{"type": "string", "minLength": 2}, {"type": "string", "pattern": "^x"}, {"type": "null"}]}"#,
        &[("1", "must fit at least one of 2 schemas or be null")],
    ),
];

const RESIDUAL: &[Row] = &[
    (r#"{"type": "string", "not": {"const": "a"}}"#, &[(r#""a""#, "must not fit the schema that is excluded")]),
    (r#"{"not": {"type": "string"}}"#, &[(r#""a""#, "must not fit the schema that is excluded")]),
    (
        r#"{"type": "integer", "if": {"minimum": 10}, "then": {"multipleOf": 10}, "else": {"multipleOf": 2}}"#,
        &[("11", "must be a multiple of 10"), ("1", "must be a multiple of 2")],
    ),
    (
        r#"{"type": "integer", "allOf": [{"not": {"minimum": 10}}, {"anyOf": [{"multipleOf": 2}, {"multipleOf": 3}]}]}"#,
        &[("1", "must fit at least one of 2 schemas"), ("10", "must not fit the schema that is excluded")],
    ),
    (
        r#"{"type": "integer", "oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}"#,
        &[("1", "must fit one of 2 schemas"), ("6", "must fit only one of 2 schemas, and fits 2")],
    ),
    (r#"{"not": {}, "type": "object"}"#, &[("{}", "must not fit the schema that is excluded")]),
    (r#"{"type": "object", "allOf": [{"properties": {"a": false}}]}"#, &[(r#"{"a": 1}"#, "must not be present")]),
    (
        r#"{"type": "object", "if": {"required": ["a"]}, "then": {"properties": {"b": {"enum": [1, "x"]}, "c": {"const": "y"}, "d": {"type": ["string", "null"]}}}}"#,
        &[
            (r#"{"a": 1, "b": 2, "c": 3, "d": 4}"#, r#"must be one of 1, "x""#),
            (r#"{"a": 1, "d": 4}"#, "must be a string or null"),
        ],
    ),
];
