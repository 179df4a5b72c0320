//! TypeScript: types, the zod 4 schemas that read them, and an interface a kind.

mod contents;
mod declarations;
mod graph;
mod header;
mod hooks;
mod imports;
mod json_schemas;
mod kind;
mod literals;
mod manifest;
mod modules;
mod names;
mod numbers;
mod objects;
mod patterns;
mod residual;
mod scalars;
mod schemas;
mod shared;
mod shared_files;
mod shared_imports;
mod specifiers;
mod text;
mod types;
mod unions;
mod values;
mod written;

use std::collections::BTreeSet;
use std::path::Path;

use dagstack_spec_model::kind::KindName;
use dagstack_spec_templates::ts;

use crate::file_set::FileSet;
use crate::ir::Package;
use crate::naming::identifiers;

use self::modules::{Modules, insert, modules, path};
use self::specifiers::{EXTENSION, SPECIFIER, Specifiers};
use crate::target::{
    Dependency, EmitError, Formatter, Language, Naming, Options, Parts, Paths, SharedRuntime, Target, TargetOption,
    is_snake,
};

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

    fn options(&self) -> &'static [&'static TargetOption] {
        &[EXTENSION, SPECIFIER]
    }

    fn emit(&self, package: &Package, options: &Options) -> Result<FileSet, EmitError> {
        let specifiers = Specifiers::of(self, options)?;
        let Modules { mut files, needs, exported } = modules(package, &specifiers);
        insert(&mut files, "version.ts", &ts::Version { version: text::quote(&package.version) });
        if options.runtime().borrowed().is_none() {
            let needs = options.runtime().lent().with(needs);
            let formats = imports::formats(&needs).to_string();
            insert(&mut files, "support/formats.ts", &specifiers.rewritten(&formats));
            for (path, text) in imports::files(&needs) {
                insert(&mut files, path, &specifiers.rewritten(text));
            }
        }
        insert(&mut files, "index.ts", &index(package, exported, &specifiers));
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

    fn shared_runtime(&self) -> Option<&dyn SharedRuntime> {
        Some(self)
    }

    fn toolchain(&self) -> &'static str {
        "TypeScript in `strict` mode with `exactOptionalPropertyTypes` (an absent key is not `undefined`), ES modules; clean under \
         `isolatedDeclarations` and `declaration`"
    }
}

impl SharedRuntime for TypeScript {
    fn parts(&self, package: &Package) -> Parts {
        Parts::new(modules(package, &Specifiers::default()).needs)
    }

    fn reach(&self, from: &Path, to: &Path, options: &Options) -> Result<String, EmitError> {
        match options.value(self, SPECIFIER)? {
            Some(specifier) => Ok(format!("{specifier}/")),
            None => specifiers::relative(from, to),
        }
    }
}

/// `kinds/tool/v1.ts`, and `shared/common.ts`.
fn is_module(path: &[&str]) -> bool {
    let is_version = |file: &str| {
        let number = file.strip_prefix('v').and_then(|rest| rest.strip_suffix(".ts"));
        number.is_some_and(|number| number.parse::<u64>().is_ok_and(|parsed| parsed.to_string() == number))
    };
    match path {
        ["shared", file] => file.strip_suffix(".ts").is_some_and(is_snake),
        [folder @ .., file] => folder.len() == 2 && leads_to_module(folder) && is_version(file),
        [] => false,
    }
}

fn leads_to_module(folder: &[&str]) -> bool {
    match folder {
        ["kinds" | "shared"] => true,
        ["kinds", kind] => KindName::new(kind).is_some(),
        _ => false,
    }
}

fn index(package: &Package, exported: Vec<String>, specifiers: &Specifiers) -> ts::Index {
    let Package { kinds, manifest, .. } = package;
    let raws: Vec<String> = kinds.iter().map(|kind| format!("{} v{}", kind.name, kind.major)).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut taken: BTreeSet<String> = exported.into_iter().collect();
    let names = identifiers(&names::TYPE, &raws, &mut taken);
    let indexed = names.into_iter().zip(kinds);
    ts::Index {
        kinds: indexed.map(|(name, kind)| ts::IndexedKind { name, path: path(kind) }).collect(),
        manifest: manifest.is_some(),
        extension: specifiers.extension,
        support: specifiers.of_runtime("./", "support"),
    }
}
