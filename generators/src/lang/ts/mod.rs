//! TypeScript: zod 4 schemas, the types inferred from them, and an interface a kind.

mod declarations;
mod graph;
mod hooks;
mod manifest;
mod members;
mod names;
mod schemas;
mod text;

use std::collections::BTreeSet;

use dagstack_spec_templates::ts;

use self::graph::Facts;
use self::names::Names;
use self::schemas::Schemas;
use super::{EmitError, EmitOptions, Language};
use crate::file_set::FileSet;
use crate::ir::{Kind, Origin, Package, TypeId};
use crate::naming::identifiers;

/// Emits TypeScript.
#[derive(Debug, Clone, Copy)]
pub struct TypeScript;

impl Language for TypeScript {
    fn emit(&self, package: &Package, _: &EmitOptions) -> Result<FileSet, EmitError> {
        let mut files = FileSet::default();
        for (path, text) in ts::SUPPORT {
            insert(&mut files, path, text);
        }
        insert(&mut files, "version.ts", &ts::Version { version: text::quote(&package.version) });
        let (manifest, exported) = manifest::module(&package.manifest);
        insert(&mut files, "manifest.ts", &manifest);
        files.insert_each(&package.kinds, |kind| (format!("{}.ts", path(kind)), ended(&module(kind))));
        insert(&mut files, "index.ts", &index(&package.kinds, exported));
        Ok(files)
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

/// The module of one kind.
fn module(kind: &Kind) -> ts::Kind {
    let contract = names::TYPE.identifier(&format!("{} plugin", kind.name));
    let facts = Facts::of(&kind.types);
    // `Input` is the word for what a hook takes, so what may be left out is told by another one.
    let names = Names::of(&kind.types, &facts, std::slice::from_ref(&contract), "Init");
    let mut schemas = Schemas::new(&kind.types, &names, &facts);
    let types = kind.types.iter().enumerate();
    let types =
        types.map(|(id, named)| declarations::declaration(TypeId(id), named, &names, &facts, &mut schemas)).collect();
    let mut used = schemas.into_used();
    used.extend(hooks::uses(kind));
    ts::Kind {
        header: header(&kind.origin),
        imports: imports(used, "../../support.js"),
        description: text::comment_text(&kind.description, 0),
        name: text::quote(&kind.name),
        api_version: text::quote(&kind.api_version),
        in_process_only: kind.in_process_only,
        singleton_per_runtime: kind.singleton_per_runtime,
        types,
        hooks: hooks::hooks(kind, &contract, &names),
    }
}

fn header(origin: &Origin) -> ts::Header {
    ts::Header { path: text::one_line(&origin.path), digest: text::one_line(&origin.digest) }
}

/// Values first, then types, each by name.
fn imports(used: BTreeSet<&str>, from: &str) -> ts::Imports {
    let mut names: Vec<String> = used.into_iter().map(str::to_owned).collect();
    names.sort_by_key(|name| (name.starts_with("type "), name.to_lowercase()));
    let length: usize = names.iter().map(|name| name.len() + 2).sum();
    let wide = length + from.len() + "import {  } from \"\";".len() > text::WIDTH;
    ts::Imports { names, from: from.to_owned(), wide }
}

fn index(kinds: &[Kind], exported: Vec<String>) -> ts::Index {
    let raws: Vec<String> = kinds.iter().map(|kind| format!("{} v{}", kind.name, kind.major)).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut taken: BTreeSet<String> = exported.into_iter().collect();
    let names = identifiers(&names::TYPE, &raws, &mut taken);
    let indexed = names.into_iter().zip(kinds);
    ts::Index { kinds: indexed.map(|(name, kind)| ts::IndexedKind { name, path: path(kind) }).collect() }
}
