//! What every registered target does, language or document, as a user meets it.

mod tool;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::{Options, Target};
use dagstack_spec_generators::{LowerOptions, ir, lower};
use dagstack_spec_model::load;
use tool::{run, write};

/// A value for each option there is, which every target can use.
const VALUES: &[(&str, &str)] = &[
    ("module-path", "crate::spec"),
    ("import-extension", "ts"),
    ("module-specifier", "@app/spec"),
    ("import-path", "example.com/app/spec"),
    ("import-name", "app.spec"),
];

fn package() -> ir::Package {
    lower(&load::load_embedded().expect("it loads"), &LowerOptions::default()).expect("it lowers")
}

fn has_option(target: &dyn Target, name: &str) -> bool {
    target.options().iter().any(|option| option.name == name)
}

/// The arguments that make a target write to `gen`.
fn arguments(target: &dyn Target) -> Vec<String> {
    let options = VALUES.iter().filter(|(name, _)| has_option(target, name));
    let options = options.map(|(name, value)| format!("--{name}={value}"));
    ["generate", "--out=gen"]
        .map(str::to_owned)
        .into_iter()
        .chain([format!("--lang={}", target.name())])
        .chain(options)
        .collect()
}

fn generate(folder: &Path, target: &dyn Target, more: &[&str]) -> tool::Ran {
    let arguments = arguments(target);
    run(folder, &arguments.iter().map(String::as_str).chain(more.iter().copied()).collect::<Vec<_>>())
}

#[test]
fn there_is_a_value_for_each_option() {
    let names = registry::options().map(|(_, option)| option.name);
    assert!(names.eq(VALUES.iter().map(|(name, _)| *name)));
    for (option, (name, value)) in registry::options().map(|(_, option)| option).zip(VALUES) {
        assert_eq!((option.check)(value), Ok(()), "{name}");
    }
}

#[test]
fn what_is_emitted_is_known_by_its_path_and_its_first_lines() {
    let package = package();
    for target in registry::all() {
        let options: Options = VALUES.iter().copied().collect();
        let files = target.emit(&package, &options).expect("emitted");
        assert!(files.iter().count() > 0, "{}", target.name());
        for (path, text) in files.iter() {
            assert!(target.paths().has_file(path), "{}: {path}", target.name());
            assert!(target.is_header(&mut text.lines()), "{}: {path}", target.name());
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{}: {path}", target.name());
        }
        assert!(!target.is_header(&mut "mine\n".lines()) && !target.is_header(&mut "".lines()), "{}", target.name());
    }
}

#[test]
fn a_folder_is_filled_checked_and_filled_again() {
    for target in registry::all() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = generate(folder.path(), target, &[]);
        assert_eq!(first.code, 0, "{}", first.stderr);
        let clean = generate(folder.path(), target, &["--check"]);
        assert_eq!((clean.code, clean.stdout.as_str()), (0, ""), "{}", clean.stderr);

        let path = emitted(&folder.path().join("gen")).into_keys().next_back().expect("a file");
        let file = folder.path().join("gen").join(&path);
        let text = fs::read_to_string(&file).expect("emitted");
        fs::write(&file, format!("{text}changed\n")).expect("written");
        let stale = generate(folder.path(), target, &["--check"]);
        assert!(stale.code == 1 && stale.stdout.contains("-changed"), "{}: {}", target.name(), stale.stdout);
        assert_eq!(generate(folder.path(), target, &[]).code, 0);
        assert_eq!(fs::read_to_string(&file).expect("emitted"), text);

        write(&folder.path().join("gen"), &path, "mine\n");
        let refused = generate(folder.path(), target, &[]);
        assert!(refused.code == 2 && refused.stderr.contains(&path), "{}: {}", target.name(), refused.stderr);
        assert_eq!(fs::read_to_string(&file).expect("still there"), "mine\n");
    }
}

/// Every file in a folder and below, by its path.
fn emitted(folder: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("readable").flatten() {
        let name = entry.file_name().into_string().expect("text");
        if entry.path().is_dir() {
            found.extend(emitted(&entry.path()).into_iter().map(|(path, text)| (format!("{name}/{path}"), text)));
        } else {
            found.insert(name, fs::read_to_string(entry.path()).expect("text"));
        }
    }
    found
}

#[test]
fn help_names_every_target_and_its_options() {
    let help = run(tool::root(), &["generate", "--help"]).stdout;
    let words: Vec<&str> = help.split(|sign: char| !(sign.is_alphanumeric() || sign == '-')).collect();
    for target in registry::all() {
        let names = [target.name()].into_iter().chain(target.aliases().iter().copied());
        names.for_each(|name| assert!(words.contains(&name), "{name} in\n{help}"));
        for option in target.options() {
            assert!(words.contains(&format!("--{}", option.name).as_str()), "{} in\n{help}", option.name);
        }
    }
}

