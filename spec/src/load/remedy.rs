//! What to do about a schema that the meta-schema refuses, in plain English.

use crate::diagnostic::Edit;
use crate::document::{Node, NodeKind};
use crate::json_schema::{DEFINITIONS, JsonType, Keyword, Subschemas, ValueKind, subschemas};
use crate::shape::{brief, quote, shorten};
use crate::source::Source;

/// A value that the meta-schema refuses, as part of a keyword.
pub(super) struct Violation<'n> {
    /// The keyword that it is under.
    pub(super) keyword: &'n str,
    /// Whether it is the keyword's value, not an item of it.
    pub(super) is_whole: bool,
    /// The schema that has the keyword.
    pub(super) schema: &'n Node,
    /// The value.
    pub(super) node: &'n Node,
}

/// What is wrong.
pub(super) fn message(violation: &Violation<'_>) -> String {
    let Violation { keyword, is_whole, node, .. } = violation;
    let shown = match &node.kind {
        NodeKind::Sequence(items) if items.is_empty() => "an empty array".to_owned(),
        NodeKind::Mapping(_) | NodeKind::Sequence(_) => type_name(node).to_owned(),
        _ => quote(node),
    };
    let keyword = shorten(keyword, KEYWORD_LIMIT);
    match (&node.kind, expected(&keyword).1) {
        (NodeKind::Sequence(items), Expected::List) if *is_whole && !items.is_empty() => match repeated(items) {
            Some(item) => format!("`{keyword}` has {} twice", quote(item)),
            None => match wrong_type(items).filter(|_| keyword == Keyword::Type.name()) {
                Some(item) => format!("`type` can't hold {}", quote(item)),
                None => format!("`{keyword}` can't be this array"),
            },
        },
        _ if *is_whole => format!("`{keyword}` can't be {shown}"),
        _ => format!("`{keyword}` can't hold {shown}"),
    }
}

/// What to write instead.
pub(super) fn help(violation: &Violation<'_>) -> String {
    special(violation).unwrap_or_else(|| {
        let keyword = shorten(violation.keyword, KEYWORD_LIMIT);
        format!("`{keyword}` is {}", expected(&keyword).0)
    })
}

