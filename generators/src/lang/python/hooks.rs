//! The table of hooks, and what plugins implement: one protocol for synchronous hooks and one for asynchronous ones.

use dagstack_spec_templates::python::{self as view, print};

use super::module::Module;
use super::{layout, names, text};
use crate::ir::{Dispatch, Docs, ErrorPolicy, Hook, Kind, TypeId};

/// The table.
pub(super) fn table(kind: &Kind, module: &mut Module<'_>) -> String {
    for used in ["Final", "Hook"] {
        module.uses(used);
    }
    print(&view::Hooks { hooks: kind.hooks.iter().map(|hook| row(hook, module)).collect() })
}

fn row(hook: &Hook, module: &mut Module<'_>) -> view::Hook {
    module.uses("Dispatch");
    view::Hook {
        name: text::string(&hook.name),
        dispatch: names::CONSTANT.identifier(hook.dispatch.name()),
        mcp_exposed: boolean(hook.mcp_exposed),
        tool_name_template: text::string(&hook.tool_name_template),
        error_policy: match hook.error_policy {
            Some(policy) => {
                module.uses("ErrorPolicy");
                match policy {
                    ErrorPolicy::FailFast => "ErrorPolicy.FAIL_FAST",
                    ErrorPolicy::BestEffort => "ErrorPolicy.BEST_EFFORT",
                }
            }
            None => "None",
        },
        execution_model: hook.execution_model.as_deref().map_or_else(|| "None".to_owned(), text::string),
        optional: boolean(hook.optional),
        input: codec(hook.input, module),
        output: hook.output.map_or_else(|| "None".to_owned(), |output| codec(output, module)),
    }
}

/// `True` or `False`.
pub(super) fn boolean(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

fn codec(id: TypeId, module: &mut Module<'_>) -> String {
    if module.is_class(id) {
        module.uses("Codec");
        format!("Codec.of({})", module.name(id))
    } else {
        format!("{}Codec", module.name(id))
    }
}

/// The protocols: those of a plugin, and one for each hook that a plugin may leave out.
pub(super) fn plugins(kind: &Kind, module: &mut Module<'_>) -> Vec<String> {
    for used in ["Protocol", "runtime_checkable"] {
        module.uses(used);
    }
    let protocol = |name: String, description: String, methods: Vec<view::Method>| {
        let docs = Docs { description: Some(description), ..Docs::default() };
        print(&view::Plugin { name, docs: text::docstring(&docs, &[], 4), methods })
    };
    let mut protocols = Vec::new();
    for (keyword, prefix, how) in [("", "", ""), ("async ", "Async", ", with asynchronous hooks")] {
        let methods = methods(kind, keyword, module);
        let (optional, required): (Vec<_>, Vec<_>) =
            kind.hooks.iter().zip(methods).partition(|(hook, _)| hook.optional);
        let more = if optional.is_empty() { "" } else { "; each hook that it may leave out is a protocol of its own" };
        let description = format!("What a plugin of the kind `{}` implements{how}{more}.", kind.name);
        let required = required.into_iter().map(|(_, method)| method).collect();
        protocols.push(protocol(format!("{prefix}{}", plugin_name(kind)), description, required));
        for (hook, method) in optional {
            let description = format!("The hook `{}`{how}: a plugin that does not have it is passed over.", hook.name);
            protocols.push(protocol(format!("{prefix}{}", hook_name(hook)), description, vec![method]));
        }
    }
    protocols
}

/// The names of the protocols.
pub(super) fn protocol_names(kind: &Kind) -> impl Iterator<Item = String> {
    let optional = kind.hooks.iter().filter(|hook| hook.optional).map(hook_name);
    let names: Vec<String> = std::iter::once(plugin_name(kind)).chain(optional).collect();
    names.into_iter().flat_map(|name| [format!("Async{name}"), name])
}

/// The name of the protocol with synchronous hooks.
fn plugin_name(kind: &Kind) -> String {
    format!("{}Plugin", names::CLASS.identifier(&kind.name))
}

/// The name of the protocol with one synchronous hook that a plugin may leave out.
fn hook_name(hook: &Hook) -> String {
    format!("{}Hook", names::CLASS.identifier(&hook.name))
}

fn methods(kind: &Kind, keyword: &str, module: &mut Module<'_>) -> Vec<view::Method> {
    let named = names::siblings(&names::FIELD, kind.hooks.iter().map(|hook| hook.name.as_str()), &[]);
    let method = |(hook, name): (&Hook, String)| {
        let result = match (hook.dispatch, hook.output) {
            // Nothing is returned (BNO-01).
            (Dispatch::BroadcastNotify, _) | (_, None) => "None".to_owned(),
            // Only the plugin knows that the chain is to end (CHN-02).
            (Dispatch::Chain, Some(output)) => {
                let result = format!("{} | {}", module.name(output).to_owned(), module.uses("StopChain"));
                if module.is_quoted(output) { text::string(&result) } else { result }
            }
            (_, Some(output)) => module.name(output).to_owned(),
        };
        let signature = format!("{keyword}def {name}(self, payload: {}, /) -> {result}:", module.name(hook.input));
        let docs = Docs { description: Some(hook.description.clone()), ..Docs::default() };
        view::Method {
            signature: layout::lines(&signature, 4),
            docs: text::docstring(&docs, &[format!("Dispatch: {}.", hook.dispatch.name())], 8),
        }
    };
    kind.hooks.iter().zip(named).map(method).collect()
}
