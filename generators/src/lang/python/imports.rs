//! What a module imports, and which files of the runtime a package needs.

use dagstack_spec_templates::python as view;

use super::super::needs::{self, Import, Need, Needs, OptionalFiles, is_needed};
use super::formats::FormatCheck;
use super::text::WIDTH;
use crate::ir::Format;
use crate::target::Runtime;

/// The modules that have names for emitted code, what they are for, and the names. Those of the runtime begin with a dot.
const MODULES: &[(&str, Option<Need>, &[&str])] = &[
    ("json", None, &["json"]),
    ("re", None, &["re"]),
    ("dataclasses", None, &["dataclass", "field"]),
    ("enum", None, &["StrEnum"]),
    ("tomllib", None, &["tomllib"]),
    (
        "typing",
        None,
        &["Any", "Final", "Literal", "Never", "Protocol", "TypeAlias", "cast", "final", "runtime_checkable"],
    ),
    ("._support.branches", Some(Need::ResidualSchemas), &["count_fitting", "fits", "fits_any", "is_number"]),
    (
        "._support.evaluated",
        Some(Need::Evaluated),
        &["Evaluated", "count_fitting_seen", "fits_seen", "remembered_seen"],
    ),
    ("._support.formats.addresses", None, &["is_ipv4", "is_ipv6"]),
    ("._support.formats.durations", None, &["is_duration"]),
    ("._support.formats.emails", None, &["is_email"]),
    ("._support.formats.hostnames", None, &["is_hostname"]),
    ("._support.formats.json_pointers", None, &["is_json_pointer"]),
    ("._support.formats.moments", None, &["is_date", "is_date_time", "is_time"]),
    ("._support.formats.regexes", None, &["is_regex"]),
    ("._support.formats.uris", None, &["is_uri", "is_uri_reference"]),
    ("._support.formats.uuids", None, &["is_uuid"]),
    ("._support.hooks", None, &["Dispatch", "ErrorPolicy", "Hook", "StopChain"]),
    ("._support.json_value", None, &["Json", "are_unique", "canonical", "canonical_values"]),
    ("._support.linear", Some(Need::Patterns), &["linear"]),
    ("._support.memory", Some(Need::RevisitedTypes), &["remembered"]),
    (
        "._support.model",
        None,
        &["Codec", "Model", "encode", "read_text", "read_value", "register", "rest", "unreadable", "with_rest"],
    ),
    ("._support.numbers", None, &["Number", "is_multiple_of"]),
    ("._support.problems", None, &["Place", "Problems"]),
    ("._support.unions", Some(Need::Unions), &["any_of", "one_of"]),
    ("._support.unset", None, &["UNSET", "Unset"]),
];

/// The files of the runtime that not every package needs.
const OPTIONAL: OptionalFiles = &[
    (Need::Evaluated, &["_support/evaluated.py"]),
    (Need::ResidualSchemas, &["_support/branches.py"]),
    (Need::RevisitedTypes, &["_support/memory.py"]),
    (Need::Patterns, &["_support/linear.py", "_support/linear_positions.py", "_support/linear_syntax.py"]),
    (Need::Unions, &["_support/unions.py"]),
];

/// The folder of the checks of formats, which is a package.
const FORMATS: &str = "_support/formats/";

/// What the use of a name needs: that name, and the part of the runtime that has it.
pub(super) fn of(name: &'static str) -> impl Iterator<Item = Need> {
    let Some((module, part, _)) = MODULES.iter().find(|(_, _, names)| names.contains(&name)) else {
        unreachable!("`{name}` is a name of the runtime")
    };
    let import = if *module == name { Need::package(module) } else { Need::name(module, name) };
    std::iter::once(import).chain(*part)
}

