//! Rust: types that are described in tables, read by a support module that is the same for every spec.

mod constructors;
mod declarations;
mod defaults;
mod flatten;
mod header;
mod hooks;
mod imports;
mod indirect;
mod json_schemas;
mod kind;
mod manifest;
mod module;
mod module_path;
mod modules;
mod names;
mod numbers;
mod recursion_limit;
mod residual;
mod rules;
mod shared;
mod shared_files;
mod shared_imports;
mod structs;
mod table;
mod text;
mod types;
mod unions;
mod writer;

use std::path::Path;

use dagstack_spec_templates::rust as views;

use crate::file_set::FileSet;
use crate::ir::{Kind, Package, TypeName};

use self::module_path::MODULE_PATH;
use self::modules::{Modules, insert, modules};
use super::needs::Need;
use crate::target::{
    Dependency, EmitError, Formatter, Language, Naming, Options, Parts, Paths, Runtime, SharedRuntime, Target,
    TargetOption, is_snake, is_versioned,
};

/// The payload files of a kind of the package, each with the name of its Rust type: `execute.input` and `ExecuteInput`.
#[must_use]
pub fn payload_types(package: &Package, kind: &Kind) -> Vec<(String, String)> {
    let module = kind::types(kind, &shared_files::modules(package).1);
    let named = kind.module.types.iter().zip(module.names);
    named
        .filter_map(|(named, name)| match &named.name {
            TypeName::Payload(stem) => Some((stem.clone(), name)),
            _ => None,
        })
        .collect()
}

/// Emits Rust.
#[derive(Debug, Clone, Copy, Default)]
pub struct Rust;

impl Target for Rust {
    fn name(&self) -> &'static str {
        "rust"
    }

    fn title(&self) -> &'static str {
        "Rust"
    }

    fn summary(&self) -> &'static str {
        "serde types whose constructors check, a trait a kind"
    }

    fn options(&self) -> &'static [&'static TargetOption] {
        &[MODULE_PATH]
    }

    fn emit(&self, package: &Package, options: &Options) -> Result<FileSet, EmitError> {
        let Modules { mut files, needs, kinds, shared } = modules(package);
        let borrowed = options.runtime().borrowed();
        let needs = options.runtime().lent().with(needs);
        if borrowed.is_none() {
            for (path, text) in imports::files(&needs) {
                files.insert(path, text.to_owned());
            }
            insert(&mut files, "support/mod.rs".to_owned(), &imports::support_module(&needs));
        }
        let version = text::string(&package.version);
        let index = views::Index {
            broken: text::is_broken("VERSION", &version),
            version,
            manifest: package.manifest.is_some(),
            modules: kinds,
            shared: shared.clone(),
            patterns: needs.contains(&Need::Patterns),
            visibility: if matches!(options.runtime(), Runtime::Lent(_)) { "pub(crate) " } else { "" },
            runtime: borrowed.map(str::to_owned),
        };
        insert(&mut files, "mod.rs".to_owned(), &index);
        if !shared.is_empty() {
            let patterns = needs.contains(&Need::Patterns);
            insert(&mut files, "shared/mod.rs".to_owned(), &views::SharedModules { modules: shared, patterns });
        }
        Ok(files)
    }

    fn paths(&self) -> Paths {
        Paths { fixed: include_str!("emitted_paths.txt"), is_module, leads_to_module: |folder| folder == ["shared"] }
    }

    fn language(&self) -> Option<&dyn Language> {
        Some(self)
    }
}

impl Language for Rust {
    fn naming(&self) -> Naming {
        Naming {
            styles: &[("types", &names::TYPE), ("members", &names::MEMBER), ("statics", &names::STATIC)],
            reserved: names::RESERVED,
        }
    }

    fn formatter(&self) -> Option<Formatter> {
        Some(Formatter { program: "rustfmt", check: &["--check"] })
    }

    fn dependencies(&self) -> &'static [Dependency] {
        const {
            &[
                Dependency { name: "serde", version: "1.0", condition: None },
                Dependency { name: "serde_json", version: "1.0", condition: None },
                Dependency { name: "regex", version: "1.13", condition: Some("where a schema has a `pattern`") },
            ]
        }
    }

    fn shared_runtime(&self) -> Option<&dyn SharedRuntime> {
        Some(self)
    }

    fn toolchain(&self) -> &'static str {
        "the feature `float_roundtrip` of `serde_json` keeps numbers as they are written, `arbitrary_precision` keeps all of their digits"
    }
}

impl SharedRuntime for Rust {
    fn parts(&self, package: &Package) -> Parts {
        Parts::new(modules(package).needs)
    }

    /// The macros of the runtime are the crate's own.
    fn reach(&self, from: &Path, to: &Path, options: &Options) -> Result<String, EmitError> {
        if let (Some(one), Some(other)) = (module_path::crate_of(from), module_path::crate_of(to))
            && one != other
        {
            return Err(EmitError {
                target: "rust",
                option: MODULE_PATH.name,
                reason: format!("the runtime in `{}` belongs to another crate than `{}`", to.display(), from.display()),
                help: "remove `runtime` from the target: each crate has a runtime of its own",
            });
        }
        options.required(self, MODULE_PATH).map(str::to_owned)
    }
}

/// Modules of kinds are next to `mod.rs`: `tool_v1.rs`; those that several kinds share are in a folder: `shared/common.rs`.
fn is_module(path: &[&str]) -> bool {
    let is_file = |file: &str, is_name: fn(&str) -> bool| file.strip_suffix(".rs").is_some_and(is_name);
    match path {
        [file] => is_file(file, is_versioned),
        ["shared", file] => is_file(file, is_snake),
        _ => false,
    }
}
