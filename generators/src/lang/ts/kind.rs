//! The module of a kind.

use dagstack_spec_templates::ts;
use serde_json::Value;

use super::super::needs::Needs;
use super::declarations::{Exported, Place};
use super::graph::Facts;
use super::literals::Literal;
use super::names::{self, Names};
use super::schemas::Schemas;
use super::shared::{self, Exports};
use super::specifiers::Specifiers;
use super::written::Extent;
use super::{header, hooks, imports, residual, text};
use crate::ir::{self, Kind, PayloadSchema};

/// The module, and what it needs.
pub(super) fn module(kind: &Kind, specifiers: &Specifiers, shared: &[Exports]) -> (ts::Kind, Needs) {
    let plugin = names::TYPE.identifier(&format!("{} plugin", kind.name));
    let facts = Facts::of(&kind.module.types);
    // `Input` is the word for what a hook takes, so the type before reading is called something else.
    let names = Names::of(&kind.module, &facts, std::slice::from_ref(&plugin), "Init", shared);
    let contents = Contents::of(&kind.module, &names, &facts, Exported::None, shared);
    let json_schemas = json_schemas(&kind.module, kind.module.payload_schemas.iter(), &names, shared);
    let (hooks, plugin) = (hooks::tables(kind, &names), hooks::plugin(kind, &plugin, &names));
    let mut needs = contents.needs;
    needs.extend(hooks::needs(kind));
    needs.extend(of_json_schemas(kind.module.payload_schemas.iter()));
    let mut imports = imports::declarations(&needs, specifiers, "../../");
    imports.extend(shared::imports(&kind.module, &names, shared, specifiers, "../../shared/"));
    let view = ts::Kind {
        header: header(&kind.module.origin),
        imports,
        exports: shared::exports(&kind.module, &names, shared, specifiers),
        description: text::comment_text(&kind.description, 0),
        name: text::quote(&kind.name),
        api_version: text::quote(&kind.api_version),
        in_process_only: kind.in_process_only,
        singleton_per_runtime: kind.singleton_per_runtime,
        schemas: contents.schemas,
        types: contents.types,
        json_schemas,
        hooks,
        plugin,
    };
    (view, needs)
}

/// What a module declares of its types.
pub(super) struct Contents {
    pub(super) types: Vec<ts::Declaration>,
    pub(super) schemas: Vec<ts::ResidualSchema>,
    pub(super) needs: Needs,
    /// What the schemas of the types extend to.
    pub(super) extents: Vec<Option<Extent>>,
}

impl Contents {
    pub(super) fn of(
        source: &ir::Module,
        names: &Names,
        facts: &Facts,
        exports: Exported<'_>,
        shared: &[Exports],
    ) -> Self {
        let mut schemas = Schemas::new(&source.types, names, facts);
        for (id, home) in &source.imports {
            schemas.set_extent(*id, shared[home.module].extents[home.ty.0]);
        }
        let place = Place { names, facts, revisits: &source.revisits, exports };
        let declared = source.declared().filter(|(id, _)| names.constant(*id).is_none());
        let types = declared.map(|(id, named)| place.declaration(id, named, &mut schemas)).collect();
        let extents = schemas.extents().to_vec();
        let mut needs = schemas.into_needs();
        let schemas = named_schemas(source, names, &mut needs);
        let ty = (!schemas.is_empty()).then_some("type JsonSchema");
        let remembered = schemas.iter().any(|schema| schema.remembered).then_some("remembered");
        needs.extend(ty.into_iter().chain(remembered).flat_map(imports::of));
        Self { types, schemas, needs, extents }
    }
}

/// What the table of these schemas needs.
pub(super) fn of_json_schemas<'p>(payloads: impl Iterator<Item = &'p PayloadSchema>) -> Needs {
    let mut payloads = payloads;
    let has_objects = payloads.any(|payload| payload.schema.is_object());
    has_objects.then_some("type JsonSchemaObject").into_iter().flat_map(imports::of).collect()
}

