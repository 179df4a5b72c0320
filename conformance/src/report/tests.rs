//! Every format of one report in which everything happens, and what a report says of its run.

use dagstack_spec_model::contract::contract;
use serde_json::Value;

use super::sample::{HOSTILE, about, report, run, suite};
use super::{Conclusion, Report, Standing, TextStyle, VerdictName, badge, json, junit, matrix::Matrix, summary, text};
use crate::protocol::{DeclaredQuirk, Quirk};
use crate::verdict::{Judged, Run, Verdict};

const KNOWN: &str = "[[known]]\nid = \"sample.fail-known\"\noutcome = \"fail\"\ncause = \"got error ManifestInvalid\"\nreason = \"the reason\"\nissue = \"https://tracker.example/1\"\n";

/// A list in which nothing is true.
fn false_list() -> String {
    format!(
        "{KNOWN}\n[[known]]\nid = \"sample.pass\"\noutcome = \"fail\"\ncause = \"x\"\nreason = \"r\"\n\n[[known]]\nid = \"sample.crash\"\noutcome = \"fail\"\ncause = \"x\"\nreason = \"r\"\n\n[[known]]\nid = \"sample.fail\"\noutcome = \"fail\"\ncause = \"another cause\"\nreason = \"r\"\n\n[[known]]\nid = \"gone.*\"\noutcome = \"timeout\"\nreason = \"r\"\n"
    )
}

fn only(verdicts: &[Verdict]) -> Report {
    let mut run = run();
    run.cases = run
        .cases
        .into_iter()
        .zip(verdicts)
        .map(|(judged, verdict)| Judged { verdict: verdict.clone(), ..judged })
        .collect();
    of(&run, None, &about())
}

/// The report of a run of a suite that has no other cases.
fn of(run: &Run, known: Option<&str>, about: &super::About) -> Report {
    let mut suite = suite();
    suite.cases.retain(|case| run.cases.iter().any(|judged| judged.id == case.id));
    Report::new(&suite, run, known.map(super::sample::list).as_ref(), about)
}

