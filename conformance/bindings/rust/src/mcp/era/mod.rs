//! The two eras of MCP (contract section 11): in the modern one each request says what it is made for, in the legacy one `initialize`
//! opens a session.

mod detect;
mod discovery;
mod initialize;

use serde_json::{Map, Value, json};

use super::jsonrpc;
use super::revision::Revision;

pub(super) use self::detect::{Detected, detect};
#[cfg(feature = "http")]
pub(super) use self::discovery::is_modern;
pub(super) use self::initialize::initialize;

/// The first revision of the modern era.
const FIRST_MODERN: Revision = Revision::V2026_07_28;

/// The key of a request's or a result's metadata.
pub(super) const META: &str = "_meta";

/// In what way a server is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Era {
    /// No handshake: every request carries the revision, what we can do and who we are.
    Modern(Revision),
    /// After `initialize`, which agreed on the revision.
    Legacy(Revision),
}

impl Era {
    /// The era that a revision belongs to.
    pub(super) fn of(revision: Revision) -> Self {
        if revision >= FIRST_MODERN { Self::Modern(revision) } else { Self::Legacy(revision) }
    }

    pub(super) const fn is_modern(self) -> bool {
        matches!(self, Self::Modern(_))
    }

    /// The revision that is spoken.
    #[cfg(feature = "http")]
    pub(super) const fn revision(self) -> Revision {
        match self {
            Self::Modern(revision) | Self::Legacy(revision) => revision,
        }
    }

    /// Adds to a request's parameters what the era asks of every request.
    pub(super) fn describe(self, params: &mut Map<String, Value>) {
        let Self::Modern(revision) = self else { return };
        let meta = params.entry(META).or_insert_with(|| json!({}));
        meta["io.modelcontextprotocol/protocolVersion"] = revision.as_str().into();
        meta["io.modelcontextprotocol/clientCapabilities"] = json!({});
        meta["io.modelcontextprotocol/clientInfo"] = client();
    }

    /// Whether an error says that the server is not, or no longer, of this era: then it is asked again (RUN-07).
    pub(super) fn is_refuted_by(self, error: &jsonrpc::Error) -> bool {
        match self {
            Self::Modern(_) => error.code == jsonrpc::UNSUPPORTED_PROTOCOL_VERSION,
            Self::Legacy(_) => discovery::is_modern(error),
        }
    }
}

/// Who we are.
fn client() -> Value {
    json!({"name": env!("CARGO_PKG_NAME"), "version": env!("CARGO_PKG_VERSION")})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_revision_belongs_to_an_era() {
        assert_eq!(Era::of(Revision::V2025_11_25), Era::Legacy(Revision::V2025_11_25));
        assert_eq!(Era::of(Revision::V2026_07_28), Era::Modern(Revision::V2026_07_28));
    }

    #[test]
    fn modern_requests_describe_themselves_and_keep_what_they_carry() {
        let mut params = Map::from_iter([(META.to_owned(), json!({"traceparent": "00-1-2-01"}))]);
        Era::of(Revision::NEWEST).describe(&mut params);
        let meta = &params[META];
        assert_eq!(meta["traceparent"], "00-1-2-01");
        assert_eq!(meta["io.modelcontextprotocol/protocolVersion"], "2026-07-28");
        assert_eq!(meta["io.modelcontextprotocol/clientCapabilities"], json!({}));
        assert_eq!(meta["io.modelcontextprotocol/clientInfo"]["name"], "dagstack-plugin-system");
    }

    #[test]
    fn legacy_requests_carry_nothing_of_the_kind() {
        let mut params = Map::new();
        Era::of(Revision::OFFERED).describe(&mut params);
        assert!(params.is_empty());
    }

    #[test]
    fn an_error_of_the_other_era_refutes_this_one() {
        let error = |code| jsonrpc::Error { code, message: String::new(), data: Some(json!({"supported": []})) };
        let (modern, legacy) = (Era::of(Revision::NEWEST), Era::of(Revision::OFFERED));
        assert!(modern.is_refuted_by(&error(-32022)) && legacy.is_refuted_by(&error(-32022)));
        assert!(!modern.is_refuted_by(&error(-32020)) && legacy.is_refuted_by(&error(-32020)));
        assert!(!modern.is_refuted_by(&error(-32601)) && !legacy.is_refuted_by(&error(-32601)));
    }
}
