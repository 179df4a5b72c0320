//! DS320: an address is not a valid URL.

use fluent_uri::Uri;

use crate::diagnostic::Diagnostic;
use crate::manifest::check::RawManifest;
use crate::rule::{Example, File, Rule};
use crate::shape::quote;

/// DS320: an address is not a valid URL.
pub const MANIFEST_ADDRESS: &Rule = &Rule {
    code: "DS320",
    title: "an address is not a valid URL",
    what: "The manifest is accepted, and a warning reported: `url` is not an absolute `http` or `https` URL with a host (RFC 3986).",
    why: "The registry can't reach a plugin behind such a `url`.",
    remedy: "Write the whole address, with its scheme.",
    example: Example {
        command: "validate .",
        around: &[],
        wrong: &[File::text("dagstack.toml", WITHOUT_SCHEME)],
        right: &[File::edited("dagstack.toml", WITHOUT_SCHEME, "example.org", "https://example.org")],
    },
};

const WITHOUT_SCHEME: &str = r#"[plugin]
schema_version = "1"
name = "echo"
kind = "tool"
kind_api_version = "1"
core_version = ">=0.1.0,<1.0.0"
runtime = "mcp_http"
url = "example.org/mcp"
"#;

pub(super) fn check(manifest: &RawManifest<'_>, found: &mut Vec<Diagnostic>) {
    let Some(node) = manifest.fields.get("url") else { return };
    let Some(problem) = node.as_str().filter(|text| !text.is_empty()).and_then(problem_of) else { return };
    let message = format!("`url` is not a valid URL: {} {problem}", quote(node));
    found.push(
        Diagnostic::warning(MANIFEST_ADDRESS, manifest.source, node.span.clone(), message)
            .help("write the whole address: `https://example.org/mcp`"),
    );
}

/// What keeps a text from being an address that a client can ask.
fn problem_of(text: &str) -> Option<&'static str> {
    let Ok(uri) = Uri::parse(text) else {
        return Some(if text.contains("://") { "has characters that a URL can't have" } else { "has no scheme" });
    };
    let scheme = uri.scheme().as_str().to_ascii_lowercase();
    if !["http", "https"].contains(&scheme.as_str()) {
        return Some("is not of the scheme `http` or `https`");
    }
    uri.authority().is_none_or(|authority| authority.host().is_empty()).then_some("has no host")
}

#[cfg(test)]
mod tests {
    use super::problem_of;

    #[test]
    fn only_an_absolute_address_with_a_host_will_do() {
        for address in
            ["https://example.org", "HTTP://localhost:8080/mcp", "http://[::1]/x?y#z", "https://user@example.org"]
        {
            assert_eq!(problem_of(address), None, "{address}");
        }
        for address in [
            "example.org",
            "localhost:80",
            "ftp://example.org",
            "https://",
            "https:///x",
            "http://a b",
            "/x",
            "mailto:a@b",
        ] {
            assert!(problem_of(address).is_some(), "{address}");
        }
    }
}
