//! Measures emitted Rust and the `jsonschema` crate; its argument is the file of cases.

mod generated;
mod measure;
mod plain;

use std::hint::black_box;
use std::{env, fs, io};

use generated::support::Json;
use jsonschema::Validator;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use measure::{batch, compare};

/// A payload: its schema, a text that the schema accepts, and one that it does not.
#[derive(Deserialize)]
struct Case {
    payload: String,
    schema: Value,
    valid: String,
    invalid: String,
}

fn main() -> io::Result<()> {
    let path = env::args().nth(1).ok_or(io::ErrorKind::InvalidInput)?;
    let cases: Vec<Case> = serde_json::from_slice(&fs::read(path)?)?;
    for case in &cases {
        let options = jsonschema::options().should_validate_formats(true);
        let validator = options.build(&case.schema).map_err(io::Error::other)?;
        let measure = match case.payload.as_str() {
            "tool/empty" => measure::<generated::tool_v1::Empty, plain::Empty>,
            "tool/execute.input" => measure::<generated::tool_v1::ExecuteInput, plain::ExecuteInput>,
            "tool/execute.output" => measure::<generated::tool_v1::ExecuteOutput, plain::ExecuteOutput>,
            "tool/get_schema.output" => measure::<generated::tool_v1::GetSchemaOutput, plain::GetSchemaOutput>,
            "orchestrator/backfill.input" => measure::<generated::orchestrator_v1::BackfillInput, plain::BackfillInput>,
            "orchestrator/backfill.output" => {
                measure::<generated::orchestrator_v1::BackfillOutput, plain::BackfillOutput>
            }
            "orchestrator/enqueue.input" => measure::<generated::orchestrator_v1::EnqueueInput, plain::EnqueueInput>,
            "orchestrator/enqueue.output" => measure::<generated::orchestrator_v1::EnqueueOutput, plain::EnqueueOutput>,
            "orchestrator/status.input" => measure::<generated::orchestrator_v1::StatusInput, plain::StatusInput>,
            "orchestrator/status.output" => measure::<generated::orchestrator_v1::StatusOutput, plain::StatusOutput>,
            "batch/ingest.input" => measure::<generated::batch_v1::IngestInput, plain::IngestInput>,
            other => return Err(io::Error::other(format!("no type for {other}"))),
        };
        measure(case, &validator)?;
    }
    Ok(())
}

/// Compares all that can be asked about one payload.
fn measure<Ours: Json, Plain: DeserializeOwned>(case: &Case, validator: &Validator) -> io::Result<()> {
    let (valid, invalid): (Value, Value) = (serde_json::from_str(&case.valid)?, serde_json::from_str(&case.invalid)?);
    assert!(Ours::check(&valid).is_ok() && validator.is_valid(&valid), "{}: refused", case.payload);
    assert!(Ours::check(&invalid).is_err() && !validator.is_valid(&invalid), "{}: accepted", case.payload);
    assert!(theirs::<Plain>(&case.valid, validator).is_some(), "{}: not read", case.payload);

    compare(
        "check",
        &case.payload,
        &mut [
            batch("ours", || Ours::check(black_box(&valid)).is_ok()),
            batch("jsonschema", || validator.is_valid(black_box(&valid))),
        ],
    );
    compare(
        "read",
        &case.payload,
        &mut [
            batch("ours", || Ours::from_text(black_box(&case.valid)).ok()),
            batch("jsonschema", || theirs::<Plain>(black_box(&case.valid), validator)),
        ],
    );
    compare(
        "problems",
        &case.payload,
        &mut [
            batch("ours", || Ours::check(black_box(&invalid)).err()),
            batch("jsonschema", || problems(black_box(&invalid), validator)),
        ],
    );
    Ok(())
}

/// From text to type, with a validator between.
fn theirs<Plain: DeserializeOwned>(text: &str, validator: &Validator) -> Option<Plain> {
    let value: Value = serde_json::from_str(text).ok()?;
    if validator.is_valid(&value) { serde_json::from_value(value).ok() } else { None }
}

/// Places and messages: what emitted code reports too.
fn problems(value: &Value, validator: &Validator) -> Vec<(String, String)> {
    let errors = validator.iter_errors(value);
    errors.map(|error| (error.instance_path().to_string(), error.to_string())).collect()
}
