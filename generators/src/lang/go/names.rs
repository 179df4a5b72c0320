//! How Go spells names.

use std::collections::BTreeSet;

use crate::ir::{EnumMember, NamedType, TypeName};
use crate::naming::{self, Case, NamedValue, Style, identifiers, value_identifiers};

/// Exported names. No exported name is a reserved word.
pub(super) const EXPORTED: Style = Style { case: Case::Pascal, escape: |name| name, word: Some(word) };

/// Words that Go writes in one case throughout, and what plurals of them look like.
const INITIALISMS: &[&str] = &[
    "Acl", "Api", "Ascii", "Cpu", "Css", "Dns", "Eof", "Guid", "Html", "Http", "Https", "Id", "Ip", "Json", "Lhs",
    "Mcp", "Qps", "Ram", "Rhs", "Rpc", "Sla", "Smtp", "Sql", "Ssh", "Tcp", "Tls", "Ttl", "Udp", "Ui", "Uid", "Uri",
    "Url", "Utf8", "Uuid", "Vm", "Xml", "Xmpp", "Xsrf", "Xss",
];

fn word(word: &str) -> String {
    let singular = word.strip_suffix('s').filter(|stem| INITIALISMS.contains(stem));
    match singular {
        _ if INITIALISMS.contains(&word) => word.to_ascii_uppercase(),
        Some(stem) => format!("{}s", stem.to_ascii_uppercase()),
        None => word.to_owned(),
    }
}

/// The name with its first word in lower case: `URLList` → `urlList`.
pub(super) fn unexported(name: &str) -> String {
    let capitals = name.chars().take_while(char::is_ascii_uppercase).count();
    let lowered = if capitals == name.len() || capitals <= 1 { capitals } else { capitals - 1 };
    format!("{}{}", name[..lowered].to_ascii_lowercase(), &name[lowered..])
}

/// The names of a module's types. Payloads come first: their names are what users know (EMT-02).
pub(super) fn of_types(types: &[NamedType], taken: &mut BTreeSet<String>) -> Vec<String> {
    let mut names = vec![String::new(); types.len()];
    let rank = |name: &TypeName| match name {
        TypeName::Payload(_) => 0,
        TypeName::Definition(_) => 1,
        TypeName::Inline(_) => 2,
    };
    for wanted in 0..=2 {
        let members: Vec<usize> = (0..types.len()).filter(|index| rank(&types[*index].name) == wanted).collect();
        let raws: Vec<String> = members.iter().map(|index| types[*index].name.raw()).collect();
        let raws: Vec<&str> = raws.iter().map(String::as_str).collect();
        for (index, name) in members.iter().zip(identifiers(&EXPORTED, &raws, taken)) {
            names[*index] = name;
        }
    }
    names
}

/// The name as it is, or numbered where it is taken already.
pub(super) fn free(name: &str, taken: &mut BTreeSet<String>) -> String {
    naming::free(name, taken)
}

/// The function that decodes the type with this name.
pub(super) fn decoder(name: &str) -> String {
    format!("decode{name}")
}

/// The function that decodes the type with this name for other packages.
pub(super) fn exported_decoder(name: &str) -> String {
    format!("Decode{name}")
}

/// A name as it is written behind another one, where a digit is legal: `SchemaVersion` and `N1` are `SchemaVersion1`.
pub(super) fn after_name(name: String) -> String {
    match name.strip_prefix('N') {
        Some(digits) if digits.starts_with(|first: char| first.is_ascii_digit()) => digits.to_owned(),
        _ => name,
    }
}

/// The package of a kind: `toolv1`. Package names have no underscores.
pub(super) fn kind_package(kind: &str, major: u64) -> String {
    let letters: String = kind.chars().filter(char::is_ascii_alphanumeric).collect();
    format!("{}v{major}", letters.to_ascii_lowercase())
}

