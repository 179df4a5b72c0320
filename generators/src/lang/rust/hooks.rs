//! The table of hooks, and the traits that a plugin implements.

use std::collections::BTreeSet;

use dagstack_spec_templates::rust::{Hook, Hooks, Layout, Method, Plugin, Signature};

use crate::ir::{self, Dispatch, ErrorPolicy, Kind};
use crate::naming::identifiers;

use super::names::{MEMBER, TYPE};
use super::text;
use super::writer::Writer;

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
        optional: hook.optional,
    }
}

/// The traits.
pub(super) fn plugin(kind: &Kind, writer: &mut Writer<'_>) -> Plugin {
    let raws: Vec<&str> = kind.hooks.iter().map(|hook| hook.name.as_str()).collect();
    let methods = identifiers(&MEMBER, &raws, &mut BTreeSet::new());
    let [name, async_name] = traits(kind);
    let methods = kind.hooks.iter().zip(methods).map(|(hook, name)| method(hook, name, writer)).collect();
    Plugin { kind: kind.name.clone(), name, async_name, methods }
}

fn method(hook: &ir::Hook, name: String, writer: &mut Writer<'_>) -> Method {
    let module = writer.module;
    let input = module.names[hook.input.0].clone();
    let output = match (hook.dispatch, hook.output) {
        // Nothing is returned (BNO-01).
        (Dispatch::BroadcastNotify, _) | (_, None) => "()".to_owned(),
        // Only the plugin knows that the chain is to end (CHN-02).
        (Dispatch::Chain, Some(output)) => format!("{}<{}>", writer.support("Step"), module.names[output.0]),
        (_, Some(output)) => module.names[output.0].clone(),
    };
    let (signature, async_signature) = if hook.optional {
        let signature = |returned: &str| {
            optional_signature(&name, returned, &["'_", input.as_str(), output.as_str(), "Self::Error"])
        };
        (signature(&writer.support("OptionalHook")), signature(&writer.support("AsyncOptionalHook")))
    } else {
        (
            signature(&name, &input, "Result", &[output.as_str(), "Self::Error"]),
            signature(&name, &input, &writer.support("Answer"), &["'_", output.as_str(), "Self::Error"]),
        )
    };
    Method {
        docs: text::doc_lines_of(&hook.description, "One hook of the kind.", 4),
        link: name.trim_start_matches("r#").to_owned(),
        signature,
        async_signature,
        optional: hook.optional,
        name,
        input,
        output,
    }
}

/// The signature of a method without a body, laid out as rustfmt does it.
fn signature(name: &str, input: &str, returned: &str, arguments: &[&str]) -> Signature {
    let returns = format!("{returned}<{}>", arguments.join(", "));
    let layout = match format!("    fn {name}(&self, input: {input}) -> {returns};").len() {
        ..text::WIDTH => Layout::Line,
        text::WIDTH => Layout::ReturnBelow,
        _ => Layout::Vertical,
    };
    in_lines(Signature { returns, layout }, returned, arguments)
}

/// The signature of a method with a body and no parameters, laid out as rustfmt does it.
fn optional_signature(name: &str, returned: &str, arguments: &[&str]) -> Signature {
    let returns = format!("{returned}<{}>", arguments.join(", "));
    let layout = if format!("    fn {name}(&self) -> {returns} {{").len() <= text::WIDTH {
        Layout::Line
    } else if (WIDTH_BEFORE_BRACE..=WIDTH_OF_RETURN).contains(&vertical(&returns)) {
        Layout::BraceBelow
    } else {
        Layout::Vertical
    };
    in_lines(Signature { returns, layout }, returned, arguments)
}

/// From this width of the line of a return type on, rustfmt puts the brace below it.
const WIDTH_BEFORE_BRACE: usize = 95;

/// Up to this width of its line, rustfmt leaves a return type on it.
const WIDTH_OF_RETURN: usize = 102;

/// The width of the line of a return type whose parameters have lines of their own.
fn vertical(returns: &str) -> usize {
    "    ) -> ".len() + returns.len()
}

/// The signature with each argument of the type that it returns on a line, where the type is too long for one.
fn in_lines(signature: Signature, returned: &str, arguments: &[&str]) -> Signature {
    if signature.layout == Layout::Line || vertical(&signature.returns) <= WIDTH_OF_RETURN {
        return signature;
    }
    let lines: String = arguments.iter().map(|argument| format!("        {argument},\n")).collect();
    Signature { returns: format!("{returned}<\n{lines}    >"), layout: Layout::Vertical }
}
