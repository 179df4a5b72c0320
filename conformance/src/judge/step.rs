//! Steps: what one gave, compared with what it must give.

use std::collections::BTreeMap;

use super::mentions::{TextReader, mentions};
use super::pattern::{self, Bindings};
use super::show;
use crate::fixture::{Expect, ExpectedError, OneOrMore};
use crate::protocol::{Failed, StepOutcome};
use crate::verdict::Finding;

/// Every difference of a step. `plugins` are the keys of the case's plugins.
pub(super) fn check(
    expect: &Expect,
    outcome: &StepOutcome,
    plugins: &[&str],
    place: &str,
    bindings: &mut Bindings<'_>,
) -> Vec<Finding> {
    if !expect.either.is_empty() {
        for one in &expect.either {
            let mark = bindings.mark();
            if check(one, outcome, plugins, place, bindings).is_empty() {
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
                Some(wanted) => findings.extend(check_failures(wanted, failures, place, bindings.reader)),
                None if failures.is_empty() => {}
                None => findings.push(finding(place, "no failures along with the result", show_failures(failures))),
            }
            findings
        }
        (StepOutcome::Error { error }, Some(codes)) => {
            check_error(expect, codes, error, plugins, place, bindings.reader)
        }
    }
}

fn check_error(
    expect: &Expect,
    codes: &OneOrMore,
    error: &Failed,
    plugins: &[&str],
    place: &str,
    reader: TextReader<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let fits = |wanted: &String| match ExpectedError::of(wanted) {
        ExpectedError::Any => true,
        ExpectedError::OfPlugin => error.code.is_none(),
        ExpectedError::Code(code) => error.code.as_deref() == Some(code),
    };
    if !codes.as_slice().iter().any(fits) {
        findings.push(finding(place, wanted_error(codes), failed(error)));
    }
    if let Some(plugin) = &expect.plugin
        && let Err(condition) = names_plugin(expect, plugin, error, plugins, reader)
    {
        findings.push(finding(place, format!("an error that names the plugin `{plugin}`{condition}"), failed(error)));
    }
    for text in &expect.message {
        if let Err(why) = reader.mentions(&error.message, text) {
            let expected = format!("an error whose message has `{text}`{}", why.condition());
            findings.push(finding(place, expected, failed(error)));
        }
    }
    if let Some(wanted) = &expect.failures {
        findings.extend(check_failures(wanted, &error.failures, place, reader));
    }
    findings
}

/// Whether an error names this plugin: in its field, where it has one, else in its message, which then names no other plugin that
/// nothing is expected of.
///
/// # Errors
/// What is expected in addition.
fn names_plugin(
    expect: &Expect,
    plugin: &str,
    error: &Failed,
    plugins: &[&str],
    reader: TextReader<'_>,
) -> Result<(), String> {
    if let Some(named) = &error.plugin {
        return if named == plugin { Ok(()) } else { Err(String::new()) };
    }
    reader.mentions(&error.message, plugin).map_err(|why| why.condition())?;
    let is_wanted = |other: &str| mentions(plugin, other) || expect.message.iter().any(|text| mentions(text, other));
    let other = plugins.iter().find(|other| !is_wanted(other) && mentions(&error.message, other));
    other.map_or(Ok(()), |other| Err(format!(" and not `{other}`")))
}

/// Exactly these plugins, each with a message that has its text, and none of another plugin's.
fn check_failures(
    wanted: &BTreeMap<String, String>,
    got: &BTreeMap<String, String>,
    place: &str,
    reader: TextReader<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let foreign = |message: &str, own: &str| {
        let mut others = wanted.values().filter(|text| !text.is_empty() && !mentions(own, text));
        others.find(|text| mentions(message, text)).cloned()
    };
    for (plugin, text) in wanted {
        match got.get(plugin) {
            None => findings.push(finding(place, format!("a failure of `{plugin}`"), show_failures(got))),
            Some(message) => {
                let condition = match reader.mentions(message, text) {
                    Err(why) => why.condition(),
                    Ok(()) => match foreign(message, text) {
                        Some(other) => format!(" and not `{other}`"),
                        None => continue,
                    },
                };
                let expected = format!("a failure of `{plugin}` whose message has `{text}`{condition}");
                findings.push(finding(place, expected, show::text(message)));
            }
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
        (Some(codes), _) => wanted_error(codes),
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

fn wanted_error(codes: &OneOrMore) -> String {
    let names: Vec<String> = codes
        .as_slice()
        .iter()
        .map(|code| match ExpectedError::of(code) {
            ExpectedError::Any => "an error".to_owned(),
            ExpectedError::OfPlugin => "the plugin's own error".to_owned(),
            ExpectedError::Code(code) => format!("error {code}"),
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
