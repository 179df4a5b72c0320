//! Messages of JSON-RPC 2.0 (<https://www.jsonrpc.org/specification>), as MCP narrows them: batches in one revision, no null ids of
//! requests.

use serde_json::{Map, Value, json};

use super::json;

/// The method is not there, as JSON-RPC codes it.
pub(super) const METHOD_NOT_FOUND: i64 = -32601;

/// The headers of a request are not those that its body asks for, as MCP codes it.
pub(super) const HEADER_MISMATCH: i64 = -32020;

/// The server needs a capability that the client did not declare, as MCP codes it.
pub(super) const MISSING_CLIENT_CAPABILITY: i64 = -32021;

/// The server does not speak the revision of the request, as MCP codes it.
pub(super) const UNSUPPORTED_PROTOCOL_VERSION: i64 = -32022;

/// The server needs its user to visit a URL, as the revision 2025-11-25 codes it.
const URL_ELICITATION_REQUIRED: i64 = -32042;

/// What a server answers a request with.
pub(super) type Outcome = Result<Value, Error>;

/// A message that came in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Message {
    /// The server asks us something.
    Request {
        /// To be repeated in the response: a string or a number.
        id: Value,
        /// What is asked.
        method: String,
    },
    /// A notification from the server; no answer is due.
    Notification {
        /// Its method.
        method: String,
    },
    /// The server answers.
    Response {
        /// The id of our request, or null where the server could not read it or left it out.
        id: Value,
        /// The result, or the error.
        outcome: Outcome,
    },
}

/// An error that a server answers with.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Error {
    /// The kind of error.
    pub(super) code: i64,
    /// The server's message.
    pub(super) message: String,
    /// What the kind of error says besides.
    pub(super) data: Option<Value>,
}

impl Error {
    /// What the server asks for that this host does not offer, where the error is about that (RUN-10).
    pub(super) fn need(&self) -> Option<String> {
        match self.code {
            MISSING_CLIENT_CAPABILITY => {
                let required = self.data.as_ref().and_then(|data| data.get("requiredCapabilities")?.as_object());
                let names = required.map(|required| required.keys().cloned().collect::<Vec<_>>().join(", "));
                let which = names.map_or_else(|| ", and does not say which".to_owned(), |names| format!(": {names}"));
                Some(format!("it needs capabilities that this host does not have{which}"))
            }
            URL_ELICITATION_REQUIRED => {
                Some("it needs its user to visit a URL (elicitation), which this host does not offer".to_owned())
            }
            _ => None,
        }
    }
}

/// A request of ours.
pub(super) fn request(id: u64, method: &str, params: &Map<String, Value>) -> Value {
    json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params})
}

/// A notification of ours; empty parameters are left out.
pub(super) fn notification(method: &str, params: Map<String, Value>) -> Value {
    let mut message = json!({"jsonrpc": "2.0", "method": method});
    if !params.is_empty() {
        message["params"] = Value::Object(params);
    }
    message
}

/// Our answer to a request of the server's: `ping` is answered, and there is nothing else that a server may ask (we declare no
/// capabilities).
pub(super) fn answer(id: &Value, method: &str) -> Value {
    if method == "ping" {
        json!({"jsonrpc": "2.0", "id": id, "result": {}})
    } else {
        let error = json!({"code": METHOD_NOT_FOUND, "message": "this client offers no such method"});
        json!({"jsonrpc": "2.0", "id": id, "error": error})
    }
}

/// Reads one message, strictly.
///
/// # Errors
/// What keeps the bytes from being a message.
pub(super) fn read(bytes: &[u8]) -> Result<Message, String> {
    message(value(bytes)?)
}

/// Reads what came in as one, strictly: a message, or, in a revision that has batches, an array of messages (RUN-01). Each is a
/// message or what keeps it from being one, which costs the others of a batch nothing.
pub(super) fn read_all(bytes: &[u8], has_batches: bool) -> Vec<Result<Message, String>> {
    match value(bytes) {
        Ok(Value::Array(batch)) if has_batches && !batch.is_empty() => batch.into_iter().map(message).collect(),
        read => vec![read.and_then(message)],
    }
}

fn value(bytes: &[u8]) -> Result<Value, String> {
    let text = std::str::from_utf8(bytes).map_err(|_| "bytes that are not UTF-8".to_owned())?;
    json::read(text).map_err(|unread| unread.to_string())
}

fn message(value: Value) -> Result<Message, String> {
    let Value::Object(mut fields) = value else {
        return Err("JSON that is not an object".to_owned());
    };
    if fields.get("jsonrpc").and_then(Value::as_str) != Some("2.0") {
        return Err("no JSON-RPC 2.0 (`jsonrpc` is not \"2.0\")".to_owned());
    }
    let id = fields.remove("id");
    if let Some(method) = fields.remove("method") {
        return asked(id, method);
    }
    let id = match id {
        Some(id @ (Value::Null | Value::String(_) | Value::Number(_))) => id,
        Some(_) => return Err("a response whose id is neither a string nor a number".to_owned()),
        None if fields.contains_key("error") => Value::Null,
        None => return Err("neither a method nor an id".to_owned()),
    };
    let outcome = match (fields.remove("result"), fields.remove("error")) {
        (Some(result), None) => Ok(result),
        (None, Some(error)) => Err(failed(error)?),
        (Some(_), Some(_)) => return Err("a response with a result and an error".to_owned()),
        (None, None) => return Err("a response without a result or an error".to_owned()),
    };
    if id.is_null() && outcome.is_ok() {
        return Err("a result without an id".to_owned());
    }
    Ok(Message::Response { id, outcome })
}

