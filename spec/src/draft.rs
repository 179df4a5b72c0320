//! The dialects of JSON Schema that schemas for editors are written in.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use crate::json_schema::{DEFINITIONS, Keyword};

/// Where this project's schemas live: what their `$id` starts with.
pub(crate) const BASE: &str = "https://dagstack.dev/spec/v1/";

/// A dialect of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Draft {
    /// JSON Schema 2020-12.
    Draft202012,
    /// JSON Schema draft-07, which editors understand best.
    Draft07,
}

impl Draft {
    /// What `$schema` says.
    #[must_use]
    pub fn dialect(self) -> &'static str {
        match self {
            Self::Draft202012 => "https://json-schema.org/draft/2020-12/schema",
            Self::Draft07 => "http://json-schema.org/draft-07/schema#",
        }
    }

    /// Whether a `$schema` names a draft before 2020-12.
    #[must_use]
    pub(crate) fn is_earlier(uri: &str) -> bool {
        const EARLIER: [&str; 5] = ["draft-03", "draft-04", "draft-06", "draft-07", "draft/2019-09"];
        let bare = bare(uri);
        // Without a version it was the newest one of its time.
        bare == "json-schema.org/schema"
            || EARLIER.iter().any(|draft| {
                bare.strip_prefix("json-schema.org/").and_then(|rest| rest.strip_prefix(draft)) == Some("/schema")
            })
    }

    /// Whether a `$schema` names this dialect, in a spelling of its own or not: by `http` or `https`, with an empty fragment or without.
    #[must_use]
    pub(crate) fn is_named(self, uri: &str) -> bool {
        bare(uri) == bare(self.dialect())
    }

    /// The keyword that holds definitions.
    #[must_use]
    pub fn definitions(self) -> &'static str {
        match self {
            Self::Draft202012 => Keyword::Defs.name(),
            Self::Draft07 => DEFINITIONS,
        }
    }

    /// What `$id` says of the project's schema with this name.
    #[must_use]
    pub fn address(self, name: &str) -> String {
        format!("{BASE}{name}.{}", self.suffix())
    }

    /// Whether an `$id` is that of one of the project's schemas.
    #[must_use]
    pub fn is_address(id: &str) -> bool {
        id.starts_with(BASE)
    }

    /// What the file name of a schema in this dialect ends with, after the first dot.
    #[must_use]
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Draft202012 => "schema.json",
            Self::Draft07 => "draft-07.schema.json",
        }
    }

    /// How `schemars` writes schemas in this dialect.
    #[must_use]
    pub fn settings(self) -> SchemaSettings {
        match self {
            Self::Draft202012 => SchemaSettings::draft2020_12(),
            Self::Draft07 => SchemaSettings::draft07(),
        }
    }

    /// The schema of a type, headed by its dialect and the project's address of this name.
    #[must_use]
    pub fn schema_of<T: JsonSchema>(self, name: &str) -> Value {
        self.headed(name, self.settings().into_generator().into_root_schema_for::<T>().to_value())
    }

    /// A schema, headed by its dialect and the project's address of this name.
    #[must_use]
    pub fn headed(self, name: &str, schema: Value) -> Value {
        let mut headed = Map::new();
        headed.insert("$schema".to_owned(), self.dialect().into());
        headed.insert("$id".to_owned(), self.address(name).into());
        if let Value::Object(members) = schema {
            headed.extend(members.into_iter().filter(|(key, _)| key != "$schema" && key != "$id"));
        }
        Value::Object(headed)
    }
}

/// A `$schema` without what differs from one spelling of it to another.
fn bare(uri: &str) -> &str {
    uri.strip_prefix("https://").or(uri.strip_prefix("http://")).unwrap_or(uri).trim_end_matches('#')
}
