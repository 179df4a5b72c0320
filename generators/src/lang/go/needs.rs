//! What emitted code needs besides itself: packages, and parts of the package `schema`.

use std::collections::BTreeSet;

use dagstack_spec_templates::go::{self as view, print};

use super::quoted;
use crate::ir::Format;

/// One thing that emitted code needs. It is noted where the code that needs it is made, never read out of emitted text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Need {
    /// The standard package `context`.
    Context,
    /// The standard package `encoding/json`.
    Json,
    /// The standard package `regexp`.
    Regexp,
    /// The package `contract`.
    Contract,
    /// The package `schema`.
    Schema,
    /// Schemas beside types.
    Rules,
    /// Schemas that several ways lead to.
    SchemaMemo,
    /// Types that several ways lead to.
    TypeMemo,
    /// Unions.
    Union,
    /// Tuples.
    Tuple,
    /// Formats that have a file of their own.
    Format(FormatFile),
}

/// A file of the package `schema` with formats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum FormatFile {
    Duration,
    Host,
    Uri,
    Regex,
    Pointer,
}

/// All that a file, or a package, needs.
pub(super) type Needs = BTreeSet<Need>;

/// The files of the package `schema` that not every package needs, by what needs them.
const OPTIONAL: &[(Need, &[&str])] = &[
    (Need::Rules, &["attempt", "evaluated", "rules", "rules_array", "rules_object", "rules_values", "words"]),
    (Need::SchemaMemo, &["attempt", "memo", "rules_memo"]),
    (Need::TypeMemo, &["attempt", "memo"]),
    (Need::Union, &["attempt", "union", "words"]),
    (Need::Tuple, &["tuple", "words"]),
    (Need::Format(FormatFile::Duration), &["duration"]),
    (Need::Format(FormatFile::Host), &["host", "idn", "idna", "codepoints"]),
    (Need::Format(FormatFile::Uri), &["uri"]),
    (Need::Format(FormatFile::Regex), &["regex", "properties", "identifiers", "codepoints"]),
    (Need::Format(FormatFile::Pointer), &["pointer"]),
];

/// Whether a file of the runtime is needed.
pub(super) fn is_needed(file: &str, needs: &Needs) -> bool {
    let name = file.trim_start_matches("schema/").trim_end_matches(".go");
    let mut wanting = OPTIONAL.iter().filter(|(_, names)| names.contains(&name)).peekable();
    wanting.peek().is_none() || wanting.any(|(need, _)| needs.contains(need))
}

/// What a format needs; most formats are always there.
pub(super) fn of_format(format: Format) -> Option<Need> {
    let file = match format {
        Format::Duration => FormatFile::Duration,
        Format::Email | Format::Hostname => FormatFile::Host,
        Format::Uri | Format::UriReference => FormatFile::Uri,
        Format::Regex => FormatFile::Regex,
        Format::JsonPointer => FormatFile::Pointer,
        Format::DateTime | Format::Date | Format::Time | Format::Ipv4 | Format::Ipv6 | Format::Uuid => return None,
    };
    Some(Need::Format(file))
}

/// The import declaration of a file; `path` is the import path of the output folder.
pub(super) fn imports(needs: &Needs, path: &str) -> String {
    let standard = needs.iter().filter_map(|need| match need {
        Need::Context => Some("context"),
        Need::Json => Some("encoding/json"),
        Need::Regexp => Some("regexp"),
        _ => None,
    });
    let own = needs.iter().filter_map(|need| match need {
        Need::Contract => Some(quoted(path, "contract")),
        Need::Schema => Some(quoted(path, "internal/schema")),
        _ => None,
    });
    print(&view::Imports { standard: standard.map(str::to_owned).collect(), own: own.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_nothing_needs_is_left_out() {
        let needs = Needs::from([Need::Schema, Need::TypeMemo]);
        for (file, needed) in [
            ("schema/node.go", true),
            ("contract/hook.go", true),
            ("schema/memo.go", true),
            ("schema/attempt.go", true),
            ("schema/rules_memo.go", false),
            ("schema/tuple.go", false),
        ] {
            assert_eq!(is_needed(file, &needs), needed, "{file}");
        }
    }
}