fn asked(id: Option<Value>, method: Value) -> Result<Message, String> {
    let Value::String(method) = method else {
        return Err("a method that is not a string".to_owned());
    };
    match id {
        None => Ok(Message::Notification { method }),
        Some(id @ (Value::String(_) | Value::Number(_))) => Ok(Message::Request { id, method }),
        Some(_) => Err("a request whose id is neither a string nor a number".to_owned()),
    }
}

fn failed(mut error: Value) -> Result<Error, String> {
    let code = error.get("code").and_then(Value::as_i64);
    let message = error.get("message").and_then(Value::as_str).map(str::to_owned);
    match (code, message) {
        (Some(code), Some(message)) => Ok(Error { code, message, data: error.get_mut("data").map(Value::take) }),
        _ => Err("an error without a code and a message".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_in_is_distinguished() {
        let response = read(br#"{"jsonrpc":"2.0","id":1,"result":null}"#);
        assert_eq!(response, Ok(Message::Response { id: json!(1), outcome: Ok(Value::Null) }));
        let error = read(br#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"what?","data":1}}"#);
        let outcome = Err(Error { code: -32700, message: "what?".to_owned(), data: Some(json!(1)) });
        assert_eq!(error, Ok(Message::Response { id: Value::Null, outcome }));
        let error = read(br#"{"jsonrpc":"2.0","error":{"code":-32700,"message":"what?"}}"#);
        let outcome = Err(Error { code: -32700, message: "what?".to_owned(), data: None });
        assert_eq!(error, Ok(Message::Response { id: Value::Null, outcome }));
        let request = read(br#"{"jsonrpc":"2.0","id":"a","method":"ping","params":{}}"#);
        assert_eq!(request, Ok(Message::Request { id: json!("a"), method: "ping".to_owned() }));
        let notification = read(br#"{"jsonrpc":"2.0","method":"notifications/progress"}"#);
        assert_eq!(notification, Ok(Message::Notification { method: "notifications/progress".to_owned() }));
    }

    #[test]
    fn what_is_no_message_is_refused() {
        for wrong in [
            &b"hello"[..],
            b"\xff",
            b"[]",
            br#"[{"jsonrpc":"2.0","id":1,"result":1}]"#,
            br#"{"jsonrpc":"2.0","id":1,"result":{"a":1,"a":2}}"#,
            b"{}",
            br#"{"id":1,"result":1}"#,
            br#"{"jsonrpc":2.0,"id":1,"result":1}"#,
            br#"{"jsonrpc":"2.0","result":1}"#,
            br#"{"jsonrpc":"2.0","id":1}"#,
            br#"{"jsonrpc":"2.0","id":null,"result":1}"#,
            br#"{"jsonrpc":"2.0","id":[1],"result":1}"#,
            br#"{"jsonrpc":"2.0","id":1,"result":1,"error":{"code":1,"message":""}}"#,
            br#"{"jsonrpc":"2.0","id":1,"error":"no"}"#,
            br#"{"jsonrpc":"2.0","id":1,"error":{"code":"1","message":""}}"#,
            br#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#,
            br#"{"jsonrpc":"2.0","id":1,"method":7}"#,
        ] {
            assert!(read(wrong).is_err(), "{}", String::from_utf8_lossy(wrong));
        }
    }

    #[test]
    fn a_batch_is_read_where_the_revision_has_them() {
        let batch = br#"[{"jsonrpc":"2.0","method":"a"},7,{"jsonrpc":"2.0","id":1,"result":{}}]"#;
        let messages = read_all(batch, true);
        assert_eq!(messages[0], Ok(Message::Notification { method: "a".to_owned() }));
        assert!(messages[1].is_err());
        assert_eq!(messages[2], Ok(Message::Response { id: json!(1), outcome: Ok(json!({})) }));
        for (bytes, has_batches) in [(&batch[..], false), (b"[]", true), (b"[", true), (b"[[]]", true)] {
            assert!(matches!(read_all(bytes, has_batches).as_slice(), [Err(_)]));
        }
        let single = br#"{"jsonrpc":"2.0","method":"a"}"#;
        assert_eq!(read_all(single, true), [Ok(Message::Notification { method: "a".to_owned() })]);
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_overflow() {
        let deep = [br#"{"jsonrpc":"2.0","id":1,"result":"#.as_slice(), "[".repeat(100_000).as_bytes()].concat();
        assert!(read(&deep).is_err());
    }

    #[test]
    fn ping_is_answered_and_all_else_refused() {
        assert_eq!(answer(&json!("a"), "ping"), json!({"jsonrpc": "2.0", "id": "a", "result": {}}));
        assert_eq!(answer(&json!(3), "roots/list")["error"]["code"], METHOD_NOT_FOUND);
    }

    #[test]
    fn a_notification_without_parameters_has_none() {
        assert_eq!(notification("a", Map::new()), json!({"jsonrpc": "2.0", "method": "a"}));
    }
}
