//! Rust: types that are described in tables, read by a support module that is the same for every spec.

mod constructors;
mod declarations;
mod defaults;
mod flatten;
mod hooks;
mod imports;
mod indirect;
mod json_schemas;
mod kind;
mod manifest;
mod module;
mod module_path;
mod names;
mod numbers;
mod recursion_limit;
mod residual;
mod rules;
mod shared;
mod structs;
mod table;
mod text;
mod types;
mod unions;
mod writer;

use std::fmt::Display;

use dagstack_spec_model::internal::side_by_side;
use dagstack_spec_templates::rust::{self as views, Header};

use crate::file_set::FileSet;
use crate::ir::{Kind, NamedType, Origin, Package, Type, TypeName};
use crate::naming::identifiers;

use self::module::Module;
use self::module_path::MODULE_PATH;
use super::needs::{Need, Needs};
use crate::target::{
    Dependency, EmitError, Formatter, Language, Naming, Options, Paths, Runtime, SharedRuntime, Target, TargetOption,
    is_snake, is_versioned,
};

/// The payload files of a kind of the package, each with the name of its Rust type: `execute.input` and `ExecuteInput`.
#[must_use]
pub fn payload_types(package: &Package, kind: &Kind) -> Vec<(String, String)> {
    let module = shared::of_kind(kind, &shared::modules(package).1);
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
            broken: is_broken("VERSION", &version),
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

/// The modules of what a package has.
struct Modules {
    files: FileSet,
    needs: Needs,
    /// The names of the modules of kinds, sorted.
    kinds: Vec<String>,
    /// The names of the shared modules, sorted.
    shared: Vec<String>,
}

fn modules(package: &Package) -> Modules {
    let (mut files, mut needs) = (FileSet::default(), Needs::new());
    if let Some(manifest) = &package.manifest {
        let (view, of_manifest) = manifest::module(manifest);
        insert(&mut files, "manifest.rs".to_owned(), &view);
        needs.extend(of_manifest);
    }
    let raws: Vec<String> = package.kinds.iter().map(|kind| format!("{}_v{}", kind.name, kind.major)).collect();
    let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
    let mut taken = ["manifest", "mod", "pattern", "support"].map(str::to_owned).into();
    let mut kinds = identifiers(&names::MEMBER, &raws, &mut taken);
    let named: Vec<(&Kind, &String)> = package.kinds.iter().zip(&kinds).collect();
    let (modules, shared) = shared::modules(package);
    let emitted = side_by_side::map(&named, |(kind, name)| {
        let (view, needs) = kind::module(kind, &shared);
        (format!("{name}.rs"), ended(&view), needs)
    });
    let of_shared = package.shared.iter().zip(&modules).zip(&shared).map(|((source, module), exports)| {
        let (view, needs) = shared::file(&source.module, module, &shared);
        (format!("shared/{}.rs", file_name(&exports.name)), ended(&view), needs)
    });
    for (path, text, of_module) in emitted.into_iter().chain(of_shared) {
        files.insert(path, text);
        needs.extend(of_module);
    }
    let mut shared: Vec<String> = shared.iter().map(|module| module.name.clone()).collect();
    kinds.sort();
    shared.sort();
    Modules { files, needs, kinds, shared }
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

/// The name of the file of a module whose name may be a reserved word.
fn file_name(module: &str) -> &str {
    module.strip_prefix("r#").unwrap_or(module)
}

fn insert(files: &mut FileSet, path: String, view: &impl Display) {
    files.insert(path, ended(view));
}

fn ended(view: &impl Display) -> String {
    format!("{}\n", view.to_string().trim_end())
}

/// Whether a constant's text is on a line of its own: where it fits there, and not next to the name.
fn is_broken(name: &str, literal: &str) -> bool {
    let on_one_line = format!("pub const {name}: &str = {literal};").len();
    let below = format!("    {literal};").len();
    on_one_line > text::WIDTH && below <= text::WIDTH
}

/// The head of a module that needs this.
fn head(module: &Module, needs: &Needs, origin: &Origin, docs: &[String]) -> Header {
    Header {
        source: origin.path.clone(),
        digest: origin.digest.clone(),
        docs: docs.to_vec(),
        deprecated: module.declared().any(is_deprecated),
        undocumented: module.declared().any(has_undocumented_fields),
        imports: imports::of_module(needs),
    }
}

/// Whether a struct has a field of which its schema says nothing.
fn has_undocumented_fields(named: &NamedType) -> bool {
    match named.ty.unrefined() {
        Type::Struct(object) => {
            object.fields.iter().any(|field| !field.transient && text::own_doc_lines(&field.docs, 4).is_empty())
        }
        _ => false,
    }
}

fn is_deprecated(named: &NamedType) -> bool {
    let in_fields = match named.ty.unrefined() {
        Type::Struct(object) => object.fields.iter().any(|field| field.docs.deprecated && !field.transient),
        _ => false,
    };
    named.docs.deprecated || in_fields
}