#[test]
fn the_text_shows_what_fails_the_run() {
    let contract = contract().expect("the contract");
    insta::assert_snapshot!("text", text(&report(Some(KNOWN)), &contract, &TextStyle::default()));
    insta::assert_snapshot!(
        "text_of_a_false_list",
        text(&report(Some(&false_list())), &contract, &TextStyle::default())
    );
    let coloured = text(&report(Some(KNOWN)), &contract, &TextStyle { colour: true, ..TextStyle::default() });
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31mFAIL\u{1b}[0m sample.fail"), "{coloured}");
    // Without the escapes that are ours it is the same text: the adapter's own are spelt out.
    let plain = coloured.replace("\u{1b}[0m", "");
    let plain = ["\u{1b}[1m", "\u{1b}[2m", "\u{1b}[31m", "\u{1b}[32m", "\u{1b}[33m"]
        .iter()
        .fold(plain, |text, ours| text.replace(ours, ""));
    assert_eq!(plain, text(&report(Some(KNOWN)), &contract, &TextStyle::default()));
}

#[test]
fn the_other_formats_say_the_same() {
    let report = report(Some(KNOWN));
    insta::assert_snapshot!("markdown", summary(&report));
    insta::assert_snapshot!("junit", junit(&report).expect("XML"));
    insta::assert_snapshot!("json", json::json(&report).expect("JSON"));
    insta::assert_snapshot!("badge", badge(&report));
    insta::assert_snapshot!("markdown_of_a_false_list", summary(&super::sample::report(Some(&false_list()))));
}

#[test]
fn a_report_is_read_back_as_it_was_written() {
    let report = report(Some(&false_list()));
    let text = json::json(&report).expect("JSON");
    assert_eq!(json::parse(text.as_bytes()).expect("a report"), report);
    let schema = crate::schema::report(dagstack_spec_model::Draft::Draft202012);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let value: Value = serde_json::from_str(&text).expect("JSON");
    assert!(
        validator.is_valid(&value),
        "{:?}",
        validator.iter_errors(&value).map(|e| e.to_string()).collect::<Vec<_>>()
    );
    for wrong in ["", "[]", "{}", "{\"report\": 2}", "{\"report\": 1}"] {
        assert!(json::parse(wrong.as_bytes()).is_err(), "{wrong}");
    }
}

#[test]
fn a_report_that_somebody_else_wrote_is_cleaned() {
    let mut report = report(None);
    report.cases[0].title = HOSTILE.to_owned();
    report.cases[0].message = Some("x".repeat(1_000_000));
    let read = json::parse(json::json(&report).expect("JSON").as_bytes()).expect("a report");
    assert!(!read.cases[0].title.contains('\u{1b}') && !read.cases[0].title.contains('\n'), "{}", read.cases[0].title);
    assert!(read.cases[0].message.as_ref().is_some_and(|message| message.len() < 5000));
}

#[test]
fn nothing_of_an_adapter_is_taken_for_an_order() {
    let contract = contract().expect("the contract");
    let report = report(Some(KNOWN));
    let formats = [
        text(&report, &contract, &TextStyle::default()),
        summary(&report),
        junit(&report).expect("XML"),
        json::json(&report).expect("JSON"),
        Matrix::new(&[report], &contract).markdown(),
    ];
    for text in formats {
        let wrong = text.chars().find(|sign| (sign.is_control() && *sign != '\n') || *sign == '\u{202e}');
        assert_eq!(wrong, None, "{text}");
    }
}

#[test]
fn huge_texts_are_cut() {
    let huge = "a\u{1b}".repeat(2_000_000);
    let finding = |_| crate::verdict::Finding { place: huge.clone(), expected: huge.clone(), got: huge.clone() };
    let report = only(&[Verdict::Fail((0..3).map(finding).collect()), Verdict::Crash { how: huge.clone() }]);
    let size = json::json(&report).expect("JSON").len();
    assert!(size < 100_000, "{size}");
    assert!(summary(&report).len() < 10_000);
}

#[test]
fn the_outcome_follows_from_the_standings() {
    let fail = Verdict::Fail(Vec::new());
    let lacking = Verdict::Unsupported { capability: crate::protocol::Capability::Logs, reason: None };
    let not_run = Verdict::NotRun { reason: "three failed starts".to_owned() };
    for (verdicts, outcome) in [
        (vec![], Conclusion::Incomplete),
        (vec![lacking.clone(), lacking.clone()], Conclusion::Incomplete),
        (vec![Verdict::Pass, lacking.clone()], Conclusion::Partial),
        (vec![Verdict::Pass], Conclusion::Conforms),
        (vec![Verdict::Pass, not_run.clone()], Conclusion::Incomplete),
        (vec![fail.clone(), not_run], Conclusion::Incomplete),
        (vec![Verdict::Pass, fail.clone()], Conclusion::Fails),
        (vec![Verdict::AdapterError { message: String::new() }], Conclusion::Fails),
    ] {
        assert_eq!(only(&verdicts).outcome, outcome, "{verdicts:?}");
    }
    let should = |strict: bool| {
        let mut run = run();
        run.cases.retain(|case| case.id == "sample.should");
        of(&run, None, &super::About { strict, ..about() })
    };
    assert_eq!((should(false).outcome, should(false).cases[0].standing), (Conclusion::Conforms, Standing::Reported));
    assert_eq!((should(true).outcome, should(true).cases[0].standing), (Conclusion::Fails, Standing::Unexpected));
}

#[test]
fn a_list_that_is_not_true_fails_the_run() {
    let passing = |known: &str| {
        let mut run = run();
        run.cases.retain(|case| case.id == "sample.pass");
        Report::new(&suite(), &run, Some(&super::sample::list(known)), &about()).outcome
    };
    assert_eq!(passing(""), Conclusion::Selected);
    // The case of this entry did not run, so nothing is reported of it.
    assert_eq!(passing(KNOWN), Conclusion::Selected);
    assert_eq!(passing(&KNOWN.replace("fail-known", "pass")), Conclusion::Fails);
    assert_eq!(passing(&KNOWN.replace("fail-known", "nowhere")), Conclusion::Fails);
    assert_eq!(passing(&KNOWN.replace("sample.fail-known", "*.pass")), Conclusion::Fails);
    // A case that sometimes passes makes no list stale, and leaves the binding short of conforming.
    let flaky = KNOWN.replace("fail-known", "pass").replace("\nreason", "\nflaky = true\nreason");
    assert_eq!(passing(&flaky), Conclusion::Selected);
    let mut run = run();
    run.cases.retain(|case| case.id == "sample.pass");
    let report = of(&run, Some(&flaky), &about());
    assert_eq!((report.outcome, report.counts.flaky), (Conclusion::AsListed, 1));
    let text = text(&report, &contract().expect("the contract"), &TextStyle::default());
    assert!(text.ends_with("1 of 1 cases passed, none failed, 1 of them flaky\n"), "{text}");
}

#[test]
fn an_adapter_that_never_started_leaves_a_report() {
    let run = Run {
        ready: None,
        cases: suite()
            .cases
            .iter()
            .map(|case| Judged {
                id: case.id.clone(),
                verdict: Verdict::NotRun { reason: "the program `x` does not start".to_owned() },
                took: std::time::Duration::ZERO,
                stderr: String::new(),
                transcript: String::new(),
            })
            .collect(),
        took: std::time::Duration::ZERO,
    };
    let report = Report::new(&suite(), &run, None, &about());
    assert!(report.cases.iter().all(|case| case.verdict == VerdictName::NotRun));
    insta::assert_snapshot!(
        "text_of_no_start",
        text(&report, &contract().expect("the contract"), &TextStyle::default())
    );
}

#[test]
fn the_matrix_lays_bindings_side_by_side() {
    let contract = contract().expect("the contract");
    let first = report(Some(KNOWN));
    let mut second = only(&vec![Verdict::Pass; 9]);
    if let Some(binding) = &mut second.binding {
        binding.language = "ada".to_owned();
    }
    // Two shards of one binding are one column.
    let (mut left, mut right) = (second.clone(), second);
    left.cases.truncate(4);
    right.cases.drain(..4);
    let matrix = Matrix::new(&[first, left, right], &contract);
    assert_eq!(matrix.bindings.iter().map(|binding| binding.cases.pass).collect::<Vec<_>>(), [9, 1]);
    let page = matrix.markdown();
    let kept: Vec<&str> = page
        .lines()
        .filter(|line| {
            !line.starts_with("| ")
                || line.contains('✓')
                || line.contains('✗')
                || line.contains('◐')
                || line.contains("sample")
                || line.contains("RUN-03")
        })
        .collect();
    insta::assert_snapshot!("matrix", kept.join("\n"));
}

#[test]
fn failures_with_one_cause_are_shown_once_and_few_groups_in_full() {
    let contract = contract().expect("the contract");
    let sample = report(None);
    let template = sample.cases.iter().find(|case| case.id == "sample.fail").expect("the sample has one");
    let case = |name: String, line: usize, got: String| {
        let finding =
            crate::report::FindingReport { place: "step 1 (register)".to_owned(), expected: "1".to_owned(), got };
        super::CaseReport {
            title: format!("what {name} is about"),
            id: name,
            place: format!("sample.yaml:{line}"),
            findings: vec![finding],
            stderr: String::new(),
            ..template.clone()
        }
    };
    let many = (0..150).map(|number| case(format!("many.c{number:03}"), number, "error KindUnknown: no".to_owned()));
    let pair = (0..2).map(|number| case(format!("pair.c{number}"), number, "7".to_owned()));
    let single = (0..41).map(|number| case(format!("single.c{number:02}"), number, format!("{}", number + 10)));
    let failing = Report { cases: many.chain(pair).chain(single).collect(), ..sample.clone() };
    let style = TextStyle { show_all_with: Some("SHOW ALL".to_owned()), ..TextStyle::default() };
    let shown = text(&failing, &contract, &style);
    let head: Vec<&str> = shown.lines().take(40).collect();
    insta::assert_snapshot!("text_of_groups", head.join("\n"));
    assert!(
        shown.contains("\nand 23 failures more, of 23 causes\nshow each failure by itself: SHOW ALL\n\n"),
        "{shown}"
    );
    assert!(shown.lines().count() < 250, "{}", shown.lines().count());
    let all = text(&failing, &contract, &TextStyle::default());
    assert_eq!(all.matches("\nFAIL ").count() + 1, 193, "each by itself");
    assert!(!all.contains("SHOW ALL"));
}

#[test]
fn a_run_that_was_to_end_at_a_failure_fails_though_not_all_was_run() {
    let fail_fast = super::About { fail_fast: true, ..about() };
    let of = |verdicts: [Verdict; 2]| {
        let mut run = run();
        run.cases = run.cases.into_iter().zip(verdicts).map(|(judged, verdict)| Judged { verdict, ..judged }).collect();
        of(&run, None, &fail_fast).outcome
    };
    let not_run = || Verdict::NotRun { reason: "ended".to_owned() };
    assert_eq!(of([Verdict::Fail(Vec::new()), not_run()]), Conclusion::Fails);
    assert_eq!(of([Verdict::Pass, not_run()]), Conclusion::Incomplete, "another reason than a failure");
    assert_eq!(of([not_run(), not_run()]), Conclusion::Incomplete);
}

/// What a run says never goes beyond what it showed, in each format that has a headline.
#[test]
fn a_headline_says_what_was_shown() {
    let contract = contract().expect("the contract");
    let passing = |ids: &[&str], known: Option<&str>, about: &super::About, quirks: &[Quirk]| {
        let mut run = run();
        let declared = quirks.iter().map(|id| DeclaredQuirk { id: *id, reason: "it does".to_owned() });
        run.ready.iter_mut().for_each(|ready| ready.quirks.extend(declared.clone()));
        run.cases.retain(|case| ids.contains(&case.id.as_str()));
        of(&run, known, about)
    };
    let selected = super::About {
        selection: super::Selection { shard: Some("1/2".to_owned()), ..super::Selection::default() },
        ..about()
    };
    let pass = &["sample.pass"][..];
    let listed = &["sample.pass", "sample.fail-known"][..];
    let partial = &["sample.pass", "sample.fail-known", "sample.unsupported"][..];
    let mut shown = String::new();
    let quirks = Quirk::ALL;
    for (ids, known, about, quirks) in [
        (pass, None, about(), &[][..]),
        (listed, Some(KNOWN), about(), &[]),
        (partial, Some(KNOWN), about(), &[]),
        (&["sample.pass", "sample.unsupported"], None, about(), &[]),
        (listed, None, about(), &[]),
        (pass, None, selected.clone(), &[]),
        (listed, Some(KNOWN), selected.clone(), &[]),
        (listed, None, selected.clone(), &[]),
        (&["sample.unsupported"], None, about(), &[]),
        (pass, None, about(), &quirks[..1]),
        (listed, Some(KNOWN), about(), quirks),
        (partial, Some(KNOWN), about(), quirks),
        (listed, None, about(), quirks),
        (pass, None, selected.clone(), quirks),
        (&["sample.unsupported"], None, about(), quirks),
    ] {
        let report = passing(ids, known, &about, quirks);
        let text = text(&report, &contract, &TextStyle::default());
        let headline = text.lines().last().unwrap_or_default();
        let markdown = summary(&report);
        shown.push_str(&format!(
            "{:?}\n  {headline}\n  {}\n  {}",
            report.outcome,
            markdown.lines().next().unwrap_or_default(),
            badge(&report)
        ));
        assert_eq!(headline.contains("conforms"), report.outcome == Conclusion::Conforms, "{headline}");
    }
    insta::assert_snapshot!("headlines", shown);
}
