//! TypeScript: types, the zod 4 schemas that read them, and an interface a kind.

mod declarations;
mod graph;
mod hooks;
mod imports;
mod keywords;
mod literals;
mod manifest;
mod members;
mod names;
mod numbers;
mod schemas;
mod text;
mod unions;
mod written;

use std::collections::BTreeSet;

use dagstack_spec_model::kind::KindName;
use dagstack_spec_model::side_by_side;
use dagstack_spec_templates::ts;

use self::declarations::Place;
use self::graph::Facts;
use self::names::Names;
use self::schemas::Schemas;
use super::needs::Needs;
use super::{Dependency, Formatter, Language, Naming};
use crate::file_set::FileSet;
use crate::ir::{Kind, Origin, Package, SchemaId, TypeId};
use crate::naming::identifiers;
use crate::target::{EmitError, Options, Paths, Target};

/// Emits TypeScript.
#[derive(Debug, Clone, Copy)]
pub struct TypeScript;

impl Target for TypeScript {
    fn name(&self) -> &'static str {
        "ts"
    }

    fn aliases(&self) -> &'static [&'static str] {
        &["typescript"]
    }

    fn title(&self) -> &'static str {
        "TypeScript"
    }

    fn summary(&self) -> &'static str {
        "zod 4 schemas and their types, an interface a kind"
    }

    fn emit(&self, package: &Package, _: &Options) -> Result<FileSet, EmitError> {
        let mut files = FileSet::default();
        insert(&mut files, "version.ts", &ts::Version { version: text::quote(&package.version) });
        let (manifest, mut needs, exported) = manifest::module(&package.manifest);
        insert(&mut files, "manifest.ts", &manifest);
        let modules = side_by_side::map(&package.kinds, |kind| {
            let (view, needs) = module(kind);
            (format!("{}.ts", path(kind)), ended(&view), needs)
        });
        for (path, text, of_kind) in modules {
            files.insert(path, text);
            needs.extend(of_kind);
        }
        insert(&mut files, "support/formats.ts", &imports::formats(&needs));
        for (path, text) in imports::files(&needs) {
            insert(&mut files, path, &text);
        }
        insert(&mut files, "index.ts", &index(&package.kinds, exported));
        Ok(files)
    }

    fn paths(&self) -> Paths {
        Paths { fixed: include_str!("emitted_paths.txt"), is_module, leads_to_module }
    }

    fn language(&self) -> Option<&dyn Language> {
        Some(self)
    }
}

impl Language for TypeScript {
    fn naming(&self) -> Naming {
        Naming { styles: &[("types", &names::TYPE)], reserved: &[] }
    }

    fn formatter(&self) -> Option<Formatter> {
        None
    }

    fn dependencies(&self) -> &'static [Dependency] {
        &[Dependency { name: "zod", version: "4.6", condition: None }]
    }

    fn toolchain(&self) -> &'static str {
        "TypeScript in `strict` mode with `exactOptionalPropertyTypes` (an absent key is not `undefined`), ES modules; clean under \
         `isolatedDeclarations` and `declaration`"
    }
}

/// `kinds/tool/v1.ts`.
fn is_module(path: &[&str]) -> bool {
    let is_version = |file: &str| {
        let number = file.strip_prefix('v').and_then(|rest| rest.strip_suffix(".ts"));
        number.is_some_and(|number| number.parse::<u64>().is_ok_and(|parsed| parsed.to_string() == number))
    };
    matches!(path, [folder @ .., file] if folder.len() == 2 && leads_to_module(folder) && is_version(file))
}

fn leads_to_module(folder: &[&str]) -> bool {
    match folder {
        ["kinds"] => true,
        ["kinds", kind] => KindName::new(kind).is_some(),
        _ => false,
    }
}

fn insert(files: &mut FileSet, path: &str, text: &impl ToString) {
    files.insert(path, ended(text));
}

fn ended(text: &impl ToString) -> String {
    format!("{}\n", text.to_string().trim_end())
}

fn path(kind: &Kind) -> String {
    format!("kinds/{}/v{}", kind.name, kind.major)
}

/// The module of one kind, and what it needs.
fn module(kind: &Kind) -> (ts::Kind, Needs) {
    let contract = names::TYPE.identifier(&format!("{} plugin", kind.name));
    let facts = Facts::of(&kind.types);
    // `Input` is the word for what a hook takes, so the form before reading is called in another way.
    let names = Names::of(&kind.types, &kind.schemas, &facts, std::slice::from_ref(&contract), "Init");
    let mut schemas = Schemas::new(&kind.types, &names, &facts);
    let types = kind.types.iter().enumerate();
    let place = Place { names: &names, facts: &facts, revisits: &kind.revisits, exports_all: false };
    let types = types.map(|(id, named)| place.declaration(TypeId(id), named, &mut schemas)).collect();
    let mut needs = schemas.into_needs();
    needs.extend(hooks::needs(kind));
    let schemas = named_schemas(kind, &names, &mut needs);
    let ty = (!schemas.is_empty()).then_some("type JsonSchema");
    let remembered = schemas.iter().any(|schema| schema.remembered).then_some("remembered");
    needs.extend(ty.into_iter().chain(remembered).flat_map(imports::of));
    let view = ts::Kind {
        header: header(&kind.origin),
        imports: imports::declarations(&needs, "../../"),
        description: text::comment_text(&kind.description, 0),
        name: text::quote(&kind.name),
        api_version: text::quote(&kind.api_version),
        in_process_only: kind.in_process_only,
        singleton_per_runtime: kind.singleton_per_runtime,
        schemas,
        types,
        hooks: hooks::hooks(kind, &contract, &names),
    };
    (view, needs)
}

fn header(origin: &Origin) -> ts::Header {
    ts::Header { path: text::one_line(&origin.path), digest: text::one_line(&origin.digest) }
}

/// The schemas that types refer to, by way of others too.
fn named_schemas(kind: &Kind, names: &Names, needs: &mut Needs) -> Vec<ts::NamedSchema> {
    let roots = kind.types.iter().flat_map(|named| keywords::references_of_type(&named.ty));
    let reached = keywords::reached(roots, &kind.schemas).into_iter();
    let schemas = reached.map(|index| (SchemaId(index), &kind.schemas[index]));
    schemas
        .map(|(id, named)| {
            let name = names.schema(id).to_owned();
            // What is `true` or `false` is no object to remember.
            let is_object = !named.schema.is_never() && !named.schema.is_anything();
            let remembered = is_object && kind.revisits.schemas.contains(&id);
            let schema =
                keywords::literal(&named.schema, names, needs).print(0, name.len() + "const : JsonSchema = ".len());
            ts::NamedSchema { name, schema, remembered }
        })
        .collect()
}

fn index(kinds: &[Kind], exported: Vec<String>) -> ts::Index {
    let raws: Vec<String> = kinds.iter().map(|kind| format!("{} v{}", kind.name, kind.major)).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut taken: BTreeSet<String> = exported.into_iter().collect();
    let names = identifiers(&names::TYPE, &raws, &mut taken);
    let indexed = names.into_iter().zip(kinds);
    ts::Index { kinds: indexed.map(|(name, kind)| ts::IndexedKind { name, path: path(kind) }).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::{ArrayType, Docs, Field, NamedType, Presence, StructType, Type, TypeName};

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
            types: vec![named],
            schemas: Vec::new(),
            revisits: crate::ir::Revisits::default(),
            origin: Origin { path: "k\n.yaml".to_owned(), digest: String::new() },
        };
        let text = module(&kind).0.to_string();
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
