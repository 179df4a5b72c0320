//! What a case declares: names of plugins and kinds, words of values, paths.

use std::collections::BTreeSet;

use dagstack_spec_model::Source;
use dagstack_spec_model::internal::document::{Syntax, parse};
use serde_json::Value;

use crate::fixture::{FileContent, MockAnswer};
use crate::suite::Case;
use crate::suite::placeholder::{SERVER, server_name};
use crate::suite::rename::tokens::{add_tokens, tokens};

/// What a case declares.
#[derive(Debug, Default)]
pub(super) struct Declared {
    /// Names of plugins.
    pub(super) names: BTreeSet<String>,
    /// Names of kinds.
    pub(super) kinds: BTreeSet<String>,
    /// Words of values that the registry hands on: inputs, results, messages of plugins, resources.
    pub(super) values: BTreeSet<String>,
    /// What paths consist of.
    pub(super) paths: BTreeSet<String>,
    /// Tokens that the system reads: of commands and URLs.
    pub(super) of_the_system: BTreeSet<String>,
    /// Names that a file declares without having them as tokens: they are written with escapes.
    pub(super) escaped: BTreeSet<String>,
}

impl Declared {
    pub(super) fn of(case: &Case, script: &Value) -> Self {
        let mut declared = Self::default();
        declared.document(script);
        declared.names.extend(case.script.plugins.keys().cloned());
        let host = &case.script.host;
        declared.kinds.extend(host.routes.keys().chain(host.known_kinds.iter().flatten()).cloned());
        declared.names.extend(host.routes.values().chain(case.servers.keys()).cloned());
        declared.paths.extend(case.files.keys().flat_map(|path| tokens(path)).map(str::to_owned));
        for (path, content) in &case.files {
            if let FileContent::Text(text) = content {
                declared.file(path, text);
            }
        }
        declared.values(case);
        declared
    }

    /// The names in a file, where it can be read. One that can't be read declares nothing.
    fn file(&mut self, path: &str, text: &str) {
        let syntax = match path.rsplit('.').next() {
            Some("toml") => Syntax::Toml,
            Some("json") => Syntax::Json,
            Some("yaml" | "yml") => Syntax::Yaml,
            _ => return,
        };
        let Ok(root) = parse(&Source::new(path, text), syntax) else { return };
        let mut inside = Self::default();
        inside.document(&root.to_json());
        let written: BTreeSet<&str> = tokens(text).collect();
        let is_written = |name: &String| tokens(name).all(|token| written.contains(token));
        self.escaped.extend(inside.names.iter().chain(&inside.kinds).filter(|name| !is_written(name)).cloned());
        self.names.append(&mut inside.names);
        self.kinds.append(&mut inside.kinds);
        self.of_the_system.append(&mut inside.of_the_system);
    }

    /// The names in a case or a manifest, by the keys that they are under. The recursion is as deep as a fixture, which is bounded.
    fn document(&mut self, value: &Value) {
        let texts = |value: &Value| -> Vec<String> {
            let all = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
        };
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.document(item)),
            Value::Object(fields) => {
                for (key, field) in fields {
                    match key.as_str() {
                        "name" | "names" | "plugin" | "depends_on" => self.names.extend(texts(field)),
                        "kind" => self.kinds.extend(texts(field)),
                        "command" | "url" => {
                            let own = texts(field).iter().map(|text| without_servers(text)).collect::<String>();
                            self.of_the_system.extend(tokens(&own).map(str::to_owned));
                        }
                        _ => {}
                    }
                    self.document(field);
                }
            }
            _ => {}
        }
    }

    fn values(&mut self, case: &Case) {
        let script = &case.script;
        for behaviour in script.plugins.values().flat_map(|plugin| plugin.script.behaviours()) {
            behaviour.returns.iter().chain(&behaviour.append).for_each(|value| self.value(value));
            behaviour.fail.iter().chain(&behaviour.log).for_each(|text| self.value(&text.as_str().into()));
        }
        for step in &script.steps {
            step.inputs().for_each(|input| self.value(input));
        }
        script.host.resources.values().chain(&script.host.config).for_each(|value| self.value(value));
        for answer in case.servers.values().flat_map(|server| server.tools.values().flatten()) {
            match answer {
                MockAnswer::Return(value) | MockAnswer::Events(value) => self.value(value),
                MockAnswer::IsError(text) | MockAnswer::Error(text) => self.value(&text.as_str().into()),
                _ => {}
            }
        }
    }

    /// The words of a value's texts. Its keys stay: a registry reads some of them.
    fn value(&mut self, value: &Value) {
        match value {
            Value::String(_) => add_tokens(value, &mut self.values),
            Value::Array(items) => items.iter().for_each(|item| self.value(item)),
            Value::Object(fields) => fields.values().for_each(|field| self.value(field)),
            _ => {}
        }
    }
}

/// A command or a URL without the placeholders for mock servers: their names are the case's own.
fn without_servers(text: &str) -> String {
    let mut pieces = text.split(SERVER);
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |own, piece| own + " " + &piece[server_name(piece).len()..])
}
