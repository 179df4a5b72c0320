//! How Python spells names.

use std::collections::BTreeSet;

use crate::ir::{NamedType, StringEnum, TypeName};
use crate::naming::{Case, NamedValue, Style, identifiers, value_identifiers};

/// Classes and aliases of types.
pub(super) const CLASS: Style = Style { case: Case::Pascal, escape: legal, word: None };

/// Fields, functions and modules.
pub(super) const FIELD: Style = Style { case: Case::Snake, escape: legal, word: None };

/// Members of enumerations, and constants.
pub(super) const CONSTANT: Style = Style { case: Case::Shouty, escape: legal, word: None };

/// Keywords, and what a class body uses itself: a field of this name would hide it.
pub(super) const RESERVED: &[&str] = &[
    "False",
    "None",
    "True",
    "and",
    "as",
    "assert",
    "async",
    "await",
    "bool",
    "break",
    "class",
    "continue",
    "def",
    "del",
    "dict",
    "elif",
    "else",
    "except",
    "field",
    "finally",
    "float",
    "for",
    "from",
    "from_json",
    "from_value",
    "global",
    "if",
    "import",
    "in",
    "int",
    "is",
    "json_schema",
    "lambda",
    "list",
    "mro",
    "nonlocal",
    "not",
    "or",
    "pass",
    "property",
    "raise",
    "replace",
    "return",
    "self",
    "staticmethod",
    "str",
    "to_json",
    "to_value",
    "try",
    "tuple",
    "validate",
    "while",
    "with",
    "yield",
];

fn legal(name: String) -> String {
    if RESERVED.contains(&name.as_str()) { format!("{name}_") } else { name }
}

/// What a module uses itself, or exports in addition to its types.
pub(super) const TAKEN: &[&str] = &[
    "Any",
    "Codec",
    "Dispatch",
    "ErrorPolicy",
    "Evaluated",
    "Final",
    "Hook",
    "Json",
    "Literal",
    "Model",
    "Never",
    "Number",
    "Place",
    "Problems",
    "Protocol",
    "StopChain",
    "StrEnum",
    "TypeAlias",
    "Unset",
];

/// The names of a module's types. Payloads come first: their names are what users know (EMT-02). Those that are imported have theirs.
pub(super) fn of_types(types: &[NamedType], imported: &[Option<String>], taken: &mut BTreeSet<String>) -> Vec<String> {
    let mut names: Vec<String> = imported.iter().map(|name| name.clone().unwrap_or_default()).collect();
    let rank = |name: &TypeName| match name {
        TypeName::Payload(_) => 0,
        TypeName::Definition(_) => 1,
        TypeName::Inline(_) => 2,
    };
    for wanted in 0..=2 {
        let is_wanted = |index: &usize| imported[*index].is_none() && rank(&types[*index].name) == wanted;
        let members: Vec<usize> = (0..types.len()).filter(is_wanted).collect();
        let raws: Vec<String> = members.iter().map(|index| types[*index].name.raw()).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
        for (index, name) in members.iter().zip(identifiers(&CLASS, &raws, taken)) {
            names[*index] = name;
        }
    }
    names
}

/// The names of the members of an enumeration.
pub(super) fn members(listed: &StringEnum) -> Vec<String> {
    let members = listed.members.iter();
    let values: Vec<NamedValue<'_>> =
        members.map(|member| NamedValue { value: &member.value, name: member.name.as_deref() }).collect();
    value_identifiers(&CONSTANT, &values, &mut BTreeSet::new())
}

/// The table of the members of an enumeration.
pub(super) fn table_of_members(class: &str) -> String {
    format!("_{}_MEMBERS", CONSTANT.identifier(class))
}

/// The names of siblings, in one style.
pub(super) fn siblings<'r>(style: &Style, raws: impl IntoIterator<Item = &'r str>, taken: &[&str]) -> Vec<String> {
    let raws: Vec<&str> = raws.into_iter().collect();
    identifiers(style, &raws, &mut taken.iter().map(|name| (*name).to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_legal_and_readable() {
        assert_eq!(
            siblings(&FIELD, ["class", "isError", "2fast", "_id", "type"], &[]),
            ["class_", "is_error", "n_2fast", "id", "type"]
        );
        assert_eq!(siblings(&CONSTANT, ["mro", "3d", "a-b"], &[]), ["MRO", "N_3D", "A_B"]);
        assert_eq!(CLASS.identifier("none"), "None_");
    }
}
