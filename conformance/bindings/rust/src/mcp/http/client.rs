//! The HTTP client of a server: its address, and what every message carries.

use std::error::Error;
use std::net::IpAddr;
use std::sync::Arc;

use reqwest::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use reqwest::redirect::Policy;
use reqwest::{Client, Url};
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_platform_verifier::BuilderVerifierExt;

use crate::Failure;
use crate::mcp::endpoint::Endpoint;
use crate::mcp::trace::Trace;

/// Reads the manifest's `url`.
///
/// # Errors
/// It is not a URL with `http` or `https`; the message does not repeat it, as it may hold a password.
pub(super) fn url(plugin: &str, text: &str) -> Result<Url, Failure> {
    let problem = match Url::parse(text) {
        Ok(url) if ["http", "https"].contains(&url.scheme()) => return Ok(url),
        Ok(url) => format!("its scheme is `{}`", url.scheme()),
        Err(error) => error.to_string(),
    };
    Err(Endpoint::new(plugin, "mcp_http".to_owned(), [])
        .failure(&format!("has a `url` that is not an http or https URL: {problem}")))
}

/// The URL as failures show it: without user, password, query and fragment.
pub(super) fn place(url: &Url) -> String {
    format!("{}{}", url.origin().ascii_serialization(), url.path())
}

/// What a failure must never repeat.
pub(super) fn secrets(url: &Url, token: Option<&str>) -> Vec<String> {
    let parts = [token, url.password(), url.query()];
    let values = url.query_pairs().map(|(_, value)| value.into_owned());
    parts.into_iter().flatten().map(str::to_owned).chain(values).collect()
}

/// The client for this URL. It has no time limits of its own: each exchange has one.
///
/// # Errors
/// There are no root certificates to trust, or the system refuses.
pub(super) fn build(url: &Url) -> Result<Client, String> {
    let mut builder = Client::builder()
        .user_agent(concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")))
        .tls_backend_preconfigured(tls(url.scheme() == "https")?)
        .redirect(Policy::none());
    if is_loopback(url) {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|error| format!("could not be given an HTTP client: {}", describe(error)))
}

/// TLS with the system's roots; none are read for a server without TLS, as a small machine may have none.
fn tls(wanted: bool) -> Result<ClientConfig, String> {
    let no_roots = |error: rustls::Error| format!("needs TLS, which could not be set up: {error}");
    let builder = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(no_roots)?;
    let builder = if wanted {
        builder.with_platform_verifier().map_err(no_roots)?
    } else {
        builder.with_root_certificates(RootCertStore::empty())
    };
    Ok(builder.with_no_client_auth())
}

/// Whether a token for this URL crosses a network unencrypted.
pub(crate) fn exposes_token(url: &str) -> bool {
    Url::parse(url).is_ok_and(|url| url.scheme() == "http" && !is_loopback(&url))
}

fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// What every message carries: the token, and the W3C fields of the trace (RUN-06).
pub(super) fn headers(token: Option<&str>, trace: &Trace) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    if let Some(token) = token {
        let mut value = HeaderValue::from_str(&format!("Bearer {token}"))
            .map_err(|_| "has a token that no header may hold".to_owned())?;
        value.set_sensitive(true);
        headers.insert(AUTHORIZATION, value);
    }
    for (name, text) in trace.fields() {
        // What is not a header still crosses in the message itself.
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(HeaderName::from_static(name), value);
        }
    }
    Ok(headers)
}

/// The message of a failure down to its root, without the URL.
pub(super) fn describe(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        message = format!("{message}: {cause}");
        source = cause.source();
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_holds_no_credentials() {
        let url = url("echo", "https://me:hunter2@example.org:8443/mcp?key=hunter3#x").expect("a value");
        assert_eq!(place(&url), "https://example.org:8443/mcp");
        assert_eq!(secrets(&url, Some("abc")), ["abc", "hunter2", "key=hunter3", "hunter3"]);
    }

    #[test]
    fn a_url_of_another_scheme_is_refused_without_being_repeated() {
        for wrong in ["", "ftp://me:hunter2@example.org", "/mcp", "http://", "https://me:hunter2@exa mple.org"] {
            let failure = url("echo", wrong).expect_err("a failure");
            assert!(!failure.message.contains("hunter2"), "{failure}");
        }
    }

    #[test]
    fn only_this_machine_is_asked_without_a_proxy() {
        for (text, own) in [
            ("http://localhost:1/", true),
            ("http://127.0.0.2/", true),
            ("http://[::1]:8/", true),
            ("http://10.0.0.1/", false),
            ("http://localhost.example.org/", false),
        ] {
            assert_eq!(is_loopback(&url("echo", text).expect("a value")), own, "{text}");
        }
    }
}
