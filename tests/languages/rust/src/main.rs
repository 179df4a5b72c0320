//! Reads rows `[kind, text]` from its input, and says what the payload of the kind makes of each text.

mod answer;
pub mod generated;
mod table;

use std::io::{self, BufRead, Write};
use std::panic::catch_unwind;

use serde_json::json;

use answer::answer;

fn main() -> io::Result<()> {
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let (kind, text): (String, String) = serde_json::from_str(&line?)?;
        let answer = catch_unwind(|| table::answer_of(&kind, &text));
        let answer =
            answer.map_or_else(|_| json!({"panicked": true}), |answer| answer.unwrap_or_else(|| json!({"unknown": kind})));
        writeln!(output, "{answer}")?;
    }
    Ok(())
}
