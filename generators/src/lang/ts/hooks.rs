//! The tables of hooks, and the interface of a plugin.

use dagstack_spec_templates::ts;

use super::super::needs::Needs;
use super::imports;
use super::names::Names;
use super::text;
use crate::ir::{Dispatch, ErrorPolicy, Hook, Kind};

/// The tables.
pub(super) fn tables(kind: &Kind, names: &Names) -> ts::Hooks {
    let key = |hook: &Hook| text::literal_key(&hook.name);
    let error_policies = kind.hooks.iter().filter_map(|hook| Some((key(hook), policy(hook.error_policy?))));
    let execution_models =
        kind.hooks.iter().filter_map(|hook| Some((key(hook), text::quote(hook.execution_model.as_deref()?))));
    ts::Hooks {
        hooks: kind.hooks.iter().map(|hook| row(hook, names)).collect(),
        wide: kind.hooks.iter().map(|hook| hook.name.len() + 5).sum::<usize>() > 80,
        error_policies: error_policies.collect(),
        execution_models: execution_models.collect(),
    }
}

/// What a plugin implements, under this name.
pub(super) fn plugin(kind: &Kind, name: &str, names: &Names) -> ts::Plugin {
    ts::Plugin {
        kind: text::one_line(&format!("`{}`", kind.name)),
        name: name.to_owned(),
        methods: kind.hooks.iter().map(|hook| method(hook, names)).collect(),
    }
}

/// What the tables and the interface need.
pub(super) fn needs(kind: &Kind) -> Needs {
    let awaitable = (!kind.hooks.is_empty()).then_some("type Awaitable");
    let stop_chain = kind.hooks.iter().any(|hook| hook.dispatch == Dispatch::Chain).then_some("type StopChain");
    ["type HookSchemas"].into_iter().chain(awaitable).chain(stop_chain).flat_map(imports::of).collect()
}

fn row(hook: &Hook, names: &Names) -> ts::Hook {
    ts::Hook {
        key: text::literal_key(&hook.name),
        literal: text::quote(&hook.name),
        dispatch: text::quote(hook.dispatch.name()),
        mcp_exposed: hook.mcp_exposed,
        optional: hook.optional,
        tool_name_template: text::quote(&hook.tool_name_template),
        input: names.with_schema(hook.input).to_owned(),
        output: hook.output.map(|output| names.with_schema(output).to_owned()),
    }
}

fn method(hook: &Hook, names: &Names) -> ts::Method {
    let output = hook.output.map(|output| names.ty(output));
    ts::Method {
        key: text::literal_key(&hook.name),
        description: text::comment_text(&format!("{}\n\nDispatch: {}.", hook.description, hook.dispatch.name()), 2),
        optional: hook.optional,
        input: names.ty(hook.input).to_owned(),
        answer: match (hook.dispatch, output) {
            // Nothing is returned (BNO-01).
            (Dispatch::BroadcastNotify, _) | (_, None) => "void".to_owned(),
            // Only the plugin knows that the chain is to end (CHN-02).
            (Dispatch::Chain, Some(output)) => format!("{output} | StopChain"),
            (_, Some(output)) => output.to_owned(),
        },
    }
}

fn policy(policy: ErrorPolicy) -> String {
    text::quote(match policy {
        ErrorPolicy::FailFast => "fail_fast",
        ErrorPolicy::BestEffort => "best_effort",
    })
}
