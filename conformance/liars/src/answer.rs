//! From what a case expects to an answer that has just that.

use std::collections::BTreeMap;

use dagstack_spec_conformance::protocol::{Case, Event, Failed, LogLine, Ran, Step, StepOutcome};
use serde_json::{Map, Value, json};

/// The answer to a case that expects this, as `conformance export` has it.
pub(crate) fn to(case: &Case, expected: &Value) -> Ran {
    let mut bound = BTreeMap::new();
    let steps = case
        .steps
        .iter()
        .enumerate()
        .map(|(index, step)| outcome(step, &expected["steps"][index], &mut bound))
        .collect();
    let trace = trace(&expected["trace"], &mut bound);
    let logs = texts_of(expected["logs"].as_array(), |line| LogLine {
        level: "warning".to_owned(),
        logger: line["logger"].as_str().unwrap_or_default().to_owned(),
        message: joined(&line["mentions"]),
    });
    Ran { steps, trace, logs }
}

/// Values by the names that patterns bind them to.
type Bound = BTreeMap<String, Value>;

fn texts_of<T>(items: Option<&Vec<Value>>, make: impl Fn(&Value) -> T) -> Vec<T> {
    items.into_iter().flatten().map(make).collect()
}

fn joined(texts: &Value) -> String {
    texts_of(texts.as_array(), |text| text.as_str().unwrap_or_default().to_owned()).join(", ")
}

fn outcome(step: &Step, expect: &Value, bound: &mut Bound) -> StepOutcome {
    if let Some(first) = expect["either"].get(0) {
        return outcome(step, first, bound);
    }
    let failures = expect["failures"].as_object().into_iter().flatten();
    let failures =
        failures.map(|(plugin, text)| (plugin.clone(), text.as_str().unwrap_or_default().to_owned())).collect();
    match expect.get("error") {
        None => {
            let usual = usual(step);
            StepOutcome::Ok { ok: expect.get("ok").map_or(usual.clone(), |ok| made(ok, &usual, bound)), failures }
        }
        Some(codes) => {
            let code = codes.get(0).unwrap_or(codes).as_str().filter(|code| !["any", "plugin"].contains(code));
            StepOutcome::Error {
                error: Failed {
                    code: code.map(str::to_owned),
                    plugin: expect["plugin"].as_str().map(str::to_owned),
                    message: joined(&expect["message"]),
                    failures,
                },
            }
        }
    }
}

/// What a step gives of which nothing is expected.
fn usual(step: &Step) -> Value {
    match step {
        Step::Parse { .. } => json!({}),
        Step::Discover { .. } | Step::Refusals {} | Step::LoadKinds { .. } | Step::List {} => json!([]),
        Step::Get { name, .. } => json!({"plugin": name, "instance": name.as_deref().unwrap_or("chosen")}),
        Step::Status { .. } => json!({"state": "ready", "reason": null}),
        _ => Value::Null,
    }
}

/// A value that fits a pattern.
fn made(pattern: &Value, usual: &Value, bound: &mut Bound) -> Value {
    let all = |items: &[Value], bound: &mut Bound| -> Value {
        items.iter().map(|item| made(item, &Value::Null, bound)).collect()
    };
    match pattern {
        Value::Array(items) => all(items, bound),
        Value::Object(fields) => match fields.iter().next().filter(|(name, _)| name.starts_with('$')) {
            None => Value::Object(members(fields, &Map::new(), bound)),
            Some((name, argument)) => match (name.as_str(), argument) {
                ("$literal", literal) => literal.clone(),
                ("$subset", Value::Object(fields)) => {
                    Value::Object(members(fields, usual.as_object().unwrap_or(&Map::new()), bound))
                }
                ("$contains" | "$unordered", Value::Array(items)) => all(items, bound),
                ("$one_of", Value::Array(items)) => items.first().map_or(Value::Null, |item| made(item, usual, bound)),
                ("$text", text) => text.clone(),
                ("$type", wanted) => match wanted.as_str() {
                    Some("boolean") => true.into(),
                    Some("integer" | "number") => 1.into(),
                    Some("string") => "text".into(),
                    Some("array") => json!([]),
                    Some("object") => json!({}),
                    _ => Value::Null,
                },
                ("$bind", name) => {
                    let value =
                        || if usual.is_null() { format!("the one called {name}").into() } else { usual.clone() };
                    bound.entry(name.to_string()).or_insert_with(value).clone()
                }
                ("$differs", name) => format!("another one than {name}").into(),
                _ => usual.clone(),
            },
        },
        other => other.clone(),
    }
}

