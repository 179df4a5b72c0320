//! Parameters of a tool that its calls repeat in headers (RUN-03): those whose schema says so with `x-mcp-header`.

use std::collections::HashSet;

use reqwest::header::HeaderName;
use serde_json::{Map, Number, Value};

/// What marks a parameter in the schema of a tool's input.
const KEYWORD: &str = "x-mcp-header";

/// What the names of such headers begin with.
const PREFIX: &str = "mcp-param-";

/// The types that a value in a header may have.
const TYPES: [&str; 3] = ["string", "integer", "boolean"];

/// Keywords of JSON Schema with a schema or an array of schemas.
const NESTED: [&str; 16] = [
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "additionalProperties",
    "unevaluatedProperties",
    "propertyNames",
    "contentSchema",
    "not",
    "if",
    "then",
    "else",
    "allOf",
    "anyOf",
    "oneOf",
];

/// Keywords of JSON Schema with schemas by name.
const NAMED: [&str; 5] = ["$defs", "definitions", "patternProperties", "dependentSchemas", "dependencies"];

/// The parameters of one tool that are repeated.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Parameters(Vec<Parameter>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parameter {
    header: HeaderName,
    /// From the arguments to the value.
    path: Vec<String>,
}

impl Parameters {
    /// The parameters that the schema of a tool's input marks.
    ///
    /// # Errors
    /// What is wrong with a mark: then the tool may not be called.
    pub(super) fn of(schema: &Value) -> Result<Self, String> {
        let mut marked = Marked::default();
        marked.schema(schema, Some(&mut Vec::new()))?;
        Ok(Self(marked.parameters))
    }

    /// The headers for these arguments, as texts: of what is there and not null.
    pub(super) fn of_call<'a>(&'a self, arguments: &'a Value) -> impl Iterator<Item = (&'a HeaderName, String)> {
        self.0.iter().filter_map(move |parameter| {
            let value = parameter.path.iter().try_fold(arguments, |value, key| value.as_object()?.get(key));
            Some((&parameter.header, text(value?)?))
        })
    }
}

/// A value as a header has it. What is neither of the types that a header may have is left to the server.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(decimal(number)),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// A number in decimal: an integer without a fraction, however it is written in JSON.
fn decimal(number: &Number) -> String {
    const LARGEST: f64 = 9_007_199_254_740_991.0;
    match number.as_f64() {
        Some(float) if number.as_i64().is_none() && float.fract() == 0.0 && float.abs() <= LARGEST => {
            format!("{float:.0}").replace("-0", "0")
        }
        _ => number.to_string(),
    }
}

/// The marks found so far.
#[derive(Default)]
struct Marked {
    parameters: Vec<Parameter>,
    /// In lower case, as headers are the same then.
    names: HashSet<String>,
}

impl Marked {
    /// Looks through a schema. `path` leads to it through `properties` alone; `None` where something else is in between. A document that
    /// was read is not deeper than the stack.
    fn schema(&mut self, schema: &Value, mut path: Option<&mut Vec<String>>) -> Result<(), String> {
        let Value::Object(keywords) = schema else { return Ok(()) };
        if let Some(mark) = keywords.get(KEYWORD) {
            self.mark(mark, keywords, path.as_deref())?;
        }
        for (name, property) in members(keywords, "properties") {
            match path.as_deref_mut() {
                Some(path) => {
                    path.push(name.clone());
                    self.schema(property, Some(path))?;
                    path.pop();
                }
                None => self.schema(property, None)?,
            }
        }
        for keyword in NESTED {
            match keywords.get(keyword) {
                Some(Value::Array(schemas)) => schemas.iter().try_for_each(|schema| self.schema(schema, None))?,
                Some(schema) => self.schema(schema, None)?,
                None => {}
            }
        }
        NAMED
            .into_iter()
            .flat_map(|keyword| members(keywords, keyword))
            .try_for_each(|(_, schema)| self.schema(schema, None))
    }

    fn mark(&mut self, mark: &Value, keywords: &Map<String, Value>, path: Option<&Vec<String>>) -> Result<(), String> {
        let Some(path) = path.filter(|path| !path.is_empty()) else {
            return Err(format!("has an `{KEYWORD}` that is not on a property which `properties` alone lead to"));
        };
        let place = path.join("/");
        let Some(name) = mark.as_str().filter(|name| !name.is_empty()) else {
            return Err(format!("has an `{KEYWORD}` at `{place}` that is not a name"));
        };
        let header = HeaderName::from_bytes(format!("{PREFIX}{name}").as_bytes())
            .map_err(|_| format!("has an `{KEYWORD}` at `{place}` that is not a name of a header"))?;
        if !keywords.get("type").and_then(Value::as_str).is_some_and(|kind| TYPES.contains(&kind)) {
            return Err(format!("has an `{KEYWORD}` at `{place}`, whose type is not one of {}", TYPES.join(", ")));
        }
        if !self.names.insert(name.to_ascii_lowercase()) {
            return Err(format!("has two parameters for one header, one of them `{place}`"));
        }
        self.parameters.push(Parameter { header, path: path.clone() });
        Ok(())
    }
}

