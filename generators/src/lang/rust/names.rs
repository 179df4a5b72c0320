//! How Rust spells names.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

use crate::ir::Type;
use crate::naming::{Case, NamedValue, Style, value_identifiers};

/// The longest identifier. A longer name is cut and marked by its digest: emitted lines have to fit in 100 columns, or
/// rustfmt would lay them out in ways that no template can foresee.
const LONGEST: usize = 56;

/// Types, and variants of enumerations.
pub(super) const TYPE: Style = Style { case: Case::Pascal, escape: type_name, word: None };

/// The field that holds the keys without a field of their own.
pub(super) const REST: &str = "additional";

/// Fields, methods and modules.
pub(super) const MEMBER: Style = Style { case: Case::Snake, escape: member_name, word: None };

/// Tables of schemas.
pub(super) const STATIC: Style = Style { case: Case::Shouty, escape: static_name, word: None };

/// Names that a module of emitted code uses without a path, and that a type of a schema must not have.
const PRELUDE: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Future",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "Synchronous",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// Methods that types have by their traits, and by the table of an object.
const METHODS: &[&str] = &[
    "borrow",
    "borrow_mut",
    "check",
    "clone",
    "clone_from",
    "clone_into",
    "default",
    "deserialize",
    "eq",
    "fmt",
    "from",
    "from_text",
    "from_value",
    "inspect",
    "into",
    "known",
    "ne",
    "new",
    "serialize",
    "take",
    "to_owned",
    "try_from",
    "try_into",
    "type_id",
    "validate",
];

/// Reserved words, of all editions.
pub(super) const RESERVED: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro",
    "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super",
    "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// The names that types of a module must not have.
pub(super) fn taken_types() -> BTreeSet<String> {
    PRELUDE.iter().map(|name| (*name).to_owned()).collect()
}

/// The names that tables of a module must not have: its constants.
pub(super) fn taken_statics() -> BTreeSet<String> {
    ["HOOKS", "IN_PROCESS_ONLY", "KIND_API_VERSION", "KIND_NAME", "RULES", "SINGLETON_PER_RUNTIME"]
        .map(str::to_owned)
        .into()
}

/// The names that methods of a type must not have: those that it has, and those of traits that it would hide.
pub(super) fn taken_methods() -> BTreeSet<String> {
    METHODS.iter().map(|name| (*name).to_owned()).collect()
}

fn static_name(name: String) -> String {
    shorten(name, "_")
}

fn type_name(name: String) -> String {
    if name == "Self" { "Self_".to_owned() } else { shorten(name, "") }
}

fn member_name(name: String) -> String {
    match name.as_str() {
        // These can't be raw identifiers.
        "self" | "super" | "crate" => name + "_",
        word if RESERVED.contains(&word) => format!("r#{word}"),
        _ => shorten(name, "_"),
    }
}

fn shorten(mut name: String, joint: &str) -> String {
    if name.len() > LONGEST {
        // FNV-1a: stable, and enough to keep apart names that start alike.
        let digest =
            name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        // Identifiers are ASCII.
        name.truncate(LONGEST - 9);
        let _ = write!(name, "{joint}{}{digest:08x}", if joint.is_empty() { "X" } else { "" });
    }
    name
}

/// The variants of an enumeration, in the order of its values; none for other types.
pub(super) fn variants(ty: &Type) -> Vec<String> {
    let raws: Vec<(String, Option<&str>)> = match ty {
        Type::StringEnum(listed) => {
            listed.members.iter().map(|member| (member.value.clone(), member.name.as_deref())).collect()
        }
        Type::OneOfValues(listed) => {
            let name = |index: usize| Some(listed.names.as_ref()?.get(index)?.as_str());
            listed.values.iter().enumerate().map(|(index, value)| (raw_name(value), name(index))).collect()
        }
        _ => Vec::new(),
    };
    let values: Vec<NamedValue<'_>> = raws.iter().map(|(value, name)| NamedValue { value, name: *name }).collect();
    value_identifiers(&TYPE, &values, &mut BTreeSet::new())
}

/// The raw name of a member that may be any value: its JSON, with words for the signs of numbers.
fn raw_name(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string().replace('-', "minus ").replace('.', " point "),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(raw_name).collect();
            format!("list {}", items.join(" "))
        }
        Value::Object(entries) => {
            let entries: Vec<String> =
                entries.iter().map(|(key, value)| format!("{key} {}", raw_name(value))).collect();
            format!("object {}", entries.join(" "))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let raw = "x".repeat(100);
        let name = TYPE.identifier(&raw);
        assert_eq!(name.len(), LONGEST);
        assert_ne!(name, TYPE.identifier(&(raw + "y")));
    }
}
