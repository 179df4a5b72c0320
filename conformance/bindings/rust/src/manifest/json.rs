//! Manifests in JSON.

use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::malformed;
use crate::error::Result;
use crate::spec::support::parse_document;

/// The fields of a `dagstack.json`, wrapped or flat (MAN-09); a key that is given twice is refused (MAN-10).
pub(super) fn own(name: &str, text: &str) -> Result<Value> {
    parse_document(text.as_bytes()).map_err(|problems| malformed(name, problems))
}

/// The fields under `dagstack` in a `package.json`.
pub(super) fn package(name: &str, text: &str) -> Result<Option<Value>> {
    #[derive(Deserialize)]
    struct Package<'a> {
        #[serde(borrow)]
        dagstack: Option<&'a RawValue>,
    }
    let package: Package<'_> = serde_json::from_str(text).map_err(|error| malformed(name, error))?;
    let Some(fields) = package.dagstack else { return Ok(None) };
    // Only the fields are checked for duplicate keys: the rest of the file is not ours.
    own(name, &format!("{{\"plugin\":{fields}}}")).map(Some)
}
