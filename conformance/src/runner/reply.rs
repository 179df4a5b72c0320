//! Reading a line of an adapter: every line is validated against the JSON Schema of the protocol before it is believed.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use crate::protocol::{Reply, from_json};

/// The most characters of a line or of a reason that a verdict quotes.
const QUOTED: usize = 300;

/// A line that the protocol does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misread {
    /// What is wrong with it.
    pub(crate) reason: String,
    /// The line, cut.
    pub(crate) line: String,
}

impl Misread {
    pub(crate) fn new(reason: impl Into<String>, line: &[u8]) -> Self {
        Self { reason: shortened(&reason.into()), line: quote(line) }
    }
}

/// The schema of what an adapter may write, compiled once.
static SCHEMA: LazyLock<Result<Validator, String>> = LazyLock::new(|| {
    let schema = schemars::schema_for!(Reply).to_value();
    jsonschema::draft202012::options().build(&schema).map_err(|error| error.to_string())
});

/// Reads one line, without its line feed.
///
/// # Errors
///
/// If the line is not UTF-8, no JSON, or JSON of a shape that the protocol does not have.
pub(crate) fn read(line: &[u8]) -> Result<Reply, Misread> {
    let text = std::str::from_utf8(line)
        .map_err(|error| Misread::new(format!("not UTF-8 at byte {}", error.valid_up_to()), line))?;
    let value: Value = serde_json::from_str(text).map_err(|error| Misread::new(format!("no JSON: {error}"), line))?;
    let schema = SCHEMA.as_ref().map_err(|error| Misread::new(format!("the protocol's schema: {error}"), line))?;
    let valid = schema.is_valid(&value);
    // Which of the tagged shapes was meant is in serde's message and not in a validator's.
    match from_json(value) {
        Ok(reply) if valid => Ok(reply),
        Ok(_) => Err(Misread::new("not what the schema of the protocol allows", line)),
        Err(error) => Err(Misread::new(format!("not of the protocol: {error}"), line)),
    }
}

/// Some text of a line that fits into a report.
pub(crate) fn quote(line: &[u8]) -> String {
    // A character has at most four bytes.
    shortened(&String::from_utf8_lossy(&line[..line.len().min(QUOTED * 4)]))
}

/// The start of a text, as much as a report quotes.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Status, StepOutcome};

    fn reason(line: &[u8]) -> String {
        read(line).expect_err("the line is wrong").reason
    }

    #[test]
    fn every_reply_of_the_protocol_reads() {
        let ready = br#"{"type":"ready","protocol":1,"binding":{"name":"b","version":"1","language":"rust"},"core_version":"1.0.0","entry_point":"e","capabilities":["manifest"]}"#;
        let Ok(Reply::Ready(ready)) = read(ready) else { panic!("a ready") };
        assert_eq!(ready.max_inflight, 1);
        assert!(matches!(read(br#"{"type":"bye"}"#), Ok(Reply::Bye)));
        let ran =
            br#"{"type":"result","seq":7,"status":"ran","steps":[{"ok":null},{"error":{"code":null}}],"trace":[]}"#;
        let Ok(Reply::Result(result)) = read(ran) else { panic!("a result") };
        assert_eq!(result.seq, 7);
        let Status::Ran(ran) = result.status else { panic!("it ran") };
        assert!(matches!(&ran.steps[..], [StepOutcome::Ok { .. }, StepOutcome::Error { .. }]));
        for line in [
            &br#"{"type":"result","seq":7,"status":"unsupported","capability":"logs"}"#[..],
            br#"{"type":"result","seq":7,"status":"adapter_error","message":"m"}"#,
        ] {
            assert!(matches!(read(line), Ok(Reply::Result(_))), "{}", quote(line));
        }
    }

    #[test]
    fn each_fault_of_a_line_is_reported() {
        assert_eq!(reason(b"{\"type\":\"b\xffe\"}"), "not UTF-8 at byte 10");
        assert!(reason(b"Starting up").starts_with("no JSON"));
        assert!(reason(b"").starts_with("no JSON"));
        assert!(reason(br#"{"type":"bye"} {"type":"bye"}"#).starts_with("no JSON"));
        assert!(reason(&b"[".repeat(100_000)).starts_with("no JSON"));
        assert!(reason(br#"{"type":"hullo"}"#).contains("hullo"));
        assert!(reason(br#"{"type":"result","seq":-1,"status":"ran","steps":[]}"#).starts_with("not of the protocol"));
        assert!(
            reason(br#"{"type":"result","seq":1,"status":"ran","steps":[{"ok":1,"error":{"code":null}}]}"#)
                .starts_with("not ")
        );
        assert!(reason(br#"{"type":"result","seq":1,"status":"ran","steps":[],"extra":1}"#).starts_with("not "));
        assert!(reason(br#"{"type":"result","seq":1,"status":"ran","steps":[{}]}"#).starts_with("not "));
    }

    #[test]
    fn a_bound_that_only_the_schema_holds_is_checked() {
        let line = br#"{"type":"ready","protocol":1,"binding":{"name":"b","version":"1","language":"rust"},"core_version":"1.0.0","entry_point":"e","capabilities":[],"max_inflight":65}"#;
        assert_eq!(reason(line), "not what the schema of the protocol allows");
    }

    #[test]
    fn what_is_quoted_is_short() {
        let fault = read(&vec![b'\xf0'; 5_000_000]).expect_err("no JSON");
        assert!(fault.line.chars().count() <= QUOTED + 1);
    }
}
