//! Parameters of tools that a client has to repeat in headers, as the list of a mock server's tools marks them with `x-mcp-header`.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Map, Value};

use crate::fixture::{MockAnswer, MockServer};

const KEYWORD: &str = "x-mcp-header";
const PREFIX: &str = "mcp-param-";

/// The header that is not what a call's arguments ask for: missing, wrong, or of a parameter without a value. The pages of the script's
/// list say what is asked for; of a tool that is on several the last one counts, whether it was given already or not.
pub(super) fn mismatch(server: &MockServer, params: &Value, headers: &Map<String, Value>) -> Option<String> {
    let name = params.get("name")?.as_str()?;
    let pages = server.list.iter().rev().filter_map(|answer| match answer {
        MockAnswer::Return(page) => page.get("tools")?.as_array(),
        _ => None,
    });
    let tool = pages.flatten().find(|tool| tool.get("name").is_some_and(|own| own == name))?;
    let mut asked = Vec::new();
    marked(tool.get("inputSchema")?, params.get("arguments").unwrap_or(&Value::Null), &mut asked);
    let is_asked = |header: &str| asked.iter().any(|(name, _)| name == header);
    if let Some(header) = headers.keys().find(|header| header.starts_with(PREFIX) && !is_asked(header)) {
        return Some(header.clone());
    }
    let wrong = asked.into_iter().find(|(header, value)| {
        let sent = headers.get(header).and_then(Value::as_str);
        !sent.is_some_and(|sent| is_same(&decoded(sent), value))
    });
    wrong.map(|(header, _)| header)
}

/// The marked properties that have a value which is not null, with the names of their headers.
fn marked<'a>(schema: &Value, value: &'a Value, found: &mut Vec<(String, &'a Value)>) {
    for (key, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
        let Some(value) = value.get(key).filter(|value| !value.is_null()) else { continue };
        if let Some(name) = property.get(KEYWORD).and_then(Value::as_str) {
            found.push((format!("{PREFIX}{}", name.to_ascii_lowercase()), value));
        }
        marked(property, value, found);
    }
}

/// The text of a header, which may be encoded.
pub(super) fn decoded(header: &str) -> String {
    let encoded = header.strip_prefix("=?base64?").and_then(|rest| rest.strip_suffix("?="));
    let bytes = encoded.and_then(|encoded| BASE64.decode(encoded).ok());
    bytes.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_else(|| header.to_owned())
}

/// Whether a text is that of a value; numbers are compared as such.
fn is_same(text: &str, value: &Value) -> bool {
    match value {
        Value::String(own) => text == own,
        Value::Number(own) => text.parse().ok() == own.as_f64(),
        Value::Bool(own) => text.parse() == Ok(*own),
        Value::Null | Value::Array(_) | Value::Object(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn headers_repeat_what_the_schema_marks() {
        let tool = json!({"name": "t", "inputSchema": {"properties": {
            "a": {"type": "string", "x-mcp-header": "A"},
            "b": {"properties": {"c": {"type": "integer", "x-mcp-header": "C"}}},
        }}});
        let server = json!({"transport": "http", "list": [{"return": {"tools": []}}, {"return": {"tools": [tool]}}]});
        let server: MockServer = serde_json::from_value(server).expect("a mock server");
        let check = |arguments: Value, headers: Value| {
            let headers = headers.as_object().expect("an object").clone();
            mismatch(&server, &json!({"name": "t", "arguments": arguments}), &headers)
        };
        let full = || json!({"a": "\u{fc}", "b": {"c": 7}});
        assert_eq!(check(full(), json!({"mcp-param-a": "=?base64?w7w=?=", "mcp-param-c": "7.0", "host": "x"})), None);
        assert_eq!(check(full(), json!({"mcp-param-a": "\u{fc}"})), Some("mcp-param-c".to_owned()));
        assert_eq!(check(full(), json!({"mcp-param-a": "u", "mcp-param-c": "7"})), Some("mcp-param-a".to_owned()));
        assert_eq!(check(json!({"a": null}), json!({})), None);
        assert_eq!(check(json!({"a": null}), json!({"mcp-param-a": "null"})), Some("mcp-param-a".to_owned()));
        assert_eq!(check(json!({}), json!({"mcp-param-x": "1"})), Some("mcp-param-x".to_owned()));
    }
}
