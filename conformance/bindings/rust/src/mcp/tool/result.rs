//! What a tool's result gives (RUN-09, RUN-10, RUN-13).

use serde_json::{Map, Value};

use super::Tool;
use crate::Answer;
use crate::mcp::era::{Era, META};
use crate::mcp::json::{self, Unread};
use crate::mcp::needs::{self, Need, Reading};

/// The key in a result's metadata by which a chain is stopped (RUN-09).
const STOP: &str = "dev.dagstack/stop";

/// What a tool returned.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::mcp) enum ToolResult {
    /// The hook's answer.
    Answer(Answer),
    /// The tool ran and failed (`isError`), with this message.
    Error(String),
}

/// Reads the result of `tools/call` for a hook, as the server's era has it.
///
/// # Errors
/// What the server asks for that we don't offer, or what keeps it from being a result.
pub(in crate::mcp) fn read(result: Value, tool: &Tool, era: Era) -> Result<Reading<ToolResult>, String> {
    let Value::Object(mut result) = result else {
        return Err("is not an object".to_owned());
    };
    if has_failed(&result)? {
        let texts = texts(&result).collect::<Vec<_>>().join("\n");
        let silent = "the tool failed and did not say why";
        let message = if texts.is_empty() { silent.to_owned() } else { texts };
        return Ok(Reading::Result(ToolResult::Error(message)));
    }
    if tool.stops_chains() && asks_to_stop(&result) {
        return Ok(Reading::Result(ToolResult::Answer(Answer::Stop)));
    }
    if let Need::Again(state) = needs::of(&result)? {
        return Ok(Reading::Again(state));
    }
    let structured = result.shift_remove("structuredContent");
    let value = match structured.filter(|value| era.is_modern() || !value.is_null()) {
        Some(value) => value,
        None => of_content(&result, tool)?,
    };
    Ok(Reading::Result(ToolResult::Answer(Answer::Value(value))))
}

fn has_failed(result: &Map<String, Value>) -> Result<bool, String> {
    match result.get("isError") {
        None | Some(Value::Null) => Ok(false),
        Some(Value::Bool(failed)) => Ok(*failed),
        Some(_) => Err("has an `isError` that is not a boolean".to_owned()),
    }
}

fn asks_to_stop(result: &Map<String, Value>) -> bool {
    result.get(META).and_then(|meta| meta.get(STOP)) == Some(&Value::Bool(true))
}

/// The value that content gives: texts joined by line feeds, read as JSON where the hook does not give a text.
fn of_content(result: &Map<String, Value>, tool: &Tool) -> Result<Value, String> {
    let blocks = match result.get("content") {
        Some(Value::Array(blocks)) => blocks.as_slice(),
        None => &[],
        Some(_) => return Err("has a `content` that is not an array".to_owned()),
    };
    if blocks.is_empty() {
        return Ok(Value::Null);
    }
    if let Some(other) = blocks.iter().find(|block| text(block).is_none()) {
        let kind = other.get("type").unwrap_or(&Value::Null);
        return Err(format!("holds a block of the type {kind} where `structuredContent` or text is due"));
    }
    let text = texts(result).collect::<Vec<_>>().join("\n");
    if tool.gives_text() {
        return Ok(text.into());
    }
    match json::read(&text) {
        Ok(value) => Ok(value),
        Err(Unread::NotJson(_)) => Ok(Value::String(text)),
        Err(unread @ Unread::NotKept(_)) => Err(format!("holds {unread}")),
    }
}

/// The texts of a result, without blocks of other types.
fn texts(result: &Map<String, Value>) -> impl Iterator<Item = &str> {
    result.get("content").and_then(Value::as_array).into_iter().flatten().filter_map(text)
}

