//! Keywords about objects.

use dagstack_spec_templates::python::{self as view, print};

use super::super::block::Block;
use super::super::sites::report;
use super::super::{messages, patterns, text};
use super::Writer;
use super::about::is_about_objects;
use crate::ir::{Properties, Schema};

impl Writer<'_, '_> {
    pub(super) fn required(&mut self, keys: &[String]) -> Block {
        let mut block = Block::default();
        for key in keys {
            let report = self.report("required", text::string(&messages::must_have(key)));
            block.when([format!("{} not in {}", text::string(key), self.variable)], report);
        }
        block
    }

    pub(super) fn dependent_required(&mut self, dependencies: &[(String, Vec<String>)]) -> Block {
        let mut block = Block::default();
        let pairs = dependencies.iter().flat_map(|(key, needed)| needed.iter().map(move |other| (key, other)));
        for (key, other) in pairs {
            let present = text::shown(&serde_json::Value::from(key.as_str()));
            let message = format!("{} beside {present}", messages::must_have(other));
            let report = self.report("dependentRequired", text::string(&message));
            let is_there = format!("{} in {}", text::string(key), self.variable);
            block.when([is_there, format!("{} not in {}", text::string(other), self.variable)], report);
        }
        block
    }

    pub(super) fn dependent_schemas(&mut self, dependencies: &[(String, Schema)]) -> Block {
        let mut block = Block::default();
        for (index, (key, schema)) in dependencies.iter().enumerate() {
            // Types are looked at where it is not known yet that the value is an object.
            let body = if is_about_objects(schema) {
                self.schema(schema)
            } else {
                let check = self.branch(schema, &format!("dependent {}", index + 1), self.seen.is_some());
                self.call_check(check)
            };
            block.when([format!("{} in {}", text::string(key), self.variable)], body);
        }
        block
    }

    pub(super) fn property_names(&mut self, schema: &Schema) -> Block {
        let (key, variable) = (self.scope.local("key"), self.variable);
        let at = format!("({}, {key})", self.at);
        let check = self.branch(schema, "name", false);
        let fits = self.call_fits(&check, &key, &at, None);
        let report = report(&at, "propertyNames", &format!("{variable}[{key}]"), text::string(messages::NAME)).text();
        Block::of(&view::PropertyNames { key, variable: variable.to_owned(), fits, report })
    }

    pub(super) fn properties(&mut self, properties: &Properties) -> Block {
        let mut block = self.named_properties(&properties.named);
        if properties.patterns.is_empty() && properties.additional.is_none() {
            return block;
        }
        let (key, item) = (self.scope.local("key"), self.scope.local("item"));
        let at = format!("({}, {key})", self.at);
        let mut body = Block::default();
        let names: Vec<&str> = properties.named.iter().map(|(name, _)| name.as_str()).collect();
        let additional = properties.additional.as_ref().map(|schema| self.additional(schema, &key, &item, &at));
        let mut others: Vec<String> = Vec::new();
        if additional.is_some() && !names.is_empty() {
            let names = format!("{{{}}}", text::strings(names.iter().copied()).join(", "));
            others.push(format!("{key} not in {}", self.module.constant(&format!("{} keys", self.hint), names)));
        }
        for (pattern, schema) in &properties.patterns {
            let searcher = patterns::searcher(pattern, &format!("{} key", self.hint), self.module);
            let mut matched = self.inside(schema, &item, &at);
            matched.extend(self.evaluated_key(&key));
            body.when([format!("{searcher}({key})")], matched);
            others.push(format!("not {searcher}({key})"));
        }
        if let Some(additional) = additional {
            if others.is_empty() { body.extend(additional) } else { body.when(others, additional) }
        }
        if !body.is_empty() {
            let each = self.each(&key, &item, &format!("{}.items()", self.variable), &body);
            block.add(&each);
        }
        block
    }

    fn additional(&mut self, schema: &Schema, key: &str, item: &str, at: &str) -> Block {
        let mut block = if schema.is_never() {
            report(at, "additionalProperties", item, text::string(messages::NO_KEY))
        } else {
            self.inside(schema, item, at)
        };
        block.extend(self.evaluated_key(key));
        block
    }

    /// Remembers that a property was evaluated, where that counts.
    fn evaluated_key(&self, key: &str) -> Block {
        let seen = self.seen.clone();
        seen.map(|seen| Block::of(&view::EvaluatedKey { seen, key: key.to_owned() })).unwrap_or_default()
    }

    fn named_properties(&mut self, named: &[(String, Schema)]) -> Block {
        let mut block = Block::default();
        for (name, schema) in named {
            let key = text::string(name);
            let item = self.scope.local("item");
            let checks = self.inside(schema, &item, &format!("({}, {key})", self.at));
            let mut body = Block::default();
            if !checks.is_empty() {
                body.add(&self.element(&item, format!("{}[{key}]", self.variable)));
                body.extend(checks);
            }
            body.extend(self.evaluated_key(&key));
            block.when([format!("{key} in {}", self.variable)], body);
        }
        block
    }

    pub(super) fn unevaluated_properties(&mut self, schema: &Schema) -> Block {
        let Some(seen) = self.seen.clone() else { unreachable!("a schema that asks for the rest is traced") };
        let (key, item) = (self.scope.local("key"), self.scope.local("item"));
        let at = format!("({}, {key})", self.at);
        let body = if schema.is_never() {
            report(&at, "unevaluatedProperties", &item, text::string(messages::NO_KEY))
        } else {
            self.inside(schema, &item, &at)
        };
        let mut unevaluated = Block::default();
        unevaluated.when([format!("{key} not in {seen}.keys")], body);
        let each = if unevaluated.is_empty() {
            String::new()
        } else {
            print(&self.each(&key, &item, &format!("{}.items()", self.variable), &unevaluated))
        };
        Block::of(&view::UnevaluatedProperties { each, seen, variable: self.variable.to_owned() })
    }
}
