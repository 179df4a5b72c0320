//! The table of hooks, and the traits that a plugin implements.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust::{Hook, Hooks, Layout, Method, Plugin};

use crate::ir::{self, Dispatch, ErrorPolicy, Kind};
use crate::naming::identifiers;

use super::module::Module;
use super::names::{MEMBER, TYPE};
use super::text;

/// The names of a kind's traits.
pub(super) fn traits(kind: &Kind) -> [String; 2] {
    let name = TYPE.identifier(&format!("{} plugin", kind.name));
    [name.clone(), format!("Async{name}")]
}

/// The table of hooks.
pub(super) fn table(kind: &Kind) -> Hooks {
    let rows: Vec<Hook> = kind.hooks.iter().map(row).collect();
    Hooks { indent: if rows.len() == 1 { "" } else { "    " }, rows }
}

fn row(hook: &ir::Hook) -> Hook {
    let dispatch = match hook.dispatch {
        Dispatch::Singleton => "Singleton",
        Dispatch::BroadcastCollect => "BroadcastCollect",
        Dispatch::BroadcastNotify => "BroadcastNotify",
        Dispatch::Chain => "Chain",
        Dispatch::Capability => "Capability",
    };
    let policy = |policy| match policy {
        ErrorPolicy::FailFast => "FailFast",
        ErrorPolicy::BestEffort => "BestEffort",
    };
    Hook {
        name: text::string(&hook.name),
        dispatch: dispatch.to_owned(),
        mcp_exposed: hook.mcp_exposed,
        tool_name_template: text::string(&hook.tool_name_template),
        error_policy: hook.error_policy.map(|value| policy(value).to_owned()),
        execution_model: hook.execution_model.as_deref().map(text::string),
    }
}

/// The traits.
pub(super) fn plugin(kind: &Kind, module: &Module) -> Plugin {
    let raws: Vec<&str> = kind.hooks.iter().map(|hook| hook.name.as_str()).collect();
    let methods = identifiers(&MEMBER, &raws, &mut BTreeSet::new());
    let [name, async_name] = traits(kind);
    let methods = kind.hooks.iter().zip(methods).map(|(hook, name)| method(hook, name, module)).collect();
    Plugin { kind: kind.name.clone(), name, async_name, methods }
}

fn method(hook: &ir::Hook, name: String, module: &Module) -> Method {
    let input = module.names[hook.input.0].clone();
    let output = match (hook.dispatch, hook.output) {
        // Nothing is returned (BNO-01).
        (Dispatch::BroadcastNotify, _) | (_, None) => "()".to_owned(),
        // Only the plugin knows that the chain is to end (CHN-02).
        (Dispatch::Chain, Some(output)) => format!("{}<{}>", module.support("Step"), module.names[output.0]),
        (_, Some(output)) => module.names[output.0].clone(),
    };
    let returns = format!("Result<{output}, Self::Error>");
    let async_returns = format!("{}<'_, {output}, Self::Error>", module.support("Answer"));
    let layout = |returns: &str| {
        let line = format!("    fn {name}(&self, input: {input}) -> {returns};");
        match line.len() {
            ..text::WIDTH => Layout::Line,
            text::WIDTH => Layout::ReturnBelow,
            _ => Layout::Vertical,
        }
    };
    Method {
        docs: text::doc_lines_of(&hook.description, "One hook of the kind.", 4),
        link: name.trim_start_matches("r#").to_owned(),
        layout: layout(&returns),
        async_layout: layout(&async_returns),
        name,
        input,
        output,
        returns,
        async_returns,
    }
}
