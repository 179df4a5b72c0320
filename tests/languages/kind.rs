//! A schema as a kind of a spec tree of its own, lowered or refused.

use std::collections::BTreeMap;

use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::kind::{SchemaPlace, Spec};
use dagstack_spec_model::tree::TreePath;
use dagstack_spec_model::{Diagnostic, Severity, Tree, load};
use serde_json::{Value, json};

/// A schema that the generator refuses: why, and where.
#[derive(Debug, Clone)]
pub(crate) struct Refusal {
    pub(crate) code: &'static str,
    pub(crate) place: String,
    pub(crate) message: String,
}

impl Refusal {
    /// Whether it has a place and a reason.
    pub(crate) fn has_place_and_reason(&self) -> bool {
        !self.place.is_empty() && !self.message.is_empty()
    }

    /// The message without what is quoted from one schema only; names of keywords stay.
    pub(crate) fn class(&self) -> String {
        let is_word =
            |part: &str| part.len() < 30 && part.chars().all(|sign| sign.is_ascii_alphabetic() || sign == '$');
        let parts = self.message.split('`').enumerate();
        let parts = parts.map(|(at, part)| if at % 2 == 1 && !is_word(part) { "…" } else { part });
        parts.collect::<Vec<_>>().join("`")
    }
}

/// Lowers a schema alone: what is refused here refuses no other one. The kind's one hook takes and gives a closed object with
/// the schema under `value`.
pub(crate) fn of_schema(kind: &str, about: &str, schema: &Value) -> Result<(ir::Kind, ir::Package), Refusal> {
    // Identifiers and references of the schema mean what they mean at the root of a document.
    if mentions(schema, &["$id", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor"]) {
        let files = BTreeMap::from([("value.json".to_owned(), pretty(schema))]);
        return of_files(kind, about, &json!({"$ref": "value.json"}), &files, &LowerOptions::default());
    }
    let mut value = schema.clone();
    if let Some(schema) = value.as_object_mut() {
        schema.remove("$schema");
    }
    of_files(kind, about, &value, &BTreeMap::new(), &LowerOptions::default())
}

/// Likewise for a schema that refers to files, given with their paths.
pub(crate) fn of_files(
    kind: &str,
    about: &str,
    value: &Value,
    files: &BTreeMap<String, String>,
    options: &LowerOptions,
) -> Result<(ir::Kind, ir::Package), Refusal> {
    let spec = loaded(kind, about, value, files)?;
    let mut package = lower(&spec, options).map_err(|problems| refusal(&problems))?;
    let kind = package.kinds.pop().expect("the tree has one kind");
    Ok((kind, package))
}

/// The schema under `value` as one document that refers to nothing outside itself.
pub(crate) fn bundle(
    kind: &str,
    about: &str,
    value: &Value,
    files: &BTreeMap<String, String>,
) -> Result<Value, Refusal> {
    let spec = loaded(kind, about, value, files)?;
    let path = TreePath::new(&format!("kinds/{kind}/schemas/payload.json")).expect("inside");
    Ok(spec.bundle(&SchemaPlace { path, pointer: "/properties/value".to_owned() }))
}

fn loaded(kind: &str, about: &str, value: &Value, files: &BTreeMap<String, String>) -> Result<Spec, Refusal> {
    load::load(&tree(kind, about, value, files)).map_err(|problems| refusal(&problems))
}

fn refusal(problems: &[Diagnostic]) -> Refusal {
    // Warnings come with it.
    let first = problems.iter().find(|it| it.severity == Severity::Error).expect("a refusal has a reason");
    let place = first.position().map(|at| format!(":{}:{}", at.line, at.column)).unwrap_or_default();
    Refusal { code: first.rule.code, place: format!("{}{place}", first.file), message: first.message.clone() }
}

/// The tree of such a schema.
pub(crate) fn tree(kind: &str, about: &str, value: &Value, others: &BTreeMap<String, String>) -> Tree {
    let mut files = BTreeMap::new();
    let mut write = |path: String, text: String| files.insert(TreePath::new(&path).expect("inside"), text);
    for (path, text) in others {
        write(format!("kinds/{kind}/schemas/{path}"), text.clone());
    }
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
        "description": about,
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

/// Whether one of these keys is anywhere in a value.
pub(crate) fn mentions(value: &Value, keys: &[&str]) -> bool {
    match value {
        Value::Array(items) => items.iter().any(|item| mentions(item, keys)),
        Value::Object(entries) => {
            entries.iter().any(|(key, value)| keys.contains(&key.as_str()) || mentions(value, keys))
        }
        _ => false,
    }
}

/// As a file has it.
pub(crate) fn pretty(value: &Value) -> String {
    format!("{value:#}\n")
}
