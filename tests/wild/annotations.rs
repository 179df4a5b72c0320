//! The keywords and formats of others that the schemas have as annotations, as a project lists them in `dagstack-spec.toml`.

use dagstack_spec_generators::Annotations;

/// What editors, command lines and generators of code read in schemas.
const KEYWORDS: &[&str] = &[
    "$$comment",
    "$$description",
    "$default",
    "$recursiveAnchor",
    "absolutePath",
    "added",
    "alias",
    "aliases",
    "allowComments",
    "allowTrailingCommas",
    "cli",
    "configuration_*",
    "continuous",
    "deprecationMessage",
    "descriptions",
    "discriminator",
    "doNotSuggest",
    "example",
    "examplesFile",
    "experimental",
    "fileMatch",
    "hidden",
    "id",
    "implements",
    "instanceof",
    "jupyter.lab.*",
    "meta:*",
    "min",
    "name",
    "optional",
    "outputCapture",
    "scope",
    "since",
    "source",
    "ts*",
    "typeof",
    "undefinedAsNull",
    "version",
    "visible",
];

/// Formats for forms and for types of numbers; `*` means those that are not supported.
const FORMATS: &[&str] = &["*"];

/// The list.
pub(crate) fn annotations() -> Annotations {
    let keywords = KEYWORDS.iter().map(|name| name.parse().unwrap_or_else(|error| panic!("{name}: {error}")));
    let formats = FORMATS.iter().map(|name| name.parse().unwrap_or_else(|error| panic!("{name}: {error}")));
    Annotations { keywords: keywords.collect(), formats: formats.collect() }
}