fn text(block: &Value) -> Option<&str> {
    (block.get("type")?.as_str()? == "text").then(|| block.get("text")?.as_str())?
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::kind::Hook;
    use crate::mcp::revision::Revision;
    use crate::spec::support::Dispatch;

    fn legacy() -> Era {
        Era::of(Revision::OFFERED)
    }

    fn modern() -> Era {
        Era::of(Revision::NEWEST)
    }

    fn value(result: Value, era: Era) -> Value {
        match read(result, &Tool::default(), era) {
            Ok(Reading::Result(ToolResult::Answer(Answer::Value(value)))) => value,
            other => panic!("{other:?}"),
        }
    }

    fn texts(texts: &[&str]) -> Value {
        let blocks: Vec<Value> = texts.iter().map(|text| json!({"type": "text", "text": text})).collect();
        json!({"content": blocks})
    }

    fn chain() -> Tool {
        Tool::of(&Hook::new("pass", Dispatch::Chain))
    }

    fn stop() -> Reading<ToolResult> {
        Reading::Result(ToolResult::Answer(Answer::Stop))
    }

    #[test]
    fn structured_content_goes_before_text() {
        let text = json!({"type": "text", "text": "{\"a\": 1}"});
        for era in [legacy(), modern()] {
            assert_eq!(value(json!({"content": [text], "structuredContent": {"a": 2}}), era), json!({"a": 2}));
            assert_eq!(value(json!({"structuredContent": [1]}), era), json!([1]));
        }
    }

    #[test]
    fn a_structured_null_is_a_value_in_the_modern_era_alone() {
        let result = json!({"content": [{"type": "text", "text": "1"}], "structuredContent": null});
        assert_eq!(value(result.clone(), modern()), Value::Null);
        assert_eq!(value(result, legacy()), json!(1));
    }

    #[test]
    fn texts_are_joined_and_read_as_json_or_stay() {
        for (blocks, expected) in [
            (&["1.5"][..], json!(1.5)),
            (&["hello"], json!("hello")),
            (&["[1,", "2]"], json!([1, 2])),
            (&["a", "b"], json!("a\nb")),
            (&[""], json!("")),
            (&["null"], Value::Null),
            (&[], Value::Null),
        ] {
            assert_eq!(value(texts(blocks), modern()), expected);
        }
        assert_eq!(value(json!({}), legacy()), Value::Null);
    }

    #[test]
    fn json_in_a_text_that_would_be_changed_is_refused() {
        for text in [r#"{"a": 1, "a": 2}"#, r#"["\ud83e"]"#] {
            let problem = read(texts(&[text]), &Tool::default(), modern()).expect_err("a problem");
            assert!(problem.starts_with("holds JSON that can't be kept as it is"), "{problem}");
        }
    }

    #[test]
    fn a_hook_that_gives_text_gets_text() {
        let tool = Tool::of(&Hook::new("say", Dispatch::Singleton).output_schema(json!({"type": "string"})));
        let read = read(texts(&["1", "2"]), &tool, legacy());
        assert_eq!(read, Ok(Reading::Result(ToolResult::Answer(Answer::Value(json!("1\n2"))))));
    }

    #[test]
    fn a_tool_that_failed_fails_in_its_own_words_whatever_else_there_is() {
        let mut failed = texts(&["boom", "bang"]);
        failed["isError"] = json!(true);
        failed["structuredContent"] = json!({});
        failed["resultType"] = json!("task");
        failed[META] = json!({STOP: true});
        let error = |message: &str| Ok(Reading::Result(ToolResult::Error(message.to_owned())));
        assert_eq!(read(failed, &chain(), modern()), error("boom\nbang"));
        let silent = read(json!({"isError": true, "content": 7}), &chain(), modern());
        assert_eq!(silent, error("the tool failed and did not say why"));
    }

    #[test]
    fn a_chain_is_stopped_by_one_value_of_one_key() {
        let stops = |value: Value| json!({"_meta": {STOP: value}, "content": 7, "structuredContent": 1});
        assert_eq!(read(stops(json!(true)), &chain(), legacy()), Ok(stop()));
        assert_eq!(read(stops(json!(true)), &chain(), modern()), Ok(stop()));
        for other in [json!("true"), json!(1), json!(false), json!(null)] {
            let read = read(stops(other), &chain(), modern());
            assert_eq!(read, Ok(Reading::Result(ToolResult::Answer(Answer::Value(json!(1))))));
        }
        assert_eq!(value(stops(json!(true)), modern()), json!(1));
    }

    #[test]
    fn what_asks_for_more_is_no_result() {
        for era in [legacy(), modern()] {
            let again = read(json!({"resultType": "input_required", "requestState": "x"}), &Tool::default(), era);
            assert_eq!(again, Ok(Reading::Again("x".to_owned())));
            let unknown = read(json!({"resultType": "task", "content": []}), &Tool::default(), era);
            assert_eq!(unknown, Err("is of the unknown type \"task\"".to_owned()));
        }
    }

    #[test]
    fn what_is_no_result_is_refused() {
        for wrong in [
            json!(null),
            json!([]),
            json!({"content": {}}),
            json!({"content": null}),
            json!({"content": [{"type": "image"}]}),
            json!({"content": [{"type": "text", "text": "a"}, {"type": "image"}]}),
            json!({"content": [{"type": "text"}]}),
            json!({"content": [7]}),
            json!({"content": [], "isError": "no"}),
        ] {
            assert!(read(wrong.clone(), &Tool::default(), modern()).is_err(), "{wrong}");
        }
    }
}
