//! The protocol of the gate, version 1: JSON, one object a line, UTF-8.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde_json::{Value, json};

/// Answers the runner until it says that nothing more will come. `run` takes a case and gives its `steps`, `trace` and `logs`, or what
/// went wrong in the adapter itself. Nothing else may print to standard output.
pub fn serve(ready: &Value, run: impl Fn(&Value) -> Result<Value, String>) -> io::Result<()> {
    let mut replies = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line?)?;
        let reply = match request["type"].as_str() {
            Some("hello") => with(json!({"type": "ready", "protocol": 1}), ready),
            Some("run") => with(
                json!({"type": "result", "seq": request["seq"]}),
                &result(&request, ready, &run),
            ),
            _ => json!({"type": "bye"}),
        };
        writeln!(replies, "{reply}")?;
        replies.flush()?;
        if reply["type"] == "bye" {
            break;
        }
    }
    Ok(())
}

fn result(request: &Value, ready: &Value, run: &impl Fn(&Value) -> Result<Value, String>) -> Value {
    let capabilities = ready["capabilities"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let needs = request["needs"].as_array().map_or(&[][..], Vec::as_slice);
    if let Some(lacking) = needs.iter().find(|need| !capabilities.contains(need)) {
        return json!({"status": "unsupported", "capability": lacking});
    }
    match catch_unwind(AssertUnwindSafe(|| run(&request["case"]))) {
        Ok(Ok(ran)) => with(json!({"status": "ran"}), &ran),
        Ok(Err(message)) => json!({"status": "adapter_error", "message": message}),
        Err(_) => {
            json!({"status": "adapter_error", "message": "the adapter panicked: see standard error"})
        }
    }
}

/// An object with the fields of another one added.
fn with(mut object: Value, more: &Value) -> Value {
    if let (Some(fields), Some(more)) = (object.as_object_mut(), more.as_object()) {
        fields.extend(more.clone());
    }
    object
}
