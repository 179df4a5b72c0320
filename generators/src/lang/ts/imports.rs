//! What a module imports, and which files of the runtime a package needs.

use dagstack_spec_templates::ts;

use super::super::needs::{self, Import, Need, Needs, OptionalFiles, is_needed};
use super::specifiers::Specifiers;
use super::text;
use crate::ir::Format;

/// The module of the runtime that every package has.
const SUPPORT: &str = "support";

/// The other modules of the runtime that have names for emitted code, what they are for, and the names.
const MODULES: &[(&str, Need, &[&str])] = &[
    ("support/json-schema", Need::ResidualSchemas, &["holds", "holdsFirst", "remembered", "type JsonSchema"]),
    ("support/once", Need::RevisitedTypes, &["once"]),
    ("support/patterns", Need::Patterns, &["expecting", "linear", "shownAs"]),
    ("support/tuples", Need::Tuples, &["longTuple", "tuple"]),
    ("support/unions", Need::Unions, &["anyOf", "byType", "oneOf", "tagged"]),
];

/// The files of the runtime that not every package needs.
const OPTIONAL: OptionalFiles = &[
    (
        Need::ResidualSchemas,
        &[
            "support/around.ts",
            "support/json-schema.ts",
            "support/json-schema/arrays.ts",
            "support/json-schema/compile.ts",
            "support/json-schema/course.ts",
            "support/json-schema/evaluated.ts",
            "support/json-schema/holds.ts",
            "support/json-schema/logic.ts",
            "support/json-schema/objects.ts",
            "support/json-schema/types.ts",
            "support/json-schema/values.ts",
        ],
    ),
    (Need::RevisitedTypes, &["support/around.ts", "support/once.ts"]),
    (Need::Patterns, &["support/patterns.ts", "support/patterns/machine.ts", "support/patterns/steps.ts"]),
    (Need::Tuples, &["support/tuples.ts"]),
    (Need::Unions, &["support/unions.ts"]),
    (Need::Format(Format::Email), HOSTS),
    (Need::Format(Format::Hostname), HOSTS),
    (
        Need::Format(Format::Regex),
        &["support/code-points.ts", "support/identifiers.ts", "support/properties.ts", "support/regex.ts"],
    ),
];

const HOSTS: &[&str] = &["support/code-points.ts", "support/hosts.ts", "support/idna.ts"];

/// What the use of a name of the runtime needs: that name, and the part of the runtime that has it.
pub(super) fn of(name: &'static str) -> impl Iterator<Item = Need> {
    let known = MODULES.iter().find(|(_, _, names)| names.contains(&name));
    let (module, part) = known.map_or((SUPPORT, None), |(module, part, _)| (*module, Some(*part)));
    std::iter::once(Need::name(module, name)).chain(part)
}

/// The files of the runtime that a package needs, by path.
pub(super) fn files(needs: &Needs) -> impl Iterator<Item = (&'static str, &'static str)> {
    ts::RUNTIME.iter().copied().filter(|(file, _)| is_needed(file, OPTIONAL, needs))
}

/// The table of the formats that a package needs.
pub(super) fn formats(needs: &Needs) -> ts::Formats {
    let has = |wanted: &[Format]| wanted.iter().any(|format| needs.contains(&Need::Format(*format)));
    ts::Formats { hosts: has(&[Format::Hostname, Format::Email]), regex: has(&[Format::Regex]) }
}

/// The import declarations of a module: values first, then types, each by name. `root` leads from the module to the output folder.
pub(super) fn declarations(needs: &Needs, specifiers: &Specifiers, root: &str) -> Vec<ts::Imports> {
    let imports: Vec<Import> = needs::imports(needs).collect();
    let declared = imports.chunk_by(|one, next| one.from == next.from).map(|of_module| {
        let names = of_module.iter().map(|import| import.name.to_owned()).collect();
        declaration("import", names, specifiers.of_runtime(root, of_module.first().map_or("", |import| import.from)))
    });
    declared.collect()
}

/// The declaration of the names of one module: values first, then types. `keyword` is `import` or `export`.
pub(super) fn declaration(keyword: &'static str, mut names: Vec<String>, from: String) -> ts::Imports {
    names.sort_by_key(|name| (name.starts_with("type "), name.to_lowercase()));
    let length: usize = names.iter().map(|name| name.len() + 2).sum();
    let wide = length + from.len() + "import {  } from \"\";".len() > text::WIDTH;
    ts::Imports { keyword, names, from, wide }
}
