//! A case, explained.

use dagstack_spec_model::contract::Contract;
use serde::Serialize;
use serde_json::Value;

use crate::fixture::{Expect, ExpectTrace, ExpectedError, FileContent};
use crate::json::json;
use crate::judge::whole_pattern;
use crate::prose::{one_line, proven_text};
use crate::suite::Case;
use crate::suite::repeat;

/// A case as text: what holds and why, the scenario step by step with what is expected, and what is sent.
#[must_use]
pub fn show(case: &Case, contract: &Contract) -> String {
    let (file, line) = &case.place;
    let mut page = Page(String::new());
    page.flush(&case.id);
    page.flush(&format!("{} ({}, {file}:{line})", case.title, case.level.as_str()));
    page.heading("Clauses");
    for id in &case.clauses {
        let clause = contract.clauses.iter().find(|clause| clause.id == *id);
        let text = clause.map_or("no clause of the contract", |clause| proven_text(clause, case.level));
        page.wrapped(&format!("{id}: {text}"));
    }
    let mut readings = contract.interpretations_of(&case.clauses).peekable();
    if readings.peek().is_some() {
        page.heading("Interpretations");
        readings.for_each(|reading| page.wrapped(&format!("{}: {}", reading.id, reading.text)));
    }
    let needs: Vec<&str> = case.needs.iter().map(|need| need.as_str()).collect();
    if !needs.is_empty() {
        page.heading("Needs");
        page.wrapped(&needs.join(", "));
    }
    if let Some(deadline) = case.deadline_ms {
        page.line(&format!("up to {deadline} ms"));
    }
    scenario(&mut page, case);
    page.heading("Steps");
    for (index, step) in case.script.steps.iter().enumerate() {
        page.line(&format!("{}. {}", index + 1, flow(step)));
        let expect = case.expected.steps.get(index);
        page.line(&format!("   → {}", expect.map_or("must not fail".to_owned(), expectation)));
    }
    afterwards(&mut page, case);
    page.heading("Sent");
    page.line("$ENTRY_POINT, $CORE and $SERVER:name are filled in for each adapter, and `root` where there are files.");
    page.block(&format!("{:#}", json(&case.script)));
    page.0
}

fn scenario(page: &mut Page, case: &Case) {
    if !case.script.kinds.is_empty() {
        page.heading("Kinds of the host's own");
        for kind in &case.script.kinds {
            page.line(&flow(kind));
        }
    }
    let host = flow(&case.script.host);
    if host != "{}" {
        page.heading("The host gives");
        page.line(&host);
    }
    if !case.script.plugins.is_empty() {
        page.heading("Plugins");
        for (key, plugin) in &case.script.plugins {
            page.line(key);
            if let Some(folder) = &plugin.folder {
                page.line(&format!("  lies in {folder}"));
            }
            if let Some(manifest) = &plugin.manifest {
                page.line(&format!("  manifest {}", flow(manifest)));
            }
            let script = flow(&plugin.script);
            if script != "{load: ok}" {
                page.line(&format!("  does {script}"));
            }
        }
    }
    if !case.files.is_empty() {
        page.heading("Files");
        for (path, content) in &case.files {
            match content {
                FileContent::Text(text) => {
                    page.line(&format!("{path}:"));
                    for line in text.lines() {
                        page.line(&format!("  | {line}"));
                    }
                }
                FileContent::Hex(bytes) => page.line(&format!("{path}: the bytes {bytes}")),
                FileContent::Folder {} => page.line(&format!("{path}: an empty folder")),
                FileContent::Link(target) => page.line(&format!("{path}: a link to {target}")),
                FileContent::PluginSource(key) => page.line(&format!("{path}: the code of {key}")),
            }
        }
    }
    if !case.servers.is_empty() {
        page.heading("MCP servers");
        for (name, server) in &case.servers {
            page.line(&format!("{name} {}", flow(server)));
        }
    }
}

/// What is expected when all steps are done.
fn afterwards(page: &mut Page, case: &Case) {
    let expected = &case.expected;
    if expected.trace.is_none() && expected.logs.is_empty() && expected.servers.is_empty() {
        return;
    }
    page.heading("Afterwards");
    if let Some(trace) = &expected.trace {
        calls(page, trace);
    }
    for log in &expected.logs {
        page.line(&format!("logged: {}", flow(log)));
    }
    for (name, server) in &expected.servers {
        page.line(&format!("{name} saw {}", pattern(server)));
    }
}

fn calls(page: &mut Page, trace: &ExpectTrace) {
    let looked_at = if trace.only.is_empty() { String::new() } else { format!(" ({})", trace.only.join(", ")) };
    if let Some(calls) = &trace.exactly {
        page.line(&format!("the calls{looked_at} are, in this order: {}", listed(calls)));
    }
    if let Some(calls) = &trace.unordered {
        page.line(&format!("the calls{looked_at} are, in any order: {}", listed(calls)));
    }
    for order in &trace.order {
        page.line(&format!("one before the other: {}", listed(order)));
    }
    if !trace.never.is_empty() {
        page.line(&format!("never called: {}", listed(&trace.never)));
    }
    for event in &trace.events {
        page.line(&format!("the trace has {}", pattern(event)));
    }
}

