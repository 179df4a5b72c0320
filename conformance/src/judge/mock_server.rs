//! Mock servers: what a scripted MCP server saw, compared with what it must have seen.

use serde_json::Value;

use super::mentions::mentions;
use super::pattern::{Bindings, check_part};
use super::{Observation, show};
use crate::fixture::ExpectMockServer;
use crate::verdict::Finding;

/// The members of a message that may have more than is expected.
const OPEN: [&str; 2] = ["params", "headers"];

/// Every difference of one mock server.
pub(super) fn check(
    name: &str,
    expect: &ExpectMockServer,
    seen: &Observation,
    bindings: &mut Bindings<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut report = |expected: String, got: String| {
        findings.push(Finding { place: format!("mock server {name}"), expected, got });
    };
    let methods = || show::list(seen.messages.iter().map(|message| method(message).unwrap_or("a response")));
    if let Some(pattern) = &expect.first
        && !seen.messages.first().is_some_and(|message| fits(pattern, message, bindings))
    {
        report(
            format!("first of all {}", show::pattern(pattern)),
            seen.messages.first().map_or_else(methods, show::value),
        );
    }
    let mut next = 0;
    for (index, pattern) in expect.messages.iter().enumerate() {
        let rest = &seen.messages[next..];
        let Some(found) = rest.iter().position(|message| fits(pattern, message, bindings)) else {
            let expected = format!("message {} {}", index + 1, show::pattern(pattern));
            let same_method =
                rest.iter().find(|message| method(message) == method(pattern) && method(pattern).is_some());
            report(expected, same_method.map_or_else(methods, show::value));
            break;
        };
        next += found + 1;
    }
    for (wanted, text) in &expect.mentions {
        let of_method = || seen.messages.iter().filter(|message| method(message) == Some(wanted));
        if !of_method().any(|message| has_text(message, text)) {
            let got = of_method().next().map_or_else(methods, show::value);
            report(format!("a message `{wanted}` that mentions `{text}`"), got);
        }
    }
    for never in &expect.never {
        if seen.messages.iter().any(|message| method(message) == Some(never)) {
            report(format!("no message `{never}`"), methods());
        }
    }
    for (method_name, most) in &expect.at_most {
        let sent = seen.messages.iter().filter(|message| method(message) == Some(method_name)).count();
        if sent > *most {
            report(format!("at most {most} of `{method_name}`"), format!("{sent}: {}", methods()));
        }
    }
    for (variable, value) in &expect.env {
        if seen.env.get(variable) != Some(value) {
            let got = seen.env.get(variable).map_or_else(|| format!("no `{variable}`"), |value| show::text(value));
            report(format!("the variable `{variable}` with `{value}`"), got);
        }
    }
    for variable in &expect.without_env {
        if let Some(value) = seen.env.get(variable) {
            report(format!("no variable `{variable}`"), show::text(value));
        }
    }
    let facts = [
        (expect.started, seen.started > 0, "started"),
        (expect.asked, seen.asked, "asked to end"),
        (expect.terminated, seen.terminated, "terminated by a signal"),
        (expect.given_up, seen.given_up > 0, "given up on an open connection"),
        (expect.gone, seen.gone, "gone at the end"),
    ];
    for (wanted, got, fact) in facts {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != got) {
            let shown = |is: bool| if is { fact.to_owned() } else { format!("not {fact}") };
            report(shown(wanted), shown(got));
        }
    }
    findings
}

/// Whether a message fits a pattern; where it does not, nothing is bound.
fn fits(pattern: &Value, message: &Value, bindings: &mut Bindings<'_>) -> bool {
    let mark = bindings.mark();
    let fits = check_part(pattern, message, &OPEN, bindings).is_empty();
    if !fits {
        bindings.back_to(mark);
    }
    fits
}

fn method(message: &Value) -> Option<&str> {
    message.get("method")?.as_str()
}

/// Whether any text of a message mentions another one. Depth costs no stack.
fn has_text(message: &Value, wanted: &str) -> bool {
    let mut waiting = vec![message];
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(text) if mentions(text, wanted) => return true,
            Value::Array(items) => waiting.extend(items),
            Value::Object(fields) => waiting.extend(fields.values()),
            _ => {}
        }
    }
    false
}
