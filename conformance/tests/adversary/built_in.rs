//! Adapters that are linked into the runner, and what they may do to it.

use std::sync::Arc;

use dagstack_spec_conformance::builtin::BuiltIn;
use dagstack_spec_conformance::protocol::{Binding, Isolation, Ran, Ready, Run, Status};
use dagstack_spec_conformance::runner::{AdapterSource, Options};
use dagstack_spec_conformance::suite::{Case, Suite};
use dagstack_spec_conformance::verdict::Verdict;
use libtest_mimic::Trial;

use crate::support::{SHORT, cases, describe, options, run, test};

/// All tests.
pub(crate) fn all() -> Vec<Trial> {
    vec![
        test("built in: a panic costs its case alone", || {
            check(|| panic!("no {}", "luck"), "crash: panic: no luck (at ");
        }),
        test("built in: a hang costs its case alone", || {
            check(|| std::thread::sleep(std::time::Duration::from_hours(1)), "timeout: 2000");
        }),
        test("built in: jobs share the cases", jobs_share_the_cases),
        test("built in: reports name no folder of a run", reports_name_no_folder_of_a_run),
        test("built in: reports name no program of a machine", reports_name_no_program_of_a_machine),
    ]
}

/// An adapter that does something before it answers the case `b`.
pub(crate) struct Linked<F>(pub(crate) F);

impl<F: Fn(&Run) -> Status + Send + Sync> BuiltIn for Linked<F> {
    fn ready(&self) -> Ready {
        Ready {
            protocol: 1,
            binding: Binding { name: "linked".to_owned(), version: "1.0.0".to_owned(), language: "rust".to_owned() },
            adapter: None,
            core_version: "1.0.0".to_owned(),
            entry_point: "plugin".to_owned(),
            files: std::collections::BTreeMap::new(),
            plugin_source: None,
            capabilities: Vec::new(),
            quirks: Vec::new(),
            isolation: Isolation::Case,
            max_inflight: 1,
        }
    }

    fn run(&self, run: &Run) -> Status {
        (self.0)(run)
    }
}

fn check(what: fn(), expected: &str) {
    let adapter = Linked(move |run: &Run| {
        if run.id == "b" {
            what();
        }
        Status::Ran(Ran::default())
    });
    let adapter = AdapterSource::BuiltIn(Arc::new(adapter));
    let run = run(&cases(&["a", "b", "c"]), &adapter, &Options { deadline: SHORT, ..options() });
    let got: Vec<String> = run.cases.iter().map(|judged| describe(&judged.verdict)).collect();
    assert!(got.len() == 3 && got[0] == "pass" && got[1].starts_with(expected) && got[2] == "pass", "{got:?}");
}

fn reports_name_no_folder_of_a_run() {
    let message = reported("discovery.walk.leaf", &options(), |run| {
        format!("nothing lies in {}/plugins", run.case.root.as_deref().expect("a root"))
    });
    assert_eq!(message, "nothing lies in $ROOT/plugins");
}

fn reports_name_no_program_of_a_machine() {
    let options = Options { mock_server_command: vec!["/somewhere/tool".to_owned(), "mock".to_owned()], ..options() };
    let message = reported("runtime.mcp_stdio.teardown.input-closed", &options, |run| {
        let manifest = run.case.plugins["p"].manifest.as_ref().expect("a manifest");
        format!("can't start {}", manifest["command"])
    });
    assert_eq!(message, r#"can't start ["$SERVER","mock","$SERVERS/0.json","$SERVERS/0.log"]"#);
}

/// What a run reports of a case where the adapter gives a message about it.
fn reported(id: &str, options: &Options, message: fn(&Run) -> String) -> String {
    let suite = Suite::embedded().expect("the suite");
    let case: Vec<Case> = suite.cases.into_iter().filter(|case| case.id == id).collect();
    let adapter = Linked(move |run: &Run| Status::AdapterError { message: message(run) });
    let run = run(&case, &AdapterSource::BuiltIn(Arc::new(adapter)), options);
    match run.cases.as_slice() {
        [judged] => match &judged.verdict {
            Verdict::AdapterError { message } => message.clone(),
            other => panic!("{other:?}"),
        },
        other => panic!("{} cases", other.len()),
    }
}

fn jobs_share_the_cases() {
    let ids: Vec<String> = (0..500).map(|number| format!("case-{number:03}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let adapter = AdapterSource::BuiltIn(Arc::new(Linked(|_: &Run| Status::Ran(Ran::default()))));
    let run = run(&cases(&ids), &adapter, &Options { jobs: 4, ..options() });
    let reported: Vec<&str> = run.cases.iter().map(|judged| judged.id.as_str()).collect();
    assert_eq!(reported, ids);
    assert!(run.cases.iter().all(|judged| describe(&judged.verdict) == "pass"));
}
