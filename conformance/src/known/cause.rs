//! The cause that `known update` proposes for a failure.

use super::FailureKind;
use crate::report::CaseReport;

/// The most characters of a cause that is proposed.
const LONGEST: usize = 60;

/// A short text out of what was seen that stays the same from run to run: up to the first path, address or long number.
pub(super) fn proposed(case: &CaseReport, kind: FailureKind) -> Option<String> {
    if kind == FailureKind::Timeout {
        return None;
    }
    if let Some(finding) = case.findings.first() {
        // What a case expects never changes: where it is short, the entry has it, too.
        let whole = format!("expected {}, got {}", finding.expected, finding.got);
        let words: Vec<&str> = whole.split_whitespace().collect();
        if whole.chars().count() <= LONGEST && words.iter().all(|word| is_stable(word)) {
            return Some(words.join(" "));
        }
    }
    let (seen, fallback) = match case.findings.first() {
        Some(finding) => (format!("got {}", finding.got), format!("{}: expected", finding.place)),
        None => (case.message.clone().unwrap_or_default(), String::new()),
    };
    let mut text = String::new();
    for word in seen.split_whitespace() {
        if !is_stable(word) || text.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    if text.is_empty() || text == "got" {
        // One long word, or one that changes: its beginning will do where it is stable, else the place.
        let word: String =
            seen.split_whitespace().take(2).collect::<Vec<_>>().join(" ").chars().take(LONGEST).collect();
        let stable = !word.is_empty() && word != "got" && word.split(' ').all(is_stable);
        text = if stable { word } else { fallback };
    }
    Some(text).filter(|text| !text.is_empty())
}

fn is_stable(word: &str) -> bool {
    let digits = word.split(|character: char| !character.is_ascii_digit()).map(str::len).max().unwrap_or(0);
    digits < 5 && !word.contains("0x") && !word.trim_start_matches(['"', '\'', '`', '(', '[']).starts_with('/')
}