fn members(fields: &Map<String, Value>, usual: &Map<String, Value>, bound: &mut Bound) -> Map<String, Value> {
    let mut members = usual.clone();
    for (key, field) in fields {
        let value = made(field, usual.get(key).unwrap_or(&Value::Null), bound);
        members.insert(key.clone(), value);
    }
    members
}

/// A trace with all that is expected of one.
fn trace(expect: &Value, bound: &mut Bound) -> Vec<Event> {
    let calls = |list: &Value| texts_of(list.as_array(), |call| call.as_str().unwrap_or_default().to_owned());
    let exact = calls(&expect["exactly"]);
    let mut orders: Vec<Vec<String>> = texts_of(expect["order"].as_array(), calls);
    orders.push(exact.clone());
    let mut unordered = calls(&expect["unordered"]);
    orders.extend(unordered.iter().map(|call| vec![call.clone()]));
    let mut events: Vec<Event> = Vec::new();
    let mut rest = exact.iter();
    for call in sorted(&orders) {
        if let Some(place) = unordered.iter().position(|other| *other == call) {
            unordered.remove(place);
        }
        // The exact calls keep their places, with those between them that come again.
        let seen = |events: &[Event]| events.iter().any(|event| format!("{} {}", event.call, event.plugin) == call);
        while exact.contains(&call)
            && !seen(&events)
            && let Some(next) = rest.next()
        {
            events.push(event(next));
        }
        if !exact.contains(&call) {
            events.push(event(&call));
        }
    }
    events.extend(rest.chain(&unordered).map(|call| event(call)));
    for pattern in expect["events"].as_array().into_iter().flatten() {
        with(pattern, &mut events, bound);
    }
    events
}

/// Adds to an event of the trace what a pattern expects of it, or adds the event.
fn with(pattern: &Value, events: &mut Vec<Event>, bound: &mut Bound) {
    let text = |key: &str| pattern[key].as_str().unwrap_or_default();
    let call = format!("{} {}", text("call"), text("plugin"));
    // Each input is one call's; what is expected of a context may be expected in parts.
    let is_free = |event: &Event| event.input.is_none() || pattern.get("input").is_none();
    let place = events.iter().position(|event| format!("{} {}", event.call, event.plugin) == call && is_free(event));
    let place = place.unwrap_or_else(|| {
        events.push(event(&call));
        events.len() - 1
    });
    let Some(event) = events.get_mut(place) else { return };
    if let Some(input) = pattern.get("input") {
        event.input = Some(made(input, &Value::Null, bound));
    }
    let usual = event.context.as_ref().and_then(|context| serde_json::to_value(context).ok()).unwrap_or_else(|| json!({
        "config": null, "logger": null, "registry": true, "metadata": null, "metadata_read_only": true, "in_flight": true,
        "resources": {}, "tenant_allows": true,
    }));
    if let (Some(fields), Some(usual)) = (pattern["context"].as_object(), usual.as_object()) {
        event.context = serde_json::from_value(Value::Object(members(fields, usual, bound))).ok();
    }
}

/// Every call once, each after those that come before it in any of the lists.
fn sorted(orders: &[Vec<String>]) -> Vec<String> {
    let mut sorted: Vec<String> = Vec::new();
    loop {
        let is_next = |call: &String| {
            !sorted.contains(call)
                && orders.iter().all(|order| {
                    let before = order.iter().take_while(|other| *other != call);
                    !order.contains(call) || before.into_iter().all(|other| sorted.contains(other))
                })
        };
        match orders.iter().flatten().find(|call| is_next(call)) {
            Some(call) => sorted.push(call.clone()),
            None => return sorted,
        }
    }
}

/// The event of a call that is written `setup a`.
fn event(call: &str) -> Event {
    let (call, plugin) = call.split_once(' ').unwrap_or((call, ""));
    Event { plugin: plugin.to_owned(), call: call.to_owned(), input: None, context: None, at_us: None }
}
