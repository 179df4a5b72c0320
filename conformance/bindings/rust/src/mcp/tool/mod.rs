//! Hooks as tools: which they are, and their names (RUN-01, RUN-02).

mod names;
mod result;

use std::collections::BTreeMap;

use serde_json::{Value, json};

pub(super) use self::names::NameWarnings;
pub(super) use self::result::{ToolResult, read};
use crate::Failure;
use crate::kind::Hook;
use crate::spec::support::Dispatch;

/// The template of a tool's name where the hookspec gives none (RUN-02).
pub const DEFAULT_TEMPLATE: &str = "{kind}.{plugin}.{hook}";

/// A hook as a tool.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tool {
    template: String,
    stops_chains: bool,
    gives_text: bool,
}

impl Tool {
    /// A tool whose name is this template, filled in.
    #[must_use]
    pub fn named(template: impl Into<String>) -> Self {
        Self { template: template.into(), stops_chains: false, gives_text: false }
    }

    /// The tool that a hookspec makes of a hook: by its template, its class and the schema of what it gives.
    #[must_use]
    pub fn of(hook: &Hook) -> Self {
        let root = hook.output_schema.as_deref().and_then(|schema| schema.get("type"));
        Self {
            template: hook.tool_name_template.clone(),
            stops_chains: hook.dispatch == Dispatch::Chain,
            gives_text: root.and_then(Value::as_str) == Some("string"),
        }
    }

    /// The tool that this one is where it is a link of a chain.
    fn in_chain(&self) -> Self {
        Self { stops_chains: true, ..self.clone() }
    }

    /// Whether a result may stop the dispatch that it is part of (RUN-09).
    pub(super) const fn stops_chains(&self) -> bool {
        self.stops_chains
    }

    /// Whether a text is a result as it is, and not JSON (RUN-13).
    pub(super) const fn gives_text(&self) -> bool {
        self.gives_text
    }
}

/// The arguments that a hook's input is: itself where it is an object, and else the argument `input` (RUN-01).
pub(super) fn arguments(input: Value) -> Value {
    if input.is_object() { input } else { json!({"input": input}) }
}

impl Default for Tool {
    fn default() -> Self {
        Self::named(DEFAULT_TEMPLATE)
    }
}

/// Which hooks of a plugin are tools.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tools {
    kind: String,
    plugin: String,
    hooks: Hooks,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Hooks {
    /// The kind has no hookspec: every hook is such a tool, and its class is that by which it is called.
    Any {
        /// The tool.
        tool: Tool,
        /// The same as a link of a chain.
        in_chain: Tool,
    },
    /// The hooks that the hookspec exposes.
    These(BTreeMap<String, Tool>),
}

impl Tools {
    /// The tools of a plugin whose kind has no hookspec: every hook, named by the default template.
    #[must_use]
    pub fn of_any_hook(kind: impl Into<String>, plugin: impl Into<String>) -> Self {
        let tool = Tool::default();
        Self { kind: kind.into(), plugin: plugin.into(), hooks: Hooks::Any { in_chain: tool.in_chain(), tool } }
    }

    /// The tools of a plugin whose kind has a hookspec: its hooks with `mcp_exposed` alone, by their names.
    #[must_use]
    pub fn of_hooks<H: Into<String>>(
        kind: impl Into<String>,
        plugin: impl Into<String>,
        exposed: impl IntoIterator<Item = (H, Tool)>,
    ) -> Self {
        let hooks = exposed.into_iter().map(|(hook, tool)| (hook.into(), tool)).collect();
        Self { kind: kind.into(), plugin: plugin.into(), hooks: Hooks::These(hooks) }
    }

    /// The plugin's name.
    pub(super) fn plugin(&self) -> &str {
        &self.plugin
    }

    /// Whether this hook is a tool.
    pub(super) fn exposes(&self, hook: &str) -> bool {
        self.get(hook).is_some()
    }

    /// The tool that a hook is.
    ///
    /// # Errors
    /// It is none.
    pub(super) fn tool(&self, hook: &str) -> Result<&Tool, Failure> {
        self.get(hook).ok_or_else(|| Failure::new(format!("plugin `{}`: the hook `{hook}` is not a tool", self.plugin)))
    }

