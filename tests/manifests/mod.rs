//! The table of manifests in `cases.yaml`, read and written out.
//!
//! Every reader of manifests is tested with it: `validate`, the JSON Schemas, and the parsers that are emitted in each
//! language. Another crate's tests take it in with `#[path = "…/tests/manifests/mod.rs"] mod manifests;`.
#![allow(dead_code, reason = "each test that takes this in uses its own part")]

use dagstack_spec_model::Source;
use dagstack_spec_model::internal::document::{Syntax, parse, to_toml};
use serde_json::{Map, Value, json};

/// One row of the table.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) clause: String,
    pub(crate) valid: bool,
    pub(crate) open: bool,
    pub(crate) content: Content,
    /// What the normalised manifest must say, field by field; nothing for an invalid one.
    pub(crate) normalised: Map<String, Value>,
    pub(crate) codes: Option<Vec<String>>,
    /// Readers that can't say the rule.
    pub(crate) cannot: Vec<String>,
}

/// What a case is about.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// The fields of a manifest, for any layout and syntax.
    Manifest(Value),
    /// A whole document.
    Document(Value),
    /// The text of a file, and the extension it has.
    Text(Vec<u8>, &'static str),
}

/// One file that a case is written out as.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// `flat` or `wrapped`, and the syntax: `flat-toml`.
    pub(crate) variant: &'static str,
    /// `dagstack.toml` or `dagstack.json`.
    pub(crate) name: &'static str,
    pub(crate) bytes: Vec<u8>,
}

impl Case {
    /// The documents that the case is, as JSON; none for a text.
    pub(crate) fn documents(&self) -> Vec<Value> {
        match &self.content {
            Content::Manifest(manifest) => vec![manifest.clone(), json!({"plugin": manifest})],
            Content::Document(document) => vec![document.clone()],
            Content::Text(..) => Vec::new(),
        }
    }

    /// The files that the case is.
    pub(crate) fn files(&self) -> Vec<File> {
        let json =
            |variant, value: &Value| File { variant, name: "dagstack.json", bytes: value.to_string().into_bytes() };
        let toml = |variant, value: &Value| {
            // Null, and a document that is not a table, are what TOML can't say.
            to_toml(value).ok().map(|text| File { variant, name: "dagstack.toml", bytes: text.into_bytes() })
        };
        match &self.content {
            Content::Manifest(manifest) => {
                let wrapped = json!({"plugin": manifest});
                let mut files = vec![json("flat-json", manifest), json("wrapped-json", &wrapped)];
                files.extend(toml("flat-toml", manifest));
                files.extend(toml("wrapped-toml", &wrapped));
                files
            }
            Content::Document(document) => {
                let mut files = vec![json("json", document)];
                files.extend(toml("toml", document).filter(|_| document.is_object()));
                files
            }
            Content::Text(bytes, "toml") => vec![File { variant: "text", name: "dagstack.toml", bytes: bytes.clone() }],
            Content::Text(bytes, _) => vec![File { variant: "text", name: "dagstack.json", bytes: bytes.clone() }],
        }
    }

    /// Whether the reader named can say the rule.
    pub(crate) fn can(&self, reader: &str) -> bool {
        !self.cannot.iter().any(|cannot| cannot == reader)
    }
}

/// All cases.
pub(crate) fn cases() -> Vec<Case> {
    let source = Source::new("cases.yaml", include_str!("cases.yaml"));
    let table = parse(&source, Syntax::Yaml).unwrap_or_else(|problems| panic!("{}", problems[0])).to_json();
    table["cases"].as_array().expect("a list").iter().map(|row| case(&table["bases"], row)).collect()
}

fn case(bases: &Value, row: &Value) -> Case {
    let id = text(row, "id").expect("every case has an id");
    for key in row.as_object().expect("a table").keys() {
        const KNOWN: &[&str] = &[
            "id",
            "clause",
            "verdict",
            "open",
            "base",
            "with",
            "without",
            "document",
            "toml",
            "json",
            "file",
            "bytes",
            "normalised",
            "codes",
            "cannot",
        ];
        assert!(KNOWN.contains(&key.as_str()), "{id}: unknown key {key}");
    }
    let valid = match text(row, "verdict").as_deref() {
        Some("valid") => true,
        Some("invalid") => false,
        other => panic!("{id}: verdict {other:?}"),
    };
    let content = content(bases, row, &id);
    let mut normalised = Map::new();
    if let (true, Content::Manifest(manifest)) = (valid, &content) {
        // A nested table is given defaults of its own: what the normalised manifest has there is in the row.
        let plain = |(field, _): &(&String, &Value)| {
            *field != "metadata"
                && !(matches!(field.as_str(), "resources" | "unit_of_work") && row.get("normalised").is_some())
        };
        normalised
            .extend(manifest.as_object().expect("a table").iter().filter(plain).map(|(k, v)| (k.clone(), v.clone())));
        normalised.extend(row.get("normalised").and_then(Value::as_object).cloned().unwrap_or_default());
    }
    Case {
        clause: text(row, "clause").expect("every case has a clause"),
        valid,
        open: row["open"].as_bool().unwrap_or_default(),
        content,
        normalised,
        codes: row.get("codes").map(strings),
        cannot: row
            .get("cannot")
            .and_then(Value::as_object)
            .map(|cannot| cannot.keys().cloned().collect())
            .unwrap_or_default(),
        id,
    }
}

fn content(bases: &Value, row: &Value, id: &str) -> Content {
    if let Some(document) = row.get("document") {
        return Content::Document(document.clone());
    }
    if let Some(toml) = text(row, "toml") {
        return Content::Text(toml.into_bytes(), "toml");
    }
    if let Some(json) = text(row, "json") {
        return Content::Text(json.into_bytes(), "json");
    }
    if let Some(hex) = text(row, "bytes") {
        let bytes = (0..hex.len() / 2).map(|at| u8::from_str_radix(&hex[at * 2..at * 2 + 2], 16).expect("hexadecimal"));
        return Content::Text(
            bytes.collect(),
            if text(row, "file").as_deref() == Some("toml") { "toml" } else { "json" },
        );
    }
    let base = text(row, "base").unwrap_or_else(|| panic!("{id}: neither a base nor a text"));
    let mut manifest = bases[&base].as_object().unwrap_or_else(|| panic!("{id}: no base {base}")).clone();
    for field in row.get("without").map(strings).unwrap_or_default() {
        assert!(manifest.shift_remove(&field).is_some(), "{id}: {field} is not there");
    }
    manifest.extend(row.get("with").and_then(Value::as_object).cloned().unwrap_or_default());
    Content::Manifest(Value::Object(manifest))
}

fn text(row: &Value, key: &str) -> Option<String> {
    row.get(key).map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|item| item.as_str().expect("a string").to_owned()).collect()
}
