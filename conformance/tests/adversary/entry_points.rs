//! Entry points that leave their plugin's folder (DIS-10): in each case code lies where one leads. A registry that loads it fails, and
//! not for want of a file.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_conformance::protocol::{
    Binding, Capability, Event, Isolation, PluginSource, Ran, Ready, Run, Status, Step, StepOutcome,
};
use dagstack_spec_conformance::runner::AdapterSource;
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_conformance::verdict::Verdict;
use libtest_mimic::Trial;
use serde_json::{Value, json};

use crate::support::{options, run, test};

/// The one file that a plugin of this adapter is made of.
const FILE: &str = "plugin.code";

/// All tests.
pub(crate) fn all() -> Vec<Trial> {
    vec![
        test("entry points: whoever loads what one leads to fails", whoever_loads_fails),
        test("entry points: whoever looks where one leads passes", whoever_looks_passes),
    ]
}

/// Finds the plugins of a case by its word, and loads them from files: a file with a key in it loads as the plugin of that key.
struct Loading {
    /// Whether it looks where an entry point leads.
    looks: bool,
    /// The cases in which it loaded a plugin from outside of its folder.
    loaded_outside: Mutex<BTreeSet<String>>,
}

/// What came of the plugins of a case.
#[derive(Default)]
struct Found {
    registered: Vec<String>,
    refused: Vec<Value>,
    loaded: Vec<Event>,
    any_outside: bool,
}

impl Loading {
    fn discover(&self, run: &Run) -> Found {
        let root = Path::new(run.case.root.as_deref().expect("a root"));
        let mut found = Found::default();
        for (key, plugin) in &run.case.plugins {
            let folder = root.join(plugin.folder.as_deref().expect("a folder"));
            let manifest = fs::read_to_string(folder.join("dagstack.toml")).expect("a manifest");
            let manifest: toml::Table = manifest.parse().expect("TOML");
            let entry_point = manifest["plugin"]["entry_point"].as_str().expect("a text");
            let file = fs::canonicalize(folder.join(entry_point)).ok();
            let outside =
                file.as_ref().is_some_and(|file| !file.starts_with(fs::canonicalize(&folder).expect("there")));
            match file.filter(|_| !(self.looks && outside)) {
                Some(file) => {
                    let text = fs::read_to_string(file).expect("a file of text");
                    let plugin = if text.is_empty() { key.clone() } else { text };
                    let call = "load".to_owned();
                    found.loaded.push(Event { plugin, call, at_us: None, input: None, context: None });
                    found.registered.push(key.clone());
                    found.any_outside |= outside;
                }
                None => found.refused.push(json!({"plugin": key, "code": "PluginLoadError"})),
            }
        }
        found
    }
}

impl BuiltIn for Loading {
    fn ready(&self) -> Ready {
        Ready {
            protocol: 1,
            binding: Binding { name: "loading".to_owned(), version: "1.0.0".to_owned(), language: "rust".to_owned() },
            adapter: None,
            core_version: "1.0.0".to_owned(),
            entry_point: FILE.to_owned(),
            files: BTreeMap::from([(FILE.to_owned(), String::new())]),
            plugin_source: Some(PluginSource { file: FILE.to_owned(), text: "$PLUGIN".to_owned() }),
            capabilities: Capability::ALL.to_vec(),
            quirks: Vec::new(),
            isolation: Isolation::Case,
            max_inflight: 1,
        }
    }

    fn run(&self, run: &Run) -> Status {
        let found = self.discover(run);
        if found.any_outside {
            self.loaded_outside.lock().expect("no panic").insert(run.id.clone());
        }
        let outcome = |step: &Step| match step {
            Step::Discover { .. } => json!(found.registered),
            Step::Refusals {} => json!(found.refused),
            other => panic!("{} is not a step of these cases", other.name()),
        };
        let ok = |value: Value| StepOutcome::Ok { ok: value, failures: BTreeMap::new() };
        let steps = run.case.steps.iter().map(|step| ok(outcome(step))).collect();
        Status::Ran(Ran { steps, trace: found.loaded, logs: Vec::new() })
    }
}

/// Runs the cases of DIS-10: their ids, those with code loaded from outside, and those that failed and passed.
fn verdicts(looks: bool) -> [BTreeSet<String>; 4] {
    let suite = Suite::embedded().expect("the suite");
    let is_about = |case: &Case| case.clauses.iter().any(|clause| clause == "DIS-10");
    let cases: Vec<Case> = suite.cases.into_iter().filter(is_about).collect();
    assert!(!cases.is_empty(), "no case is about DIS-10");
    let adapter = Arc::new(Loading { looks, loaded_outside: Mutex::default() });
    let run = run(&cases, &AdapterSource::BuiltIn(Arc::<Loading>::clone(&adapter)), &options());
    let with = |wanted: fn(&Verdict) -> bool| {
        run.cases.iter().filter(|judged| wanted(&judged.verdict)).map(|judged| judged.id.clone()).collect()
    };
    let loaded_outside = adapter.loaded_outside.lock().expect("no panic").clone();
    [
        cases.iter().map(|case| case.id.clone()).collect(),
        loaded_outside,
        with(|verdict| matches!(verdict, Verdict::Fail(_))),
        with(|verdict| *verdict == Verdict::Pass),
    ]
}

fn whoever_loads_fails() {
    let [all, loaded_outside, failed, _] = verdicts(false);
    assert_eq!(loaded_outside, all, "code lies where each entry point leads");
    assert_eq!(failed, all);
}

fn whoever_looks_passes() {
    let [all, loaded_outside, _, passed] = verdicts(true);
    assert_eq!(loaded_outside, BTreeSet::new());
    assert_eq!(passed, all);
}
