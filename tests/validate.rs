//! `validate` against the table of manifests, against hostile input, and as people see it.

#[path = "validate/hostile.rs"]
mod hostile;
mod manifests;
mod tool;

use std::collections::BTreeMap;
use std::path::Path;

use dagstack_spec_model::internal::document::to_toml;
use dagstack_spec_model::manifest::{Home, parse};
use dagstack_spec_model::{Severity, Source};
use manifests::{Content, cases};
use serde_json::Value;
use tool::{run, write};

#[test]
fn the_table_is_as_large_as_promised() {
    let cases = cases();
    assert!(cases.len() >= 100, "{} cases", cases.len());
    let mut ids: Vec<_> = cases.iter().map(|case| &case.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), cases.len(), "ids are unique");
    // No content of `metadata` is invalid (MAN-08), and two layouts can only agree (MAN-09). MAN-14 is a property of all.
    for clause in (1..=13).chain([15]).map(|number| format!("MAN-{number:02}")) {
        let verdicts: &[bool] = if matches!(clause.as_str(), "MAN-08" | "MAN-09") { &[true] } else { &[true, false] };
        for verdict in verdicts {
            assert!(cases.iter().any(|case| case.clause == clause && case.valid == *verdict), "{clause} {verdict}");
        }
    }
}

/// Whether a code is about what manifests say to each other or about other files: the table is about one manifest, and its cases
/// share names.
fn is_about_sets(code: &str) -> bool {
    code == "DS307" || ("DS311".."DS319").contains(&code)
}

