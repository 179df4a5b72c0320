//! Python: a package with a module a kind, whose dataclasses read and write themselves.

mod block;
mod containers;
mod declarations;
mod decode;
mod defaults;
mod docs;
mod field_declarations;
mod fields;
mod formats;
mod functions;
mod guards;
mod header;
mod hooks;
mod import_name;
mod imports;
mod json_schemas;
mod kind;
mod layout;
mod loops;
mod manifest;
mod messages;
mod module;
mod modules;
mod names;
mod nullable;
mod objects;
mod patterns;
mod residual;
mod rules;
mod scope;
mod shared;
mod shared_files;
mod shared_imports;
mod sites;
mod structs;
mod text;
mod traced;
mod type_tests;
mod types;
mod unions;

use std::path::Path;

use dagstack_spec_templates::python::{self as view, print};

use self::import_name::IMPORT_NAME;
use self::imports::Support;
use self::modules::{Modules, ended, modules};
use crate::file_set::FileSet;
use crate::ir::Package;
use crate::target::{
    Dependency, EmitError, Formatter, HEADER, Language, Naming, Options, Parts, Paths, SharedRuntime, Target,
    TargetOption, is_snake, is_versioned,
};

/// Emits Python.
#[derive(Debug, Clone, Copy)]
pub struct Python;

/// What the package exports in addition to the manifest and the kinds.
const EXPORTED: &[(&str, &[&str])] = &[
    ("._support.hooks", &["STOP_CHAIN", "Dispatch", "ErrorPolicy", "Hook", "StopChain"]),
    ("._support.model", &["Codec", "Model"]),
    ("._support.problems", &["Problem", "ValidationError"]),
    ("._support.unset", &["UNSET", "Unset"]),
];

impl Target for Python {
    fn name(&self) -> &'static str {
        "python"
    }

    fn title(&self) -> &'static str {
        "Python"
    }

    fn summary(&self) -> &'static str {
        "frozen dataclasses that read and write themselves, protocols a kind"
    }

    fn options(&self) -> &'static [&'static TargetOption] {
        &[IMPORT_NAME]
    }

    fn emit(&self, package: &Package, options: &Options) -> Result<FileSet, EmitError> {
        let support = Support::of(options.runtime());
        let Modules { mut files, needs, kinds, of_manifest } = modules(package, &support);
        let header = print(&view::Header { path: String::new(), digest: String::new() });
        if !support.is_elsewhere() {
            let needs = options.runtime().lent().with(needs);
            for (path, text) in imports::files(&needs) {
                files.insert(path, ended(&format!("{header}\n{text}")));
            }
        }
        files.insert("__init__.py", ended(&index(&package.version, &kinds, &of_manifest, &support)));
        files.insert("py.typed", format!("{header}\n"));
        Ok(files)
    }

    fn paths(&self) -> Paths {
        Paths { fixed: include_str!("emitted_paths.txt"), is_module, leads_to_module: |folder| folder == ["shared"] }
    }

    fn is_header(&self, lines: &mut dyn Iterator<Item = &str>) -> bool {
        lines.next().and_then(|line| line.strip_prefix("# ")) == Some(HEADER)
    }

    fn language(&self) -> Option<&dyn Language> {
        Some(self)
    }
}

impl Language for Python {
    fn naming(&self) -> Naming {
        Naming {
            styles: &[("types", &names::CLASS), ("fields", &names::FIELD), ("members", &names::CONSTANT)],
            reserved: names::RESERVED,
        }
    }

    fn formatter(&self) -> Option<Formatter> {
        Some(Formatter { program: "ruff", check: &["format", "--check"] })
    }

    fn dependencies(&self) -> &'static [Dependency] {
        &[]
    }

    fn shared_runtime(&self) -> Option<&dyn SharedRuntime> {
        Some(self)
    }

    fn toolchain(&self) -> &'static str {
        "Python 3.11 or later and its standard library; clean under `mypy --strict` and `pyright` in strict mode"
    }
}

impl SharedRuntime for Python {
    fn parts(&self, package: &Package) -> Parts {
        Parts::new(modules(package, &Support::default()).needs)
    }

    fn reach(&self, _: &Path, _: &Path, options: &Options) -> Result<String, EmitError> {
        options.required(self, IMPORT_NAME).map(str::to_owned)
    }
}

/// `tool_v1.py`, and `shared/common.py` with its package.
fn is_module(path: &[&str]) -> bool {
    let is_file = |file: &str, is_name: fn(&str) -> bool| file.strip_suffix(".py").is_some_and(is_name);
    match path {
        [file] => is_file(file, is_versioned),
        ["shared", file] => *file == "__init__.py" || is_file(file, is_snake),
        _ => false,
    }
}

fn index(version: &str, modules: &[String], of_manifest: &[String], support: &Support) -> view::Index {
    let mut imports = vec!["from typing import Final".to_owned(), String::new()];
    let mut sorted: Vec<&str> = modules.iter().map(String::as_str).collect();
    sorted.sort_unstable();
    let kinds = (!sorted.is_empty()).then(|| imports::from(".", &sorted));
    let runtime = EXPORTED.iter().map(|(from, names)| imports::from(&support.module(from), names));
    if support.is_elsewhere() {
        imports.extend(runtime.chain([String::new()]).chain(kinds));
    } else {
        imports.extend(kinds.into_iter().chain(runtime));
    }
    let names: Vec<&str> = of_manifest.iter().map(String::as_str).collect();
    imports.extend((!names.is_empty()).then(|| imports::from(".manifest", &names)));
    let own = EXPORTED.iter().flat_map(|(_, names)| names.iter().copied());
    let all: Vec<&str> = own.chain(names).chain(sorted).chain(["VERSION"]).collect();
    let exported = imports::sorted(&all).into_iter().map(text::string).collect();
    view::Index { imports, version: text::string(version), exported }
}
