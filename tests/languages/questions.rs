//! Schemas, and documents of theirs that every language is asked about.

use std::fmt::Display;

use dagstack_spec_generators::ir;
use serde_json::Value;

use super::{Results, Toolchain, ask_all, kind, toolchains};

/// Schemas as kinds, and documents under `value` of their payloads.
pub(crate) struct Questions {
    /// The kinds, and the folders in which they are built, bear its name.
    test: &'static str,
    kinds: Vec<ir::Kind>,
    package: Option<ir::Package>,
    /// A kind and the text of a payload each, in the order in which they were asked about.
    rows: Vec<(String, String)>,
}

impl Questions {
    /// None yet, in a test of this name.
    pub(crate) fn of(test: &'static str) -> Self {
        Self { test, kinds: Vec::new(), package: None, rows: Vec::new() }
    }

    /// Asks about documents of a schema, given as text.
    pub(crate) fn ask(&mut self, schema: &Value, documents: impl IntoIterator<Item = impl Display>) {
        let name = format!("{}_{}", self.test, self.kinds.len());
        let (kind, package) = kind::of_schema(&name, "A payload.", schema)
            .unwrap_or_else(|refusal| panic!("{} is refused: {refusal:?}", brief(schema)));
        self.kinds.push(kind);
        self.package = Some(package);
        self.rows.extend(documents.into_iter().map(|it| (name.clone(), format!(r#"{{"value": {it}}}"#))));
    }

    /// The payloads, in their order.
    pub(crate) fn payloads(&self) -> impl Iterator<Item = &str> {
        self.rows.iter().map(|(_, payload)| payload.as_str())
    }

    /// Asks every language about every payload.
    pub(crate) fn run(&self) -> Vec<(Box<dyn Toolchain>, Results)> {
        let toolchains = toolchains::all(self.test);
        let kinds: Vec<&ir::Kind> = self.kinds.iter().collect();
        let results = ask_all(&toolchains, self.package.as_ref().expect("something is asked"), &kinds, &self.rows);
        toolchains.into_iter().zip(results).collect()
    }
}

fn brief(schema: &Value) -> String {
    schema.to_string().chars().take(500).collect()
}
