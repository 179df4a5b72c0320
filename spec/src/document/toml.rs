//! TOML with places. The reader recovers, so that one pass reports several errors.

use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::{Number, Value};
use toml::de::{DeTable, DeValue};

use super::node::{Entry, Node, NodeKind};
use super::number;
use super::problems::too_deep;
use crate::decimal::Decimal;
use crate::diagnostic::Diagnostic;
use crate::rules;
use crate::source::Source;

pub(super) fn parse(source: &Source) -> Result<Node, Vec<Diagnostic>> {
    let (table, errors) = DeTable::parse_recoverable(source.text());
    if !errors.is_empty() {
        return Err(errors.iter().map(|error| diagnostic(source, error)).collect());
    }
    let mut problems = Vec::new();
    let kind = mapping(source, table.get_ref(), &mut problems);
    if problems.is_empty() { Ok(Node { kind, span: 0..source.text().len() }) } else { Err(problems) }
}

fn diagnostic(source: &Source, error: &toml::de::Error) -> Diagnostic {
    let span = error.span().unwrap_or(0..0);
    let message = error.message();
    if message.contains("recurs") {
        return too_deep(source, span);
    }
    let code = if message.contains("duplicate key") { rules::DUPLICATE_KEY } else { rules::MALFORMED_TOML };
    Diagnostic::error(code, source, span, message.replace('\n', " "))
}

fn mapping(source: &Source, table: &DeTable<'_>, problems: &mut Vec<Diagnostic>) -> NodeKind {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_span: key.span(),
            value: Node { kind: convert(source, value.get_ref(), &value.span(), problems), span: value.span() },
        })
        .collect();
    entries.sort_by_key(|entry| entry.key_span.start);
    NodeKind::Mapping(entries.into())
}

fn convert(
    source: &Source,
    value: &DeValue<'_>,
    span: &std::ops::Range<usize>,
    problems: &mut Vec<Diagnostic>,
) -> NodeKind {
    match value {
        DeValue::String(text) => NodeKind::String(text.to_string()),
        DeValue::Boolean(value) => NodeKind::Boolean(*value),
        DeValue::Integer(integer) => {
            if let Ok(number) = i64::from_str_radix(integer.as_str(), integer.radix()) {
                NodeKind::Number(number.into())
            } else {
                problems.push(Diagnostic::error(
                    rules::MALFORMED_TOML,
                    source,
                    span.clone(),
                    "an integer that does not fit 64 bits",
                ));
                NodeKind::Null
            }
        }
        DeValue::Float(float) if float.as_str().ends_with(|end: char| !end.is_ascii_digit()) => {
            NodeKind::Foreign("an infinite or undefined number")
        }
        DeValue::Float(float) => match number::read(float.as_str()) {
            Ok(number) => NodeKind::Number(number),
            Err(message) => {
                problems.push(Diagnostic::error(rules::MALFORMED_TOML, source, span.clone(), message));
                NodeKind::Null
            }
        },
        DeValue::Datetime(_) => NodeKind::Foreign("a date or time"),
        DeValue::Array(items) => NodeKind::Sequence(
            items
                .iter()
                .map(|item| Node { kind: convert(source, item.get_ref(), &item.span(), problems), span: item.span() })
                .collect(),
        ),
        DeValue::Table(table) => mapping(source, table, problems),
    }
}

/// Why a value can't be written as TOML: it has a `null`, or a number that 64 bits do not hold, or is not a table.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct NotToml(#[from] toml::ser::Error);

/// A JSON value as a TOML document, its keys in their order.
///
/// # Errors
/// [`NotToml`] where TOML lacks what the value has.
pub fn to_toml(value: &Value) -> Result<String, NotToml> {
    Ok(toml::to_string(&Written(value))?)
}

/// A value whose numbers any format can write: with all digits kept, `serde_json` hands them over in a form of its own.
struct Written<'v>(&'v Value);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) => match (number.as_i64(), exact_double(number)) {
                (Some(integer), _) => serializer.serialize_i64(integer),
                (None, Some(double)) => serializer.serialize_f64(double),
                (None, None) => Err(S::Error::custom(format!("64 bits do not hold `{number}`"))),
            },
            Value::String(text) => serializer.serialize_str(text),
            Value::Array(items) => serializer.collect_seq(items.iter().map(Written)),
            Value::Object(entries) => serializer.collect_map(entries.iter().map(|(key, value)| (key, Written(value)))),
        }
    }
}

/// The double that a number with a point or an exponent is.
fn exact_double(number: &Number) -> Option<f64> {
    let double = number.as_f64().filter(|_| number.is_f64())?;
    (Decimal::from(&Number::from_f64(double)?) == Decimal::from(number)).then_some(double)
}
