//! The keys of hookspecs in `explain`: what the schema that editors use says of them.

use std::fmt::Write as _;

use dagstack_spec_model::Draft;
use dagstack_spec_model::json_schema::Keyword;
use dagstack_spec_model::load::hookspec_schema;
use serde_json::Value;

/// What a key of a hookspec means, for people: `dispatch`, `in_process_only`. A name that several tables have, such as `description`, is
/// explained for each. `None` where no table has it.
pub(super) fn explanation(name: &str) -> Option<String> {
    let schema = hookspec_schema(Draft::Draft202012);
    let definitions = schema[Keyword::Defs.name()].as_object();
    let inner = definitions.into_iter().flatten().map(|(table, inner)| (Some(key_of(&schema, table)), inner));
    let tables = std::iter::once((None, &schema)).chain(inner);
    let found = tables.filter_map(|(table, schema)| {
        let properties = schema[Keyword::Properties.name()].as_object()?;
        let (key, property) = properties.iter().find(|(key, _)| key.eq_ignore_ascii_case(name))?;
        Some(of_key(key, property, table, is_required(schema, key)))
    });
    Some(found.collect::<Vec<_>>().join("\n")).filter(|text| !text.is_empty())
}

/// The key of the whole document that has the tables of a definition: `hooks` has those of `Hook`.
fn key_of<'s>(schema: &'s Value, definition: &'s str) -> &'s str {
    let reference = format!("#/{}/{definition}", Keyword::Defs.name());
    let leads = |value: &Value| value[Keyword::Ref.name()] == reference.as_str();
    let properties = schema[Keyword::Properties.name()].as_object();
    let mut keys = properties.into_iter().flatten();
    keys.find(|(_, value)| leads(value) || leads(&value[Keyword::Items.name()])).map_or(definition, |(key, _)| key)
}

fn is_required(table: &Value, key: &str) -> bool {
    table[Keyword::Required.name()].as_array().is_some_and(|names| names.iter().any(|name| name == key))
}

fn of_key(key: &str, property: &Value, table: Option<&str>, is_required: bool) -> String {
    let place = table.map(|table| format!(", in `{table}`")).unwrap_or_default();
    let mut text = format!("{key}: a key of a hookspec{place}\n");
    if let Some(description) = property[Keyword::Description.name()].as_str() {
        let _ = write!(text, "\n{description}\n");
    }
    let values = property[Keyword::Enum.name()].as_array().into_iter().flatten().filter_map(Value::as_str);
    let meanings = property["enumDescriptions"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let values: Vec<(&str, &str)> = values.zip(meanings).collect();
    let width = values.iter().map(|(value, _)| value.len()).max().unwrap_or_default();
    for (index, (value, meaning)) in values.iter().enumerate() {
        let _ = writeln!(text, "{}  {value:<width$}  {meaning}", if index == 0 { "\n" } else { "" });
    }
    match &property[Keyword::Default.name()] {
        Value::Null if is_required => text.push_str("\nRequired.\n"),
        Value::Null => {}
        default => {
            let _ = write!(text, "\nDefault: {default}\n");
        }
    }
    text
}
