//! What editors want of a JSON Schema besides its meaning: their own annotations, and keywords in reading order.

use serde_json::{Map, Value, json};

use crate::json_schema::{Keyword, Subschemas, subschemas};

/// Translates our own annotations into those that each editor knows.
pub(crate) fn for_editors(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(for_editors),
        Value::Object(fields) => {
            fields.remove("x-dagstack-transient");
            // Visual Studio Code: `enumDescriptions`; taplo: `x-taplo`.
            if let Some(descriptions) = fields.remove("x-enumDescriptions") {
                fields.insert("x-taplo".to_owned(), json!({"docs": {"enumValues": descriptions}}));
                fields.insert("markdownEnumDescriptions".to_owned(), descriptions.clone());
                fields.insert("enumDescriptions".to_owned(), descriptions);
            }
            if let Some(Value::String(expected)) = fields.remove("x-expected") {
                fields.insert("patternErrorMessage".to_owned(), format!("This must be {expected}.").into());
            }
            if let (Some(Value::String(description)), true) =
                (fields.get(Keyword::Description.name()), fields.contains_key(Keyword::Type.name()))
            {
                let mut markdown = description.clone();
                if let Some(default) =
                    fields.get(Keyword::Default.name()).filter(|default| default.is_number() || default.is_string())
                {
                    let default = default.as_str().map_or_else(|| default.to_string(), str::to_owned);
                    markdown = format!("{markdown}\n\nDefault: `{default}`");
                }
                fields.insert("markdownDescription".to_owned(), markdown.into());
            }
            fields.values_mut().for_each(for_editors);
        }
        _ => {}
    }
}

/// The order in which a reader wants the keywords of a schema. Others follow as they come.
const ORDER: &[&str] = &[
    Keyword::Schema.name(),
    Keyword::Id.name(),
    Keyword::Comment.name(),
    Keyword::Ref.name(),
    Keyword::Title.name(),
    Keyword::Description.name(),
    "markdownDescription",
    Keyword::Type.name(),
    Keyword::Enum.name(),
    "x-enumDescriptions",
    "enumDescriptions",
    "markdownEnumDescriptions",
    Keyword::Const.name(),
    Keyword::Default.name(),
    Keyword::Examples.name(),
    Keyword::Required.name(),
    Keyword::Properties.name(),
    Keyword::AdditionalProperties.name(),
    Keyword::Items.name(),
    Keyword::MinItems.name(),
    Keyword::MinLength.name(),
    Keyword::Minimum.name(),
    Keyword::Pattern.name(),
    "patternErrorMessage",
    Keyword::If.name(),
    Keyword::Then.name(),
    Keyword::Else.name(),
    Keyword::AllOf.name(),
    Keyword::Not.name(),
    "errorMessage",
];

pub(crate) fn ordered(schema: Value) -> Value {
    match schema {
        Value::Array(items) => items.into_iter().map(ordered).collect(),
        Value::Object(mut fields) => {
            let mut sorted = Map::new();
            let mut take = |key: String, value: Value| {
                let value = match (subschemas(&key), value) {
                    // The members are names, not keywords: their order is the model's.
                    (Subschemas::Table, Value::Object(members)) => {
                        Value::Object(members.into_iter().map(|(name, member)| (name, ordered(member))).collect())
                    }
                    (Subschemas::None, value) => value,
                    (_, value) => ordered(value),
                };
                sorted.insert(key, value);
            };
            for key in ORDER {
                if let Some(value) = fields.shift_remove(*key) {
                    take((*key).to_owned(), value);
                }
            }
            for (key, value) in fields {
                take(key, value);
            }
            Value::Object(sorted)
        }
        scalar => scalar,
    }
}