/// The edits that write what is meant, where there is one way to.
pub(super) fn fix(source: &Source, violation: &Violation<'_>) -> Vec<Edit> {
    let Violation { keyword, schema: _, node, is_whole } = violation;
    let text = |node: &Node| source.text().get(node.span.clone()).unwrap_or_default();
    let replace = |node: &Node, text: String| vec![Edit::new(source, node.span.clone(), text)];
    match (Keyword::from_name(keyword), &node.kind) {
        (Some(Keyword::Required), NodeKind::String(_)) if *is_whole => replace(node, format!("[{}]", text(node))),
        (Some(Keyword::Type), NodeKind::String(_)) => fix_type(source, node),
        (Some(Keyword::Type), NodeKind::Sequence(items)) if wrong_type(items).is_some() => {
            let wrong = items.iter().filter(|item| item.as_str().and_then(JsonType::from_name).is_none());
            let edits: Vec<Vec<Edit>> = wrong.map(|item| fix_type(source, item)).collect();
            if edits.iter().any(Vec::is_empty) { Vec::new() } else { edits.concat() }
        }
        (Some(Keyword::Type | Keyword::Required), NodeKind::Sequence(items)) if *is_whole => {
            let mut seen = std::collections::BTreeSet::new();
            let again = items.iter().enumerate().filter(|(_, item)| !seen.insert(item.to_json().to_string()));
            again.flat_map(|(index, _)| Edit::remove_item(source, items, index)).collect()
        }
        (_, NodeKind::String(value)) => match expected(keyword).1 {
            Expected::Number if value.parse::<serde_json::Number>().is_ok() => replace(node, value.clone()),
            Expected::Boolean if matches!(value.as_str(), "true" | "false") => replace(node, value.clone()),
            _ if is_schema_place(keyword) => match type_meant(value) {
                Some(ty) if ty != "any" && format_meant(value).is_none() => {
                    replace(node, format!("{{\"type\": \"{ty}\"}}"))
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The name of a type in another language as that of JSON Schema.
fn fix_type(source: &Source, node: &Node) -> Vec<Edit> {
    let meant = node.as_str().filter(|name| format_meant(name).is_none()).and_then(type_meant);
    meant.filter(|ty| *ty != "any").map_or_else(Vec::new, |ty| Edit::text(source, node, ty))
}

/// What to call the type of a value in a message about JSON.
pub(super) fn type_name(node: &Node) -> &'static str {
    if node.entries().is_some() { "an object" } else { node.type_name() }
}

const KEYWORD_LIMIT: usize = 60;

/// Mistakes that other drafts and other languages lead to.
fn special(violation: &Violation<'_>) -> Option<String> {
    let Violation { keyword, schema, node, is_whole } = violation;
    match (Keyword::from_name(keyword), &node.kind) {
        (Some(Keyword::Items), NodeKind::Sequence(_)) if *is_whole => Some(
            "write the list under `prefixItems`; `items` is the one schema of all items after those of the list"
                .to_owned(),
        ),
        (Some(exclusive @ (Keyword::ExclusiveMinimum | Keyword::ExclusiveMaximum)), NodeKind::Boolean(value)) => {
            let bound = if exclusive == Keyword::ExclusiveMinimum { Keyword::Minimum } else { Keyword::Maximum };
            let number = schema.keyword(bound).filter(|node| matches!(node.kind, NodeKind::Number(_))).map(quote);
            let number = number.map(|text| text.trim_matches('`').to_owned());
            Some(match (value, number) {
                (false, _) => format!("remove it: `{bound}` alone includes the bound"),
                (true, Some(number)) => {
                    format!("it is the bound itself: write `\"{keyword}\": {number}` and remove `{bound}`")
                }
                (true, None) => format!("it is the bound itself, a number, in place of `{bound}`"),
            })
        }
        (Some(Keyword::Required), NodeKind::Boolean(_)) => Some(
            "`required` is a list of property names in the object around the property: `\"required\": [\"name\"]`"
                .to_owned(),
        ),
        (Some(Keyword::Required), NodeKind::String(name)) if *is_whole => {
            Some(format!("write a list: `\"required\": [\"{}\"]`", brief(name)))
        }
        (Some(Keyword::Type), NodeKind::String(name)) => Some(of_type(name)),
        (Some(Keyword::Type), NodeKind::Mapping(_)) => Some("a type is a name; write schemas under `anyOf`".to_owned()),
        (Some(Keyword::Type), NodeKind::Sequence(items)) => {
            let name = wrong_type(items).and_then(Node::as_str);
            Some(name.map_or_else(|| TYPES.to_owned(), of_type))
        }
        (Some(Keyword::Type), _) => Some(TYPES.to_owned()),
        (Some(Keyword::Enum), NodeKind::Mapping(table)) if *is_whole => {
            let names: Vec<String> =
                table.iter().take(3).map(|entry| format!("\"{}\"", shorten(&entry.key, 20))).collect();
            Some(format!("write the values as a list: `\"enum\": [{}]`", names.join(", ")))
        }
        (Some(known), NodeKind::Sequence(_)) if known.subschemas() == Subschemas::Table => {
            Some(format!("write an object: `\"{keyword}\": {{\"name\": {{…}}}}`"))
        }
        (_, NodeKind::String(text)) if expected(keyword).1 == Expected::Number && text.parse::<f64>().is_ok() => {
            Some("remove the quotes".to_owned())
        }
        (_, NodeKind::String(text))
            if expected(keyword).1 == Expected::Boolean && matches!(text.as_str(), "true" | "false") =>
        {
            Some("remove the quotes".to_owned())
        }
        (_, NodeKind::String(name)) if is_schema_place(keyword) => {
            let ty = type_meant(name).filter(|ty| *ty != "any");
            Some(ty.map_or_else(
                || "a schema is an object or a boolean".to_owned(),
                |ty| format!("a schema is an object: `{{\"type\": \"{ty}\"}}`"),
            ))
        }
        _ => None,
    }
}

const TYPES: &str =
    "a type is one of array, boolean, integer, null, number, object, string, or a list of them, each once";

/// The format of a string that other languages have as a type.
fn format_meant(name: &str) -> Option<&'static str> {
    match name.to_lowercase().as_str() {
        "date" => Some("date"),
        "time" => Some("time"),
        "datetime" | "date-time" | "timestamp" => Some("date-time"),
        "uuid" | "guid" => Some("uuid"),
        "uri" | "url" => Some("uri"),
        "email" => Some("email"),
        _ => None,
    }
}

fn of_type(name: &str) -> String {
    match (format_meant(name), type_meant(name)) {
        (Some(format), _) => format!("write `\"type\": \"string\", \"format\": \"{format}\"`"),
        (None, Some("any")) => "remove `type`: a schema without it accepts values of any type".to_owned(),
        (None, Some(meant)) => format!("write `\"type\": \"{meant}\"`"),
        (None, None) => TYPES.to_owned(),
    }
}

/// The type of JSON Schema that other languages have another name for.
fn type_meant(name: &str) -> Option<&'static str> {
    Some(match name.to_lowercase().as_str() {
        "any" | "mixed" | "unknown" | "json" | "*" => "any",
        "int" | "integer" | "int32" | "int64" | "long" | "short" | "uint" | "byte" => "integer",
        "number" | "float" | "double" | "decimal" | "real" | "numeric" | "float32" | "float64" => "number",
        "bool" | "boolean" => "boolean",
        "string" | "str" | "text" | "char" | "file" | "binary" => "string",
        "object" | "dict" | "dictionary" | "map" | "hash" | "struct" | "table" | "record" | "class" => "object",
        "array" | "list" | "tuple" | "set" | "sequence" | "vector" => "array",
        "null" | "none" | "nil" | "undefined" | "void" => "null",
        _ => return None,
    })
}

/// The kinds of values that keywords have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    Text,
    Number,
    Boolean,
    List,
    Other,
}

fn is_schema_place(keyword: &str) -> bool {
    subschemas(keyword) != Subschemas::None
}

/// What the value of a keyword is, for a message.
fn expected(name: &str) -> (&'static str, Expected) {
    let Some(keyword) = Keyword::from_name(name) else { return expected_elsewhere(name) };
    match keyword.value() {
        ValueKind::Any => NOT_VALID,
        ValueKind::Text => ("a string", Expected::Text),
        ValueKind::UriReference => ("a URI reference", Expected::Text),
        ValueKind::Id => ("a URI reference without a fragment", Expected::Text),
        ValueKind::Anchor => ("a name of letters, digits and `-_.` that starts with a letter or `_`", Expected::Text),
        ValueKind::Number => ("a number", Expected::Number),
        ValueKind::PositiveNumber => ("a number above 0", Expected::Number),
        ValueKind::Count => ("an integer, 0 or more", Expected::Number),
        ValueKind::Flag => ("`true` or `false`", Expected::Boolean),
        ValueKind::Types => ("the name of a type, or a list of such names", Expected::List),
        ValueKind::Values => ("a list of values", Expected::List),
        ValueKind::Names => ("a list of property names, each once", Expected::List),
        ValueKind::NamesByName => {
            ("an object with a list of property names, each once, for each property", Expected::Other)
        }
        ValueKind::FlagsByUri => ("an object with `true` or `false` for each URI", Expected::Other),
        ValueKind::Schema => ("a schema: an object or a boolean", Expected::Other),
        ValueKind::Schemas => ("a list of one schema or more", Expected::List),
        ValueKind::SchemasByName => SCHEMAS_BY_NAME,
    }
}

/// The same of the keywords of earlier drafts that the meta-schema still has.
fn expected_elsewhere(name: &str) -> (&'static str, Expected) {
    match name {
        DEFINITIONS => SCHEMAS_BY_NAME,
        "dependencies" => ("an object with a schema or a list of property names for each property", Expected::Other),
        "$recursiveAnchor" => ("a keyword of another draft", Expected::Boolean),
        "$recursiveRef" => ("a keyword of another draft", Expected::Text),
        _ => NOT_VALID,
    }
}

const SCHEMAS_BY_NAME: (&str, Expected) =
    ("an object with a schema, an object or a boolean, for each name", Expected::Other);

const NOT_VALID: (&str, Expected) = ("not valid here", Expected::Other);

/// The first item that is not the name of a type.
fn wrong_type(items: &[Node]) -> Option<&Node> {
    items.iter().find(|item| item.as_str().and_then(JsonType::from_name).is_none())
}

/// The first item that is there before.
fn repeated(items: &[Node]) -> Option<&Node> {
    let mut seen = std::collections::BTreeSet::new();
    items.iter().find(|item| !seen.insert(item.to_json().to_string()))
}
