//! The trace: what the scripted plugins were asked to do, compared with what must have been.

use std::collections::HashMap;

use super::pattern::{Bindings, check_part};
use super::show;
use crate::fixture::ExpectTrace;
use crate::json::json;
use crate::protocol::Event;
use crate::verdict::Finding;

/// How many events are looked through for one that nearly fits.
const NEAR: usize = 1000;

/// Every difference of the trace.
pub(super) fn check(expect: &ExpectTrace, trace: &[Event], bindings: &mut Bindings<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let calls: Vec<String> = trace.iter().map(|event| format!("{} {}", event.call, event.plugin)).collect();
    let is_looked_at = |event: &Event| {
        if expect.only.is_empty() {
            !matches!(event.call.as_str(), "load" | "health")
        } else {
            expect.only.contains(&event.call)
        }
    };
    let looked_at = || trace.iter().zip(&calls).filter(|(event, _)| is_looked_at(event)).map(|(_, call)| call);
    if let Some(wanted) = &expect.exactly
        && !looked_at().eq(wanted)
    {
        findings.push(finding(format!("exactly {}", show::list(wanted)), show::list(looked_at())));
    }
    if let Some(wanted) = &expect.unordered
        && counts(wanted.iter()) != counts(looked_at())
    {
        findings.push(finding(format!("in any order {}", show::list(wanted)), show::list(looked_at())));
    }
    for order in &expect.order {
        let first = |wanted: &String| calls.iter().position(|call| call == wanted);
        let places: Vec<Option<usize>> = order.iter().map(first).collect();
        if let Some(missing) = places.iter().position(Option::is_none) {
            findings.push(finding(format!("`{}`", order[missing]), show::list(&calls)));
        } else if let Some(late) = places.windows(2).position(|pair| pair[0] >= pair[1]) {
            let expected = format!("`{}` before `{}`", order[late], order[late + 1]);
            findings.push(finding(expected, show::list(&calls)));
        }
    }
    for never in &expect.never {
        if calls.contains(never) {
            findings.push(finding(format!("no `{never}`"), show::list(&calls)));
        }
    }
    for pattern in &expect.events {
        findings.extend(check_event(pattern, trace, bindings));
    }
    findings
}

/// An event of the trace must fit. If none does, the nearest one says what is wrong.
fn check_event(pattern: &serde_json::Value, trace: &[Event], bindings: &mut Bindings<'_>) -> Option<Finding> {
    let mut nearest = None;
    for (index, event) in trace.iter().enumerate() {
        let mark = bindings.mark();
        let event = json(event);
        let differences = check_part(pattern, &event, &["context"], bindings);
        let first = differences.first()?;
        bindings.back_to(mark);
        let is_nearer = nearest.as_ref().is_none_or(|(count, _)| differences.len() < *count);
        if index < NEAR && is_nearer {
            nearest = Some((
                differences.len(),
                format!("event {} has at {} {} instead of {}", index + 1, first.place, first.got, first.expected),
            ));
        }
    }
    let got = nearest.map_or_else(|| "no event".to_owned(), |(_, difference)| show::text(&difference));
    Some(finding(format!("an event {}", show::pattern(pattern)), got))
}

fn counts<'a>(calls: impl Iterator<Item = &'a String>) -> HashMap<&'a str, usize> {
    calls.fold(HashMap::new(), |mut counts, call| {
        *counts.entry(call.as_str()).or_default() += 1;
        counts
    })
}

fn finding(expected: impl Into<String>, got: impl Into<String>) -> Finding {
    Finding { place: "trace".to_owned(), expected: expected.into(), got: got.into() }
}
