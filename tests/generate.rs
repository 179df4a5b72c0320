//! `generate` as a user meets it: what it writes, what it leaves alone, and how it refuses.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn generate(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_dagstack-spec"))
        .arg("generate")
        .args(arguments)
        .current_dir(folder)
        .output()
        .expect("the binary starts")
}

fn stderr(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!text.contains("panicked"), "{text}");
    text
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("an exit code")
}

/// Every file below a folder with its text, sorted.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(path) = folders.pop() {
        for entry in fs::read_dir(path).expect("readable") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).expect("inside").display().to_string();
                found.push((name, fs::read(&path).expect("readable")));
            }
        }
    }
    found.sort();
    found
}

const ALL: [&str; 8] = ["--lang", "rust", "--lang", "ts", "--lang", "go", "--import-path", "example.com/gen"];

#[test]
fn the_same_input_gives_the_same_bytes_wherever_and_however_it_runs() {
    let (first, second) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let deep = second.path().join("a b/ü");
    fs::create_dir_all(&deep).expect("made");
    assert_eq!(code(&generate(first.path(), &[&ALL[..], &["--out", "gen"]].concat())), 0);
    let output = Command::new(env!("CARGO_BIN_EXE_dagstack-spec"))
        .args(["generate"])
        .args(ALL)
        .args(["--out", "elsewhere"])
        .current_dir(&deep)
        .envs([("LC_ALL", "tr_TR.UTF-8"), ("LANG", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu"), ("HOME", "/nonexistent")])
        .output()
        .expect("the binary starts");
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let (left, right) = (contents(&first.path().join("gen")), contents(&deep.join("elsewhere")));
    assert!(left.len() >= 10, "{} files", left.len());
    assert_eq!(left, right);
    let all: String = left.iter().map(|(_, text)| String::from_utf8_lossy(text).into_owned()).collect();
    for private in [first.path().display().to_string(), "elsewhere".to_owned()] {
        assert!(!all.contains(&private), "{private} is mentioned");
    }
}

#[test]
fn check_shows_a_diff_and_the_command_that_fixes_it() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(code(&generate(folder.path(), &["--lang", "ts", "--out", "gen"])), 0);
    let clean = generate(folder.path(), &["--lang", "ts", "--out", "gen", "--check"]);
    assert_eq!((code(&clean), clean.stdout.len()), (0, 0), "{}", stderr(&clean));

    let file = folder.path().join("gen/kinds/tool/v1.ts");
    let text = fs::read_to_string(&file).expect("emitted");
    fs::write(&file, text.replace("KIND_NAME", "KIND_TITLE")).expect("written");
    fs::write(folder.path().join("gen/kinds/tool/v9.ts"), text).expect("a stale file");
    let before = contents(folder.path());
    let stale = generate(folder.path(), &["--lang", "ts", "--out", "gen", "--check"]);
    assert_eq!(code(&stale), 1);
    let diff = String::from_utf8_lossy(&stale.stdout).into_owned();
    assert!(diff.contains("-export const KIND_TITLE") && diff.contains("+export const KIND_NAME"), "{diff}");
    assert!(diff.contains("--- gen/kinds/tool/v9.ts\n+++ /dev/null"), "{diff}");
    assert!(stderr(&stale).contains("dagstack-spec generate --lang ts --out gen\n"), "{}", stderr(&stale));
    assert_eq!(before, contents(folder.path()), "a check writes nothing");

    assert_eq!(code(&generate(folder.path(), &["--lang", "ts", "--out", "gen"])), 0);
    assert!(!folder.path().join("gen/kinds/tool/v9.ts").exists());
    assert_eq!(code(&generate(folder.path(), &["--lang", "ts", "--out", "gen", "--check"])), 0);
}

#[test]
fn files_of_the_users_are_neither_replaced_nor_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir_all(folder.path().join("gen")).expect("made");
    fs::write(folder.path().join("gen/notes.ts"), "// mine\n").expect("written");
    assert_eq!(code(&generate(folder.path(), &["--lang", "ts", "--out", "gen"])), 0);
    assert_eq!(fs::read_to_string(folder.path().join("gen/notes.ts")).expect("still there"), "// mine\n");
    fs::write(folder.path().join("gen/index.ts"), "// mine\n").expect("written");
    let refused = generate(folder.path(), &["--lang", "ts", "--out", "gen"]);
    assert_eq!(code(&refused), 2);
    assert!(stderr(&refused).contains("gen/index.ts"), "{}", stderr(&refused));
    assert_eq!(fs::read_to_string(folder.path().join("gen/index.ts")).expect("still there"), "// mine\n");
}

#[test]
fn targets_come_from_the_nearest_configuration() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("src/deep");
    fs::create_dir_all(&inner).expect("made");
    let config = "[[generate]]\nlang = \"ts\"\nout = \"web\"\nkinds = [\"tool\"]\npackage-version = \"0.4.1\"\n\n\
                  [[generate]]\nlang = \"rust\"\nout = \"src/generated\"\n";
    fs::write(folder.path().join("dagstack-spec.toml"), config).expect("written");
    let output = generate(&inner, &[]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(folder.path().join("web/kinds/tool/v1.ts").exists());
    assert!(!folder.path().join("web/kinds/orchestrator").exists());
    let emitted: String = contents(&folder.path().join("web"))
        .into_iter()
        .map(|(_, text)| String::from_utf8(text).expect("UTF-8"))
        .collect();
    assert!(emitted.contains("\"0.4.1\""), "EMT-05: the package's own version");
    assert!(folder.path().join("src/generated/mod.rs").exists());
    assert_eq!(code(&generate(&inner, &["--check"])), 0);

    fs::write(folder.path().join("dagstack-spec.toml"), "[[generate]]\nlang = \"cobol\"\nuot = \"web\"\n")
        .expect("written");
    let refused = generate(&inner, &[]);
    assert_eq!(code(&refused), 2);
    let text = stderr(&refused);
    assert!(
        text.contains("DS501")
            && text.contains("cobol")
            && text.contains("uot")
            && text.contains("dagstack-spec.toml:"),
        "{text}"
    );
}

/// A schema with foreign keywords, and the same keywords in a configuration.
const OF_OTHERS: &[u8] = br#"{"id": "x", "type": "string", "format": "color", "vscode-icon": {"pattern": 1}}"#;

#[test]
fn keywords_and_formats_of_others_are_annotations_where_they_are_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    tree(folder.path(), &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", OF_OTHERS)]);
    let plain = ["--spec", ".", "--lang", "ts", "--stdout"];
    let refused = stderr(&generate(folder.path(), &plain));
    for expected in ["`id` is not a keyword", "write `$id`", "--annotation vscode-icon", "--annotation-format color"] {
        assert!(refused.contains(expected), "no {expected} in\n{refused}");
    }
    let listed = ["--annotation", "id", "--annotation", "vscode-*", "--annotation-format", "color"];
    let by_arguments = generate(folder.path(), &[&plain[..], &listed[..]].concat());
    assert_eq!(code(&by_arguments), 0, "{}", stderr(&by_arguments));
    let config = "[schemas]\nannotations = [\"id\", \"*-icon\", \"unused\"]\nannotation-formats = [\"col*\"]\n\
                  [[generate]]\nlang = \"ts\"\nspec = \".\"\nout = \"gen\"\n";
    fs::write(folder.path().join("dagstack-spec.toml"), config).expect("written");
    for arguments in [&plain[..], &["--stdout"]] {
        let by_file = generate(folder.path(), arguments);
        assert_eq!(by_file.stdout, by_arguments.stdout, "{}", stderr(&by_file));
    }
    let stale =
        generate(folder.path(), &[&["--spec", ".", "--lang", "go", "--out", "gen", "--check"], &listed[..]].concat());
    assert!(stderr(&stale).contains("--import-path"), "{}", stderr(&stale));
    let stale =
        generate(folder.path(), &[&["--spec", ".", "--lang", "ts", "--out", "gen", "--check"], &listed[..]].concat());
    assert!(
        stderr(&stale).contains("--annotation id --annotation 'vscode-*' --annotation-format color --out gen\n"),
        "{}",
        stderr(&stale)
    );
}

#[test]
fn what_is_taken_as_an_annotation_is_part_of_the_digest() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = br#"{"type": "string", "format": "email"}"#;
    tree(folder.path(), &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", schema)]);
    let digest = |more: &[&str]| {
        let output = generate(folder.path(), &[&["--spec", ".", "--lang", "ts", "--stdout"], more].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let module = text.split("==> ").find(|file| file.starts_with("kinds/a/v1.ts")).expect("the kind");
        let line = module.lines().find(|line| line.contains("// From kinds/a/v1.yaml, sha256 ")).expect("the digest");
        (line.to_owned(), module.contains("format(\"email\")"))
    };
    let (checked, has_check) = digest(&[]);
    assert!(has_check);
    assert_eq!(digest(&["--annotation", "unused", "--annotation-format", "*"]), (checked.clone(), true));
    let (annotated, has_check) = digest(&["--annotation-format", "email"]);
    assert!(!has_check && annotated != checked);

    // What an enumeration keeps is what the other keywords accept, and an annotation is none of them.
    let schema = br#"{"type": "string", "format": "email", "enum": ["nobody"]}"#;
    tree(folder.path(), &[("kinds/a/schemas/a.json", schema)]);
    let plain = ["--spec", ".", "--lang", "ts", "--stdout"];
    assert!(stderr(&generate(folder.path(), &plain)).contains("DS404"));
    digest(&["--annotation-format", "email"]);
}

#[test]
fn a_further_branch_of_a_union_renames_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let method = |name: &str| {
        format!(
            r#"{{"type": "object", "required": ["version", "method"],
                 "properties": {{"version": {{"const": "1"}}, "method": {{"const": "{name}"}}}}}}"#
        )
    };
    // The variants of the union of these branches, without their types.
    let variants = |branches: &[&str]| {
        let schema = format!(r#"{{"oneOf": [{}]}}"#, branches.join(", "));
        tree(folder.path(), &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", schema.as_bytes())]);
        let output = generate(folder.path(), &["--spec", ".", "--lang", "rust", "--stdout"]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let text = String::from_utf8(output.stdout).expect("UTF-8");
        let (_, union) = text.split_once("pub enum A {\n").expect("the union");
        let (union, _) = union.split_once("\n}").expect("its end");
        let lines = union.lines().map(str::trim).filter(|line| !line.starts_with("//"));
        lines.map(|line| line.split('(').next().unwrap_or(line).to_owned()).collect::<Vec<_>>()
    };
    let (card, sepa) = (method("card"), method("sepa"));
    let titled =
        r#"{"title": "Token", "type": "object", "required": ["token"], "properties": {"token": {"type": "string"}}}"#;
    let nameless = r#"{"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}}}"#;
    assert_eq!(variants(&[&card, &sepa]), ["Card", "Sepa"]);
    for (further, name) in [(r#"{"type": "string"}"#, "String"), (titled, "Token"), (nameless, "Option3")] {
        assert_eq!(variants(&[&card, &sepa, further]), ["Card", "Sepa", name]);
    }
    let only = r#"{"type": "object", "required": ["method"], "properties": {"method": {"const": "cash"}}}"#;
    assert_eq!(variants(&[only, titled]), ["Cash", "Token"]);
}

/// So that a list outlives the version in which the tool comes to know a keyword.
#[test]
fn an_annotation_that_is_known_already_may_be_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let schema = br#"{"type": "string", "title": "A", "enum": ["+"], "x-enum-names": ["plus"]}"#;
    tree(folder.path(), &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", schema)]);
    let plain = ["--spec", ".", "--lang", "ts", "--package-version", "1.0.0", "--stdout"];
    let without = generate(folder.path(), &plain);
    assert_eq!(code(&without), 0, "{}", stderr(&without));
    for name in ["title", "x-enum-names", "default", "$comment"] {
        let by_arguments = generate(folder.path(), &[&plain[..], &["--annotation", name]].concat());
        assert_eq!((code(&by_arguments), stderr(&by_arguments)), (0, String::new()), "{name}");
        assert_eq!(by_arguments.stdout, without.stdout, "{name}");
        let config = format!("[schemas]\nannotations = [\"{name}\"]\n");
        fs::write(folder.path().join("dagstack-spec.toml"), config).expect("written");
        let by_file = generate(folder.path(), &plain);
        assert_eq!((code(&by_file), stderr(&by_file)), (0, String::new()), "{name}");
        assert_eq!(by_file.stdout, without.stdout, "{name}");
        fs::remove_file(folder.path().join("dagstack-spec.toml")).expect("removed");
    }
}

#[test]
fn no_annotation_hides_what_decides() {
    let folder = tempfile::tempdir().expect("a folder");
    for (list, name, expected) in [
        (
            "annotations",
            "pattern",
            "`pattern` is a keyword of JSON Schema 2020-12 that is no annotation, and keeps its meaning",
        ),
        ("annotations", "$dynamicRef", "`$dynamicRef` is a keyword of JSON Schema 2020-12"),
        ("annotations", "dependencies", "write `dependentRequired` where it lists names"),
        ("annotations", "a*b", "`a*b` has its `*` in the middle or twice"),
        ("annotation-formats", "", "the name is empty"),
    ] {
        let config = format!("[schemas]\n{list} = [\"x\", \"{name}\"]\n[[generate]]\nlang = \"ts\"\nout = \"gen\"\n");
        fs::write(folder.path().join("dagstack-spec.toml"), config).expect("written");
        let by_file = generate(folder.path(), &[]);
        let text = stderr(&by_file);
        assert_eq!(code(&by_file), 2, "{text}");
        assert!(text.contains("DS501") && text.contains("dagstack-spec.toml:2:") && text.contains(expected), "{text}");
        let flag = format!("--{}", list.trim_end_matches('s'));
        let by_arguments = generate(folder.path(), &["--lang", "ts", "--stdout", &flag, name]);
        let text = stderr(&by_arguments);
        assert!(code(&by_arguments) == 2 && text.contains(expected), "{text}");
        assert!(!folder.path().join("gen").exists());
    }
    fs::remove_file(folder.path().join("dagstack-spec.toml")).expect("removed");
    let schema = br##"{"dependencies": {"a": ["b"]}, "additionalItems": false, "$recursiveRef": "#", "patern": "x"}"##;
    tree(folder.path(), &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", schema)]);
    let everything = ["--spec", ".", "--lang", "ts", "--stdout", "--annotation", "*"];
    let text = stderr(&generate(folder.path(), &everything));
    for expected in
        ["`dependencies` is not", "write `dependentRequired`", "write `prefixItems`", "write `\"$ref\": \"#\"`"]
    {
        assert!(text.contains(expected), "no {expected} in\n{text}");
    }
    assert!(!text.contains("`patern`"), "{text}");
    assert!(stderr(&generate(folder.path(), &everything[..5])).contains("did you mean `pattern`?"));
}

#[test]
fn every_target_is_sound_before_one_is_written_and_all_that_is_wrong_is_reported() {
    let folder = tempfile::tempdir().expect("a folder");
    tree(
        folder.path(),
        &[
            ("tree/kinds/a/v1.yaml", HOOKSPEC.as_bytes()),
            ("tree/kinds/a/schemas/a.json", br#"{"type": "string", "patern": "x"}"#),
            ("own.go/spec.go", b"package mine\n"),
        ],
    );
    let target =
        |lang: &str, out: &str, more: &str| format!("[[generate]]\nlang = \"{lang}\"\nout = \"{out}\"\n{more}\n");
    let config = target("ts", "web", "")
        + &target("rust", "bad", "spec = \"tree\"")
        + &target("go", "own.go", "import-path = \"example.com/x\"");
    fs::write(folder.path().join("dagstack-spec.toml"), config).expect("written");
    let refused = generate(folder.path(), &[]);
    let text = stderr(&refused);
    assert_eq!(code(&refused), 2, "{text}");
    assert!(text.contains("patern") && text.contains("own.go/spec.go"), "{text}");
    assert!(!folder.path().join("web").exists() && !folder.path().join("bad").exists());

    fs::write(folder.path().join("dagstack-spec.toml"), target("ts", "a/../web", "") + &target("rust", "./web", ""))
        .expect("written");
    let shared = generate(folder.path(), &[]);
    assert!(code(&shared) == 2 && stderr(&shared).contains("two targets write to"), "{}", stderr(&shared));
}

#[test]
fn the_version_is_that_of_the_tree_and_a_tree_without_one_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    tree(
        folder.path(),
        &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", b"{}"), ("VERSION", b"2.5.0-rc.1\n")],
    );
    let emit = |more: &[&str]| {
        let output = generate(folder.path(), &[&["--spec", ".", "--lang", "ts", "--stdout"], more].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        (String::from_utf8_lossy(&output.stdout).into_owned(), stderr(&output))
    };
    let (text, warning) = emit(&[]);
    assert!(text.contains("\"2.5.0-rc.1\"") && warning.is_empty(), "{warning}");
    fs::remove_file(folder.path().join("VERSION")).expect("removed");
    let (text, warning) = emit(&[]);
    assert!(text.contains("VERSION = \"1.0.0\"") && warning.contains("has no file `VERSION`"), "{warning}");
    let (text, warning) = emit(&["--package-version", "0.3.0"]);
    assert!(text.contains("\"0.3.0\"") && warning.is_empty(), "{warning}");

    // What keeps the code from being emitted is all that is said then.
    tree(folder.path(), &[("kinds/a/schemas/a.json", br#"{"patern": "x"}"#)]);
    for how in [&["--stdout"][..], &["--out", "gen"], &["--out", "gen", "--check"]] {
        let refused = generate(folder.path(), &[&["--spec", ".", "--lang", "ts"], how].concat());
        let text = stderr(&refused);
        assert!(code(&refused) == 2 && text.contains("`patern`") && !text.contains("has no file `VERSION`"), "{text}");
    }
}

#[test]
fn a_language_alone_picks_from_the_configuration() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = |lang: &str, out: &str| format!("[[generate]]\nlang = \"{lang}\"\nout = \"{out}\"\n");
    let config = target("typescript", "web") + &target("ts", "app") + &target("rust", "src");
    fs::write(folder.path().join("dagstack-spec.toml"), config).expect("written");
    let inner = folder.path().join("inner");
    fs::create_dir(&inner).expect("made");
    for (folder, file) in [(folder.path(), "dagstack-spec.toml"), (&inner, "../dagstack-spec.toml")] {
        let output = generate(folder, &["--lang", "ts"]);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        let note = stderr(&output);
        assert!(note.contains("taking 2 targets from ") && note.contains(file.trim_start_matches("../")), "{note}");
    }
    assert!(["web", "app"].iter().all(|out| folder.path().join(out).join("index.ts").exists()));
    assert!(!folder.path().join("src").exists() && !inner.join("web").exists());
    let checked = generate(folder.path(), &["--lang", "ts", "--check"]);
    assert!(code(&checked) == 0 && stderr(&checked).contains("2 output folders are"), "{}", stderr(&checked));

    let elsewhere = generate(folder.path(), &["--lang", "ts", "--out", "own"]);
    assert!(code(&elsewhere) == 0 && !stderr(&elsewhere).contains("taking"), "{}", stderr(&elsewhere));
    assert!(folder.path().join("own/index.ts").exists());
    for (arguments, expected) in
        [(&["--lang", "go"][..], "no target with this `lang`: go"), (&["--lang", "ts", "--kind", "tool"], "--out")]
    {
        let refused = generate(folder.path(), arguments);
        assert_eq!(code(&refused), 2, "{arguments:?}");
        assert!(stderr(&refused).contains(expected), "{}", stderr(&refused));
    }
}

#[test]
fn wrong_usage_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    for (arguments, expected) in [
        (&["--lang", "ts"][..], "--out"),
        (&["--out", "gen"], "--lang"),
        (&[], "dagstack-spec.toml"),
        (&["--lang", "cobol", "--out", "gen"], "rust, ts"),
        (&["--lang", "ts", "--kind", "tol", "--stdout"], "tool"),
        (&["--lang", "ts", "--spec", "nowhere", "--stdout"], "nowhere"),
        (&["--lang", "go", "--out", "gen"], "--import-path"),
        (&["--lang", "go", "--out", "gen", "--import-path", "a b"], "`a b` is not a valid Go import path"),
    ] {
        let output = generate(folder.path(), arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(stderr(&output).contains(expected), "{arguments:?}: {}", stderr(&output));
        assert!(!folder.path().join("gen").exists(), "{arguments:?}");
    }
}

/// Writes a tree with one kind and gives its folder.
fn tree(folder: &Path, files: &[(&str, &[u8])]) {
    for (path, bytes) in files {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    }
}

#[test]
fn schemas_crafted_to_take_long_are_emitted_or_refused() {
    let nested = (0..40).fold(r#"{"type": "string"}"#.to_owned(), |inner, _| {
        format!(r#"{{"anyOf": [{inner}, {{"type": "integer"}}]}}"#)
    });
    let chain = |link: &dyn Fn(usize) -> String, count: usize| {
        let links: String = (0..count).map(|index| format!("\"d{index}\": {}, ", link(index + 1))).collect();
        format!(r##"{{"$ref": "#/$defs/d0", "$defs": {{{links}"d{count}": {{"type": "string"}}}}}}"##)
    };
    let doubled = chain(
        &|next| {
            format!(r##"{{"anyOf": [{{"$ref": "#/$defs/d{next}"}}, {{"$ref": "#/$defs/d{next}", "title": "t"}}]}}"##)
        },
        60,
    );
    let link = |next| format!(r##"{{"$ref": "#/$defs/d{next}"}}"##);
    let strict_link = |next| format!(r##"{{"$ref": "#/$defs/d{next}", "minLength": {next}}}"##);
    let inward = r##"{"type": "object", "oneOf": [{"$ref": "#"}, {"type": "object"}]}"##.to_owned();
    for (name, schema, wanted) in [
        ("unions in unions", nested, 0),
        ("each schema referred to twice", doubled, 0),
        ("a chain of references", chain(&link, 120), 0),
        ("a chain of references that ask for more", chain(&strict_link, 120), 0),
        ("a chain of references that is deeper than a document", chain(&link, 10_000), 2),
        ("a chain of references that ask for more, deeper than a document", chain(&strict_link, 10_000), 2),
        ("a union that is its own variant", inward, 2),
    ] {
        let folder = tempfile::tempdir().expect("a folder");
        tree(folder.path(), &[("kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("kinds/a/schemas/a.json", schema.as_bytes())]);
        for lang in ["rust", "ts", "go"] {
            let import_path: &[&str] = if lang == "go" { &["--import-path", "example.com/gen"] } else { &[] };
            let arguments = ["--spec", ".", "--lang", lang, "--out", "gen", "--kind", "a"];
            let output = generate(folder.path(), &[&arguments, import_path].concat());
            assert_eq!(code(&output), wanted, "{name}, {lang}: {}", stderr(&output));
        }
    }
}

const HOOKSPEC: &str = "kind: a\nkind_api_version: \"1.0.0\"\ndescription: A.\nhooks:\n  - name: run\n    dispatch: singleton\n    \
                        description: Runs.\n    input_schema: schemas/a.json\n    output_schema: schemas/a.json\n";

/// A name, the hookspec, the schema, and what is in the message.
type Case<'a> = (&'a str, &'a [u8], &'a [u8], &'a [&'a str]);

#[test]
fn bad_input_is_refused_at_its_place_and_nothing_is_written() {
    let big = vec![b' '; 50 << 20];
    let deep_json = "[".repeat(100_000);
    let deep_yaml = format!("kind: {}", "[".repeat(100_000));
    let loop_schema = r##"{"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}}}"##;
    let all_wrong = "kind: b\nkind_api_version: \"2.0\"\ndescription: A.\nhooks:\n  - name: run\n    dispatch: chain\n    \
                     description: Runs.\n    input_schema: ../../../etc/passwd\n    output_schema: schemas/none.json\n    \
                     mcp_exposed: false\n    error_policy: best_effort\n    mcp_tool_name_template: \"{x}\"\n";
    let cases: &[Case<'_>] = &[
        ("malformed YAML", b"kind: [", b"{}", &["DS005", "v1.yaml:1:"]),
        ("a key twice", b"kind: a\nkind: a\n", b"{}", &["DS008", "v1.yaml:2:1"]),
        ("malformed JSON", HOOKSPEC.as_bytes(), b"{\"type\": }", &["DS006", "a.json:1:10"]),
        ("not UTF-8", HOOKSPEC.as_bytes(), b"{\"title\": \"\xff\"}", &["DS002", "a.json:1:", "offset 11"]),
        ("50 MB of hookspec", &big, b"{}", &["DS003", "v1.yaml"]),
        ("50 MB of schema", HOOKSPEC.as_bytes(), &big, &["DS003", "a.json"]),
        ("deep JSON", HOOKSPEC.as_bytes(), deep_json.as_bytes(), &["DS004", "a.json:1:"]),
        ("deep YAML", deep_yaml.as_bytes(), b"{}", &["DS004", "v1.yaml:1:"]),
        ("a loop of references", HOOKSPEC.as_bytes(), loop_schema.as_bytes(), &["DS204", "a.json:1:"]),
        (
            "a reference to the web",
            HOOKSPEC.as_bytes(),
            br#"{"$ref": "https://example.com/x.json"}"#,
            &["DS202", "a.json:1:10"],
        ),
        (
            "a reference out of the tree",
            HOOKSPEC.as_bytes(),
            br#"{"$ref": "../../../../x.json"}"#,
            &["DS202", "a.json:1:10"],
        ),
        ("a reference to nothing", HOOKSPEC.as_bytes(), br##"{"$ref": "#/$defs/x"}"##, &["DS203", "a.json:1:10"]),
        (
            "a schema that leads back to itself",
            HOOKSPEC.as_bytes(),
            br##"{"not": {"$ref": "#"}}"##,
            &["DS402", "a.json:1:1"],
        ),
        ("an invalid schema", HOOKSPEC.as_bytes(), br#"{"type": "strnig"}"#, &["DS201", "a.json:1:10"]),
        ("an unsupported keyword", HOOKSPEC.as_bytes(), br##"{"$dynamicRef": "#a"}"##, &["DS401", "a.json:1:2"]),
        (
            "all at once",
            all_wrong.as_bytes(),
            b"{}",
            &[
                "DS102",
                "DS103",
                "DS106",
                "DS107",
                "v1.yaml:1:7",
                "v1.yaml:2:19",
                "v1.yaml:8:19",
                "v1.yaml:9:20",
                "v1.yaml:10:18",
                "v1.yaml:11:19",
                "v1.yaml:12:29",
            ],
        ),
    ];
    for (name, hookspec, schema, expected) in cases {
        let folder = tempfile::tempdir().expect("a folder");
        tree(folder.path(), &[("kinds/a/v1.yaml", hookspec), ("kinds/a/schemas/a.json", schema)]);
        let output = generate(folder.path(), &["--spec", ".", "--lang", "ts", "--out", "gen"]);
        let text = stderr(&output);
        assert_eq!(code(&output), 2, "{name}: {text}");
        for word in *expected {
            assert!(text.contains(word), "{name}: no {word} in\n{text}");
        }
        assert!(text.len() < 20_000, "{name}: {} bytes of message", text.len());
        assert!(!folder.path().join("gen").exists(), "{name}");
    }
}

#[cfg(unix)]
#[test]
fn links_and_permissions_are_minded() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().expect("a folder");
    tree(folder.path(), &[("tree/kinds/a/v1.yaml", HOOKSPEC.as_bytes()), ("outside/a.json", b"{}")]);
    symlink(folder.path().join("outside"), folder.path().join("tree/kinds/a/schemas")).expect("linked");
    let output = generate(folder.path(), &["--spec", "tree", "--lang", "ts", "--out", "gen"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("leads out of the spec tree"), "{}", stderr(&output));

    // Written by root too: a file where the folder should be can't be a folder for anybody.
    fs::write(folder.path().join("gen"), "a file").expect("written");
    let output = generate(folder.path(), &["--lang", "ts", "--out", "gen"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("gen"), "{}", stderr(&output));
    assert_eq!(fs::read_to_string(folder.path().join("gen")).expect("untouched"), "a file");

    fs::create_dir_all(folder.path().join("linked/inside")).expect("made");
    symlink(folder.path().join("outside"), folder.path().join("linked/kinds")).expect("linked");
    let output = generate(folder.path(), &["--lang", "ts", "--out", "linked"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("leads out of the output folder"), "{}", stderr(&output));
    assert_eq!(fs::read_dir(folder.path().join("outside")).expect("readable").count(), 1);

    // A device that refuses every write stands for a full disk or a read-only one.
    let output = generate(folder.path(), &["--lang", "ts", "--out", "/proc/dagstack"]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("/proc/dagstack"), "{}", stderr(&output));
}
