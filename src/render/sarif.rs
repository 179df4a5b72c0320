//! Findings as SARIF 2.1.0 (OASIS), as code scanning reads it: a rule a code, a result a finding.

use std::collections::BTreeMap;
use std::io;

use dagstack_spec_model::{Diagnostic, Label, Rule, Severity};
use serde_json::{Map, Value, json};

use super::Findings;
use super::place::Place;
use crate::json_text;

/// Where the form of a report is specified.
const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The report as indented JSON with a line break at its end.
pub(super) fn report(findings: &Findings<'_>) -> io::Result<String> {
    let rules: BTreeMap<&str, &Rule> = findings.diagnostics.iter().map(|found| (found.rule.code, found.rule)).collect();
    let indices: BTreeMap<&str, usize> = rules.keys().enumerate().map(|(index, code)| (*code, index)).collect();
    json_text::pretty(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": {
                "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "informationUri": env!("CARGO_PKG_HOMEPAGE"),
                    "rules": rules.values().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
                },
            },
            "columnKind": "unicodeCodePoints",
            "artifacts": findings.files.iter().map(|file| json!({"location": artifact(file)})).collect::<Vec<_>>(),
            "results": findings.diagnostics.iter().map(|found| result(found, &indices)).collect::<Vec<_>>(),
        }],
    }))
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what},
        "help": {"text": format!("{}\n\n{}", rule.why, rule.remedy), "markdown": rule.to_markdown()},
    })
}

fn result(found: &Diagnostic, indices: &BTreeMap<&str, usize>) -> Value {
    let text = match &found.help {
        Some(help) => format!("{}\nhelp: {help}", found.message),
        None => found.message.clone(),
    };
    let level = match found.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    };
    let mut result = json!({
        "ruleId": found.rule.code,
        "ruleIndex": indices.get(found.rule.code),
        "level": level,
        "message": {"text": text},
        "locations": [location(&found.file, found.primary.as_ref(), None)],
    });
    if !found.secondary.is_empty() {
        let related = found.secondary.iter().enumerate();
        let related = related.map(|(id, label)| location(label.source.name(), Some(label), Some(id)));
        result["relatedLocations"] = related.collect();
    }
    result
}

fn location(file: &str, label: Option<&Label>, id: Option<usize>) -> Value {
    let mut physical = Map::from_iter([("artifactLocation".to_owned(), artifact(file))]);
    if let Some(label) = label {
        let Place { line, column, end_line, end_column } = Place::of(label);
        let region =
            json!({"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column.max(1)});
        physical.insert("region".to_owned(), region);
    }
    let mut location = json!({"physicalLocation": physical});
    if let Some(id) = id {
        location["id"] = id.into();
    }
    if let Some(text) = label.map(|label| label.text.as_str()).filter(|text| id.is_some() && !text.is_empty()) {
        location["message"] = json!({"text": text});
    }
    location
}

/// A file as a URI reference (RFC 3986), relative to where the command ran where its path is.
fn artifact(file: &str) -> Value {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/!$&'()*+,;=@".contains(&byte);
    let mut uri = String::with_capacity(file.len());
    for byte in file.bytes() {
        if is_plain(byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    json!({"uri": uri})
}
