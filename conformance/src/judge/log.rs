//! The log: lines that must have been written.

use super::mentions::mentions;
use super::show;
use crate::fixture::ExpectLog;
use crate::protocol::LogLine;
use crate::verdict::Finding;

/// Every line that is missing.
pub(super) fn check(expected: &[ExpectLog], logs: &[LogLine]) -> Vec<Finding> {
    expected
        .iter()
        .filter(|expect| !logs.iter().any(|line| fits(expect, line)))
        .map(|expect| Finding {
            place: "log".to_owned(),
            expected: wanted(expect),
            got: show::list(logs.iter().map(|line| format!("{} {}: {}", line.level, line.logger, line.message))),
        })
        .collect()
}

fn fits(expect: &ExpectLog, line: &LogLine) -> bool {
    expect.logger.as_ref().is_none_or(|logger| *logger == line.logger)
        && expect.mentions.iter().all(|text| mentions(&line.message, text) || mentions(&line.logger, text))
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
