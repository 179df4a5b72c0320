//! Verdicts and reports of emitted Rust, compared with those of the schemas and of the table of manifests.

#[path = "../manifests/mod.rs"]
mod manifests;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use dagstack_spec_model::kind::{Hook, SchemaPlace};
use dagstack_spec_model::tree::TreePath;
use serde_json::{Value, json};

use super::{EDGES, PROJECT, SPECS, root, run};

/// A row of the table of payloads.
struct Row {
    kind: String,
    text: String,
    why: String,
}

fn rows() -> Vec<Row> {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("tests/emitted"))
        .expect("the shared folder")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("payloads")))
        .collect();
    files.sort();
    let parse = |path: &PathBuf| -> Vec<Value> {
        serde_json::from_str(&fs::read_to_string(path).expect("readable")).expect("a list of rows")
    };
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or_else(|| panic!("{row}: no {key}")).to_owned();
    files
        .iter()
        .flat_map(parse)
        .map(|row| Row { kind: text(&row, "type"), text: text(&row, "json"), why: text(&row, "why") })
        .collect()
}

/// The verdict of the schema about a payload, by the `jsonschema` crate.
fn validators() -> BTreeMap<String, jsonschema::Validator> {
    let mut validators = BTreeMap::new();
    for spec in SPECS.iter() {
        for kind in &spec.kinds {
            for path in kind.hooks.iter().flat_map(Hook::payloads) {
                let schema = spec.bundle(&SchemaPlace { path: TreePath::clone(path), pointer: String::new() });
                let validator = jsonschema::options().should_validate_formats(true).build(&schema);
                validators.insert(format!("{}/{}", kind.name, path.stem()), validator.expect("the schema compiles"));
            }
        }
    }
    validators
}

/// Locked while the program is built and run: with other features, cargo puts another one into its place.
static PROGRAM: Mutex<()> = Mutex::new(());

/// Asks the program what emitted code makes of each row; `features` are those of `serde_json`.
fn ask(project: &Path, features: &str, rows: impl Iterator<Item = (String, String)>) -> Vec<Value> {
    let _alone = PROGRAM.lock().unwrap_or_else(PoisonError::into_inner);
    let input: String = rows.map(|row| format!("{}\n", json!(row))).collect();
    let arguments = ["run", "--quiet", "--locked", "-p", "emitted-rust", "--features", features];
    let answers = run(project, "cargo", &arguments, &input);
    answers.lines().map(|line| serde_json::from_str(line).expect("an answer")).collect()
}

#[test]
fn verdicts_are_those_of_the_schemas() {
    let Some(project) = PROJECT.as_deref() else { return };
    let (rows, validators) = (rows(), validators());
    // Without `float_roundtrip`, serde_json rounds some decimals before anybody sees them.
    for (features, exact) in [("float_roundtrip", true), ("preserve_order", false), ("arbitrary_precision", true)] {
        let answers = ask(project, features, rows.iter().map(|row| (row.kind.clone(), row.text.clone())));
        assert_eq!(answers.len(), rows.len());
        let mut wrong = String::new();
        let mut valid = 0;
        for (row, answer) in rows.iter().zip(&answers) {
            let seen = if exact { &row.text } else { answer["seen"].as_str().unwrap_or(&row.text) };
            let value: Value = serde_json::from_str(seen).unwrap_or_else(|error| panic!("{}: {error}", row.text));
            // With `arbitrary_precision` emitted code knows more of such a number than the reference does.
            if features == "arbitrary_precision" && has_large(&value, 2_f64.powi(63)) {
                continue;
            }
            let validator = validators.get(&row.kind).unwrap_or_else(|| panic!("no schema for {}", row.kind));
            let expected = validator.is_valid(&value);
            valid += usize::from(expected);
            // A number that would be changed fits the schema to a check, and is not read.
            let would_change = has_large(&value, 2_f64.powi(53)) || has_vanishing(&value);
            let too_large = expected && would_change && too_large_to_hold(answer);
            let agreed = ["checked", "decoded", "serde"]
                .iter()
                .all(|key| answer[key] == json!(expected && (*key == "checked" || !too_large)));
            let stable = !exact || answer["stable"] == json!(true);
            let is_kept = !expected || too_large || (stable && round_trip(&value, answer));
            let same_report = too_large || answer["problems"] == answer["check_problems"];
            if !agreed || !is_kept || !same_report {
                let _ = writeln!(
                    wrong,
                    "{} {} ({}): the schema says {expected}, emitted: {answer}",
                    row.kind, row.text, row.why
                );
            }
        }
        assert!(wrong.is_empty(), "with the feature `{features}`:\n{wrong}");
        println!("{} payloads ({valid} valid) with the feature `{features}`: no disagreement", rows.len());
    }
}

