//! Hooks as tools: their names, and what a tool's result says (RUN-02).

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::{Answer, Failure};

/// The template of a tool's name where the hookspec gives none (RUN-02).
pub const DEFAULT_TEMPLATE: &str = "{kind}.{plugin}.{hook}";

/// Which hooks of a plugin are tools, and how those tools are named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tools {
    kind: String,
    plugin: String,
    /// Templates by hook; `None` where the kind has no hookspec: then every hook is a tool.
    templates: Option<BTreeMap<String, String>>,
}

impl Tools {
    /// The tools of a plugin whose kind has no hookspec: every hook, named by the default template.
    #[must_use]
    pub fn of_any_hook(kind: impl Into<String>, plugin: impl Into<String>) -> Self {
        Self { kind: kind.into(), plugin: plugin.into(), templates: None }
    }

    /// The tools of a plugin whose kind has a hookspec: its hooks with `mcp_exposed` alone, each with its
    /// `mcp_tool_name_template`, or `None` for the default.
    #[must_use]
    pub fn of_hooks<H, T>(
        kind: impl Into<String>,
        plugin: impl Into<String>,
        exposed: impl IntoIterator<Item = (H, Option<T>)>,
    ) -> Self
    where
        H: Into<String>,
        T: Into<String>,
    {
        let templates = exposed
            .into_iter()
            .map(|(hook, template)| (hook.into(), template.map_or_else(|| DEFAULT_TEMPLATE.to_owned(), Into::into)))
            .collect();
        Self { kind: kind.into(), plugin: plugin.into(), templates: Some(templates) }
    }

    /// The plugin's name.
    pub(super) fn plugin(&self) -> &str {
        &self.plugin
    }

    /// Whether this hook is a tool.
    pub(super) fn exposes(&self, hook: &str) -> bool {
        self.template(hook).is_some()
    }

    /// The tool's name for this hook and input: `{kind}`, `{plugin}` and `{hook}` are filled in, and any other `{word}` is the
    /// input's field of that name.
    ///
    /// # Errors
    /// The hook is not a tool; the template has a brace too many; a field is missing or is not a string.
    pub(super) fn name(&self, hook: &str, input: &Value) -> Result<String, Failure> {
        let template = self
            .template(hook)
            .ok_or_else(|| Failure::new(format!("plugin `{}`: the hook `{hook}` is not a tool", self.plugin)))?;
        let mut name = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(start) = rest.find(['{', '}']) {
            let (plain, tail) = rest.split_at(start);
            name.push_str(plain);
            let (word, after) = tail.strip_prefix('{').and_then(|tail| tail.split_once('}')).ok_or_else(|| {
                Failure::new(format!("plugin `{}`: `{template}` is not a valid template of a tool's name", self.plugin))
            })?;
            name.push_str(match word {
                "kind" => &self.kind,
                "plugin" => &self.plugin,
                "hook" => hook,
                field => self.field(hook, input, field)?,
            });
            rest = after;
        }
        name.push_str(rest);
        Ok(name)
    }

    fn field<'a>(&self, hook: &str, input: &'a Value, field: &str) -> Result<&'a str, Failure> {
        let problem = match input.get(field) {
            Some(Value::String(text)) => return Ok(text),
            Some(_) => "is not a string",
            None => "is missing",
        };
        Err(Failure::new(format!(
            "plugin `{}`: the tool's name for `{hook}` needs the input's field `{field}`, which {problem}",
            self.plugin
        )))
    }

    fn template(&self, hook: &str) -> Option<&str> {
        match &self.templates {
            None => Some(DEFAULT_TEMPLATE),
            Some(templates) => templates.get(hook).map(String::as_str),
        }
    }
}

/// What a tool returned.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum ToolResult {
    /// The hook's answer.
    Answer(Answer),
    /// The tool ran and failed (`isError`), with this message.
    Error(String),
}

/// Reads the result of `tools/call`: `structuredContent` where it is there, else the first text as JSON, or as it is where it is no
/// JSON; nothing at all is null.
///
/// # Errors
/// What keeps it from being such a result.
pub(super) fn read(result: Value) -> Result<ToolResult, &'static str> {
    let Value::Object(mut result) = result else {
        return Err("is not an object");
    };
    let failed = match result.get("isError") {
        None | Some(Value::Null) => false,
        Some(Value::Bool(failed)) => *failed,
        Some(_) => return Err("has an `isError` that is not a boolean"),
    };
    let text = first_text(&result)?;
    if failed {
        return Ok(ToolResult::Error(
            text.map_or_else(|| "the tool failed and did not say why".to_owned(), str::to_owned),
        ));
    }
    let value = match (result.get("structuredContent").is_some_and(|value| !value.is_null()), text) {
        (true, _) => result.remove("structuredContent").unwrap_or_default(),
        (false, Some(text)) => serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned())),
        (false, None) if content(&result)?.is_empty() => Value::Null,
        (false, None) => return Err("holds neither `structuredContent` nor text"),
    };
    Ok(ToolResult::Answer(Answer::Value(value)))
}

