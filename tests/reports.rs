//! Findings in the forms that programs read: each is valid by its own schema, or read by a tool that nobody here wrote.

mod editors;
mod tool;

use std::fs;
use std::path::Path;

use serde_json::Value;
use tool::{Ran, root, run, write};

/// A folder with a finding of each level, names that have to be escaped, and a spec that can't be loaded.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = "[plugin]\nschema_version = \"1\"\nname = \"echo\"\nkind = \"tool\"\nkind_api_version = \"1\"\n\
                    core_version = \">=0.1.0\"\nruntime = \"in_process\"\nentry_point = \"EchoTool\"\n";
    let at = folder.path();
    write(at, "plugins/a, 100%: b/dagstack.toml", manifest.replace("\"tool\"", "\"toool\"").replace(">=", "^"));
    write(
        at,
        "plugins/second/dagstack.toml",
        manifest.replace("runtime", "depends_on = [\n  \"ä\", \"x\"\n]\nruntime"),
    );
    write(at, "plugins/third/dagstack.json", "{\"plugin\": \"\u{1}<a>&\"}");
    write(at, "plugins/fourth/dagstack.yaml", "name: fourth\n");
    write(at, "broken/kinds/demo/v1.yaml", "kind: demo\nhooks: 3\n");
    folder
}

/// The commands that report, and how they end.
const COMMANDS: &[(&[&str], i32)] = &[
    (&["validate", "plugins"], 1),
    (&["validate", "nowhere"], 2),
    (&["generate", "--lang", "ts", "--kind", "tool", "--out", "generated", "--check"], 1),
    (&["generate", "--lang", "ts", "--spec", "broken", "--out", "generated", "--check"], 2),
];

