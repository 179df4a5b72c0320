//! The trace: what the scripted plugins were asked to do, compared with what must have been.

use std::collections::{BTreeMap, HashMap};

use super::pattern::{Bindings, check_part};
use super::{Observation, show};
use crate::fixture::ExpectTrace;
use crate::json::json;
use crate::protocol::{Event, PluginCall};
use crate::verdict::Finding;

/// How many events are looked through for one that nearly fits.
const NEAR: usize = 1000;

/// Every difference of the trace.
pub(super) fn check(
    expect: &ExpectTrace,
    trace: &[Event],
    servers: &BTreeMap<String, Observation>,
    bindings: &mut Bindings<'_>,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let calls: Vec<String> = trace.iter().map(|event| format!("{} {}", event.call, event.plugin)).collect();
    let is_looked_at = |event: &Event| {
        if expect.only.is_empty() {
            !matches!(PluginCall::of(&event.call), PluginCall::Load | PluginCall::Health)
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
        if order.iter().any(|call| ExpectTrace::server_of(call).is_some()) {
            findings.extend(check_times(order, trace, servers));
            continue;
        }
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

/// Calls and starts of mock servers, one after the other by the time at which each happened first.
fn check_times(order: &[String], trace: &[Event], servers: &BTreeMap<String, Observation>) -> Option<Finding> {
    let time = |call: &String| match ExpectTrace::server_of(call) {
        Some(server) => servers.get(server).and_then(|seen| seen.at_us),
        None => trace.iter().find(|event| format!("{} {}", event.call, event.plugin) == *call)?.at_us,
    };
    let times: Vec<Option<u64>> = order.iter().map(time).collect();
    if let Some(missing) = times.iter().position(Option::is_none) {
        return Some(finding(format!("`{}`, with its time", order[missing]), "nothing of it"));
    }
    let late = times.windows(2).position(|pair| pair[0] >= pair[1])?;
    let (first, second) = (&order[late], &order[late + 1]);
    Some(finding(format!("`{first}` before `{second}`"), format!("`{second}` before `{first}`")))
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