/// Whether a number of the value is not zero, and its double is.
fn has_vanishing(value: &Value) -> bool {
    match value {
        Value::Number(number) => {
            let text = number.to_string();
            let digits = text.split(['e', 'E']).next().unwrap_or_default();
            number.as_f64() == Some(0.0) && digits.contains(|digit: char| ('1'..='9').contains(&digit))
        }
        Value::Array(items) => items.iter().any(has_vanishing),
        Value::Object(entries) => entries.values().any(has_vanishing),
        _ => false,
    }
}

/// Whether all that keeps a payload from being read is that its numbers would be changed.
fn too_large_to_hold(answer: &Value) -> bool {
    let limits = [
        "an integer that fits 64 bits (type",
        "an integer that a double can represent (type",
        "a number within the range of a double (type",
    ];
    let is_limit =
        |problem: &Value| problem.as_str().is_some_and(|text| limits.iter().any(|limit| text.contains(limit)));
    answer["problems"].as_array().is_some_and(|problems| !problems.is_empty() && problems.iter().all(is_limit))
}

fn has_large(value: &Value, limit: f64) -> bool {
    match value {
        Value::Number(number) => number.as_f64().is_some_and(|float| float.abs() >= limit),
        Value::Array(items) => items.iter().any(|item| has_large(item, limit)),
        Value::Object(entries) => entries.values().any(|entry| has_large(entry, limit)),
        _ => false,
    }
}

/// Whether what was encoded is what was decoded: no default is filled in.
fn round_trip(value: &Value, answer: &Value) -> bool {
    let encoded = answer["encoded"].as_str().and_then(|text| serde_json::from_str(text).ok());
    encoded.is_some_and(|encoded: Value| covers(&encoded, value) && covers(value, &encoded))
}

/// Whether the first value has all that the second one has.
fn covers(encoded: &Value, value: &Value) -> bool {
    match (encoded, value) {
        (Value::Object(encoded), Value::Object(value)) => {
            value.iter().all(|(key, value)| encoded.get(key).is_some_and(|encoded| covers(encoded, value)))
        }
        (Value::Array(encoded), Value::Array(value)) => {
            encoded.len() == value.len() && encoded.iter().zip(value).all(|(encoded, value)| covers(encoded, value))
        }
        (Value::Number(encoded), Value::Number(value)) => encoded == value || encoded.as_f64() == value.as_f64(),
        _ => encoded == value,
    }
}

