//! The tables of Unicode that emitted code reads: one for all languages, each file written from the same sets.
//!
//! The sets are those of the crate `regex-syntax`, whose version of Unicode is the one that README names.
//! `DAGSTACK_WRITE_TABLES=1 cargo test -p dagstack-spec-generators --test tables` writes the files again.

#[path = "tables/names.rs"]
mod names;
#[path = "tables/print.rs"]
mod print;
#[path = "tables/sets.rs"]
mod sets;

use std::fs;
use std::path::Path;

use print::{Language, Set, Words};

#[test]
fn tables_are_those_of_unicode() {
    let idna = [
        Set::new("permitted", "Code points that RFC 5892 permits whatever is around them.", sets::permitted()),
        Set::new("marks", "Code points that no label begins with.", sets::marks()),
        Set::new("viramas", "Code points that a joiner may follow.", sets::viramas()),
    ];
    let identifiers = [
        Set::new("id_start", "Code points that a name may begin with.", sets::of(r"\p{ID_Start}")),
        Set::new("id_continue", "Code points that a name may go on with.", sets::of(r"\p{ID_Continue}")),
    ];
    let properties = [
        Words::new("general_categories", "Values of `General_Category`, which stand alone too.", names::CATEGORIES),
        Words::new("binary_properties", "Properties that are there or not.", names::BINARY),
        Words::new("scripts", "Values of `Script` and `Script_Extensions`.", names::SCRIPTS),
    ];
    for language in Language::ALL {
        current(
            language,
            "idna",
            &print::sets(language, "Code points in the labels of internationalised hosts.", &idna),
        );
        current(language, "identifiers", &print::sets(language, "Code points in the names of groups.", &identifiers));
        current(language, "properties", &print::words(language, &properties));
    }
}

/// Compares a file with what it should be, or writes it.
fn current(language: Language, name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../templates").join(language.path(name));
    if std::env::var_os("DAGSTACK_WRITE_TABLES").is_some_and(|value| value == "1") {
        fs::write(&path, text).expect("a file of the repository");
    }
    let current = fs::read_to_string(&path).unwrap_or_default();
    assert!(current == text, "{} is stale: DAGSTACK_WRITE_TABLES=1 writes it", path.display());
}

#[test]
fn every_name_is_known_to_the_crate() {
    // Names that ECMA-262 has and the crate has not.
    let unknown = |pattern: &&String| regex_syntax::parse(pattern).is_err();
    let scripts = names::SCRIPTS.split_whitespace().map(|name| format!(r"\p{{Script={name}}}"));
    let scripts: Vec<String> = scripts.collect();
    let unknown_scripts: Vec<&String> = scripts.iter().filter(unknown).collect();
    assert_eq!(unknown_scripts, [r"\p{Script=Unknown}", r"\p{Script=Zzzz}"]);
}