#[test]
fn the_binary_gives_the_verdict_of_the_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut arguments = vec!["validate".to_owned(), "--format".to_owned(), "json".to_owned()];
    for case in cases() {
        for file in case.files() {
            let place = format!("{}/{}", case.id, file.variant);
            write(folder.path(), &format!("{place}/{}", file.name), &file.bytes);
            arguments.push(place);
        }
    }
    let files = arguments.len() - 3;
    let ran = run(folder.path(), &arguments.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    assert_eq!(report["checked"], files);
    let mut reported: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let problems = report["diagnostics"].as_array().expect("a list");
    for problem in problems.iter().filter(|problem| !is_about_sets(problem["code"].as_str().expect("a code"))) {
        let word = |key: &str| problem[key].as_str().expect("a string").to_owned();
        let place = word("file").rsplit_once('/').expect("a file in a folder").0.to_owned();
        assert!(problem["clause"].is_string() || problem["severity"] == "warning", "{problem}");
        reported.entry(place).or_default().push((word("severity"), word("code")));
    }
    let mut wrong = Vec::new();
    for case in cases() {
        for file in case.files() {
            let problems = reported.remove(&format!("{}/{}", case.id, file.variant)).unwrap_or_default();
            let valid = problems.iter().all(|(severity, _)| severity == "warning");
            let mut codes: Vec<String> = problems.into_iter().map(|(_, code)| code).collect();
            codes.sort();
            let mut wanted = case.codes.clone().unwrap_or_default();
            wanted.sort();
            if valid != case.valid || (codes != wanted && (case.codes.is_some() || case.valid)) {
                wrong.push(format!(
                    "{} {}: valid {valid}, {codes:?}, wanted {} {wanted:?}",
                    case.id, file.variant, case.valid
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {files}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(reported.is_empty(), "{reported:?}");
    assert!(files > 600, "{} cases as {files} files", cases().len());
}

#[test]
fn valid_manifests_are_normalised_and_twice_is_once() {
    let home = |name: &str| Home::of_file(Path::new(name)).expect("a manifest's name");
    let fields = Value::from(
        dagstack_spec_model::manifest::payload_schema()["properties"].as_object().map_or(0, |all| all.len() - 1),
    );
    for case in cases().into_iter().filter(|case| case.valid) {
        for file in case.files() {
            let text = String::from_utf8(file.bytes).expect("valid manifests are UTF-8");
            let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
            let (manifest, warnings) = parse(&Source::new(case.id.clone(), text), home(file.name)).expect("valid");
            assert!(warnings.iter().all(|problem| problem.severity == Severity::Warning));
            let normalised = serde_json::to_value(&manifest).expect("JSON");
            let members = normalised.as_object().expect("a table");
            assert_eq!(Value::from(members.len()), fields, "{}: every field but metadata", case.id);
            for (field, wanted) in &case.normalised {
                assert_eq!(&members[field], wanted, "{} {}: {field}", case.id, file.variant);
            }
            let again = Source::new("again", normalised.to_string());
            let (again, _) = parse(&again, Home::DagstackJson).expect("the normalised manifest is valid");
            assert_eq!(again, manifest, "{}", case.id);
            assert_eq!(serde_json::to_string(&again).expect("JSON"), normalised.to_string(), "{}", case.id);
        }
    }
}

#[test]
fn every_home_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let Content::Manifest(manifest) = cases().remove(0).content else { panic!("the first case is a manifest") };
    let named = |name: &str| {
        let mut manifest = manifest.clone();
        manifest["name"] = name.into();
        manifest["entry_point"] = "EchoTool".into();
        manifest
    };
    let toml = |value: Value| to_toml(&value).expect("TOML");
    write(at, "a/dagstack.toml", toml(serde_json::json!({"plugin": named("a")})));
    write(at, "b/dagstack.json", named("b").to_string());
    write(
        at,
        "c/pyproject.toml",
        toml(serde_json::json!({"project": {"name": "c"}, "tool": {"dagstack": {"plugin": named("c")}}})),
    );
    write(at, "d/package.json", serde_json::json!({"name": "d", "dagstack": named("d")}).to_string());
    // Not manifests: other people's files, also when they are malformed or only mention the name.
    write(at, "e/pyproject.toml", "[project]\ndependencies = [\"dagstack-plugin-system\"]\n");
    write(at, "e/package.json", r#"{"dependencies": {"@dagstack/plugin-system": "1"}}"#);
    write(at, "e/f/package.json", r#"{"name": "dagstack", "#);
    write(at, "e/f/pyproject.toml", "= dagstack");
    let ran = run(at, &["validate", "."]);
    assert_eq!((ran.code, ran.stdout.as_str()), (0, ""), "{}", ran.stderr);
    assert!(ran.stderr.starts_with("4 manifests: all valid"), "{}", ran.stderr);
    // Malformed, and plainly meant for us.
    write(at, "g/package.json", r#"{"dagstack": {"#);
    write(at, "h/pyproject.toml", "[tool.dagstack.plugin]\nname = \n");
    let ran = run(at, &["validate", ".", "--format", "json"]);
    assert_eq!(ran.code, 1);
    assert_eq!(codes(&ran.stdout), ["DS006 g/package.json", "DS007 h/pyproject.toml"]);
    // A file that is named is read whatever its name, in the form of its extension.
    write(at, "other/echo.toml", toml(named("x")));
    write(at, "other/echo.json", named("y").to_string());
    assert_eq!(run(at, &["validate", "other/echo.toml", "other/echo.json"]).code, 0);
    let ran = run(at, &["validate", "e/pyproject.toml", "--format", "json"]);
    assert_eq!((ran.code, codes(&ran.stdout)), (2, vec!["DS308 e/pyproject.toml".to_owned()]));
}

fn codes(report: &str) -> Vec<String> {
    let report: Value = serde_json::from_str(report).expect("JSON");
    let word = |problem: &Value, key: &str| problem[key].as_str().expect("a string").to_owned();
    let problems = report["diagnostics"].as_array().expect("a list");
    problems.iter().map(|problem| format!("{} {}", word(problem, "code"), word(problem, "file"))).collect()
}

fn good(name: &str) -> String {
    format!(
        "[plugin]\nschema_version = \"1\"\nname = \"{name}\"\nkind = \"tool\"\nkind_api_version = \"1\"\n\
         core_version = \">=0.1.0,<1.0.0\"\nruntime = \"in_process\"\nentry_point = \"EchoTool\"\n"
    )
}

#[test]
fn discovery_is_that_of_a_registry() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "p/deep/er/one/dagstack.toml", good("one"));
    write(at, "p/deep/er/one/below/dagstack.toml", "not read: its parent is a leaf");
    let ignored = [
        "__pycache__",
        ".git",
        "node_modules",
        ".venv",
        ".hg",
        ".svn",
        ".venv-3.12",
        "venv",
        ".tox",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        "x.egg-info",
        "dist",
        "build",
    ];
    for name in ignored {
        write(at, &format!("p/{name}/x/dagstack.toml"), "not read: ignored");
    }
    write(at, "p/draft-1/dagstack.toml", "not read: the host ignores it");
    write(at, "p/two/dagstack.toml", good("two"));
    write(at, "p/two/package.json", r#"{"dagstack": "not read: it comes second"}"#);
    let ran = run(at, &["validate", "p", "--ignore", "draft-[0-9]", "--format", "json"]);
    assert_eq!((ran.code, codes(&ran.stdout)), (0, vec!["DS310 p/two/package.json".to_owned()]), "{}", ran.stdout);
    assert_eq!(run(at, &["validate", "p", "--ignore", "draft-[0-9]", "--deny-warnings"]).code, 1);
    assert_eq!(run(at, &["validate", "p"]).code, 1);
    // A root is looked into whatever its name, and a file that two paths lead to is looked at once.
    write(at, "dist/dagstack.toml", good("three"));
    let ran = run(at, &["validate", "dist", "dist/dagstack.toml", "./dist"]);
    assert_eq!(ran.code, 0, "{}", ran.stdout);
    assert!(ran.stderr.starts_with("1 manifest: all valid"), "{}", ran.stderr);
    let ran = run(at, &["validate", "p", "--ignore", "[a"]);
    assert_eq!(
        (ran.code, ran.stderr.lines().next()),
        (
            2,
            Some(
                "error: `[a` is not a valid pattern for a folder name: error parsing glob '[a': unclosed character class; missing ']'"
            )
        )
    );
}

#[test]
fn one_name_is_one_plugin_wherever_it_lies() {
    let folder = tempfile::tempdir().expect("a folder");
    write(folder.path(), "p/a/dagstack.toml", good("echo"));
    write(folder.path(), "p/b/dagstack.toml", good("echo"));
    write(folder.path(), "q/c/dagstack.toml", good("echo"));
    let ran = run(folder.path(), &["validate", "p", "q", "--format", "json"]);
    assert_eq!(
        (ran.code, codes(&ran.stdout)),
        (1, vec!["DS307 p/b/dagstack.toml".to_owned(), "DS307 q/c/dagstack.toml".into()])
    );
    let files = ["p/a/dagstack.toml", "p/b/dagstack.toml", "p/a/../a/dagstack.toml", "--format", "json"];
    let one_by_one = run(folder.path(), &[&["validate"], &files[..]].concat());
    assert_eq!((one_by_one.code, codes(&one_by_one.stdout)), (1, vec!["DS307 p/b/dagstack.toml".to_owned()]));
    let report: Value = serde_json::from_str(&ran.stdout).expect("JSON");
    let problem = &report["diagnostics"][0];
    assert_eq!((&problem["line"], &problem["column"], &problem["clause"]), (&3.into(), &8.into(), &"DIS-05".into()));
    assert_eq!(problem["related"][0]["file"], "p/a/dagstack.toml");
}

#[test]
fn paths_that_are_not_there_are_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(folder.path().join("empty")).expect("a folder");
    write(folder.path(), "notes.txt", "");
    let ran = run(folder.path(), &["validate", "missing", "empty", "notes.txt", "--format", "json"]);
    // Of several files those that hold no manifest are passed over.
    assert_eq!((ran.code, codes(&ran.stdout)), (2, vec!["DS308 empty".to_owned(), "DS001 missing".into()]));
    let ran = run(folder.path(), &["validate", "notes.txt", "--format", "json"]);
    assert_eq!((ran.code, codes(&ran.stdout)), (2, vec!["DS308 notes.txt".to_owned()]));
    assert_eq!(run(folder.path(), &["validate"]).code, 2, "the present folder holds none");
    // What else was asked for is still done.
    write(folder.path(), "p/dagstack.toml", good("echo").replace("echo", ""));
    let ran = run(folder.path(), &["validate", "missing", "p", "--format", "json"]);
    assert_eq!((ran.code, codes(&ran.stdout).len()), (2, 2), "{}", ran.stdout);
}

#[test]
fn of_several_files_those_without_a_manifest_are_passed_over() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "a/dagstack.toml", good("a"));
    write(at, "b/pyproject.toml", "[project]\nname = \"dagstack-thing\"\n");
    write(at, "b/package.json", r#"{"name": "b"}"#);
    write(at, "b/Cargo.toml", "[package]\nname = \"b\"\nlicense = 3\n");
    write(at, "b/flat.toml", good("flat").replace("[plugin]\n", "").replace("kind = \"tool\"", "kind = 3"));
    let files = ["a/dagstack.toml", "b/pyproject.toml", "b/package.json", "b/Cargo.toml", "b/flat.toml"];
    let ran = run(at, &[&["validate"], &files[..]].concat());
    assert_eq!(ran.code, 1, "{}", ran.stdout);
    assert!(
        ran.stdout.contains(" --> b/flat.toml:3:8\n") && ran.stdout.matches("error").count() == 1,
        "{}",
        ran.stdout
    );
    assert!(
        ran.stderr.starts_with("2 manifests: 1 invalid, 1 error, 3 files without a manifest passed over\n"),
        "{}",
        ran.stderr
    );
}

#[test]
fn what_is_mechanical_is_fixed_and_comments_and_layout_stay() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let toml = "\u{feff}# Ours.\r\n[plugin]\r\nschema_version = '1'\r\nname =   \"a\" # the name\r\nkind = \"tool\"\r\n\
                kind_api_version = \"1\"\r\ncore_version = '^0.2.3' # as npm writes it\r\nruntime = \"in_process\"\r\n\
                entry_point = \"EchoTool\"\r\ncapabilities = [\r\n  \"x\", # one\r\n  \"x\", # two\r\n  \"x\",\r\n  \"\",\r\n]\r\n";
    let json = "{\n  \"schema_version\": \"1\", \"name\": \"b\", \"kind\": \"tool\", \"kind_api_version\": \"1\",\n  \
                \"core_version\":\">=0.1 <1\",\n  \"runtime\": \"in_process\", \"entry_point\": \"b\",\n  \
                \"resources\": {\"required\": [\"db\"], \"optional\": [\"cache\", \"db\"]}\n}";
    write(at, "p/a/dagstack.toml", toml);
    write(at, "p/b/dagstack.json", json);
    write(at, "p/c/dagstack.toml", good("c").replace(">=0.1.0,<1.0.0", "1.0"));
    // A value in the wrong quotes, a key in another spelling, a licence in other letters, a plugin that needs itself.
    let d = good("d").replace("schema_version = \"1\"", "schema_version = 1");
    write(at, "p/d/dagstack.toml", d + "priority = \"5\"\ndependsOn = \"d\"\nlicense = 'apache 2.0'\n");
    let shown = run(at, &["validate", "p", "--fix", "--dry-run"]);
    assert_eq!(
        (shown.code, shown.stderr.as_str()),
        (1, "10 fixes to apply; leave out `--dry-run`\n"),
        "{}",
        shown.stdout
    );
    assert!(
        shown.stdout.contains("-core_version = '^0.2.3' # as npm") && shown.stdout.contains("+++ p/b/dagstack.json")
    );
    assert_eq!(std::fs::read_to_string(at.join("p/a/dagstack.toml")).expect("text"), toml, "nothing is written");
    let fixed = run(at, &["validate", "p", "--fix"]);
    assert_eq!((fixed.code, fixed.stderr.lines().next()), (1, Some("12 fixes applied")), "{}", fixed.stdout);
    assert_eq!(fixed.stdout.matches("error").count(), 1, "what may mean two things is left: {}", fixed.stdout);
    let wanted = toml.replace("'^0.2.3'", "'>=0.2.3,<0.3'").replace(", # two\r\n  \"x\",\r\n  \"\"", "");
    let wanted = wanted.replace("\"x\", # one\r\n  \"x\"", "\"x\"");
    assert_eq!(std::fs::read_to_string(at.join("p/a/dagstack.toml")).expect("text"), wanted);
    let wanted = json.replace(">=0.1 <1", ">=0.1,<1").replace("[\"cache\", \"db\"]", "[\"cache\"]");
    assert_eq!(std::fs::read_to_string(at.join("p/b/dagstack.json")).expect("text"), wanted);
    let d = good("d") + "priority = 5\ndepends_on = []\nlicense = 'Apache-2.0'\n";
    assert_eq!(std::fs::read_to_string(at.join("p/d/dagstack.toml")).expect("text"), d);
    assert!(!run(at, &["validate", "p", "--fix"]).stderr.contains("applied"), "once is enough");
    assert_eq!(tool::run_with_input(at, &["validate", "-", "--fix"], b"").code, 2);
}

#[test]
fn the_standard_input_is_a_manifest() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    write(at, "plugins/echo/other.py", "");
    let manifest = good("echo").replace("EchoTool", "plugin:EchoTool");
    let json = r#"{"schema_version": "1", "name": "", "kind": "tool"}"#;
    for (arguments, text, expected) in [
        (&["-"][..], manifest.as_str(), (0, "")),
        (&["-", "--stdin-filename", "plugins/echo/dagstack.toml"], &manifest, (1, "plugins/echo/dagstack.toml:8:15")),
        (&["-", "--stdin-filename", "x/pyproject.toml"], &manifest, (2, "x/pyproject.toml")),
        (&["-"], &manifest.replace("\"tool\"", "tool"), (1, "<stdin>:4:8")),
        (&["-"], json, (1, "<stdin>:1:33")),
        (&["-"], "\u{feff}a = \u{0}", (1, "<stdin>:1:")),
        (&["-", "plugins"], &manifest, (2, "`-` stands alone")),
    ] {
        let ran = tool::run_with_input(at, &[&["validate"], arguments].concat(), text.as_bytes());
        let report = format!("{}{}", ran.stdout, ran.stderr);
        assert_eq!(ran.code, expected.0, "{arguments:?}: {report}");
        assert!(report.contains(expected.1), "{arguments:?}: {report}");
    }
    assert_eq!(tool::run_with_input(at, &["validate", "-"], b"\xff").code, 2);
}
