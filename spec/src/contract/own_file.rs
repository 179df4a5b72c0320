//! The YAML files that this crate has of its own.

use serde::de::DeserializeOwned;

use crate::document::{self, Syntax};
use crate::source::Source;

/// Reads a YAML file of this crate's own.
pub(super) fn read<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, String> {
    let source = Source::new(name, text);
    let root = document::parse(&source, Syntax::Yaml).map_err(|problems| format!("{problems:?}"))?;
    serde_json::from_value(root.to_json()).map_err(|error| error.to_string())
}
