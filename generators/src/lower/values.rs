//! Enumerations: `enum` and `const`.

use dagstack_spec_model::Code;
use dagstack_spec_model::document::{Node, NodeKind};
use serde_json::{Map, Value};

use super::module::{At, Module};
use super::{keywords, reference};
use crate::ir::{Choice, EnumMember, StringEnum, Type, ValueEnum};
use crate::json::equal;

/// Keywords that describe inner values; beside `enum` they would have to be held against each member.
const INNER: &[&str] = &["properties", "additionalProperties", "items"];

/// Whether a schema is an enumeration all of whose values, apart from `null`, are strings.
pub(super) fn is_string_enumeration(node: &Node) -> bool {
    let mut values =
        node.get("const").into_iter().chain(node.get("enum").and_then(Node::items).unwrap_or_default()).peekable();
    values.peek().is_some()
        && values.clone().any(|value| value.as_str().is_some())
        && values.all(|value| matches!(value.kind, NodeKind::String(_) | NodeKind::Null))
}

impl<'s> Module<'s> {
    /// The values that `enum` and `const` leave, once the other keywords have had their say: what remains needs no other
    /// check. `null` is left to the caller where the schema is nullable.
    pub(super) fn values(&mut self, at: At<'s, '_>) -> Type {
        for keyword in INNER {
            if at.node.get(keyword).is_some() {
                self.problem(
                    Code::UnsupportedForm,
                    at,
                    keyword,
                    format!("`{keyword}` beside `enum` or `const` is not supported"),
                )
                .help = Some("the enumeration says it all: leave the other keyword out".to_owned());
            }
        }
        let fits = fits_rest(at.node);
        let drop_null = keywords::nullable(at.node);
        let described = at.node.get("x-enumDescriptions").or_else(|| at.node.get("enumDescriptions"));
        let described = described.and_then(Node::items).unwrap_or_default();
        let constant = at.node.get("const").map(Node::to_json);
        let listed = at.node.get("enum").and_then(Node::items).unwrap_or_default();
        let listed: Vec<(Value, Option<String>)> = listed
            .iter()
            .enumerate()
            .map(|(index, value)| (value.to_json(), described.get(index).and_then(Node::as_str).map(str::to_owned)))
            .collect();
        let candidates = match constant {
            Some(constant) if at.node.get("enum").is_some() => {
                listed.into_iter().filter(|(value, _)| equal(value, &constant)).collect()
            }
            Some(constant) => vec![(constant, None)],
            None => listed,
        };
        let mut kept: Vec<(Value, Option<String>)> = Vec::new();
        for (value, description) in candidates {
            let wanted = fits(&value) && !(drop_null && value.is_null());
            if wanted && !kept.iter().any(|(known, _)| equal(known, &value)) {
                kept.push((value, description));
            }
        }
        let choice = if at.node.get("enum").is_some() { Choice::Enum } else { Choice::Const };
        if kept.is_empty() {
            self.problem(Code::Unsatisfiable, at, choice.keyword(), "the other keywords leave none of these values")
                .help = Some("mend the values, or the keywords beside them".to_owned());
        }
        if kept.iter().all(|(value, _)| value.is_string()) {
            let member = |(value, description): (Value, Option<String>)| EnumMember {
                value: value.as_str().unwrap_or_default().to_owned(),
                description,
            };
            return Type::StringEnum(StringEnum { choice, members: kept.into_iter().map(member).collect() });
        }
        match kept.as_slice() {
            [(Value::Null, _)] => Type::Null,
            _ => Type::OneOfValues(ValueEnum { choice, values: kept.into_iter().map(|(value, _)| value).collect() }),
        }
    }
}

/// A test for all keywords of a schema but `enum` and `const`.
fn fits_rest(node: &Node) -> impl Fn(&Value) -> bool + use<> {
    let mut schema: Map<String, Value> = Map::new();
    for entry in node.entries().unwrap_or_default() {
        let key = entry.key.as_str();
        if !matches!(key, "enum" | "const" | "$id" | "$schema" | "$anchor") && !INNER.contains(&key) {
            schema.insert(key.to_owned(), entry.value.to_json());
        }
    }
    let only_strings = keywords::main_type(node) == keywords::MainType::String
        && !keywords::nullable(node)
        && schema.keys().all(|key| key == "type" || keywords::is_annotation(key));
    // What does not compile has been reported as not supported.
    let validator = if only_strings { None } else { reference::validator(&Value::Object(schema)) };
    move |value| match &validator {
        Some(validator) => validator.is_valid(value),
        None => !only_strings || value.is_string(),
    }
}