fn first_text(result: &Map<String, Value>) -> Result<Option<&str>, &'static str> {
    for block in content(result)? {
        if block.get("type").and_then(Value::as_str) == Some("text") {
            let text = block.get("text").and_then(Value::as_str);
            return text.map(Some).ok_or("has a text block without `text`");
        }
    }
    Ok(None)
}

fn content(result: &Map<String, Value>) -> Result<&[Value], &'static str> {
    match result.get("content") {
        Some(Value::Array(blocks)) => Ok(blocks),
        // Old servers leave it out where there is structured content; without either there is no result.
        None if result.contains_key("structuredContent") => Ok(&[]),
        None => Err("has no `content`"),
        Some(_) => Err("has a `content` that is not an array"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tools(template: &str) -> Tools {
        Tools::of_hooks("tool", "echo", [("execute", Some(template))])
    }

    fn value(result: Value) -> Value {
        match read(result) {
            Ok(ToolResult::Answer(Answer::Value(value))) => value,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_name_is_the_template_filled_in() {
        let input = json!({"function": "say", "args": {}});
        assert_eq!(
            tools("{kind}.{plugin}.{hook}.{function}").name("execute", &input).expect("a value"),
            "tool.echo.execute.say"
        );
        assert_eq!(Tools::of_any_hook("tool", "echo").name("run", &Value::Null).expect("a value"), "tool.echo.run");
        assert_eq!(tools("x").name("execute", &Value::Null).expect("a value"), "x");
    }

    #[test]
    fn what_is_filled_in_is_not_read_as_a_template() {
        let input = json!({"function": "{hook}"});
        assert_eq!(tools("{function}").name("execute", &input).expect("a value"), "{hook}");
    }

    #[test]
    fn a_field_that_is_missing_or_no_string_is_an_error() {
        let missing = tools("{function}").name("execute", &json!({})).expect_err("a failure");
        assert_eq!(
            missing.message,
            "plugin `echo`: the tool's name for `execute` needs the input's field `function`, which is missing"
        );
        let number = tools("{function}").name("execute", &json!({"function": 7})).expect_err("a failure");
        assert!(number.message.ends_with("which is not a string"), "{number}");
        assert!(tools("{function}").name("execute", &json!([1])).is_err());
    }

    #[test]
    fn a_stray_brace_is_an_error() {
        for template in ["{kind", "kind}", "{", "a}b{c}"] {
            assert!(tools(template).name("execute", &json!({"c": "c"})).is_err(), "{template}");
        }
    }

    #[test]
    fn only_exposed_hooks_are_tools() {
        let tools = tools("x");
        assert!(tools.exposes("execute"));
        assert!(!tools.exposes("get_schema"));
        assert!(tools.name("get_schema", &Value::Null).is_err());
        assert!(Tools::of_any_hook("tool", "echo").exposes("get_schema"));
    }

    #[test]
    fn structured_content_goes_before_text() {
        let text = json!({"type": "text", "text": "{\"a\": 1}"});
        assert_eq!(value(json!({"content": [text], "structuredContent": {"a": 2}})), json!({"a": 2}));
        assert_eq!(value(json!({"content": [text], "structuredContent": null})), json!({"a": 1}));
        assert_eq!(value(json!({"structuredContent": [1]})), json!([1]));
    }

    #[test]
    fn text_is_json_or_a_string() {
        assert_eq!(value(json!({"content": [{"type": "text", "text": "1.50"}]})).as_f64(), Some(1.5));
        assert_eq!(value(json!({"content": [{"type": "text", "text": "hello"}]})), json!("hello"));
        let behind =
            json!({"content": [{"type": "image"}, {"type": "text", "text": "true"}, {"type": "text", "text": "2"}]});
        assert_eq!(value(behind), json!(true));
        assert_eq!(value(json!({"content": []})), Value::Null);
    }

    #[test]
    fn a_tool_that_failed_fails_in_its_own_words() {
        let failed = json!({"isError": true, "content": [{"type": "text", "text": "boom"}], "structuredContent": {}});
        assert_eq!(read(failed), Ok(ToolResult::Error("boom".to_owned())));
        let silent = read(json!({"isError": true, "content": []}));
        assert_eq!(silent, Ok(ToolResult::Error("the tool failed and did not say why".to_owned())));
    }

    #[test]
    fn what_is_no_result_is_refused() {
        for wrong in [
            json!(null),
            json!([]),
            json!({}),
            json!({"content": {}}),
            json!({"content": [{"type": "image"}]}),
            json!({"content": [{"type": "text"}]}),
            json!({"content": [], "isError": "no"}),
        ] {
            assert!(read(wrong.clone()).is_err(), "{wrong}");
        }
    }
}