/// The files of the runtime that a package needs, by path.
pub(super) fn files(needs: &Needs) -> impl Iterator<Item = (&'static str, &'static str)> + use<'_> {
    let checks = Format::ALL.iter().filter(|format| needs.contains(&Need::Format(**format)));
    let mut checks: Vec<&str> = checks.flat_map(|format| FormatCheck::of(*format).modules).copied().collect();
    checks.extend((!checks.is_empty()).then_some("__init__"));
    view::RUNTIME.iter().copied().filter(move |(file, _)| match file.strip_prefix(FORMATS) {
        Some(module) => module.strip_suffix(".py").is_some_and(|module| checks.contains(&module)),
        None => is_needed(file, OPTIONAL, needs),
    })
}

/// Where the modules of the runtime are.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Support {
    /// The other package that has them.
    package: Option<String>,
    /// Whether the modules that import them are in a folder of the package.
    is_in_folder: bool,
}

impl Support {
    /// As a folder has them: of its own, or in another package.
    pub(super) fn of(runtime: &Runtime) -> Self {
        Self { package: runtime.borrowed().map(str::to_owned), is_in_folder: false }
    }

    /// The same, for modules in a folder of the package.
    pub(super) fn in_folder(&self) -> Self {
        Self { is_in_folder: true, ..self.clone() }
    }

    /// Whether they are in another package.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.package.is_some()
    }

    /// What a module is imported by, whose name begins with a dot where it is one of the runtime.
    pub(super) fn module(&self, module: &str) -> String {
        match &self.package {
            _ if !module.starts_with(RUNTIME) => module.to_owned(),
            Some(package) => format!("{package}{module}"),
            None if self.is_in_folder => format!(".{module}"),
            None => module.to_owned(),
        }
    }
}

/// What the names of the runtime's modules begin with.
const RUNTIME: &str = "._support.";

/// The import declarations of a module, in the order of isort: the standard library, then other packages, then this one, with what is
/// taken from `shared` modules at the end.
pub(super) fn declarations(needs: &Needs, support: &Support, shared: Vec<String>) -> Vec<String> {
    let imports: Vec<Import> = needs::imports(needs).collect();
    let (own, standard): (Vec<Import>, Vec<Import>) =
        imports.into_iter().partition(|import| import.from.starts_with('.'));
    let packages =
        standard.iter().filter(|import| import.name.is_empty()).map(|import| format!("import {}", import.from));
    let mut lines: Vec<String> = packages.collect();
    let named: Vec<Import> = standard.into_iter().filter(|import| !import.name.is_empty()).collect();
    let declared = |imports: &[Import]| declaration(imports, support);
    lines.extend(named.chunk_by(|one, next| one.from == next.from).map(declared));
    let runtime: Vec<String> = own.chunk_by(|one, next| one.from == next.from).map(declared).collect();
    let sections = if support.is_elsewhere() { vec![runtime, shared] } else { vec![[runtime, shared].concat()] };
    for section in sections.into_iter().filter(|section| !section.is_empty()) {
        lines.extend((!lines.is_empty()).then(String::new));
        lines.extend(section);
    }
    lines
}

/// The names of one module.
fn declaration(imports: &[Import], support: &Support) -> String {
    let names: Vec<&str> = imports.iter().map(|import| import.name).collect();
    from(&support.module(imports.first().map_or("", |import| import.from)), &names)
}

/// An import declaration.
pub(super) fn from(module: &str, names: &[&str]) -> String {
    let names = sorted(names);
    let line = format!("from {module} import {}", names.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let names: String = names.iter().map(|name| format!("    {name},\n")).collect();
    format!("from {module} import (\n{names})")
}

/// Constants first, then classes, then functions.
pub(super) fn sorted<'n>(names: &[&'n str]) -> Vec<&'n str> {
    let mut names = names.to_vec();
    names.sort_by_key(|name| {
        let is_constant = name.len() > 1 && !name.chars().any(|sign| sign.is_ascii_lowercase());
        let is_class = name.starts_with(|first: char| first.is_ascii_uppercase());
        (if is_constant { 0 } else { 2 - usize::from(is_class) }, *name)
    });
    names
}