/// Integers that the schema accepts and 64 bits can't represent: a check accepts them, reading reports why not.
#[test]
fn integers_beyond_64_bits_pass_the_check_and_are_not_held() {
    let Some(project) = PROJECT.as_deref() else { return };
    let texts = [r#"{"any_integer": 9223372036854775808}"#, r#"{"any_integer": 1e300}"#, r#"{"any_integer": -1e19}"#];
    let rows = texts.iter().map(|text| ("zoo/numbers.input".to_owned(), (*text).to_owned()));
    for answer in ask(project, "float_roundtrip", rows) {
        assert_eq!(answer["checked"], json!(true), "{answer}");
        assert_eq!(
            answer["problems"],
            json!(["/any_integer: must be an integer that fits 64 bits (type, found integer)"]),
            "{answer}"
        );
    }
}

/// Numbers are compared as decimals, whatever their size; one that would be read as another number is refused. Those that
/// are `wide` are only read where `serde_json` keeps all digits.
#[test]
fn numbers_are_exact_or_refused() {
    let Some(project) = PROJECT.as_deref() else { return };
    let mut rows = Vec::new();
    for row in &EDGES[1] {
        for expected in ["reads", "wide", "refuses"] {
            for text in row[expected].as_array().expect("a list") {
                let kind = format!("edges/{}", row["name"].as_str().expect("a name"));
                rows.push((expected, (kind, text.as_str().expect("a text").to_owned())));
            }
        }
    }
    for features in ["float_roundtrip", "arbitrary_precision"] {
        let answers = ask(project, features, rows.iter().map(|(_, row)| row.clone()));
        for ((expected, row), answer) in rows.iter().zip(answers) {
            let expected = *expected == "reads" || (*expected == "wide" && features == "arbitrary_precision");
            assert_eq!(answer["read"], json!(expected), "{row:?} with `{features}`: {answer}");
        }
    }
}

/// Two branches that lead to one schema don't double the work at each level: 100 levels would never end.
#[test]
fn branches_that_meet_again_end() {
    let Some(project) = PROJECT.as_deref() else { return };
    let mut rows = Vec::new();
    for row in &EDGES[0] {
        for depth in [0, 1, 2, 3, 100] {
            for (leaf, fits) in [("fits", true), ("misfits", row["forgiving"] == true && depth > 0)] {
                let document = (0..depth).fold(row[leaf].clone(), |value, _| json!({"a": value}));
                let kind = format!("edges/{}", row["name"].as_str().expect("a name"));
                rows.push((fits, (kind, document.to_string())));
            }
        }
    }
    let answers = ask(project, "float_roundtrip", rows.iter().map(|(_, row)| row.clone()));
    for ((fits, row), answer) in rows.iter().zip(answers) {
        let agreed = ["checked", "decoded", "read", "serde"].iter().all(|key| answer[key] == json!(fits));
        let same = !fits || (answer["encoded"] == json!(row.1) && answer["stable"] == json!(true));
        assert!(agreed && same, "{row:?}: {answer}");
    }
}

#[test]
fn reports_have_every_problem_with_its_place() {
    let Some(project) = PROJECT.as_deref() else { return };
    let broken = [
        ("tool/execute.input", "{}"),
        ("tool/execute.input", "[]"),
        ("tool/execute.input", r#"{"function": 7, "args": [], "Args": {}, "a/b~c": 1}"#),
        ("tool/execute.output", r#"{"is_error": null, "error_message": null}"#),
        ("tool/get_schema.output", r#"[{"name": "ok", "description": "", "parameters": {}}, {"name": "No"}, 3]"#),
        (
            "orchestrator/status.output",
            r#"{"unit_id": null, "state": "Queued", "started_at": "2024-02-30T00:00:00Z", "progress": 1.5}"#,
        ),
        ("orchestrator/backfill.output", r#"{"enqueued_count": -1, "skipped_count": 0.5}"#),
        ("orchestrator/backfill.input", r#"{"states": ["failed", "queued", null], "since": "yesterday", "until": ""}"#),
        (
            "zoo/numbers.input",
            r#"{"percent": 101, "sevens": 8, "unit": -0.1, "cents": 0.015, "evens_in_range": 11, "open_unit": 1}"#,
        ),
        (
            "zoo/collections.input",
            r#"{"one_or_two": [], "set": [1, {"a": [1.0]}, {"a": [1]}], "counted": {}, "points": [{"x": 1}, {"x": "", "y": 0, "z": 0}]}"#,
        ),
        ("zoo/values.input", r#"{"mixed": 2, "const_object": {"b": 1}, "const_true": false}"#),
        (
            "zoo/tree.input",
            r#"{"root": {"value": 1, "left": {"value": 1.5}, "children": [{}]}, "chain": {"head": "a"}, "maybe": ""}"#,
        ),
        ("zoo/texts.output", r#"["", "abcdef", "x", "x"]"#),
        // Patterns that the manifest's schema explains, and that nobody would read.
        (
            "manifest/document",
            r#"{"schema_version": "1", "name": "a", "kind": "tool", "kind_api_version": "one", "core_version": "^0.1", "runtime": "in_process"}"#,
        ),
    ];
    let rows = broken.iter().map(|(kind, text)| ((*kind).to_owned(), (*text).to_owned()));
    snapshot("reports", &reports(project, &rows.collect::<Vec<_>>()));
}

/// The reports that all languages give, on what only a union or a residual schema can refuse.
#[test]
fn reports_have_what_residual_schemas_find() {
    let Some(project) = PROJECT.as_deref() else { return };
    let rows: Vec<Value> = serde_json::from_str(include_str!("../emitted/reports.json")).expect("a list of rows");
    let text = |row: &Value, key: &str| row[key].as_str().expect("a text").to_owned();
    let rows = rows.iter().map(|row| (text(row, "type"), text(row, "json")));
    snapshot("reports_of_schemas", &reports(project, &rows.collect::<Vec<_>>()));
}

fn snapshot(name: &str, reports: &str) {
    insta::with_settings!({snapshot_path => "snapshots", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!(name, reports);
    });
}

/// What emitted code finds in each of some payloads.
fn reports(project: &Path, rows: &[(String, String)]) -> String {
    let answers = ask(project, "float_roundtrip", rows.iter().cloned());
    let report = |((kind, text), answer): (&(String, String), &Value)| {
        let problems = answer["problems"].as_array().expect("a list").iter().filter_map(Value::as_str);
        format!("{kind} {text}\n{}\n", problems.map(|problem| format!("    {problem}\n")).collect::<String>())
    };
    rows.iter().zip(&answers).map(report).collect()
}

#[test]
fn manifests_get_the_verdict_of_the_table() {
    let Some(project) = PROJECT.as_deref() else { return };
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let mut asked: Vec<(manifests::Case, (String, String))> = Vec::new();
    for case in manifests::cases() {
        let documents = case.documents();
        let mut rows: Vec<(String, String)> = Vec::new();
        rows.extend(documents.iter().map(|document| ("manifest".to_owned(), hex(document.to_string().as_bytes()))));
        rows.extend(documents.iter().map(|document| ("manifest/document".to_owned(), document.to_string())));
        match &case.content {
            manifests::Content::Text(bytes, "json") => rows.push(("manifest".to_owned(), hex(bytes))),
            // The emitted parser takes TOML as it was parsed by whoever has a parser for it.
            manifests::Content::Text(bytes, _) => {
                let parsed = std::str::from_utf8(bytes).ok().and_then(|text| toml::from_str::<Value>(text).ok());
                rows.extend(parsed.map(|document| ("manifest/document".to_owned(), document.to_string())));
            }
            _ => {}
        }
        asked.extend(rows.into_iter().map(|row| (case.clone(), row)));
    }
    let answers = ask(project, "float_roundtrip", asked.iter().map(|(_, row)| row.clone()));
    assert_eq!(answers.len(), asked.len());
    let mut wrong = String::new();
    for ((case, row), answer) in asked.iter().zip(&answers) {
        let normalised = |(key, value): (&String, &Value)| covers(&answer["encoded"][key], value);
        let fits = answer["decoded"] == json!(case.valid)
            && (!case.valid || (answer["stable"] == json!(true) && case.normalised.iter().all(normalised)));
        if !fits {
            let _ = writeln!(wrong, "{} {}: the table says {}, emitted: {answer}", case.id, row.0, case.valid);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    println!("{} manifests in {} forms: no disagreement", manifests::cases().len(), asked.len());
}
