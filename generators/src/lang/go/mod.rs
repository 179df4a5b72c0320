//! Go: a package for the manifest and the list of kinds, a package a kind, and two that they share.

mod declare;
mod fields;
mod held;
mod hooks;
mod kind;
mod literal;
mod manifest;
mod module;
mod names;
mod schemas;
mod support;
mod text;
mod tuples;
mod union;

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::{EmitError, EmitOptions, Language};
use crate::file_set::FileSet;
use crate::ir::{Kind, Origin, Package};

/// Emits Go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Go;

impl Language for Go {
    fn emit(&self, package: &Package, options: &EmitOptions) -> Result<FileSet, EmitError> {
        let path = options.import_path.as_deref().ok_or(EmitError::NoImportPath)?;
        if !is_import_path(path) {
            return Err(EmitError::ImportPath(path.to_owned()));
        }
        let mut files = FileSet::default();
        let constant = print(&view::Header { source: String::new(), digest: String::new() });
        let root = names::root_package(path);
        files.insert("manifest.go", ended(&manifest::file(&package.manifest, &root, path)));
        let mut taken = BTreeSet::from([root.clone(), "contract".to_owned()]);
        let mut rows = Vec::new();
        let mut imports = vec![quoted(path, "contract")];
        for kind in &package.kinds {
            let name = names::free(&names::kind_package(&kind.name, kind.major), &mut taken);
            imports.push(quoted(path, &name));
            rows.push(row(kind, name));
        }
        let packages: Vec<(&Kind, &str)> =
            package.kinds.iter().zip(rows.iter().map(|row| row.package.as_str())).collect();
        files
            .insert_each(&packages, |(kind, name)| (format!("{name}/{name}.go"), ended(&kind::file(kind, name, path))));
        imports.sort();
        let needed = support::needed(&files);
        for (template, text) in view::support(&constant, &quoted(path, "contract")) {
            if needed(template) {
                let relative = template.trim_start_matches("go/").replace("schema/", "internal/schema/");
                files.insert(relative, ended(&text));
            }
        }
        let spec = view::SpecFile {
            header: constant,
            package: root,
            path: path.to_owned(),
            imports: print(&view::Imports { standard: Vec::new(), own: imports }),
            version: text::string(&package.version),
            kinds: rows,
        };
        files.insert("spec.go", ended(&print(&spec)));
        Ok(files)
    }
}

fn row(kind: &Kind, package: String) -> view::KindRow {
    view::KindRow {
        package,
        name: kind.name.clone(),
        major: kind.major,
        in_process_only: kind.in_process_only,
        singleton_per_runtime: kind.singleton_per_runtime,
    }
}

fn header(origin: &Origin) -> String {
    print(&view::Header { source: origin.path.clone(), digest: origin.digest.clone() })
}

/// What a file imports: the packages of the standard library that are named, and ours that its code uses.
fn imports(standard: &BTreeSet<&'static str>, path: &str, code: &[String]) -> String {
    let uses = |package: &str| {
        let qualified = format!("{package}.");
        code.iter()
            .flat_map(|text| text.lines())
            .any(|line| !line.trim_start().starts_with("//") && line.contains(&qualified))
    };
    let own = [("contract", "contract"), ("schema", "internal/schema")];
    let own = own.into_iter().filter(|(package, _)| uses(package)).map(|(_, folder)| quoted(path, folder)).collect();
    print(&view::Imports { standard: standard.iter().map(|package| (*package).to_owned()).collect(), own })
}

fn quoted(path: &str, package: &str) -> String {
    text::string(&format!("{path}/{package}"))
}

fn ended(text: &str) -> String {
    format!("{}\n", text.trim_end())
}

/// Whether Go takes the text as an import path, and a comment as a word.
fn is_import_path(path: &str) -> bool {
    let is_sign = |sign: char| sign.is_ascii_alphanumeric() || "-._~+".contains(sign);
    path.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && part.chars().all(is_sign))
}
