//! A schema and a document of it: what a language made of them, and the same with less in it.

use std::collections::BTreeMap;
use std::mem::{Discriminant, discriminant};
use std::time::{Duration, Instant};

use dagstack_spec_generators::ir;
use serde_json::{Value, json};

use super::json;
use super::languages::outcome::{Expected, Outcome, outcome};
use super::languages::{self, Answer, Toolchain, kind};
use super::oracle::Oracle;

/// A schema and a document of it.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) schema: Value,
    pub(crate) document: Value,
    /// The document as it is spelled.
    pub(crate) text: String,
}

/// How long one case may be made smaller.
const PATIENCE: Duration = Duration::from_mins(1);

/// How many smaller schemas are compiled at once, and how many smaller documents are asked about.
const SCHEMAS: usize = 40;
const DOCUMENTS: usize = 100;

impl Case {
    fn len(&self) -> usize {
        self.schema.to_string().len() + self.text.len()
    }

    /// The content of a file from which the case can be run again.
    pub(crate) fn to_json(&self, language: &str, complaint: &str) -> Value {
        let valid = Oracle::new(&self.schema).is_valid(&self.document);
        json!({"language": language, "valid": valid, "says": complaint, "document": self.text, "schema": self.schema})
    }

    pub(crate) fn from_json(kept: &Value) -> Self {
        let text = kept["document"].as_str().expect("the text of a document").to_owned();
        Self { schema: kept["schema"].clone(), document: json::parse(&text).expect("a spelling is JSON"), text }
    }

    /// What came of answers about it.
    pub(crate) fn outcome(&self, oracle: &Oracle, answers: &[Answer]) -> Outcome {
        let is_valid = |_, value: &Value| oracle.is_valid(value);
        outcome(&Expected { schema: &self.schema, data: &self.document, is_valid: &is_valid }, answers)
    }

    /// Less schema or less document, by as much as still has the same outcome.
    pub(crate) fn shrunk(self, toolchain: &dyn Toolchain, package: &ir::Package, outcome: &Outcome) -> (Self, String) {
        let (wanted, end) = (discriminant(outcome), Instant::now() + PATIENCE);
        let mut shrunk = (self, outcome.complaint().unwrap_or_default().to_owned());
        while Instant::now() < end {
            let Some(smaller) = shrunk.0.smaller(toolchain, package, wanted) else { break };
            shrunk = smaller;
        }
        shrunk
    }

    /// The smallest of the next smaller cases that have the outcome.
    fn smaller(
        &self,
        toolchain: &dyn Toolchain,
        package: &ir::Package,
        wanted: Discriminant<Outcome>,
    ) -> Option<(Self, String)> {
        let mut cases: Vec<Self> = reductions(&self.document)
            .into_iter()
            .map(|document| Self { schema: self.schema.clone(), text: document.to_string(), document })
            .collect();
        cases.sort_by_key(Self::len);
        cases.truncate(DOCUMENTS);
        let mut schemas = reductions(&self.schema);
        schemas.sort_by_key(|schema| schema.to_string().len());
        let mut kinds: BTreeMap<String, ir::Kind> = BTreeMap::new();
        let mut named: Vec<(String, Self)> = Vec::new();
        for schema in std::iter::once(self.schema.clone()).chain(schemas) {
            let name = format!("smaller_{:02}", kinds.len());
            if kinds.len() > SCHEMAS
                || (schema != self.schema && schema.to_string().len() >= self.schema.to_string().len())
            {
                continue;
            }
            let Ok((kind, _)) = kind::of_schema(&name, "A smaller schema.", &schema) else { continue };
            kinds.insert(name.clone(), kind);
            if schema == self.schema {
                named.extend(cases.drain(..).map(|case| (name.clone(), case)));
            } else {
                named.push((name, Self { schema, ..self.clone() }));
            }
        }
        let rows: Vec<(String, String)> = named.iter().map(|(name, case)| (name.clone(), case.row())).collect();
        let results = languages::ask(toolchain, package, &kinds.values().collect::<Vec<_>>(), &rows);
        let fits = |case: Self, answers| {
            let outcome = case.outcome(&Oracle::new(&case.schema), answers);
            (discriminant(&outcome) == wanted).then(|| (case, outcome.complaint().unwrap_or_default().to_owned()))
        };
        let fitting = named.into_iter().zip(&results.answers).filter_map(|((_, case), answers)| fits(case, answers));
        fitting.min_by_key(|(case, _)| case.len()).filter(|(case, _)| case.len() < self.len())
    }

    /// What the program is asked.
    pub(crate) fn row(&self) -> String {
        format!("{{\"value\":{}}}", self.text)
    }
}

/// A smaller schema whose code does not compile, found among the smaller ones of a schema whose code does not.
pub(crate) fn least_broken(toolchain: &dyn Toolchain, package: &ir::Package, schema: &Value) -> Value {
    let end = Instant::now() + PATIENCE;
    let is_broken = |schema: &Value| {
        let Ok((kind, _)) = kind::of_schema("smaller", "A smaller schema.", schema) else { return false };
        Instant::now() < end && !languages::ask(toolchain, package, &[&kind], &[]).broken.is_empty()
    };
    let mut least = schema.clone();
    loop {
        let mut smaller = reductions(&least);
        smaller.retain(|schema| schema.to_string().len() < least.to_string().len());
        smaller.sort_by_key(|schema| schema.to_string().len());
        match smaller.into_iter().find(is_broken) {
            Some(smaller) => least = smaller,
            None => return least,
        }
    }
}

/// From so many parts on, a value is halved first: a copy of it for each part of each part would fill the memory.
const MANY: usize = 24;

/// The value with one part less, or with one part in its own place.
fn reductions(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    match value {
        Value::Array(items) if items.len() >= MANY => {
            let (left, right) = items.split_at(items.len() / 2);
            all.extend([json!(left), json!(right), items[0].clone(), right[0].clone()]);
        }
        Value::Object(entries) if entries.len() >= MANY => {
            let entries = || entries.iter().map(|(key, entry)| (key.clone(), entry.clone()));
            let half = entries().len() / 2;
            all.push(Value::Object(entries().take(half).collect()));
            all.push(Value::Object(entries().skip(half).collect()));
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                let mut less = items.clone();
                less.remove(at);
                all.push(less.into());
                all.push(item.clone());
                all.extend(reductions(item).into_iter().map(|smaller| {
                    let mut changed = items.clone();
                    changed[at] = smaller;
                    changed.into()
                }));
            }
        }
        Value::Object(entries) => {
            for (key, entry) in entries {
                let mut less = entries.clone();
                less.remove(key);
                all.push(less.into());
                all.push(entry.clone());
                all.extend(reductions(entry).into_iter().map(|smaller| {
                    let mut changed = entries.clone();
                    changed[key] = smaller;
                    changed.into()
                }));
            }
            all.push(json!(true));
        }
        Value::String(text) if !text.is_empty() => {
            all.push(json!(""));
            all.extend(text.chars().take(MANY).map(|sign| json!(sign)));
        }
        Value::Number(_) => all.extend([json!(0), json!(1)]),
        _ => {}
    }
    all
}