fn listed(calls: &[String]) -> String {
    if calls.is_empty() { "none".to_owned() } else { calls.join(", ") }
}

/// What a step must give, for readers.
fn expectation(expect: &Expect) -> String {
    if !expect.either.is_empty() {
        let all: Vec<String> = expect.either.iter().map(expectation).collect();
        return format!("either {}", all.join(", or "));
    }
    let mut parts = Vec::new();
    if let Some(value) = &expect.ok {
        parts.push(format!("gives {}", pattern(value)));
    }
    if let Some(codes) = &expect.error {
        parts.push(codes.as_slice().iter().map(|code| failure(code)).collect::<Vec<_>>().join(" or "));
    }
    if let Some(plugin) = &expect.plugin {
        parts.push(format!("names the plugin {plugin}"));
    }
    for text in &expect.message {
        parts.push(format!("with `{text}` in its message"));
    }
    if let Some(failures) = &expect.failures {
        parts.push(format!("with the failures {}", flow(failures)));
    }
    if parts.is_empty() { "must not fail".to_owned() } else { parts.join(", ") }
}

fn failure(code: &str) -> String {
    match ExpectedError::of(code) {
        ExpectedError::Any => "fails".to_owned(),
        ExpectedError::OfPlugin => "fails with the plugin's own error".to_owned(),
        ExpectedError::Code(code) => format!("fails with {code}"),
    }
}

/// What is expected, as JSON with a description in the place of matchers.
fn pattern(expected: &impl Serialize) -> String {
    whole_pattern(&json(expected))
}

/// A value on one line, in the flow style of YAML: what needs no quotes has none.
fn flow(value: &impl Serialize) -> String {
    let mut text = String::new();
    write_flow(&mut text, &json(value));
    text
}

fn write_flow(text: &mut String, value: &Value) {
    match value {
        Value::String(scalar) => write_scalar(text, scalar),
        Value::Array(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_flow(text, item);
            }
            text.push(']');
        }
        Value::Object(members) if let Some((repeated, times)) = repeat::of(members) => {
            text.push('<');
            write_flow(text, repeated);
            text.push_str(&format!(" repeated {times} times>"));
        }
        Value::Object(members) => {
            text.push('{');
            for (index, (key, member)) in members.iter().enumerate() {
                text.push_str(if index == 0 { "" } else { ", " });
                write_scalar(text, key);
                text.push_str(": ");
                write_flow(text, member);
            }
            text.push('}');
        }
        other => text.push_str(&other.to_string()),
    }
}

fn write_scalar(text: &mut String, scalar: &str) {
    let plain = scalar.starts_with(|first: char| first.is_ascii_alphabetic() || first == '$' || first == '_')
        && scalar.chars().all(|character| character.is_ascii_alphanumeric() || "_-./$:+*".contains(character))
        && !scalar.ends_with(':')
        && !matches!(scalar, "true" | "false" | "null");
    if plain { text.push_str(scalar) } else { text.push_str(&Value::from(scalar).to_string()) }
}

/// A page of lines, without characters that a terminal takes for orders: a suite may be anybody's.
struct Page(String);

impl Page {
    /// A line from the left edge.
    fn flush(&mut self, text: &str) {
        self.0.push_str(&crate::report::shown(text));
        self.0.push('\n');
    }

    fn line(&mut self, text: &str) {
        self.flush(&format!("  {text}"));
    }

    fn heading(&mut self, text: &str) {
        self.0.push('\n');
        self.flush(text);
    }

    fn wrapped(&mut self, text: &str) {
        for line in textwrap::wrap(&one_line(text), textwrap::Options::new(98).subsequent_indent("  ")) {
            self.line(&line);
        }
    }

    fn block(&mut self, text: &str) {
        for line in text.lines() {
            self.line(line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::suite::Suite;

    #[test]
    fn no_case_is_explained_in_the_notation_of_fixtures() {
        let suite = Suite::embedded().expect("the suite");
        let contract = dagstack_spec_model::contract::contract().expect("the contract");
        let matchers = [
            "any",
            "subset",
            "contains",
            "unordered",
            "one_of",
            "text",
            "bind",
            "differs",
            "type",
            "literal",
            "repeat",
        ];
        let mut with_words = 0;
        for case in &suite.cases {
            let page = show(case, &contract);
            let (explained, _) = page.split_once("\nSent\n").expect("what is sent comes last");
            with_words += usize::from(explained.contains("<any value>") || explained.contains(", …}"));
            let is_written = |name: &&&str| {
                explained.contains(&format!("\"${name}\":")) || explained.contains(&format!("{{${name}:"))
            };
            assert_eq!(matchers.iter().find(is_written), None, "{page}");
        }
        assert!(with_words > 100, "{with_words}");
    }
}