#[test]
fn a_configuration_takes_every_target_by_all_its_names() {
    for target in registry::all() {
        for name in [target.name()].into_iter().chain(target.aliases().iter().copied()) {
            let folder = tempfile::tempdir().expect("a folder");
            let options = VALUES.iter().filter(|(option, _)| has_option(target, option));
            let options = options.map(|(name, value)| format!("{name} = \"{value}\"\n"));
            let config = format!("[[generate]]\nlang = \"{name}\"\nout = \"gen\"\n{}", options.collect::<String>());
            write(folder.path(), "dagstack-spec.toml", config);
            let ran = run(folder.path(), &["generate"]);
            assert!(ran.code == 0 && folder.path().join("gen").exists(), "{name}: {}", ran.stderr);
        }
    }
}

#[test]
fn an_option_that_a_target_does_not_have_is_refused() {
    for (target, (owner, option)) in
        registry::all().flat_map(|target| registry::options().map(move |one| (target, one)))
    {
        if has_option(target, option.name) {
            continue;
        }
        let (_, value) = VALUES.iter().find(|(name, _)| *name == option.name).expect("a value");
        let folder = tempfile::tempdir().expect("a folder");
        let ran = generate(folder.path(), target, &[&format!("--{}={value}", option.name)]);
        let parts = [format!("`--{}`", option.name), format!("`--lang {}`", owner.name()), target.name().to_owned()];
        assert_eq!((ran.code, folder.path().join("gen").exists()), (2, false), "{}", ran.stderr);
        assert!(parts.iter().all(|part| ran.stderr.contains(part)), "{parts:?} in {}", ran.stderr);

        let entry = format!("lang = \"{}\"\nout = \"gen\"\n{} = \"{value}\"\n", target.name(), option.name);
        write(folder.path(), "dagstack-spec.toml", format!("[[generate]]\n{entry}"));
        let ran = run(folder.path(), &["generate"]);
        let message = format!("`{}` is an option of {}, not of {}", option.name, owner.title(), target.title());
        assert_eq!((ran.code, folder.path().join("gen").exists()), (2, false), "{}", ran.stderr);
        assert!(ran.stderr.contains(&message) && ran.stderr.contains("dagstack-spec.toml:4"), "{}", ran.stderr);
    }
}

#[test]
fn several_targets_get_a_folder_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let arguments: Vec<String> =
        registry::all().flat_map(arguments).filter(|argument| argument.starts_with("--lang")).collect();
    let options: Vec<String> = VALUES.iter().map(|(name, value)| format!("--{name}={value}")).collect();
    let all = ["generate", "--out=gen"].into_iter().chain(arguments.iter().chain(&options).map(String::as_str));
    let ran = run(folder.path(), &all.collect::<Vec<_>>());
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for target in registry::all() {
        assert!(folder.path().join("gen").join(target.name()).is_dir(), "{}", target.name());
    }
}

/// The versions that are promised are those that emitted code is compiled and run with.
#[test]
fn emitted_code_is_tested_with_the_oldest_versions_that_will_do() {
    let read = |path: &str| fs::read_to_string(tool::root().join(path)).expect("readable");
    let (lock, npm) = (read("tests/emitted_rust/Cargo.lock"), read("tests/emitted_ts/package.json"));
    for language in registry::languages() {
        for package in language.dependencies() {
            let (name, version) = (package.name, package.version);
            let tested = match language.name() {
                "rust" => lock.contains(&format!("name = \"{name}\"\nversion = \"{version}.")),
                "ts" => npm.contains(&format!("\"{name}\": \"{version}.")),
                other => panic!("say where the versions of {other} are"),
            };
            assert!(tested, "{}: {name} {version}", language.name());
        }
    }
}

/// What each language has a file for, under the same name: only how it is done differs.
const SOURCES: &[&str] =
    &["declarations", "hooks", "imports", "kind", "manifest", "mod", "names", "residual", "text", "types", "unions"];
const TEMPLATES: &[&str] =
    &["enum", "header", "hooks", "imports", "index", "kind", "manifest", "plugin", "residual", "struct", "union"];

#[test]
fn the_same_job_has_the_same_file_name_in_each_language() {
    for language in registry::languages() {
        for (folder, wanted) in [("generators/src/lang", SOURCES), ("templates", TEMPLATES)] {
            let folder = tool::root().join(folder).join(language.name());
            let files = fs::read_dir(&folder).expect("a folder of the language's name");
            let names: Vec<String> = files
                .map(|entry| entry.expect("readable").file_name().into_string().expect("text"))
                .filter_map(|name| Some(name.split_once('.')?.0.to_owned()))
                .collect();
            let missing: Vec<&&str> = wanted.iter().filter(|name| !names.iter().any(|is| is == *name)).collect();
            assert!(missing.is_empty(), "{} has no {missing:?}", folder.display());
        }
    }
}
