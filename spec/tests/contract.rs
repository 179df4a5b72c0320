//! The contract as data agrees with itself: clauses, decisions, dispatch classes, errors, disagreements.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use dagstack_spec_model::contract::{Contract, contract};
use dagstack_spec_model::internal::document::{self, Node, Syntax};
use dagstack_spec_model::kind::DispatchClass;
use dagstack_spec_model::{Source, Tree, load};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn yaml(name: &str) -> Node {
    document::parse(&Source::new(name, read(name)), Syntax::Yaml)
        .unwrap_or_else(|problems| panic!("{name}: {problems:?}"))
}

fn clauses() -> Contract {
    contract().expect("clauses.yaml is well-formed")
}

/// Words that look like a clause id: `MAN-04`.
fn ids(text: &str) -> BTreeSet<String> {
    text.split(|sign: char| !(sign.is_ascii_alphanumeric() || sign == '-'))
        .filter(|word| {
            word.split_once('-').is_some_and(|(prefix, number)| {
                prefix.len() == 3
                    && prefix.bytes().all(|byte| byte.is_ascii_uppercase())
                    && number.len() == 2
                    && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        })
        .map(str::to_owned)
        .collect()
}

#[test]
fn clause_ids_are_unique_and_belong_to_a_section() {
    let contract = clauses();
    let sections: BTreeSet<&str> = contract.sections.iter().map(|section| section.prefix.as_str()).collect();
    let mut seen = BTreeSet::new();
    for clause in &contract.clauses {
        assert!(seen.insert(&clause.id), "duplicate {}", clause.id);
        assert!(sections.contains(clause.section.as_str()), "{}", clause.id);
        assert!(clause.id.starts_with(&format!("{}-", clause.section)), "{}", clause.id);
        assert!(!clause.text.trim().is_empty(), "{}", clause.id);
    }
    assert_eq!(contract.clauses.len(), 115);
    assert_eq!(contract.spec_schema_version, read("VERSION").trim());
}

#[test]
fn decisions_and_clauses_name_each_other() {
    let contract = clauses();
    let mut named: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    let mut decisions = 0;
    for entry in fs::read_dir(root().join("adr")).expect("the decisions") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        let Some(number) = name.get(..4).and_then(|digits| digits.parse::<u32>().ok()) else { continue };
        decisions += 1;
        let text = fs::read_to_string(&path).expect("readable");
        for part in ["## Context", "## Decision", "## Consequences", "## Alternatives", "## Clauses"] {
            assert!(text.contains(part), "{name} lacks `{part}`");
        }
        let (_, owned) = text.split_once("## Clauses").expect("the section was asserted");
        for id in ids(owned) {
            named.entry(id).or_default().insert(number);
        }
        assert!(read("adr/README.md").contains(&name), "the index lacks {name}");
    }
    assert_eq!(decisions, 6);
    for clause in &contract.clauses {
        let by_clause: BTreeSet<u32> = clause.adr.iter().copied().collect();
        assert_eq!(named.remove(&clause.id).unwrap_or_default(), by_clause, "{}", clause.id);
    }
    assert!(named.is_empty(), "decisions name clauses that do not exist: {named:?}");
}

#[test]
fn data_files_cite_clauses_that_exist() {
    let known: BTreeSet<String> = clauses().clauses.into_iter().map(|clause| clause.id).collect();
    for name in ["dispatch_classes.yaml", "errors.yaml", "disagreements.yaml", "versioning.yaml"] {
        let cited = ids(&yaml(name).to_json().to_string().replace("DIF-", "dif-"));
        assert!(cited.is_subset(&known), "{name}: {:?}", cited.difference(&known));
    }
    for reading in clauses().interpretations {
        assert!(reading.clauses.iter().all(|id| known.contains(id)), "{}", reading.id);
    }
}

#[test]
fn the_five_dispatch_classes_are_those_of_the_code() {
    let data = yaml("dispatch_classes.yaml");
    let classes = data.get("dispatch_classes").and_then(Node::items).expect("a list");
    let names: Vec<&str> = classes.iter().filter_map(|class| class.get("name")?.as_str()).collect();
    let code: Vec<&str> = DispatchClass::ALL.iter().map(|class| class.name()).collect();
    assert_eq!(names, code);
}

#[test]
fn every_code_that_a_data_file_names_is_an_error_of_section_10() {
    let errors = yaml("errors.yaml");
    let codes: Vec<&str> = errors
        .get("errors")
        .and_then(Node::items)
        .expect("a list")
        .iter()
        .filter_map(|error| error.get("code")?.as_str())
        .collect();
    assert_eq!(codes.len(), 12);
    let contract = clauses();
    for clause in &contract.clauses {
        for quoted in clause.text.split('`').skip(1).step_by(2) {
            let looks_like_code = quoted.chars().next().is_some_and(|first| first.is_ascii_uppercase())
                && quoted.chars().all(|sign| sign.is_ascii_alphabetic())
                && quoted.chars().any(|sign| sign.is_ascii_lowercase());
            let is_export = clause.section == "EMT" || quoted == "PluginRegistryError";
            let is_of_mcp = quoted == "HeaderMismatch";
            assert!(!looks_like_code || is_export || is_of_mcp || codes.contains(&quoted), "{}: `{quoted}`", clause.id);
        }
    }
    assert_eq!(yaml("disagreements.yaml").get("disagreements").and_then(Node::items).map(<[Node]>::len), Some(13));
}

#[test]
fn the_embedded_spec_is_the_tree_on_disk_and_loads() {
    let embedded = load::load_embedded().expect("the embedded spec loads");
    let folder = load::load(&Tree::folder(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("a tree"))
        .expect("and so does the folder");
    assert_eq!(embedded.kinds.len(), 2);
    assert_eq!(embedded.version, folder.version);
    assert_eq!(embedded.schemas.keys().collect::<Vec<_>>(), folder.schemas.keys().collect::<Vec<_>>());
    assert_eq!(embedded.in_process_only_kinds(), ["orchestrator"]);
}

#[test]
fn ids_of_payload_schemas_follow_their_place() {
    let spec = load::load_embedded().expect("the embedded spec loads");
    for (path, file) in &spec.schemas {
        let parts: Vec<&str> = path.as_str().split('/').collect();
        let expected = format!("https://dagstack.dev/spec/v1/kinds/{}/v1/{}", parts[1], parts[3]);
        assert_eq!(file.root.get("$id").and_then(Node::as_str), Some(expected.as_str()), "{path}");
    }
}
