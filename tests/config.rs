//! `dagstack-spec.toml` with mistakes: each has its place, what is wrong, and what to write; all are reported at once.

mod tool;

use tool::{run, write};

/// What a command reports of a configuration file that is not in order.
fn refused(config: &str, command: &[&str]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "dagstack-spec.toml", config);
    let ran = run(folder.path(), command);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""), "{}", ran.stderr);
    ran.stderr
}

const EVERYTHING: &str = r#"[[generate]]
lang = "tss"
out = 3
uot = "x"

[[generate]]
lang = "ts"
out = "web"

[[generate]]
lang = "go"
out = "./a/../web"

[[generate]]
lang = "rust"
out = ""

[conformance]
adapter = 1
jobs = 0
timeout = "20"

[schemas]
annotations = ["a*b"]
"#;

#[test]
fn every_mistake_is_reported_at_its_place_with_what_to_write() {
    let report = refused(EVERYTHING, &["generate"]);
    insta::assert_snapshot!(report);
    assert_eq!(report.matches(" --> dagstack-spec.toml:").count(), report.matches("error[DS501]").count());
    assert_eq!(report.matches("  = help: ").count(), report.matches("error[DS501]").count());
    assert_eq!(refused(EVERYTHING, &["conformance", "run"]), report, "whatever is asked for");
}

#[test]
fn the_command_of_an_adapter_is_read_before_anything_runs() {
    for (adapter, problem) in [
        ("\"\"", "the command names no program"),
        ("\"   \"", "the command names no program"),
        ("\"'' x\"", "the command names no program"),
        ("[]", "the command names no program"),
        ("[\"\", \"x\"]", "the command names no program"),
        ("\"python 'adapter.py\"", "a quote in the command is not closed"),
        ("1", "`adapter` must be a command, not an integer"),
        ("[\"python\", 3]", "`adapter` must be a command, not an array"),
    ] {
        let report = refused(&format!("[conformance]\nadapter = {adapter}\n"), &["conformance", "run"]);
        let head = format!("error[DS501]: {problem}\n --> dagstack-spec.toml:2:11\n");
        assert!(report.starts_with(&head) && report.contains("  = help: "), "{adapter}: {report}");
    }
}

#[test]
fn what_is_not_toml_is_reported_by_place_too() {
    let report = refused("generate = 1\nx = \n[[y\n", &["generate"]);
    let places: Vec<&str> = report.lines().filter(|line| line.starts_with(" --> ")).collect();
    assert_eq!(places, [" --> dagstack-spec.toml:2:5", " --> dagstack-spec.toml:3:4"], "{report}");
}

#[test]
fn a_kind_that_the_spec_lacks_is_reported_where_the_file_names_it() {
    let report = refused(
        "[[generate]]\nlang = \"ts\"\nout = \"a\"\n\n[[generate]]\nlang = \"ts\"\nout = \"b\"\nkinds = [\"tool\", \"tol\"]\n",
        &["generate"],
    );
    let head = "error[DS501]: the spec has no kind `tol`\n --> dagstack-spec.toml:8:18\n";
    assert!(report.starts_with(head) && report.contains("  = help: name some of orchestrator, tool, "), "{report}");
}

#[test]
fn flags_that_targets_of_the_file_do_not_take_are_refused_by_its_name() {
    let report = refused("[[generate]]\nlang = \"ts\"\nout = \"a\"\n", &["generate", "--kind", "tool"]);
    assert!(report.contains("choose what to emit") && report.contains("dagstack-spec.toml"), "{report}");
}