/// The JSON Schemas of payloads, as what makes them: an object that nobody asks for costs nothing. Those of imported types come from
/// where these are declared.
pub(super) fn json_schemas<'p>(
    source: &ir::Module,
    payloads: impl Iterator<Item = &'p PayloadSchema>,
    names: &Names,
    shared: &[Exports],
) -> ts::JsonSchemas {
    let schema = |payload: &PayloadSchema| {
        let name = names.both(payload.ty).0.to_owned();
        if let Some(home) = source.imports.get(&payload.ty) {
            let ty = if payload.schema.is_object() { "JsonSchemaObject" } else { "boolean" };
            return ts::PayloadSchema { name, ty, literal: shared[home.module].json_schema(home.ty) };
        }
        let literal = text::indent(&Literal::of_json(&payload.schema).print(2, name.len() + ": () => ()".len()));
        match &payload.schema {
            Value::Bool(_) => ts::PayloadSchema { name, ty: "boolean", literal },
            // An object with `then` looks like something to be awaited, and linters say so.
            schema if has_key(schema, "then") => {
                let parsed = format!("JSON.parse({}) as JsonSchemaObject", text::quote(&schema.to_string()));
                ts::PayloadSchema { name, ty: "JsonSchemaObject", literal: parsed }
            }
            _ => ts::PayloadSchema { name, ty: "JsonSchemaObject", literal: format!("({literal})") },
        }
    };
    ts::JsonSchemas { schemas: payloads.map(schema).collect() }
}

/// Whether an object in a value has a key. A document nests 128 levels at most.
fn has_key(value: &Value, key: &str) -> bool {
    match value {
        Value::Object(entries) => entries.iter().any(|(name, value)| name == key || has_key(value, key)),
        Value::Array(items) => items.iter().any(|item| has_key(item, key)),
        _ => false,
    }
}

/// The schemas that types refer to, through others too.
fn named_schemas(source: &ir::Module, names: &Names, needs: &mut Needs) -> Vec<ts::ResidualSchema> {
    let needed = source.needed_schemas().into_iter();
    needed
        .map(|id| (id, &source.schemas[id.0]))
        .map(|(id, named)| {
            let name = names.schema(id).to_owned();
            // `true` and `false` are not objects, and have nothing to remember.
            let is_object = !named.schema.is_never() && !named.schema.is_anything();
            let remembered = is_object && source.revisits.schemas.contains(&id);
            let schema =
                residual::literal(&named.schema, names, needs).print(0, name.len() + "const : JsonSchema = ".len());
            ts::ResidualSchema { name, schema, remembered }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{ArrayType, Docs, Field, NamedType, Origin, Presence, StructType, Type, TypeName};

    /// What lowering gives names to, and what only the manifest has: written in place, and in kinds too.
    #[test]
    fn objects_without_a_name_and_keys_that_are_not_kept_are_written() {
        let field = |name: &str, ty, transient| Field {
            json_name: name.to_owned(),
            ty,
            presence: Presence::Optional,
            docs: Docs { description: Some("Words.".to_owned()), ..Docs::default() },
            transient,
        };
        let object =
            |fields| Type::Struct(StructType { fields, additional: None, min_properties: None, max_properties: None });
        let inner = object(vec![field("a-b", Type::Boolean, false), field("gone", Type::Null, true)]);
        let list = ArrayType { item: Box::new(inner), min_items: None, max_items: None, unique: false };
        let named = NamedType {
            name: TypeName::Payload("x".to_owned()),
            docs: Docs::default(),
            ty: object(vec![field("list", Type::Array(list), false)]),
        };
        let kind = Kind {
            name: "k".to_owned(),
            api_version: "1.0.0".to_owned(),
            major: 1,
            description: String::new(),
            in_process_only: false,
            singleton_per_runtime: false,
            hooks: Vec::new(),
            module: crate::ir::Module {
                types: vec![named],
                imports: std::collections::BTreeMap::new(),
                schemas: Vec::new(),
                revisits: crate::ir::Revisits::default(),
                payload_schemas: Vec::new(),
                origin: Origin { path: "k\n.yaml".to_owned(), digest: String::new() },
            },
        };
        let text = module(&kind, &Specifiers::default(), &[]).0.to_string();
        let ty = "\
export interface X {
  /** Words. */
  list?: ({
    /** Words. */
    \"a-b\"?: boolean;
  })[];
}";
        assert!(text.contains(ty), "{text}");
        let schema = "\
> = z.strictObject({
  list: z.array(z.strictObject({
    \"a-b\": z.boolean().exactOptional(),
    gone: z.null().exactOptional(),
  }).transform(without(\"gone\"))).exactOptional(),
});";
        assert!(text.contains(schema), "{text}");
        assert!(text.contains("// From k .yaml, sha256 ."), "{text}");
        assert!(text.contains("export interface XInit {"), "{text}");
        assert!(text.contains("export type HookName = never;"), "{text}");
    }
}