/// The package of a shared module, from its raw name: `tool execute.input` is `toolexecuteinput`. A name that means something else
/// to Go or in emitted code is not left as it is: `string` is `stringtypes`.
pub(super) fn shared_package(raw: &str) -> String {
    let name = EXPORTED.identifier(raw).to_ascii_lowercase();
    if RESERVED.contains(&name.as_str()) || IN_SCOPE.contains(&name.as_str()) { format!("{name}types") } else { name }
}

/// What a package that is imported can't be called: what emitted code calls by these names, and folders and packages that the tools of
/// Go treat by rules of their own.
const IN_SCOPE: &[&str] = &[
    // Packages.
    "context",
    "contract",
    "json",
    "regexp",
    "schema",
    // Variables.
    "ctx",
    "data",
    "decoded",
    "document",
    "err",
    "in",
    "n",
    "o",
    "t",
    "v",
    // What Go declares.
    "any",
    "bool",
    "byte",
    "error",
    "false",
    "float64",
    "init",
    "int",
    "int64",
    "nil",
    "string",
    "true",
    "uint64",
    // What the tools of Go know.
    "documentation",
    "internal",
    "testdata",
    "vendor",
];

/// The package that an import path ends in, made legal: `example.com/app/go-spec/v2` → `spec`.
pub(super) fn root_package(import_path: &str) -> String {
    let is_major =
        |part: &str| part.strip_prefix('v').is_some_and(|rest| rest.chars().all(|sign| sign.is_ascii_digit()));
    // A path may be nothing but a version.
    let last = import_path.rsplit('/').find(|part| !part.is_empty() && !is_major(part)).unwrap_or("spec");
    let last = last.strip_prefix("go-").or_else(|| last.strip_suffix("-go")).unwrap_or(last);
    let name: String = last.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
    let legal = name.starts_with(|first: char| first.is_ascii_lowercase()) && !RESERVED.contains(&name.as_str());
    if legal { name } else { "spec".to_owned() }
}

/// Keywords, and the package that a program can't import.
pub(super) const RESERVED: &[&str] = &[
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "main",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

/// The constants of an enumeration: its name and the value, as in `StatusOutputStateQueued`.
pub(super) fn of_enum(name: &str, members: &[EnumMember], exported: &mut BTreeSet<String>) -> Vec<String> {
    let values: Vec<NamedValue<'_>> =
        members.iter().map(|member| NamedValue { value: &member.value, name: member.name.as_deref() }).collect();
    let suffixes = value_identifiers(&EXPORTED, &values, &mut BTreeSet::new());
    let named = |suffix| free(&format!("{name}{}", after_name(suffix)), exported);
    suffixes.into_iter().map(named).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initialisms_are_written_as_go_writes_them() {
        for (raw, name) in [
            ("user_id", "UserID"),
            ("apiUrls", "APIURLs"),
            ("mcp_http", "MCPHTTP"),
            ("identity", "Identity"),
            ("3d", "N3d"),
        ] {
            assert_eq!(EXPORTED.identifier(raw), name);
        }
    }

    #[test]
    fn first_words_are_lowered_as_a_whole() {
        for (name, lowered) in [("URLList", "urlList"), ("ID", "id"), ("FooBar", "fooBar"), ("N3d", "n3d")] {
            assert_eq!(unexported(name), lowered);
        }
    }

    #[test]
    fn packages_have_legal_names() {
        for (path, name) in [
            ("example.com/app/internal/spec", "spec"),
            ("example.com/go-plugins/v2", "plugins"),
            ("example.com/3d", "spec"),
            ("main", "spec"),
            ("func", "spec"),
            ("/", "spec"),
        ] {
            assert_eq!(root_package(path), name, "{path}");
        }
        assert_eq!(kind_package("data_source", 2), "datasourcev2");
        for (raw, name) in [
            ("common", "common"),
            ("tool execute.input", "toolexecuteinput"),
            ("string", "stringtypes"),
            ("internal", "internaltypes"),
            ("func", "functypes"),
            ("3d", "n3d"),
        ] {
            assert_eq!(shared_package(raw), name, "{raw}");
        }
    }
}
