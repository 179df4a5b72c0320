//! What a server's own tool returns, as the result of a function.

use serde_json::{Map, Value, json};

use crate::mcp::era::Era;

/// Reads the result of `tools/call` as what `execute` gives.
///
/// # Errors
/// What keeps it from being such a result.
pub(super) fn read(result: Value, era: Era) -> Result<Value, String> {
    let Value::Object(mut result) = result else { return Err("is not an object".to_owned()) };
    is_complete(&result)?;
    let has_failed = match result.get("isError") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(failed)) => *failed,
        Some(_) => return Err("has an `isError` that is not a boolean".to_owned()),
    };
    let content = match result.remove("content") {
        None => Vec::new(),
        Some(Value::Array(blocks)) => blocks,
        Some(_) => return Err("has a `content` that is not an array".to_owned()),
    };
    let texts: Vec<&str> = content.iter().filter_map(text).collect();
    let message = texts.join("\n");
    let is_text = texts.len() == content.len();
    // In the legacy era servers write null for what they leave out (RUN-11).
    let structured = result.remove("structuredContent").filter(|value| era.is_modern() || !value.is_null());
    let value = match structured {
        Some(value) => value,
        None if content.is_empty() => Value::Null,
        None if is_text => message.as_str().into(),
        None => content.into(),
    };
    let mut output = json!({"result": value});
    if has_failed {
        output["is_error"] = true.into();
        let silent = "the tool failed and did not say why";
        output["error_message"] = if message.is_empty() { silent.into() } else { message.into() };
    }
    Ok(output)
}

/// A result may be a question instead (RUN-10).
fn is_complete(result: &Map<String, Value>) -> Result<(), String> {
    match result.get("resultType") {
        None => Ok(()),
        Some(Value::String(kind)) if kind == "complete" => Ok(()),
        Some(Value::String(kind)) if kind == "input_required" => {
            let requests = result.get("inputRequests").and_then(Value::as_object).into_iter().flat_map(Map::values);
            let methods = requests.filter_map(|request| request.get("method")?.as_str());
            let methods = methods.collect::<Vec<_>>().join(", ");
            Err(format!("asks for input that this host does not give: {methods}"))
        }
        Some(other) => Err(format!("is of the unknown type {other}")),
    }
}

fn text(block: &Value) -> Option<&str> {
    (block.get("type")?.as_str()? == "text").then(|| block.get("text")?.as_str())?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mcp::revision::Revision;

    const ERAS: [Revision; 2] = [Revision::OFFERED, Revision::NEWEST];

    fn text(text: &str) -> Value {
        json!({"type": "text", "text": text})
    }

    fn check(result: &Value, expected: &Value) {
        for revision in ERAS {
            assert_eq!(read(result.clone(), Era::of(revision)).as_ref(), Ok(expected), "{revision}: {result}");
        }
    }

    #[test]
    fn structured_content_goes_before_texts_and_these_before_other_blocks() {
        let structured = json!({"content": [text("1")], "structuredContent": {"a": [1]}});
        check(&structured, &json!({"result": {"a": [1]}}));
        check(&json!({"content": [text("{\"a\": 1}"), text(""), text("b")]}), &json!({"result": "{\"a\": 1}\n\nb"}));
        let picture = json!({"type": "image", "data": "", "mimeType": "image/png", "of": {"their": "own"}});
        check(&json!({"content": [text("see"), picture]}), &json!({"result": [text("see"), picture]}));
        check(&json!({"content": [7]}), &json!({"result": [7]}));
        check(&json!({"content": []}), &json!({"result": null}));
        check(&json!({}), &json!({"result": null}));
    }

    #[test]
    fn a_structured_null_is_a_value_in_the_modern_era_alone() {
        let result = json!({"content": [text("1")], "structuredContent": null});
        assert_eq!(read(result.clone(), Era::of(Revision::NEWEST)), Ok(json!({"result": null})));
        assert_eq!(read(result, Era::of(Revision::OFFERED)), Ok(json!({"result": "1"})));
    }

    #[test]
    fn a_tool_that_failed_says_so_beside_its_result() {
        let failed = json!({"content": [text("no such"), text("city")], "isError": true});
        let expected = json!({"result": "no such\ncity", "is_error": true, "error_message": "no such\ncity"});
        check(&failed, &expected);
        let silent = json!({"content": [], "structuredContent": {"code": 7}, "isError": true});
        let message = "the tool failed and did not say why";
        check(&silent, &json!({"result": {"code": 7}, "is_error": true, "error_message": message}));
    }

    #[test]
    fn what_is_no_result_is_refused() {
        for wrong in [
            json!(null),
            json!([]),
            json!({"content": {}}),
            json!({"content": [], "isError": "no"}),
            json!({"resultType": "task"}),
            json!({"resultType": "input_required", "inputRequests": {"a": {"method": "roots/list"}}}),
        ] {
            assert!(read(wrong.clone(), Era::of(Revision::NEWEST)).is_err(), "{wrong}");
        }
    }
}
