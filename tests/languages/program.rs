//! A program that answers rows, one line each, and may end on one of them.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

use serde_json::Value;

use crate::json;

/// How long one row may take: many times what the slowest machine needs.
const PATIENCE: Duration = Duration::from_mins(1);

/// Asks about every row. The row that a program ends on, or never answers, has the reason instead of an answer; the rows
/// after it are asked of a fresh one.
pub(crate) fn ask(program: &dyn Fn() -> Command, rows: &[String]) -> Vec<Result<Value, String>> {
    let mut answers = Vec::with_capacity(rows.len());
    while answers.len() < rows.len() {
        let (read, end) = run(program(), &rows[answers.len()..]);
        answers.extend(read.into_iter().map(Ok));
        if answers.len() < rows.len() {
            answers.push(Err(end));
        }
    }
    answers
}

fn run(mut program: Command, rows: &[String]) -> (Vec<Value>, String) {
    let mut child = program
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{program:?} does not start: {error}"));
    let mut input = child.stdin.take().expect("piped");
    let output = child.stdout.take().expect("piped");
    let text: String = rows.iter().map(|row| format!("{row}\n")).collect();
    // A program that ends early leaves its input unread, which shows in the number of its answers.
    std::thread::spawn(move || input.write_all(text.as_bytes()));
    let (sender, lines) = mpsc::channel();
    std::thread::spawn(move || {
        BufReader::new(output).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    let mut read = Vec::new();
    let end = loop {
        match lines.recv_timeout(PATIENCE) {
            Ok(line) => match json::parse(&line) {
                Ok(answer) => read.push(answer),
                Err(error) => break format!("the answer `{line}` is not JSON: {error}"),
            },
            Err(RecvTimeoutError::Timeout) => break format!("no answer within {} s", PATIENCE.as_secs()),
            Err(RecvTimeoutError::Disconnected) => break "the program ended".to_owned(),
        }
    };
    // It may have ended by itself.
    let _ = child.kill();
    let _ = child.wait();
    (read, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_that_ends_the_program_costs_no_other_row_its_answer() {
        let program = || {
            let mut shell = Command::new("sh");
            shell.args(["-c", r#"while read -r row; do [ "$row" = 2 ] && exit 1; echo "$row"; done"#]);
            shell
        };
        let rows: Vec<String> = (1..=4).map(|row| row.to_string()).collect();
        let answers: Vec<Option<Value>> = ask(&program, &rows).into_iter().map(Result::ok).collect();
        assert_eq!(answers, [Some(1.into()), None, Some(3.into()), Some(4.into())]);
    }
}
