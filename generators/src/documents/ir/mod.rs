//! The intermediate representation as JSON, for people who write emitters of their own.
//!
//! Its format is not stable: `format` is 0, and any version may change it. Every part of the representation is taken apart by name
//! here, so that what is added to it can't be left out by accident.

mod schemas;
mod types;

use serde_json::{Map, Value, json};

use super::{HEADER_KEY, is_json_header};
use crate::file_set::FileSet;
use crate::ir::{
    FieldRule, Hook, Kind, Literal, Manifest, NamedSchema, NamedType, Origin, Package, Requirement, Revisits, SchemaId,
    TypeId, TypeName,
};
use crate::target::{EmitError, HEADER, Options, Paths, Target};

/// The number of the format: nothing in it can be relied on yet.
const FORMAT: u32 = 0;
const FILE: &str = "ir.json";

/// Emits the intermediate representation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ir;

impl Target for Ir {
    fn name(&self) -> &'static str {
        "ir"
    }

    fn title(&self) -> &'static str {
        "JSON"
    }

    fn summary(&self) -> &'static str {
        "what the languages are emitted from, for emitters of your own (unstable: `\"format\": 0`)"
    }

    fn emit(&self, package: &Package, _: &Options) -> Result<FileSet, EmitError> {
        let mut files = FileSet::default();
        files.insert(FILE, format!("{:#}\n", document(package)));
        Ok(files)
    }

    fn paths(&self) -> Paths {
        Paths { fixed: FILE, is_module: |_| false, leads_to_module: |_| false }
    }

    fn is_header(&self, lines: &mut dyn Iterator<Item = &str>) -> bool {
        is_json_header(lines)
    }
}

/// The whole document. Warnings are for whoever wrote the schemas, and not part of it.
fn document(package: &Package) -> Value {
    let Package { version, kinds, manifest, warnings: _ } = package;
    let kinds: Vec<Value> = kinds.iter().enumerate().map(|(index, it)| kind(it, &format!("#/kinds/{index}"))).collect();
    present([
        (HEADER_KEY, Some(json!(HEADER))),
        ("format", Some(json!(FORMAT))),
        ("version", Some(json!(version))),
        ("kinds", Some(json!(kinds))),
        ("manifest", manifest.as_ref().map(self::manifest)),
    ])
}

/// `place` is the JSON pointer of the kind in the document, below which its types and schemas refer to each other.
fn kind(kind: &Kind, place: &str) -> Value {
    let Kind { name, api_version, major, description, in_process_only, singleton_per_runtime, .. } = kind;
    let Kind {
        hooks,
        types,
        schemas,
        revisits: Revisits { types: revisited_types, schemas: revisited_schemas },
        origin,
        ..
    } = kind;
    json!({
        "name": name,
        "api_version": api_version,
        "major": major,
        "description": description,
        "in_process_only": in_process_only,
        "singleton_per_runtime": singleton_per_runtime,
        "hooks": hooks.iter().map(|it| hook(it, place)).collect::<Vec<_>>(),
        "types": types.iter().map(|named| named_type(named, place)).collect::<Vec<_>>(),
        "schemas": schemas.iter().map(|named| named_schema(named, place)).collect::<Vec<_>>(),
        "revisits": {
            "types": revisited_types.iter().map(|id| type_place(place, *id)).collect::<Vec<_>>(),
            "schemas": revisited_schemas.iter().map(|id| schema_place(place, *id)).collect::<Vec<_>>(),
        },
        "origin": self::origin(origin),
    })
}

fn hook(hook: &Hook, place: &str) -> Value {
    let Hook { name, dispatch, description, input, output, .. } = hook;
    let Hook { mcp_exposed, tool_name_template, error_policy, execution_model, optional, .. } = hook;
    present([
        ("name", Some(json!(name))),
        ("dispatch", Some(json!(dispatch.name()))),
        ("description", Some(json!(description))),
        ("input", Some(json!(type_place(place, *input)))),
        ("output", output.map(|output| json!(type_place(place, output)))),
        ("mcp_exposed", Some(json!(mcp_exposed))),
        ("tool_name_template", Some(json!(tool_name_template))),
        ("error_policy", error_policy.map(|policy| json!(policy.name()))),
        ("execution_model", execution_model.as_ref().map(|model| json!(model))),
        ("optional", Some(json!(optional))),
    ])
}

fn manifest(manifest: &Manifest) -> Value {
    const PLACE: &str = "#/manifest";
    let Manifest { types, root, rules, origin } = manifest;
    json!({
        "types": types.iter().map(|named| named_type(named, PLACE)).collect::<Vec<_>>(),
        "root": type_place(PLACE, *root),
        "rules": rules.iter().map(rule).collect::<Vec<_>>(),
        "origin": self::origin(origin),
    })
}

fn rule(rule: &FieldRule) -> Value {
    let FieldRule { name, clause, when, then, message, help } = rule;
    let then = match then {
        Requirement::Present { field, non_empty } => json!({"present": field, "non_empty": non_empty}),
        Requirement::OneOf { field, values } => {
            json!({"field": field, "one_of": values.iter().map(Literal::to_json).collect::<Vec<_>>()})
        }
    };
    json!({
        "name": name,
        "clause": clause,
        "when": {"field": when.field, "equals": when.value.to_json()},
        "then": then,
        "message": message,
        "help": help,
    })
}

fn origin(origin: &Origin) -> Value {
    let Origin { path, digest } = origin;
    json!({"path": path, "sha256": digest})
}

/// The JSON pointer of a type, in the module that is at `place`.
fn type_place(place: &str, id: TypeId) -> String {
    format!("{place}/types/{}", id.0)
}

/// The JSON pointer of a residual schema, in the module that is at `place`.
fn schema_place(place: &str, id: SchemaId) -> String {
    format!("{place}/schemas/{}/schema", id.0)
}

fn named_type(named: &NamedType, place: &str) -> Value {
    let NamedType { name, docs, ty } = named;
    json!({"name": type_name(name), "docs": types::docs(docs), "type": types::of(ty, place)})
}

fn named_schema(named: &NamedSchema, place: &str) -> Value {
    let NamedSchema { name, schema } = named;
    json!({"name": type_name(name), "schema": schemas::of(schema, place)})
}

/// `{"payload": "execute.input"}`, `{"definition": "Address"}`, `{"inline": ["execute.input", "address"]}`
fn type_name(name: &TypeName) -> Value {
    match name {
        TypeName::Payload(name) => json!({"payload": name}),
        TypeName::Definition(name) => json!({"definition": name}),
        TypeName::Inline(parts) => json!({"inline": parts}),
    }
}

/// An object of what is there.
fn present<const COUNT: usize>(entries: [(&str, Option<Value>); COUNT]) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(entries.collect::<Map<_, _>>())
}