fn report(folder: &Path, (command, code): (&[&str], i32), format: &str) -> Ran {
    let ran = run(folder, &[command, &["--format", format]].concat());
    assert_eq!(ran.code, code, "{command:?} {format}: {}{}", ran.stdout, ran.stderr);
    assert!(ran.stdout.ends_with('\n'), "{command:?} {format}: {}", ran.stdout);
    ran
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn json_is_valid_by_its_schema() {
    let folder = folder();
    for draft in ["2020-12", "07"] {
        let schema = json(&run(root(), &["schema", "validate", "--draft", draft]).stdout);
        let schema = jsonschema::validator_for(&schema).expect("a schema");
        for command in COMMANDS {
            let found = json(&report(folder.path(), *command, "json").stdout);
            let problems: Vec<String> = schema.iter_errors(&found).map(|error| error.to_string()).collect();
            assert_eq!(problems, Vec::<String>::new(), "{command:?}");
            assert!(!schema.is_valid(&serde_json::json!({"version": 1, "checked": 1, "diagnostics": [{}]})));
        }
    }
    let levels = |severity: &str| {
        let found = json(&report(folder.path(), COMMANDS[0], "json").stdout);
        found["diagnostics"].as_array().expect("a list").iter().filter(|it| it["severity"] == severity).count()
    };
    assert!(levels("error") >= 3 && levels("warning") >= 2);
}

#[test]
fn sarif_is_what_its_types_say() {
    let folder = folder();
    for command in COMMANDS {
        let text = report(folder.path(), *command, "sarif").stdout;
        let sarif: serde_sarif::sarif::Sarif = serde_json::from_str(&text).expect("SARIF");
        assert_eq!(serde_json::to_value(&sarif).expect("JSON"), json(&text), "nothing is unknown to its types");
        let found = json(&report(folder.path(), *command, "json").stdout);
        let (found, results) = (found["diagnostics"].as_array().expect("a list"), sarif.runs[0].results.as_ref());
        let results = results.expect("results");
        assert_eq!(found.len(), results.len());
        for (found, result) in found.iter().zip(results) {
            assert_eq!(result.rule_id.as_deref(), found["code"].as_str());
            let place = result.locations.as_ref().and_then(|all| all[0].physical_location.clone()).expect("a place");
            let region = place.region.map(|region| region.start_line);
            assert_eq!(region.flatten(), found["line"].as_i64());
            let uri = place.artifact_location.and_then(|file| file.uri).expect("a file");
            assert!(!uri.contains([' ', '%']) || uri.contains("%20"), "{uri}");
        }
    }
}

#[test]
fn annotations_are_those_of_the_toolkit() {
    let Some(node) = editors::installed() else { return };
    let folder = folder();
    for command in COMMANDS {
        let found = folder.path().join("findings.json");
        fs::write(&found, report(folder.path(), *command, "json").stdout).expect("written");
        let (is_fine, expected) = editors::run(&node, "annotations.mjs", &[found.to_str().expect("text")]);
        assert!(is_fine, "{expected}");
        assert_eq!(report(folder.path(), *command, "github").stdout, expected);
        assert!(expected.starts_with("::"), "{expected}");
    }
}

#[test]
fn junit_has_a_case_for_each_file() {
    let folder = folder();
    let text = report(folder.path(), COMMANDS[0], "junit").stdout;
    let suites = junit_parser::from_reader(text.as_bytes()).expect("JUnit XML");
    let cases: Vec<&junit_parser::TestCase> = suites.suites.iter().flat_map(|suite| &suite.cases).collect();
    let failed: Vec<&str> = cases.iter().filter(|case| case.status.is_failure()).map(|case| &*case.name).collect();
    let names: Vec<&str> = cases.iter().filter_map(|case| case.name.strip_prefix("validate::")).collect();
    assert_eq!(
        names,
        [
            "plugins/a, 100%: b/dagstack.toml",
            "plugins/fourth/dagstack.yaml",
            "plugins/second/dagstack.toml",
            "plugins/third/dagstack.json"
        ],
        "{text}"
    );
    assert_eq!(failed.len(), 3, "a warning fails nothing: {failed:?}");
    for command in &COMMANDS[1..] {
        let text = report(folder.path(), *command, "junit").stdout;
        let suites = junit_parser::from_reader(text.as_bytes()).expect("JUnit XML");
        assert!(suites.failures > 0, "{text}");
    }
}

#[test]
fn what_is_in_order_is_reported_as_such() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let ir = ["generate", "--lang", "ir", "--out", "ir"];
    assert_eq!(run(at, &ir).code, 0);
    for (format, expected) in
        [("json", "\"checked\": 1"), ("sarif", "\"results\": []"), ("github", ""), ("junit", "tests=\"1\"")]
    {
        let ran = run(at, &[&ir[..], &["--check", "--format", format]].concat());
        assert!(ran.code == 0 && ran.stdout.contains(expected), "{format}: {}{}", ran.stdout, ran.stderr);
    }
    assert_eq!(run(at, &[&ir[..], &["--format", "json"]].concat()).code, 2, "only with `--check`");
}

#[test]
fn the_schema_of_the_configuration_takes_what_the_tool_takes() {
    let schema = json(&run(root(), &["schema", "config"]).stdout);
    let schema = jsonschema::validator_for(&schema).expect("a schema");
    for (text, is_valid) in [
        (fs::read_to_string(root().join("dagstack-spec.toml")).expect("the configuration"), true),
        ("[validate]\nkinds = [\"tool\"]\nspec = \"contract\"\nignore = [\"draft-*\"]\n".to_owned(), true),
        ("[validate]\nkind = [\"tool\"]\n".to_owned(), false),
        ("[[generate]]\nlang = \"cobol\"\nout = \"x\"\n".to_owned(), false),
        ("[[generate]]\nlang = \"ts\"\n".to_owned(), false),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        write(folder.path(), "dagstack-spec.toml", &text);
        write(folder.path(), "dagstack.toml", "");
        let ran = run(folder.path(), &["validate"]);
        let config: Value = toml::from_str(&text).expect("TOML");
        assert_eq!(schema.is_valid(&config), is_valid, "{text}");
        assert_eq!(!ran.stderr.contains("DS501"), is_valid, "{text}: {}", ran.stderr);
    }
}