fn members<'a>(keywords: &'a Map<String, Value>, keyword: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    keywords.get(keyword).and_then(Value::as_object).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn headers(properties: &Value, arguments: &str) -> Vec<(String, String)> {
        let parameters = Parameters::of(&json!({"type": "object", "properties": properties})).expect("sound marks");
        let arguments = serde_json::from_str(arguments).expect("JSON");
        parameters.of_call(&arguments).map(|(name, text)| (name.as_str().to_owned(), text)).collect()
    }

    fn one(kind: &str, value: &str) -> Option<String> {
        let properties = json!({"x": {"type": kind, "x-mcp-header": "X"}});
        headers(&properties, &format!("{{\"x\": {value}}}")).pop().map(|(_, text)| text)
    }

    #[test]
    fn marked_parameters_are_repeated_at_any_depth_of_properties() {
        let properties = json!({
            "region": {"type": "string", "x-mcp-header": "Region"},
            "query": {"type": "string"},
            "page": {"type": "object", "properties": {"size": {"type": "integer", "x-mcp-header": "Page-Size"}}},
            "x-mcp-header": {"type": "string"},
        });
        let arguments = r#"{"region": "eu", "query": "q", "page": {"size": 7}, "x-mcp-header": "y"}"#;
        let expected = [("mcp-param-region", "eu"), ("mcp-param-page-size", "7")];
        assert_eq!(headers(&properties, arguments), expected.map(|(name, text)| (name.to_owned(), text.to_owned())));
        for without in ["{}", r#"{"region": null, "page": 7}"#, r#"{"page": {"size": null}}"#, "[]", "null"] {
            assert_eq!(headers(&properties, without), [], "{without}");
        }
    }

    #[test]
    fn values_are_texts_by_their_type() {
        for (kind, value, expected) in [
            ("string", r#""a b""#, Some("a b")),
            ("string", r#""""#, Some("")),
            ("boolean", "true", Some("true")),
            ("boolean", "false", Some("false")),
            ("integer", "-7", Some("-7")),
            ("integer", "42.0", Some("42")),
            ("integer", "1e3", Some("1000")),
            ("integer", "-0.0", Some("0")),
            ("integer", "9007199254740991", Some("9007199254740991")),
            ("integer", "1.5", Some("1.5")),
            ("string", r#"["a"]"#, None),
            ("string", "{}", None),
        ] {
            assert_eq!(one(kind, value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn a_wrong_mark_is_reported() {
        let mark = |mark: Value| json!({"type": "string", "x-mcp-header": mark});
        let property = |schema: Value| json!({"type": "object", "properties": {"a": schema}});
        for wrong in [
            property(mark(json!(""))),
            property(mark(json!(7))),
            property(mark(json!(null))),
            property(mark(json!("My Region"))),
            property(mark(json!("a:b"))),
            property(mark(json!("R\u{e9}gion"))),
            property(mark(json!("a\r\nb"))),
            property(json!({"type": "number", "x-mcp-header": "A"})),
            property(json!({"type": "object", "x-mcp-header": "A"})),
            property(json!({"type": ["string", "null"], "x-mcp-header": "A"})),
            property(json!({"x-mcp-header": "A"})),
            json!({"properties": {"a": mark(json!("Region")), "b": mark(json!("REGION"))}}),
            mark(json!("Root")),
            property(json!({"type": "array", "items": mark(json!("A"))})),
            property(json!({"anyOf": [mark(json!("A")), {"type": "null"}]})),
            json!({"$defs": {"a": mark(json!("A"))}}),
            json!({"patternProperties": {"a": mark(json!("A"))}}),
            json!({"if": property(mark(json!("A")))}),
        ] {
            assert!(Parameters::of(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn what_is_not_a_schema_is_not_looked_at() {
        for data in ["default", "const", "examples", "enum", "x-ui"] {
            let schema = json!({"properties": {"a": {"type": "string", data: [{"x-mcp-header": ""}]}}});
            assert_eq!(Parameters::of(&schema), Ok(Parameters::default()), "{data}");
        }
        for schema in [json!(null), json!(true), json!({"properties": 7, "items": true, "$defs": []})] {
            assert_eq!(Parameters::of(&schema), Ok(Parameters::default()), "{schema}");
        }
    }
}
