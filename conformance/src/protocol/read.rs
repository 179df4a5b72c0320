//! Reading what serde buffers.
//!
//! A message's `type`, a step's `do` and flattened fields make serde read into a buffer of its own first. That buffer has no
//! numbers but 64-bit integers and doubles, while `serde_json` hands all digits of a number over.

use serde::de::DeserializeOwned;
use serde_json::{Number, Value};

/// Reads a message from its text.
///
/// # Errors
/// If the text is not JSON, or JSON of another shape.
pub fn from_json_text<T: DeserializeOwned>(text: &[u8]) -> serde_json::Result<T> {
    from_json(serde_json::from_slice(text)?)
}

/// Reads a message from a value. Numbers of any size keep their value.
///
/// # Errors
/// If the value is of another shape.
pub fn from_json<T: DeserializeOwned>(mut value: Value) -> serde_json::Result<T> {
    let mut waiting = vec![&mut value];
    while let Some(next) = waiting.pop() {
        match next {
            Value::Array(items) => waiting.extend(items),
            Value::Object(entries) => waiting.extend(entries.values_mut()),
            Value::Number(number) if is_too_long(number) => *number = format!("{number}.0").parse()?,
            _ => {}
        }
    }
    serde_json::from_value(value)
}

/// Whether a number is handed over as an integer of 128 bits, which the buffer refuses. With a fraction it is handed over as
/// text.
fn is_too_long(number: &Number) -> bool {
    let is_long = number.as_i128().is_some() || number.as_u128().is_some();
    is_long && !number.is_i64() && !number.is_u64()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::{Reply, Request, Status, Step, StepOutcome};

    #[test]
    fn numbers_of_any_size_are_read() {
        for number in ["1", "18446744073709551615", "18446744073709551617", "-1e-7", "1.50", "1e+400", &"9".repeat(60)]
        {
            let line =
                format!(r#"{{"type":"result","seq":7,"status":"ran","steps":[{{"ok":[{number}]}}],"trace":[]}}"#);
            let Ok(Reply::Result(result)) = from_json_text(line.as_bytes()) else { panic!("{number}") };
            let Status::Ran(ran) = result.status else { panic!("it ran") };
            let StepOutcome::Ok { ok, .. } = &ran.steps[0] else { panic!("it returned") };
            let text = ok[0].to_string();
            assert_eq!(text.strip_suffix(".0").unwrap_or(&text), number, "{number}");
            let line = format!(
                r#"{{"type":"run","seq":3,"id":"a","needs":[],"deadline_ms":5,"case":{{"host":{{}},"steps":[{{"do":"call","kind":"k","name":"n","hook":"h","input":{number}}}]}}}}"#
            );
            let Ok(Request::Run(run)) = from_json_text(line.as_bytes()) else { panic!("{number}") };
            assert_eq!((run.seq, run.deadline_ms), (3, 5));
            assert!(matches!(run.case.steps[0], Step::Call { .. }));
        }
    }
}
