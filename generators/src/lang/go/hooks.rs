//! The table of hooks, and the interface of a plugin.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::literals::Literal;
use super::module::Module;
use super::{names, text};
use crate::ir::{Dispatch, Docs, ErrorPolicy, Hook, Kind};
use crate::naming::identifiers;

/// The methods of the hooks, in their order.
pub(super) fn methods(kind: &Kind) -> Vec<String> {
    let raws: Vec<&str> = kind.hooks.iter().map(|hook| hook.name.as_str()).collect();
    identifiers(&names::EXPORTED, &raws, &mut BTreeSet::new())
}

/// The table. What is Go's zero value is not written.
pub(super) fn table(kind: &Kind, methods: &[String]) -> String {
    let row = |(hook, method): (&Hook, &String)| {
        let dispatch = format!("contract.Dispatch{}", names::EXPORTED.identifier(hook.dispatch.name()));
        let mut fields = vec![
            ("Name", Literal::string(&hook.name)),
            ("Method", Literal::string(method)),
            ("Dispatch", Literal::Text(dispatch)),
        ];
        fields.extend(hook.mcp_exposed.then(|| ("MCPExposed", Literal::flag())));
        fields.push(("ToolName", Literal::string(&hook.tool_name_template)));
        fields.extend(hook.error_policy.map(|of| ("ErrorPolicy", Literal::Text(policy(of).to_owned()))));
        fields.extend(hook.execution_model.as_deref().map(|model| ("ExecutionModel", Literal::string(model))));
        fields.extend(hook.optional.then(|| ("Optional", Literal::flag())));
        Literal::fields("", fields).text(2)
    };
    print(&view::Hooks { hooks: kind.hooks.iter().zip(methods).map(row).collect() })
}

fn policy(policy: ErrorPolicy) -> &'static str {
    match policy {
        ErrorPolicy::FailFast => "contract.FailFast",
        ErrorPolicy::BestEffort => "contract.BestEffort",
    }
}

/// What a method's comment says about how it may end.
fn ending(dispatch: Dispatch) -> &'static str {
    if dispatch == Dispatch::Chain { " contract.ErrStopChain as its error ends the chain." } else { "" }
}

/// The interface of a hook that a plugin may leave out: `PreviewHook`.
pub(super) fn interface(method: &str) -> String {
    format!("{method}Hook")
}

/// The interface of a plugin, and those of the hooks that it may leave out. A hook that only notifies gives nothing back (BNO-01).
pub(super) fn plugin(kind: &Kind, name: &str, methods: &[String], module: &Module<'_>) -> String {
    let needs_pointer = |id| module.nullable(id) && !module.is_interface(id);
    let pointer = |id| format!("{}{}", if needs_pointer(id) { "*" } else { "" }, module.name(id));
    let method = |(hook, method): (&Hook, &String)| view::Method {
        docs: text::comment_on(
            &format!("{method} is the hook {} ({}).{}", hook.name, hook.dispatch.name(), ending(hook.dispatch)),
            &Docs { description: Some(hook.description.clone()), ..Docs::default() },
            4,
        ),
        name: method.clone(),
        input: pointer(hook.input),
        result: match (hook.dispatch, hook.output) {
            (Dispatch::BroadcastNotify, _) | (_, None) => "error".to_owned(),
            (_, Some(output)) => format!("({}, error)", pointer(output)),
        },
    };
    let optional_hook = |(hook, name): (&Hook, &String)| view::OptionalHook {
        docs: text::comment_on(
            &format!(
                "{} is the optional hook {}: a plugin that has it implements this interface too, and one that does not is passed over.",
                interface(name),
                hook.name
            ),
            &Docs::default(),
            0,
        ),
        name: interface(name),
        method: method((hook, name)),
    };
    let (optional, required): (Vec<_>, Vec<_>) = kind.hooks.iter().zip(methods).partition(|(hook, _)| hook.optional);
    print(&view::Plugin {
        name: name.to_owned(),
        methods: required.into_iter().map(method).collect(),
        optional: optional.into_iter().map(optional_hook).collect(),
    })
}
