//! What is asked of every server.

use serde_json::{Value, json};

use crate::plugin::Tool;

/// Text that is easily spoilt: other scripts, signs beyond the basic plane, and what some readers take for the end of a line.
const UNICODE: &str = "naïve 世界 🦀 e\u{301} \u{0} \u{85} \u{2028} \u{feff} \u{ffff} \" \\ / \t\r\n";

/// How long a long text is, in bytes.
const LARGE: usize = 5 * 1024 * 1024;

/// What is asked of each server.
pub(crate) const QUESTIONS: [&str; 6] = ["list", "call", "error", "unicode", "5 MB", "teardown"];

/// What came of asking: nothing, or what is wrong.
pub(crate) type Answer = Result<(), String>;

/// Every question but the last, which is asked where the server is known.
pub(crate) async fn ask_tool(tool: &Tool) -> Vec<Answer> {
    let list = list(tool).await;
    let call = echo(tool, "hello").await;
    let error = fail(tool).await;
    let unicode = echo(tool, UNICODE).await;
    let large = echo(tool, &"0123456789abcdef".repeat(LARGE / 16)).await;
    vec![list, call, error, unicode, large]
}

async fn list(tool: &Tool) -> Answer {
    let functions = tool.functions().await?;
    let names: Vec<&Value> = functions.iter().map(|function| &function["name"]).collect();
    same(&json!(names), &json!(["echo", "fail"]))
}

async fn echo(tool: &Tool, text: &str) -> Answer {
    same(&tool.call("echo", json!({"text": text})).await?, &json!({"text": text}))
}

/// A tool that fails, and arguments that its schema refuses: each an error of that call, after which the next one is served.
async fn fail(tool: &Tool) -> Answer {
    let failed = tool.call("fail", json!({})).await.expect_err("it fails");
    if !failed.contains("as it was asked to") {
        return Err(format!("the failure does not say why: {failed}"));
    }
    if let Ok(value) = tool.call("echo", json!({"text": 7})).await {
        return Err(format!("wrong arguments were taken: {value}"));
    }
    echo(tool, "after a failure").await
}

fn same(got: &Value, expected: &Value) -> Answer {
    let brief = |value: &Value| value.to_string().chars().take(200).collect::<String>();
    if got == expected { Ok(()) } else { Err(format!("{} instead of {}", brief(got), brief(expected))) }
}
