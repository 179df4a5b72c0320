//! TOML with places. The reader recovers, so that one pass reports several errors.

use serde_json::Number;
use toml::de::{DeTable, DeValue};

use super::{Entry, Node, NodeKind};
use crate::diagnostic::{Code, Diagnostic};
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
        return super::too_deep(source, span);
    }
    let code = if message.contains("duplicate key") { Code::DuplicateKey } else { Code::MalformedToml };
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
                    Code::MalformedToml,
                    source,
                    span.clone(),
                    "an integer that does not fit 64 bits",
                ));
                NodeKind::Null
            }
        }
        DeValue::Float(float) => float
            .as_str()
            .parse::<f64>()
            .ok()
            .and_then(Number::from_f64)
            .map_or(NodeKind::Foreign("an infinite or undefined number"), NodeKind::Number),
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
