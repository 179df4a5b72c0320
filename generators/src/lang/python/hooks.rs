//! The table of hooks, and what plugins implement: one protocol for synchronous hooks and one for asynchronous ones.

use dagstack_spec_templates::python::{self as view, print};

use super::code::List;
use super::module::Module;
use super::{names, text};
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

/// The protocols.
pub(super) fn plugins(kind: &Kind, module: &mut Module<'_>) -> [String; 2] {
    for used in ["Protocol", "runtime_checkable"] {
        module.uses(used);
    }
    let base = plugin_name(kind);
    let both = [("", base.clone(), ""), ("async ", format!("Async{base}"), ", with asynchronous hooks")];
    both.map(|(keyword, name, how)| {
        let docs = Docs {
            description: Some(format!("What a plugin of the kind `{}` implements{how}.", kind.name)),
            ..Docs::default()
        };
        let methods = methods(kind, keyword, module);
        print(&view::Plugin { name, docs: text::docstring(&docs, &[], 4), methods })
    })
}

/// The name of the protocol with synchronous hooks.
pub(super) fn plugin_name(kind: &Kind) -> String {
    format!("{}Plugin", names::CLASS.identifier(&kind.name))
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
        let parameters = ["self".to_owned(), format!("payload: {}", module.name(hook.input))];
        let mut signature = List::call(format!("    {keyword}def {name}"), parameters);
        signature.close = format!(") -> {result}:");
        let docs = Docs { description: Some(hook.description.clone()), ..Docs::default() };
        view::Method {
            signature: signature.text(4),
            docs: text::docstring(&docs, &[format!("Dispatch: {}.", hook.dispatch.name())], 8),
        }
    };
    kind.hooks.iter().zip(named).map(method).collect()
}
