//! What a mock server's era knows and refuses, before its script is asked.

use serde_json::{Map, Value, json};

use super::parameters;
use super::script::{Answer, error};
use crate::fixture::{Era, MockServer};

/// The revision of the modern era.
const MODERN: &str = "2026-07-28";
/// The revision that is agreed on with a client which asks for none.
const LEGACY: &str = "2025-06-18";

const VERSION: &str = "io.modelcontextprotocol/protocolVersion";
const CAPABILITIES: &str = "io.modelcontextprotocol/clientCapabilities";

/// Whether a request with these parameters is treated as one of the modern era.
pub(super) fn is_modern(server: &MockServer, params: &Value) -> bool {
    match server.era {
        Era::Legacy => false,
        Era::Modern => true,
        Era::Both => params.pointer("/_meta").is_some_and(|meta| meta.get(VERSION).is_some()),
    }
}

/// How a server of the modern era refuses a request that does not describe itself as it should; `None` where it does.
pub(super) fn refusal(
    server: &MockServer,
    id: &Value,
    method: &str,
    params: &Value,
    headers: Option<&Map<String, Value>>,
) -> Option<Answer> {
    let revisions = revisions(server);
    if method == "initialize" {
        let message = format!("there is no handshake; this server speaks {}", revisions.join(", "));
        return Some(Answer::Refusal(400, error(id, -32602, &message)));
    }
    let meta = params.get("_meta").unwrap_or(&Value::Null);
    let Some(version) = meta.get(VERSION).and_then(Value::as_str) else {
        return Some(Answer::Refusal(400, error(id, -32602, "the request does not say which revision it is of")));
    };
    if !meta.get(CAPABILITIES).is_some_and(Value::is_object) {
        return Some(Answer::Refusal(400, error(id, -32602, "the request does not say what the client can do")));
    }
    if !revisions.contains(&version) {
        let mut refusal = error(id, -32022, "this revision is not spoken here");
        refusal["error"]["data"] = json!({"supported": revisions, "requested": version});
        return Some(Answer::Refusal(400, refusal));
    }
    let name = params.get("name").and_then(Value::as_str).filter(|_| method == "tools/call");
    let wanted = [("mcp-protocol-version", Some(version)), ("mcp-method", Some(method)), ("mcp-name", name)];
    let differs = |(header, value): &(&str, Option<&str>)| {
        value.is_some_and(|value| {
            let sent = |headers: &Map<String, Value>| headers.get(*header)?.as_str().map(parameters::decoded);
            headers.is_some_and(|headers| sent(headers).as_deref() != Some(value))
        })
    };
    let differing = wanted.into_iter().find(differs).map(|(header, _)| header.to_owned());
    let called = headers.filter(|_| method == "tools/call");
    let header = differing.or_else(|| parameters::mismatch(server, params, called?))?;
    Some(Answer::Refusal(400, error(id, -32020, &format!("the header `{header}` is not what the body says"))))
}

/// What a server of the modern era answers to `server/discover`.
pub(super) fn discovered(server: &MockServer) -> Value {
    complete(json!({"supportedVersions": revisions(server), "capabilities": {"tools": {}}}), true)
}

/// What a server of the legacy era answers to `initialize`.
pub(super) fn hello(server: &MockServer, params: &Value) -> Value {
    let wanted = params.get("protocolVersion").and_then(Value::as_str).unwrap_or(LEGACY);
    let own = || server.revisions.iter().map(String::as_str).filter(|revision| *revision < MODERN);
    let agreed = if own().any(|revision| revision == wanted) { wanted } else { own().max().unwrap_or(wanted) };
    json!({
        "protocolVersion": agreed,
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "scripted", "version": "1.0.0"},
    })
}

/// How a method that is not there is refused.
pub(super) fn unknown(id: &Value, method: &str, is_modern: bool) -> Answer {
    Answer::Refusal(if is_modern { 404 } else { 200 }, error(id, -32601, &format!("no method `{method}`")))
}

/// A result as the modern era has it; in the legacy one as it is.
pub(super) fn complete(mut result: Value, is_modern: bool) -> Value {
    if is_modern {
        result["resultType"] = "complete".into();
    }
    result
}

fn revisions(server: &MockServer) -> Vec<&str> {
    match server.revisions.as_slice() {
        [] => vec![MODERN],
        own => own.iter().map(String::as_str).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server(fields: &Value) -> MockServer {
        let mut server = json!({"transport": "stdio", "era": "modern"});
        for (name, value) in fields.as_object().expect("an object") {
            server[name] = value.clone();
        }
        serde_json::from_value(server).expect("a mock server")
    }

    fn described(version: &str) -> Value {
        json!({"name": "t", "_meta": {VERSION: version, CAPABILITIES: {}}})
    }

    fn refused(params: &Value, headers: Option<Value>) -> Option<(u16, i64)> {
        let headers = headers.map(|headers| headers.as_object().expect("an object").clone());
        let answer = refusal(&server(&json!({})), &json!(1), "tools/call", params, headers.as_ref())?;
        let Answer::Refusal(status, response) = answer else { panic!("a refusal: {answer:?}") };
        Some((status, response["error"]["code"].as_i64().expect("a code")))
    }

    #[test]
    fn a_request_that_does_not_describe_itself_is_refused() {
        assert_eq!(refused(&described(MODERN), None), None);
        assert_eq!(refused(&json!({}), None), Some((400, -32602)));
        assert_eq!(refused(&json!({"_meta": {VERSION: MODERN}}), None), Some((400, -32602)));
        assert_eq!(refused(&described("2025-11-25"), None), Some((400, -32022)));
    }

    #[test]
    fn headers_repeat_what_the_body_says() {
        let headers = |method, name| json!({"mcp-protocol-version": MODERN, "mcp-method": method, "mcp-name": name});
        assert_eq!(refused(&described(MODERN), Some(headers("tools/call", "t"))), None);
        assert_eq!(refused(&described(MODERN), Some(headers("tools/call", "u"))), Some((400, -32020)));
        assert_eq!(refused(&described(MODERN), Some(headers("tools/list", "t"))), Some((400, -32020)));
        assert_eq!(refused(&described(MODERN), Some(json!({}))), Some((400, -32020)));
    }

    #[test]
    fn a_server_of_both_eras_goes_by_the_request() {
        let both = server(&json!({"era": "both", "revisions": ["2026-07-28", "2025-11-25", "2025-03-26"]}));
        assert!(is_modern(&both, &described(MODERN)) && !is_modern(&both, &json!({})));
        assert_eq!(discovered(&both)["supportedVersions"], json!(["2026-07-28", "2025-11-25", "2025-03-26"]));
        assert_eq!(hello(&both, &json!({"protocolVersion": "2025-03-26"}))["protocolVersion"], "2025-03-26");
        assert_eq!(hello(&both, &json!({"protocolVersion": "2024-11-05"}))["protocolVersion"], "2025-11-25");
    }
}
