//! The log: lines that must have been written.

use super::mentions::TextReader;
use super::show;
use crate::fixture::ExpectLog;
use crate::protocol::LogLine;
use crate::verdict::Finding;

/// Every line that is missing.
pub(super) fn check(expected: &[ExpectLog], logs: &[LogLine], reader: TextReader<'_>) -> Vec<Finding> {
    expected
        .iter()
        .filter(|expect| !logs.iter().any(|line| fits(expect, line, reader)))
        .map(|expect| Finding {
            place: "log".to_owned(),
            expected: wanted(expect),
            got: show::list(logs.iter().map(|line| format!("{} {}: {}", line.level, line.logger, line.message))),
        })
        .collect()
}

fn fits(expect: &ExpectLog, line: &LogLine, reader: TextReader<'_>) -> bool {
    expect.logger.as_ref().is_none_or(|logger| *logger == line.logger)
        && expect
            .mentions
            .iter()
            .all(|text| reader.mentions(&line.message, text).is_ok() || reader.mentions(&line.logger, text).is_ok())
}

fn wanted(expect: &ExpectLog) -> String {
    let mut expected = "a line".to_owned();
    if let Some(logger) = &expect.logger {
        expected.push_str(&format!(" of the logger `{logger}`"));
    }
    if !expect.mentions.is_empty() {
        expected.push_str(&format!(" that mentions {}", show::list(&expect.mentions)));
    }
    expected
}
