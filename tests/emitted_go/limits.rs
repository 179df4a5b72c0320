//! What a document may hold, and Go may not: numbers, strings, depth. And what is not to be filled in.

use std::fmt::Write as _;

use serde_json::Value;

use super::toolchain::verdicts;
use super::{json, root};

/// A document, and the places and keywords of what is wrong with it.
struct Row {
    ty: String,
    json: String,
    problems: Vec<String>,
}

fn rows() -> Vec<Row> {
    let table = std::fs::read_to_string(root().join("tests/emitted_go/limits.json")).expect("the table is readable");
    let rows: Vec<Value> = serde_json::from_str(&table).expect("the table is JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let row = |row: &Value| Row {
        ty: text(&row["type"]),
        json: text(&row["json"]),
        problems: row["problems"].as_array().expect("a list").iter().map(text).collect(),
    };
    rows.iter().map(row).collect()
}

#[test]
fn numbers_are_exact_and_what_cannot_be_represented_is_refused() {
    let rows = rows();
    let asked: Vec<Value> = rows.iter().map(|row| json!({"type": row.ty, "json": row.json})).collect();
    let Some(answers) = verdicts(&asked) else { return };
    let mut wrong = String::new();
    for (row, answer) in rows.iter().zip(answers) {
        let text = |problem: &Value, key: &str| problem[key].as_str().expect("a text").to_owned();
        let mut found: Vec<String> = answer
            .problems
            .iter()
            .map(|problem| format!("{} {}", text(problem, "pointer"), text(problem, "keyword")))
            .collect();
        found.dedup();
        let mut survives = answer.ok == row.problems.is_empty();
        if let (true, Some(again)) = (answer.ok, &answer.again) {
            let document = serde_json::from_str(&row.json).expect("a row is JSON");
            survives = json::is_same(&document, again);
        }
        if found != row.problems || !survives || !answer.fault.is_empty() {
            let _ = writeln!(wrong, "{} {:.200}: {:?}, Go {answer:?}", row.ty, row.json, row.problems);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn messages_name_null_where_it_is_fine() {
    let json = r#"{"mixed":[],"word":1,"object":3,"list":["x"]}"#;
    let Some(answers) = verdicts(&[json!({"type": "limits/nullable.input", "json": json})]) else { return };
    let messages: Vec<&str> =
        answers[0].problems.iter().map(|problem| problem["message"].as_str().expect("a text")).collect();
    let expected = [
        "must be a string, a number, a boolean or null",
        "must be a string or null",
        "must be an object or null",
        "must be an integer or null",
    ];
    assert_eq!(messages, expected);
}
