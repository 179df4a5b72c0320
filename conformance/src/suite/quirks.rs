//! What is sent, and what is expected, where an adapter declares a quirk of its binding.

use std::collections::BTreeSet;

use dagstack_spec_model::kind::DispatchClass;
use serde_json::Value;

use super::filled::Filled;
use crate::fixture::{Expect, FileContent};
use crate::protocol::{Dispatch, Quirk, Ready, Step};

/// The version of manifests that the contract has.
const CONTRACT: &str = "1";
/// What a binding with [`Quirk::SchemaVersionSemver`] has in its place.
const SEMVER: &str = "1.0.0";
/// The field that holds it.
const FIELD: &str = "schema_version";

/// Looks past the quirks that an adapter declared.
pub(super) fn look_past(filled: &mut Filled, ready: &Ready) {
    let declared: BTreeSet<Quirk> = ready.quirks.iter().map(|quirk| quirk.id).collect();
    for quirk in declared {
        match quirk {
            Quirk::SchemaVersionSemver => schema_version_semver(filled),
            Quirk::HooksTakeContext => hooks_take_context(filled),
        }
    }
}

fn schema_version_semver(filled: &mut Filled) {
    for plugin in filled.script.plugins.values_mut() {
        plugin.manifest.iter_mut().for_each(|manifest| manifest.iter_mut().for_each(|(key, value)| field(key, value)));
    }
    for step in &mut filled.script.steps {
        if let Step::Parse { manifest: Some(manifest), .. } = step {
            fields(manifest);
        }
    }
    filled.expected.steps.iter_mut().for_each(expected);
    for content in filled.files.values_mut() {
        if let FileContent::Text(text) = content {
            *text = rewritten(text);
        }
    }
}

fn expected(expect: &mut Expect) {
    expect.ok.iter_mut().for_each(fields);
    expect.either.iter_mut().for_each(expected);
}

/// Each field `schema_version` at any depth.
fn fields(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(fields),
        Value::Object(entries) => entries.iter_mut().for_each(|(key, value)| field(key, value)),
        _ => {}
    }
}

fn field(key: &str, value: &mut Value) {
    if key == FIELD && value == CONTRACT {
        *value = SEMVER.into();
    } else {
        fields(value);
    }
}

/// A manifest in TOML or JSON with its version rewritten and every other byte kept: a case may be about what is wrong with the rest.
fn rewritten(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(FIELD) {
        let (before, from) = rest.split_at(at);
        let after = &from[FIELD.len()..];
        let is_word = before.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        let value = after.trim_start_matches(['"', '\'', ' ', '\t', '=', ':']);
        // The quote before the value was passed over with what separates it from the key.
        let between = &after[..after.len() - value.len()];
        let end = value.strip_prefix(CONTRACT).filter(|end| end.starts_with(['"', '\'']) && !is_word);
        done.push_str(before);
        done.push_str(FIELD);
        rest = match end {
            Some(end) if between.contains(['=', ':']) => {
                done.push_str(between);
                done.push_str(SEMVER);
                end
            }
            _ => after,
        };
    }
    done.push_str(rest);
    done
}

/// Whether no dispatcher is in between: what a singleton dispatch selects is called as the host calls it.
fn is_direct(dispatch: &Dispatch) -> bool {
    DispatchClass::from_name(&dispatch.class) == Some(DispatchClass::Singleton)
}

/// Lists in each plugin the hooks that a step dispatches through a dispatcher.
fn hooks_take_context(filled: &mut Filled) {
    let dispatched: BTreeSet<(&str, &str)> = filled
        .script
        .steps
        .iter()
        .flat_map(Step::dispatches)
        .filter(|dispatch| !is_direct(dispatch))
        .map(|dispatch| (dispatch.kind.as_str(), dispatch.hook.as_str()))
        .collect();
    for plugin in filled.script.plugins.values_mut() {
        // The manifest of a plugin in a folder is not at hand: there the hook's name decides.
        let kind = plugin.manifest.as_ref().and_then(|manifest| manifest.get("kind")).and_then(Value::as_str);
        let is_dispatched =
            |hook: &str| dispatched.iter().any(|(of, name)| *name == hook && kind.is_none_or(|kind| kind == *of));
        let first = plugin.script.hooks.keys().filter(|hook| is_dispatched(hook)).cloned().collect();
        plugin.context_first = first;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_manifest_is_rewritten_and_nothing_else() {
        for (text, want) in [
            (
                "[plugin]\nschema_version = \"1\"\nname = \"1\"\n",
                "[plugin]\nschema_version = \"1.0.0\"\nname = \"1\"\n",
            ),
            ("schema_version='1' # schema_version", "schema_version='1.0.0' # schema_version"),
            (
                "{\"plugin\": {\"schema_version\":\"1\",\"x\":\"1\"}}",
                "{\"plugin\": {\"schema_version\":\"1.0.0\",\"x\":\"1\"}}",
            ),
            ("schema_version = \"2\"", "schema_version = \"2\""),
            ("schema_version = \"1.0\"", "schema_version = \"1.0\""),
            ("schema_version = 1", "schema_version = 1"),
            ("spec_schema_version = \"1\"", "spec_schema_version = \"1\""),
            ("schema_version\n\"1\"", "schema_version\n\"1\""),
        ] {
            assert_eq!(rewritten(text), want);
        }
    }
}
