//! What a server's answer to `server/discover` says about its era (RUN-07).

use serde_json::Value;

use crate::mcp::jsonrpc::{self, HEADER_MISMATCH, MISSING_CLIENT_CAPABILITY, Outcome, UNSUPPORTED_PROTOCOL_VERSION};
use crate::mcp::revision::Revision;

/// What an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Finding {
    /// The server knows `server/discover` and speaks this revision, the newest in common; it may be a legacy one.
    Speaks(Revision),
    /// The server refused the request, and speaks this revision.
    Refused(Revision),
    /// The server speaks none of our revisions, but these.
    NothingInCommon(Vec<Value>),
    /// The server does not know `server/discover`.
    Legacy,
}

/// Reads an answer to `server/discover` that was asked in this revision.
pub(super) fn read(outcome: &Outcome, asked: Revision) -> Finding {
    match outcome {
        Ok(result) => of_result(result),
        Err(error) => of_error(error, asked),
    }
}

fn of_result(result: &Value) -> Finding {
    match result.get("supportedVersions") {
        Some(Value::Array(listed)) => newest(listed, Finding::Speaks),
        _ => Finding::Legacy,
    }
}

fn of_error(error: &jsonrpc::Error, asked: Revision) -> Finding {
    if !is_modern(error) {
        return Finding::Legacy;
    }
    match supported(error) {
        Some(listed) => newest(listed, Finding::Refused),
        // Nothing was said against the revision that we asked in.
        None => Finding::Speaks(asked),
    }
}

/// Whether an error is one that servers of the modern era alone answer with.
pub(in crate::mcp) fn is_modern(error: &jsonrpc::Error) -> bool {
    match error.code {
        HEADER_MISMATCH | MISSING_CLIENT_CAPABILITY => true,
        UNSUPPORTED_PROTOCOL_VERSION => supported(error).is_some(),
        _ => false,
    }
}

/// The revisions that an error lists.
pub(super) fn supported(error: &jsonrpc::Error) -> Option<&[Value]> {
    error.data.as_ref()?.get("supported")?.as_array().map(Vec::as_slice)
}

fn newest(listed: &[Value], finding: impl FnOnce(Revision) -> Finding) -> Finding {
    Revision::newest_of(listed).map_or_else(|| Finding::NothingInCommon(listed.to_vec()), finding)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn result(result: Value) -> Finding {
        read(&Ok(result), Revision::NEWEST)
    }

    fn error(code: i64, data: Option<Value>) -> Finding {
        read(&Err(jsonrpc::Error { code, message: String::new(), data }), Revision::NEWEST)
    }

    #[test]
    fn a_list_of_versions_is_modern_and_the_newest_of_ours_is_used() {
        assert_eq!(result(json!({"supportedVersions": ["2026-07-28"]})), Finding::Speaks(Revision::V2026_07_28));
        assert_eq!(result(json!({"supportedVersions": ["2025-11-25"]})), Finding::Speaks(Revision::V2025_11_25));
        let nothing = Finding::NothingInCommon(vec![json!("2099-01-01")]);
        assert_eq!(result(json!({"supportedVersions": ["2099-01-01"]})), nothing);
        assert_eq!(result(json!({"supportedVersions": []})), Finding::NothingInCommon(Vec::new()));
    }

    #[test]
    fn any_other_result_is_legacy() {
        for other in [json!({}), json!(null), json!([]), json!({"supportedVersions": "2026-07-28"})] {
            assert_eq!(result(other.clone()), Finding::Legacy, "{other}");
        }
    }

    #[test]
    fn an_error_of_the_modern_era_says_what_is_spoken() {
        for code in [-32020, -32021, -32022] {
            let listed = |versions| error(code, Some(json!({"supported": versions})));
            assert_eq!(listed(json!(["2025-06-18", "2026-07-28"])), Finding::Refused(Revision::V2026_07_28));
            assert_eq!(listed(json!(["2025-06-18"])), Finding::Refused(Revision::V2025_06_18));
            assert_eq!(listed(json!([1])), Finding::NothingInCommon(vec![json!(1)]));
        }
        assert_eq!(error(-32020, None), Finding::Speaks(Revision::NEWEST));
        assert_eq!(error(-32021, Some(json!({"requiredCapabilities": {}}))), Finding::Speaks(Revision::NEWEST));
    }

    #[test]
    fn any_other_error_is_legacy_whatever_its_code() {
        for code in [-32601, -32602, -32600, -32000, -32004, 0, 1] {
            assert_eq!(error(code, None), Finding::Legacy, "{code}");
            assert_eq!(error(code, Some(json!({"supported": ["2026-07-28"]}))), Finding::Legacy, "{code}");
        }
        assert_eq!(error(-32022, None), Finding::Legacy);
        assert_eq!(error(-32022, Some(json!({"supported": "2026-07-28"}))), Finding::Legacy);
    }
}
