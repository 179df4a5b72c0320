//! The module of a kind.

use dagstack_spec_templates::ts;

use super::super::needs::Needs;
use super::contents::Contents;
use super::declarations::Exported;
use super::graph::Facts;
use super::header::header;
use super::names::{self, Names};
use super::shared::Exports;
use super::specifiers::Specifiers;
use super::{hooks, imports, json_schemas, shared_imports, text};
use crate::ir::Kind;

/// The module, and what it needs.
pub(super) fn module(kind: &Kind, specifiers: &Specifiers, shared: &[Exports]) -> (ts::Kind, Needs) {
    let plugin = names::TYPE.identifier(&format!("{} plugin", kind.name));
    let facts = Facts::of(&kind.module.types);
    // `Input` is the word for what a hook takes, so the type before reading is called something else.
    let names = Names::of(&kind.module, &facts, std::slice::from_ref(&plugin), "Init", shared);
    let contents = Contents::of(&kind.module, &names, &facts, Exported::None, shared);
    let json_schemas = json_schemas::table(&kind.module, kind.module.payload_schemas.iter(), &names, shared);
    let (hooks, plugin) = (hooks::tables(kind, &names), hooks::plugin(kind, &plugin, &names));
    let mut needs = contents.needs;
    needs.extend(hooks::needs(kind));
    needs.extend(json_schemas::needs(kind.module.payload_schemas.iter()));
    let mut imports = imports::declarations(&needs, specifiers, "../../");
    imports.extend(shared_imports::imports(&kind.module, &names, shared, specifiers, "../../shared/"));
    let view = ts::Kind {
        header: header(&kind.module.origin, &needs),
        imports,
        exports: shared_imports::exports(&kind.module, &names, shared, specifiers),
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
