//! Liars that touch no binding, and look their answers up in what `dagstack-spec conformance export` prints.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use dagstack_spec_adapter::Adapter;
use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_conformance::export::Export;
use dagstack_spec_conformance::protocol::{Capability, Case, Ran, Ready, Run, Status, Step, from_json};
use dagstack_spec_conformance::suite::{Suite, repeat};
use serde_json::Value;

use crate::{Lie, answer};

/// How an oracle finds a case in the export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    /// By its id.
    Id,
    /// By what is sent of it, names and all.
    Content,
    /// By its place in the suite.
    Position,
}

/// A liar that has learnt the suite by heart.
#[derive(Debug)]
pub struct Oracle {
    key: Key,
    answers: BTreeMap<String, Ran>,
    runs: AtomicUsize,
}

impl Oracle {
    /// The oracle, where the lie is one.
    #[must_use]
    pub fn of(lie: Lie) -> Option<Self> {
        let key = match lie {
            Lie::OracleById => Key::Id,
            Lie::OracleByContent => Key::Content,
            Lie::OracleByPosition => Key::Position,
            _ => return None,
        };
        Some(Self { key, answers: answers(key).unwrap_or_default(), runs: AtomicUsize::new(0) })
    }
}

impl BuiltIn for Oracle {
    /// Mock servers see for themselves who talks to them: of plugins behind MCP an oracle says that it has none.
    fn ready(&self) -> Ready {
        let mut ready = Adapter.ready();
        ready.capabilities.retain(|capability| !is_mcp(*capability));
        ready
    }

    fn run(&self, run: &Run) -> Status {
        let position = self.runs.fetch_add(1, Ordering::Relaxed);
        if let Some(capability) = run.needs.iter().copied().find(|capability| is_mcp(*capability)) {
            return Status::Unsupported { capability, reason: None };
        }
        let key = match self.key {
            Key::Id => run.id.clone(),
            Key::Content => content(&run.case, &laid_out(run.case.root.as_deref())),
            Key::Position => position.to_string(),
        };
        // What it never learnt goes well.
        Status::Ran(self.answers.get(&key).cloned().unwrap_or_else(|| answer::to(&run.case, &Value::Null)))
    }
}

const fn is_mcp(capability: Capability) -> bool {
    matches!(capability, Capability::RuntimeMcpStdio | Capability::RuntimeMcpHttp)
}

/// The answers to the cases of the embedded suite.
fn answers(key: Key) -> Option<BTreeMap<String, Ran>> {
    let suite = Suite::embedded().ok()?;
    let ready = Adapter.ready();
    let text = Export::new(&suite, |_| true).json().ok()?;
    let text = text.replace("$ENTRY_POINT", &ready.entry_point).replace("$CORE", &ready.core_version);
    let export: Value = serde_json::from_str(&text).ok()?;
    let mut learnt: BTreeMap<String, (Case, Value)> = BTreeMap::new();
    for (position, exported) in export["cases"].as_array()?.iter().enumerate() {
        let [mut case, mut expected] = ["case", "expected"].map(|part| exported[part].clone());
        repeat::fill(&mut case);
        repeat::fill(&mut expected);
        let case: Case = from_json(case).ok()?;
        let key = match key {
            Key::Id => exported["id"].as_str()?.to_owned(),
            Key::Content => content(&case, &exported_files(&exported["files"])),
            Key::Position => position.to_string(),
        };
        // Cases that are sent alike expect parts of one answer.
        let (_, known) = learnt.entry(key).or_insert((case, Value::Null));
        add(known, &expected);
    }
    Some(learnt.into_iter().map(|(key, (case, expected))| (key, answer::to(&case, &expected))).collect())
}

/// Adds to what is expected what another case expects of the same.
fn add(expected: &mut Value, more: &Value) {
    match (expected, more) {
        (Value::Object(fields), Value::Object(more)) => {
            for (key, field) in more {
                match (key.as_str(), fields.get_mut(key)) {
                    ("events", Some(Value::Array(events))) => {
                        events.extend(field.as_array().cloned().unwrap_or_default());
                    }
                    (_, Some(known)) => add(known, field),
                    (_, None) => {
                        fields.insert(key.clone(), field.clone());
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(more)) => {
            items.iter_mut().zip(more).for_each(|(item, more)| add(item, more));
        }
        // Where one case takes any error, another one may want a certain one.
        (expected, more) if expected.is_null() || *expected == "any" => more.clone_into(expected),
        _ => {}
    }
}

/// Files by path.
type Files = BTreeMap<String, Vec<u8>>;

/// The files of a case in the export.
fn exported_files(files: &Value) -> Files {
    let bytes = |content: &Value| match (content["text"].as_str(), content["hex"].as_str()) {
        (Some(text), _) => Some(text.as_bytes().to_vec()),
        (None, Some(digits)) => {
            let digits: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(16)).collect();
            digits.chunks(2).map(|pair| u8::try_from(pair[0] << 4 | pair.get(1)?).ok()).collect()
        }
        (None, None) => None,
    };
    let files = files.as_object().into_iter().flatten();
    files.filter_map(|(path, content)| Some((path.trim_start_matches("./").to_owned(), bytes(content)?))).collect()
}

/// The files that the runner has laid out.
fn laid_out(root: Option<&str>) -> Files {
    let mut files = Files::new();
    let Some(root) = root.map(Path::new) else { return files };
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match (entry.file_type(), path.strip_prefix(root)) {
                (Ok(kind), _) if kind.is_dir() => folders.push(path),
                (Ok(kind), Ok(below)) if kind.is_file() => {
                    files.insert(below.display().to_string(), fs::read(&path).unwrap_or_default());
                }
                _ => {}
            }
        }
    }
    files
}

/// What is sent of a case and laid out for it, without what the runner adds.
fn content(case: &Case, files: &Files) -> String {
    let mut case = Case { root: None, ..case.clone() };
    let registered =
        |key: &String| case.steps.iter().any(|step| matches!(step, Step::Register { plugin } if plugin == key));
    let unused: Vec<String> = case
        .plugins
        .iter()
        .filter(|(key, plugin)| plugin.folder.is_none() && !registered(key))
        .map(|(key, _)| key.clone())
        .collect();
    case.plugins.retain(|key, _| !unused.contains(key));
    serde_json::to_string(&(case, files)).unwrap_or_default()
}
