//! The headers of a message that say what is in it, so that who passes it on need not read it (RUN-03).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value};

use crate::mcp::era::Era;

const VERSION: HeaderName = HeaderName::from_static("mcp-protocol-version");
const METHOD: HeaderName = HeaderName::from_static("mcp-method");
const NAME: HeaderName = HeaderName::from_static("mcp-name");

/// What marks a value that is encoded.
const ENCODED: (&str, &str) = ("=?base64?", "?=");

/// The headers of a message in the way of an era; `initialize`, which is of none, has none.
pub(super) fn of_request(era: Option<Era>, method: &str, params: &Map<String, Value>) -> HeaderMap {
    let mut headers = HeaderMap::new();
    match era {
        None => {}
        Some(Era::Legacy(revision)) => {
            headers.insert(VERSION, HeaderValue::from_static(revision.as_str()));
        }
        Some(Era::Modern(revision)) => {
            headers.insert(VERSION, HeaderValue::from_static(revision.as_str()));
            headers.insert(METHOD, value(method));
            if method == "tools/call"
                && let Some(name) = params.get("name").and_then(Value::as_str)
            {
                headers.insert(NAME, value(name));
            }
        }
    }
    headers
}

/// A text as the value of a header: as it is where it is plain, else encoded.
pub(super) fn value(text: &str) -> HeaderValue {
    let (start, end) = ENCODED;
    let encoded = if is_plain(text) { text.to_owned() } else { format!("{start}{}{end}", BASE64.encode(text)) };
    // Both are ASCII that a header may hold.
    HeaderValue::try_from(encoded).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Whether a text is ASCII that can be seen, has no white space at an end, and does not look encoded.
fn is_plain(text: &str) -> bool {
    let looks_encoded = text.starts_with(ENCODED.0) && text.ends_with(ENCODED.1);
    let is_printable = |byte: u8| byte == b' ' || byte == b'\t' || byte.is_ascii_graphic();
    text.bytes().all(is_printable) && text.trim() == text && !looks_encoded
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::mcp::revision::Revision;

    fn headers(revision: Revision, method: &str, name: &str) -> Vec<(String, String)> {
        let params = Map::from_iter([("name".to_owned(), json!(name))]);
        let headers = of_request(Some(Era::of(revision)), method, &params);
        let text = |value: &HeaderValue| value.to_str().expect("ASCII").to_owned();
        headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
    }

    fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_modern_message_says_what_is_in_it() {
        let version = ("mcp-protocol-version", "2026-07-28");
        let call = headers(Revision::NEWEST, "tools/call", "a b");
        assert_eq!(call, pairs(&[version, ("mcp-method", "tools/call"), ("mcp-name", "a b")]));
        let other = headers(Revision::NEWEST, "tools/list", "x");
        assert_eq!(other, pairs(&[version, ("mcp-method", "tools/list")]));
    }

    #[test]
    fn a_legacy_message_says_its_revision_and_initialize_nothing() {
        let call = headers(Revision::OFFERED, "tools/call", "x");
        assert_eq!(call, pairs(&[("mcp-protocol-version", "2025-06-18")]));
        assert!(of_request(None, "initialize", &Map::new()).is_empty());
    }

    #[test]
    fn what_is_not_plain_is_encoded() {
        for (text, expected) in [
            ("us-west1", "us-west1"),
            ("a\tb", "a\tb"),
            ("", ""),
            ("gr\u{fc}\u{df}", "=?base64?Z3LDvMOf?="),
            (" a", "=?base64?IGE=?="),
            ("a\t", "=?base64?YQk=?="),
            ("a\nb", "=?base64?YQpi?="),
            ("\u{7f}", "=?base64?fw==?="),
            ("=?base64?YQ==?=", "=?base64?PT9iYXNlNjQ/WVE9PT89?="),
            ("=?base64?YQ==", "=?base64?YQ=="),
        ] {
            assert_eq!(value(text).to_str().expect("ASCII"), expected, "{text:?}");
        }
    }
}
