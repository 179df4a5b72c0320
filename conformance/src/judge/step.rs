//! Steps: what one gave, compared with what it must give.

use std::collections::BTreeMap;

use super::mentions::mentions;
use super::pattern::{self, Bindings};
use super::show;
use crate::fixture::{Expect, OneOrMore};
use crate::protocol::{Failed, StepOutcome};
use crate::verdict::Finding;

/// Every difference of a step.
pub(super) fn check(expect: &Expect, outcome: &StepOutcome, place: &str, bindings: &mut Bindings) -> Vec<Finding> {
    if !expect.either.is_empty() {
        for one in &expect.either {
            let mark = bindings.mark();
            if check(one, outcome, place, bindings).is_empty() {
                return Vec::new();
            }
            bindings.back_to(mark);
        }
        let choices: Vec<String> = expect.either.iter().map(wanted).collect();
        return vec![finding(place, format!("either {}", choices.join(", or ")), got(outcome))];
    }
    match (outcome, &expect.error) {
        (StepOutcome::Ok { .. }, Some(_)) | (StepOutcome::Error { .. }, None) => {
            vec![finding(place, wanted(expect), got(outcome))]
        }
        (StepOutcome::Ok { ok, failures }, None) => {
            let differences = expect.ok.iter().flat_map(|pattern| pattern::check(pattern, ok, bindings));
            let mut findings: Vec<Finding> =
                differences.map(|found| finding(&within(place, &found.place), found.expected, found.got)).collect();
            match &expect.failures {
                Some(wanted) => findings.extend(check_failures(wanted, failures, place)),
                None if failures.is_empty() => {}
                None => findings.push(finding(place, "no failures along with the result", show_failures(failures))),
            }
            findings
        }
        (StepOutcome::Error { error }, Some(codes)) => check_error(expect, codes, error, place),
    }
}

fn check_error(expect: &Expect, codes: &OneOrMore, error: &Failed, place: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let codes = match codes {
        OneOrMore::One(code) => std::slice::from_ref(code),
        OneOrMore::Several(codes) => codes,
    };
    let fits = |wanted: &String| match wanted.as_str() {
        "any" => true,
        "plugin" => error.code.is_none(),
        wanted => error.code.as_deref() == Some(wanted),
    };
    if !codes.iter().any(fits) {
        findings.push(finding(place, wanted_error(codes), failed(error)));
    }
    if let Some(plugin) = &expect.plugin
        && error.plugin.as_ref() != Some(plugin)
        && !mentions(&error.message, plugin)
    {
        findings.push(finding(place, format!("an error that names the plugin `{plugin}`"), failed(error)));
    }
    for text in &expect.message {
        if !mentions(&error.message, text) {
            findings.push(finding(place, format!("an error whose message has `{text}`"), failed(error)));
        }
    }
    if let Some(wanted) = &expect.failures {
        findings.extend(check_failures(wanted, &error.failures, place));
    }
    findings
}

/// Exactly these plugins, each with a message that has the text.
fn check_failures(wanted: &BTreeMap<String, String>, got: &BTreeMap<String, String>, place: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (plugin, text) in wanted {
        match got.get(plugin) {
            None => findings.push(finding(place, format!("a failure of `{plugin}`"), show_failures(got))),
            Some(message) if !mentions(message, text) => {
                let expected = format!("a failure of `{plugin}` whose message has `{text}`");
                findings.push(finding(place, expected, show::text(message)));
            }
            Some(_) => {}
        }
    }
    if let Some((plugin, message)) = got.iter().find(|(plugin, _)| !wanted.contains_key(*plugin)) {
        let expected = format!("failures of {} alone", show::list(wanted.keys()));
        findings.push(finding(place, expected, show::text(&format!("a failure of `{plugin}`: {message}"))));
    }
    findings
}

fn finding(place: &str, expected: impl Into<String>, got: impl Into<String>) -> Finding {
    Finding { place: place.to_owned(), expected: expected.into(), got: got.into() }
}

/// A place inside what a step gave.
fn within(place: &str, pointer: &str) -> String {
    if pointer.is_empty() { place.to_owned() } else { show::text(&format!("{place}, at {pointer}")) }
}

/// What is expected, as a report shows it.
fn wanted(expect: &Expect) -> String {
    let mut expected = match (&expect.error, &expect.ok) {
        (Some(OneOrMore::One(code)), _) => wanted_error(std::slice::from_ref(code)),
        (Some(OneOrMore::Several(codes)), _) => wanted_error(codes),
        (None, Some(pattern)) => show::pattern(pattern),
        (None, None) => "no failure".to_owned(),
    };
    if let Some(plugin) = &expect.plugin {
        expected.push_str(&format!(" that names the plugin `{plugin}`"));
    }
    for text in &expect.message {
        expected.push_str(&format!(" with `{text}` in its message"));
    }
    if let Some(failures) = &expect.failures {
        expected.push_str(&format!(" with failures of {}", show::list(failures.keys())));
    }
    expected
}

fn wanted_error(codes: &[String]) -> String {
    let names: Vec<String> = codes
        .iter()
        .map(|code| match code.as_str() {
            "any" => "an error".to_owned(),
            "plugin" => "the plugin's own error".to_owned(),
            code => format!("error {code}"),
        })
        .collect();
    names.join(" or ")
}

fn got(outcome: &StepOutcome) -> String {
    match outcome {
        StepOutcome::Ok { ok, .. } => show::value(ok),
        StepOutcome::Error { error } => failed(error),
    }
}

fn failed(error: &Failed) -> String {
    let code =
        error.code.as_deref().map_or_else(|| "an error without a code".to_owned(), |code| format!("error {code}"));
    let plugin = error.plugin.as_ref().map(|plugin| format!(" of plugin `{plugin}`")).unwrap_or_default();
    let message = if error.message.is_empty() { String::new() } else { format!(": {}", error.message) };
    show::text(&format!("{code}{plugin}{message}"))
}

fn show_failures(failures: &BTreeMap<String, String>) -> String {
    if failures.is_empty() {
        return "no failures".to_owned();
    }
    format!("failures of {}", show::list(failures.iter().map(|(plugin, message)| format!("`{plugin}` ({message})"))))
}
