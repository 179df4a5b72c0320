//! A group as a kind of a spec tree of its own, lowered or refused.

use std::collections::BTreeMap;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Tree, load};
use serde_json::{Value, json};

use super::groups::{Group, Mode, mentions};

/// A group that the generator refuses: why, and where.
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    pub(crate) place: String,
    pub(crate) message: String,
}

/// The name of the group's kind. A schema that no type was added to is emitted once.
pub(crate) fn kind_name(group: &Group) -> String {
    let mut name = String::from(match group.mode {
        Mode::Formats => "as_check_",
        _ if group.is_changed => "typed_",
        _ => "",
    });
    for sign in group.file.chars() {
        match sign {
            '-' => name.push('_'),
            _ if sign.is_ascii_uppercase() => {
                name.push('_');
                name.push(sign.to_ascii_lowercase());
            }
            _ => name.push(sign),
        }
    }
    format!("{name}_{:02}", group.number)
}

/// Lowers a group alone: what is refused here refuses no other group.
pub(crate) fn lowered(group: &Group) -> Result<(ir::Kind, ir::Package), Refusal> {
    let spec = load::load(&tree(group)).map_err(|problems| refusal(&problems))?;
    let mut package = lower(&spec, &LowerOptions::default()).map_err(|problems| refusal(&problems))?;
    let kind = package.kinds.pop().expect("the tree has one kind");
    Ok((kind, package))
}

fn refusal(problems: &[Diagnostic]) -> Refusal {
    let first = problems.first().expect("a refusal has a reason");
    let place = first.position().map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    Refusal { code: first.code.id(), place: format!("{}{place}", first.file), message: first.message.clone() }
}

/// The schema under the property `value` of a closed object, which is what the kind's one hook takes and gives.
fn tree(group: &Group) -> Tree {
    let kind = kind_name(group);
    let mut files = BTreeMap::new();
    let mut write = |path: String, text: String| files.insert(TreePath::new(&path).expect("inside"), text);
    // Identifiers and references of the schema mean what they mean at the root of a document.
    let own_file = mentions(&group.schema, &["$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor"]);
    let value = if own_file {
        write(format!("kinds/{kind}/schemas/value.json"), pretty(&group.schema));
        json!({"$ref": "value.json"})
    } else {
        let mut schema = group.schema.clone();
        if let Some(schema) = schema.as_object_mut() {
            schema.remove("$schema");
        }
        schema
    };
    let payload = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "type": "object",
        "properties": {"value": value},
        "required": ["value"],
        "additionalProperties": false,
    });
    write(format!("kinds/{kind}/schemas/payload.json"), pretty(&payload));
    let hookspec = json!({
        "kind": kind,
        "kind_api_version": "1.0.0",
        "description": format!("{}: {}", group.id(), group.title),
        "hooks": [{
            "name": "check",
            "dispatch": "singleton",
            "description": "Takes and gives the payload.",
            "input_schema": "schemas/payload.json",
            "output_schema": "schemas/payload.json",
        }],
    });
    // JSON is YAML.
    write(format!("kinds/{kind}/v1.yaml"), pretty(&hookspec));
    Tree::Memory(files)
}

fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
