//! Manifests in TOML. What TOML has and JSON has not (dates, infinities) is not a value of a field; only the free table
//! `metadata` may hold it.

use ::toml::{Table, Value as Toml};
use serde_json::{Number, Value};

use super::malformed;
use crate::error::Result;
use crate::spec::support::from_document;

/// The fields of a `dagstack.toml`, wrapped or flat (MAN-09).
pub(super) fn own(name: &str, text: &str) -> Result<Value> {
    let table = parse(name, text)?;
    let free = if table.contains_key("plugin") { "/plugin/metadata" } else { "/metadata" };
    let document = Reader { name, free }.value(Toml::Table(table), "")?;
    from_document(document).map_err(|problems| malformed(name, problems))
}

/// The fields under `[tool.dagstack.plugin]` in a `pyproject.toml`.
pub(super) fn pyproject(name: &str, text: &str) -> Result<Option<Value>> {
    let mut table = parse(name, text)?;
    let fields =
        enter(&mut table, "tool").and_then(|tool| enter(tool, "dagstack")).and_then(|ours| ours.remove("plugin"));
    fields.map(|fields| Reader { name, free: "/metadata" }.value(fields, "")).transpose()
}

fn parse(name: &str, text: &str) -> Result<Table> {
    text.parse::<Table>().map_err(|error| malformed(name, error))
}

fn enter<'t>(table: &'t mut Table, key: &str) -> Option<&'t mut Table> {
    table.get_mut(key)?.as_table_mut()
}

/// Turns TOML into JSON.
struct Reader<'a> {
    name: &'a str,
    /// The JSON Pointer under which anything is fine.
    free: &'a str,
}

impl Reader<'_> {
    fn value(&self, value: Toml, at: &str) -> Result<Value> {
        Ok(match value {
            Toml::String(text) => Value::String(text),
            Toml::Integer(number) => Value::from(number),
            Toml::Boolean(flag) => Value::Bool(flag),
            Toml::Float(number) => match Number::from_f64(number) {
                Some(number) => Value::Number(number),
                None => self.foreign("a number that is not finite", number, at)?,
            },
            Toml::Datetime(date) => self.foreign("a date", date, at)?,
            Toml::Array(items) => items
                .into_iter()
                .enumerate()
                .map(|(index, item)| self.value(item, &format!("{at}/{index}")))
                .collect::<Result<_>>()?,
            Toml::Table(entries) => Value::Object(
                entries
                    .into_iter()
                    .map(|(key, entry)| {
                        let entry = self.value(entry, &format!("{at}/{key}"))?;
                        Ok((key, entry))
                    })
                    .collect::<Result<_>>()?,
            ),
        })
    }

    fn foreign(&self, what: &str, value: impl std::fmt::Display, at: &str) -> Result<Value> {
        if at.strip_prefix(self.free).is_some_and(|rest| rest.starts_with('/')) {
            return Ok(Value::String(value.to_string()));
        }
        Err(malformed(self.name, format!("{at}: {what} is not a value of a manifest; write it as a string")))
    }
}
