//! The intermediate representation as JSON, for people who write emitters of their own.
//!
//! Its format is not stable: `format` is 0, and any version may change it. Every part of the representation is taken apart by name
//! here, so that what is added to it can't be left out by accident.
//!
//! A module lists the types that it declares. References are JSON pointers into the document, to whatever module they lead.

mod schemas;
mod types;

use serde_json::{Map, Value, json};

use super::{HEADER_KEY, is_json_header};
use crate::file_set::FileSet;
use crate::ir::{
    FieldRule, Hook, Kind, Literal, Manifest, Module, NamedSchema, NamedType, Origin, Package, PayloadSchema,
    Requirement, Revisits, SchemaId, SharedModule, TypeId, TypeName,
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
    let Package { version, kinds, shared, manifest, warnings: _ } = package;
    // A module is behind those that it imports from.
    let mut places: Vec<Places> = Vec::with_capacity(shared.len());
    for (index, it) in shared.iter().enumerate() {
        places.push(Places::of(&it.module, &format!("#/shared/{index}"), &places));
    }
    let shared: Vec<Value> = shared.iter().zip(&places).map(|(it, own)| shared_module(it, own)).collect();
    let kind = |(index, it): (usize, &Kind)| kind(it, &Places::of(&it.module, &format!("#/kinds/{index}"), &places));
    let kinds: Vec<Value> = kinds.iter().enumerate().map(kind).collect();
    present([
        (HEADER_KEY, Some(json!(HEADER))),
        ("format", Some(json!(FORMAT))),
        ("version", Some(json!(version))),
        ("kinds", Some(json!(kinds))),
        ("shared", Some(json!(shared))),
        ("manifest", manifest.as_ref().map(self::manifest)),
    ])
}

fn kind(kind: &Kind, places: &Places) -> Value {
    let Kind { name, api_version, major, description, in_process_only, singleton_per_runtime, hooks, module } = kind;
    let head = json!({
        "name": name,
        "api_version": api_version,
        "major": major,
        "description": description,
        "in_process_only": in_process_only,
        "singleton_per_runtime": singleton_per_runtime,
        "hooks": hooks.iter().map(|it| hook(it, places)).collect::<Vec<_>>(),
    });
    joined([head, self::module(module, places)])
}

fn shared_module(shared: &SharedModule, places: &Places) -> Value {
    let SharedModule { name, module, entries } = shared;
    let head = json!({
        "name": name,
        "entries": entries.iter().map(|id| places.of_type(*id)).collect::<Vec<_>>(),
    });
    joined([head, self::module(module, places)])
}

/// What kinds and shared modules have alike.
fn module(module: &Module, places: &Places) -> Value {
    let Module { types: _, imports, schemas, revisits, payload_schemas: _, origin } = module;
    let Revisits { types: revisited_types, schemas: revisited_schemas } = revisits;
    let declared: Vec<Value> = module.declared().map(|(_, named)| named_type(named, places)).collect();
    let needed = module.needed_schemas();
    let schemas = needed.iter().map(|id| named_schema(&schemas[id.0], places));
    let types = revisited_types.iter().filter(|id| !imports.contains_key(id)).map(|id| places.of_type(*id));
    let revisited_schemas = revisited_schemas.intersection(&needed).map(|id| places.of_schema(*id));
    json!({
        "types": declared,
        "schemas": schemas.collect::<Vec<_>>(),
        "revisits": {"types": types.collect::<Vec<_>>(), "schemas": revisited_schemas.collect::<Vec<_>>()},
        "payload_schemas": module.declared_payloads().map(|it| payload_schema(it, places)).collect::<Vec<_>>(),
        "origin": self::origin(origin),
    })
}

fn payload_schema(of: &PayloadSchema, places: &Places) -> Value {
    let PayloadSchema { ty, schema } = of;
    json!({"type": places.of_type(*ty), "schema": schema})
}

fn hook(hook: &Hook, places: &Places) -> Value {
    let Hook { name, dispatch, description, input, output, .. } = hook;
    let Hook { mcp_exposed, tool_name_template, error_policy, execution_model, optional, .. } = hook;
    present([
        ("name", Some(json!(name))),
        ("dispatch", Some(json!(dispatch.name()))),
        ("description", Some(json!(description))),
        ("input", Some(json!(places.of_type(*input)))),
        ("output", output.map(|output| json!(places.of_type(output)))),
        ("mcp_exposed", Some(json!(mcp_exposed))),
        ("tool_name_template", Some(json!(tool_name_template))),
        ("error_policy", error_policy.map(|policy| json!(policy.name()))),
        ("execution_model", execution_model.as_ref().map(|model| json!(model))),
        ("optional", Some(json!(optional))),
    ])
}

fn manifest(manifest: &Manifest) -> Value {
    let Manifest { module, root, rules } = manifest;
    let Module { types, origin, .. } = module;
    let places =
        Places { types: (0..types.len()).map(|id| type_place("#/manifest", id)).collect(), schemas: Vec::new() };
    json!({
        "types": types.iter().map(|named| named_type(named, &places)).collect::<Vec<_>>(),
        "root": places.of_type(*root),
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

/// Where the types and schemas of a module are in the document, as JSON pointers.
struct Places {
    types: Vec<String>,
    schemas: Vec<String>,
}

impl Places {
    /// Those of the module that is at `place`. `shared` has those of the modules that it imports from.
    fn of(module: &Module, place: &str, shared: &[Self]) -> Self {
        let mut declared = 0..;
        let types = (0..module.types.len()).map(|id| match module.imports.get(&TypeId(id)) {
            Some(import) => shared[import.module].of_type(import.ty).to_owned(),
            None => type_place(place, declared.next().unwrap_or(id)),
        });
        let mut schemas = vec![String::new(); module.schemas.len()];
        for (index, id) in module.needed_schemas().into_iter().enumerate() {
            schemas[id.0] = format!("{place}/schemas/{index}/schema");
        }
        Self { types: types.collect(), schemas }
    }

    fn of_type(&self, id: TypeId) -> &str {
        &self.types[id.0]
    }

    fn of_schema(&self, id: SchemaId) -> &str {
        &self.schemas[id.0]
    }
}

fn type_place(module: &str, index: usize) -> String {
    format!("{module}/types/{index}")
}

fn named_type(named: &NamedType, places: &Places) -> Value {
    let NamedType { name, docs, ty } = named;
    json!({"name": type_name(name), "docs": types::docs(docs), "type": types::of(ty, places)})
}

fn named_schema(named: &NamedSchema, places: &Places) -> Value {
    let NamedSchema { name, schema } = named;
    json!({"name": type_name(name), "schema": schemas::of(schema, places)})
}

/// `{"payload": "execute.input"}`, `{"definition": "Address"}`, `{"inline": ["execute.input", "address"]}`
fn type_name(name: &TypeName) -> Value {
    match name {
        TypeName::Payload(name) => json!({"payload": name}),
        TypeName::Definition(name) => json!({"definition": name}),
        TypeName::Inline(parts) => json!({"inline": parts}),
    }
}

/// One object with the entries of several.
fn joined(objects: [Value; 2]) -> Value {
    Value::Object(
        objects
            .into_iter()
            .filter_map(|object| if let Value::Object(it) = object { Some(it) } else { None })
            .flatten()
            .collect(),
    )
}

/// An object of what is there.
fn present<const COUNT: usize>(entries: [(&str, Option<Value>); COUNT]) -> Value {
    let entries = entries.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(entries.collect::<Map<_, _>>())
}
