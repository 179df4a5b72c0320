//! The payloads that the tests of emitted code share, and what their schemas say about them.

use std::fmt;
use std::path::Path;

use dagstack_spec_model::Spec;
use dagstack_spec_model::kind::SchemaPlace;
use serde::Deserialize;
use serde_json::{Value, json};

use super::project;
use super::project::Problem;

/// A payload as text.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// `tool/execute.input`.
    pub(crate) name: String,
    pub(crate) kind: String,
    hook: usize,
    is_input: bool,
    text: String,
    why: String,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.name, self.text)?;
        if self.why.is_empty() { Ok(()) } else { write!(f, " ({})", self.why) }
    }
}

/// Every row of the tables that this language is tested with.
pub(crate) fn all() -> Vec<Row> {
    #[derive(Deserialize)]
    struct Listed {
        r#type: String,
        json: String,
        why: String,
    }
    // `payloads_exact.json` holds integers that `JSON.parse` rounds before any schema sees them.
    let files = ["emitted/payloads.json", "emitted/payloads_ts.json", "emitted_ts/payloads.json"];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    files
        .iter()
        .flat_map(|file| {
            let text = std::fs::read_to_string(folder.join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
            serde_json::from_str::<Vec<Listed>>(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
        })
        .map(|listed| Row { why: listed.why, ..Row::new(&listed.r#type, listed.json) })
        .collect()
}

/// Documents with many problems each, which every language reports.
pub(crate) fn reports() -> Vec<Row> {
    #[derive(Deserialize)]
    struct Listed {
        r#type: String,
        json: String,
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/emitted/reports.json");
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("reports.json: {error}"));
    let listed: Vec<Listed> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("reports.json: {error}"));
    listed.into_iter().map(|listed| Row::new(&listed.r#type, listed.json)).collect()
}

impl Row {
    pub(crate) fn new(name: &str, text: String) -> Self {
        let (kind, stem) = name.split_once('/').expect("kind/schema");
        let (_, hooks) = found(kind);
        let sides = hooks.iter().enumerate().flat_map(|(at, hook)| {
            let output = hook.output.as_ref().map(|output| (at, false, output));
            std::iter::once((at, true, &hook.input)).chain(output)
        });
        let (hook, is_input, _) = sides
            .into_iter()
            .find(|(_, _, path)| path.stem() == stem)
            .unwrap_or_else(|| panic!("no hook of {kind} takes or gives {stem}"));
        Self { name: name.to_owned(), kind: kind.to_owned(), hook, is_input, text, why: String::new() }
    }

    /// The payload as a value.
    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{self}: {error}"))
    }

    /// The length of the payload.
    pub(crate) fn size(&self) -> usize {
        self.text.len()
    }

    /// What the program is asked.
    pub(crate) fn request(&self) -> Value {
        let (_, hooks) = found(&self.kind);
        let side = if self.is_input { "input" } else { "output" };
        json!({"kind": self.kind, "hook": hooks[self.hook].name.as_str(), "side": side, "json": self.text})
    }

    /// Asks for the errors of `safeParse`, which zod words itself.
    pub(crate) fn zod_request(&self) -> Value {
        let mut request = self.request();
        request["zod"] = Value::Bool(true);
        request
    }

    /// As [`Row::request`], for what was read and its defaults.
    pub(crate) fn filled_request(&self) -> Value {
        let mut request = self.request();
        request["filled"] = json!(true);
        request
    }

    /// As [`Row::request`], for the verdict alone.
    pub(crate) fn silent_request(&self) -> Value {
        let mut request = self.request();
        request["silent"] = json!(true);
        request
    }

    /// The verdict of the schema.
    pub(crate) fn is_valid(&self) -> bool {
        use std::cell::RefCell;
        use std::collections::HashMap;
        thread_local! {
            static VALIDATORS: RefCell<HashMap<String, jsonschema::Validator>> = RefCell::default();
        }
        VALIDATORS.with_borrow_mut(|validators| {
            let validator = validators.entry(self.name.clone()).or_insert_with(|| {
                let (spec, hooks) = found(&self.kind);
                let hook = &hooks[self.hook];
                let path = if self.is_input { Some(&hook.input) } else { hook.output.as_ref() };
                let path = path.cloned().unwrap_or_else(|| panic!("{} gives nothing", self.name));
                let schema = spec.bundle(&SchemaPlace { path, pointer: String::new() });
                let options = jsonschema::draft202012::options().should_validate_formats(true);
                options.build(&schema).unwrap_or_else(|error| panic!("{}: {error}", self.name))
            });
            validator.is_valid(&self.value())
        })
    }

    /// Whether a problem is about a place that the payload has.
    pub(crate) fn knows(&self, problem: &Problem) -> bool {
        self.value().pointer(&problem.pointer).is_some()
    }
}

fn found(kind: &str) -> (&'static Spec, &'static [dagstack_spec_model::kind::Hook]) {
    project::specs()
        .iter()
        .find_map(|(_, spec)| {
            let found = spec.kinds.iter().find(|known| known.name.as_str() == kind)?;
            Some((spec, found.hooks.as_slice()))
        })
        .unwrap_or_else(|| panic!("no kind {kind}"))
}
