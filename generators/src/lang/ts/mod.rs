//! TypeScript: types, the zod 4 schemas that read them, and an interface a kind.

mod declarations;
mod graph;
mod hooks;
mod imports;
mod kind;
mod literals;
mod manifest;
mod names;
mod numbers;
mod objects;
mod patterns;
mod residual;
mod schemas;
mod text;
mod types;
mod unions;
mod values;
mod written;

use std::collections::BTreeSet;

use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_model::kind::KindName;
use dagstack_spec_templates::ts;

use crate::file_set::FileSet;
use crate::ir::{Kind, Origin, Package};
use crate::naming::identifiers;
use crate::target::{Dependency, EmitError, Formatter, Language, Naming, Options, Paths, Target};

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
            let (view, needs) = kind::module(kind);
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

fn header(origin: &Origin) -> ts::Header {
    ts::Header { path: text::one_line(&origin.path), digest: text::one_line(&origin.digest) }
}

fn index(kinds: &[Kind], exported: Vec<String>) -> ts::Index {
    let raws: Vec<String> = kinds.iter().map(|kind| format!("{} v{}", kind.name, kind.major)).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut taken: BTreeSet<String> = exported.into_iter().collect();
    let names = identifiers(&names::TYPE, &raws, &mut taken);
    let indexed = names.into_iter().zip(kinds);
    ts::Index { kinds: indexed.map(|(name, kind)| ts::IndexedKind { name, path: path(kind) }).collect() }
}