    /// The tool that a hook is as a link of a chain.
    ///
    /// # Errors
    /// It is none.
    pub(super) fn in_chain(&self, hook: &str) -> Result<&Tool, Failure> {
        match &self.hooks {
            Hooks::Any { in_chain, .. } => Ok(in_chain),
            Hooks::These(_) => self.tool(hook),
        }
    }

    /// The tool's name for this hook and input: `{kind}`, `{plugin}` and `{hook}` are filled in, and any other `{word}` is the
    /// input's field of that name, unchanged.
    ///
    /// # Errors
    /// The template has a brace too many; a field is missing, is empty or is not a string.
    pub(super) fn name(&self, tool: &Tool, hook: &str, input: &Value) -> Result<String, Failure> {
        let template = &tool.template;
        let mut name = String::with_capacity(template.len());
        let mut rest = template.as_str();
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
            Some(Value::String(text)) if !text.is_empty() => return Ok(text),
            Some(Value::String(_)) => "is empty",
            Some(_) => "is not a string",
            None => "is missing",
        };
        Err(Failure::new(format!(
            "plugin `{}`: the tool's name for `{hook}` needs the input's field `{field}`, which {problem}",
            self.plugin
        )))
    }

    fn get(&self, hook: &str) -> Option<&Tool> {
        match &self.hooks {
            Hooks::Any { tool, .. } => Some(tool),
            Hooks::These(tools) => tools.get(hook),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(template: &str, input: &Value) -> Result<String, Failure> {
        let tools = Tools::of_hooks("tool", "echo", [("execute", Tool::named(template))]);
        tools.name(tools.tool("execute").expect("a tool"), "execute", input)
    }

    #[test]
    fn a_name_is_the_template_filled_in() {
        let input = json!({"function": "say", "args": {}});
        let filled = name("{kind}.{plugin}.{hook}.{function}", &input);
        assert_eq!(filled.expect("a value"), "tool.echo.execute.say");
        assert_eq!(name(DEFAULT_TEMPLATE, &Value::Null).expect("a value"), "tool.echo.execute");
        assert_eq!(name("x", &Value::Null).expect("a value"), "x");
    }

    #[test]
    fn what_is_filled_in_is_not_read_as_a_template() {
        assert_eq!(name("{function}", &json!({"function": "{hook}"})).expect("a value"), "{hook}");
    }

    #[test]
    fn a_field_that_is_missing_or_empty_or_no_string_is_an_error() {
        for (input, problem) in [
            (json!({}), "which is missing"),
            (json!([1]), "which is missing"),
            (json!({"function": ""}), "which is empty"),
            (json!({"function": 7}), "which is not a string"),
            (json!({"function": null}), "which is not a string"),
        ] {
            let failure = name("{function}", &input).expect_err("a failure").message;
            let expected =
                format!("plugin `echo`: the tool's name for `execute` needs the input's field `function`, {problem}");
            assert_eq!(failure, expected);
        }
    }

    #[test]
    fn a_stray_brace_is_an_error() {
        for template in ["{kind", "kind}", "{", "a}b{c}"] {
            assert!(name(template, &json!({"c": "c"})).is_err(), "{template}");
        }
    }

    #[test]
    fn only_exposed_hooks_are_tools() {
        let tools = Tools::of_hooks("tool", "echo", [("execute", Tool::default())]);
        assert!(tools.exposes("execute"));
        assert!(!tools.exposes("get_schema"));
        assert!(tools.tool("get_schema").is_err());
        assert!(Tools::of_any_hook("tool", "echo").exposes("get_schema"));
    }

    #[test]
    fn without_a_hookspec_the_class_is_that_by_which_a_hook_is_called() {
        let any = Tools::of_any_hook("filter", "echo");
        assert!(!any.tool("apply").expect("a tool").stops_chains());
        assert!(any.in_chain("apply").expect("a tool").stops_chains());
        let known = Tools::of_hooks("filter", "echo", [("apply", Tool::default())]);
        assert!(!known.in_chain("apply").expect("a tool").stops_chains());
        assert!(known.in_chain("other").is_err());
    }

    #[test]
    fn a_hookspec_says_what_a_tool_gives() {
        let text = Tool::of(&Hook::new("say", Dispatch::Singleton).output_schema(json!({"type": "string"})));
        assert!(text.gives_text() && !text.stops_chains());
        let chain = Tool::of(&Hook::new("pass", Dispatch::Chain).output_schema(json!({"type": ["string", "null"]})));
        assert!(!chain.gives_text() && chain.stops_chains());
    }
}
