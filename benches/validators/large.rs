//! The large document: a batch of many units of work.

use serde_json::{Map, Value, json};

/// A batch that its schema accepts; 10,000 units make some megabytes of text.
pub(crate) fn valid(units: usize) -> Value {
    json!({
        "batch_id": uuid(0),
        "created_at": "2026-02-14T03:00:00Z",
        "units": (1..=units).map(unit).collect::<Vec<_>>(),
    })
}

/// The same with something wrong in a hundred places, however many units there are.
pub(crate) fn invalid(units: usize) -> Value {
    let mut batch = valid(units);
    for fault in 0..100 {
        let unit = &mut batch["units"][fault * units / 100];
        match fault % 5 {
            0 => unit["created_at"] = json!("2026-02-30T00:00:00Z"),
            1 => unit["state"] = json!("lost"),
            2 => unit["attempts"] = json!("three"),
            3 => unit["steps"][0]["duration_ms"] = json!(-1),
            _ => unit["name"] = json!("Not a name"),
        }
    }
    batch
}

fn unit(number: usize) -> Value {
    const STATES: [&str; 6] = ["queued", "running", "succeeded", "failed", "cancelled", "expired"];
    const OUTCOMES: [&str; 3] = ["done", "skipped", "failed"];
    let steps = (0..=number % 4).map(|step| {
        let duration = f64::from(u32::try_from((number * 37 + step * 11) % 9000).unwrap_or(0)) / 8.0;
        json!({"name": format!("Step {step}"), "duration_ms": duration, "outcome": OUTCOMES[(number + step) % 3]})
    });
    let mut unit = json!({
        "id": uuid(number),
        "name": format!("nightly_report_{number}"),
        "state": STATES[number % STATES.len()],
        "attempts": number % 7,
        "created_at": moment(number),
        "steps": steps.collect::<Vec<_>>(),
    });
    if number.is_multiple_of(2) {
        unit["progress"] = json!(f64::from(u32::try_from(number % 100).unwrap_or(0)) / 100.0);
        unit["priority"] = json!(number % 101);
        unit["finished_at"] = if number.is_multiple_of(4) { Value::Null } else { json!(moment(number + 5000)) };
    }
    if number.is_multiple_of(3) {
        unit["owner"] = json!({
            "name": format!("Zoë Müller {number}"),
            "address": format!("zoe.{number}@example.com"),
            "verified": number.is_multiple_of(2),
        });
    }
    let label = |at: usize| (format!("label-{at}"), json!(format!("value {at} of unit {number}")));
    unit["labels"] = (0..number % 5).map(label).collect::<Map<_, _>>().into();
    unit
}

/// A UUID of version 4.
fn uuid(number: usize) -> String {
    format!("0d9ad5e6-5f0c-4d8c-8c58-{number:012x}")
}

fn moment(number: usize) -> String {
    let (day, hour, minute, second) = (1 + number % 28, number % 24, number % 60, number * 7 % 60);
    let zone = if number.is_multiple_of(3) { "+01:00" } else { "Z" };
    format!("2026-02-{day:02}T{hour:02}:{minute:02}:{second:02}.{:03}{zone}", number % 1000)
}
