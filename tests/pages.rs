//! Tables of the pages that the code knows better: written from it, and compared with it.
//!
//! `DAGSTACK_WRITE_DOCS=1 cargo test --test pages` writes them anew.

mod tool;

use std::collections::BTreeMap;
use std::fs;

use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Language;
use dagstack_spec_generators::target::Target;
use dagstack_spec_model::json_schema::{Group, Keyword};
use tool::root;

/// The part of a page between the comment that begins with `name` and the next `<!-- end -->`, written anew where that is asked for.
fn assert_table(path: &str, name: &str, table: &str) {
    let file = root().join(path);
    let page = fs::read_to_string(&file).expect("the page");
    let (before, rest) = page.split_once(&format!("<!-- {name}")).expect("a table");
    let (comment, rest) = rest.split_once("-->\n").expect("the end of the comment");
    let (kept, after) = rest.split_once("<!-- end -->").expect("the end of the table");
    if std::env::var_os("DAGSTACK_WRITE_DOCS").is_some() {
        fs::write(&file, format!("{before}<!-- {name}{comment}-->\n{table}<!-- end -->{after}")).expect("written");
    } else {
        assert!(kept == table, "{path}, {name}: stale; DAGSTACK_WRITE_DOCS=1 cargo test --test pages");
    }
}

#[test]
fn keywords() {
    let mut groups: BTreeMap<Group, Vec<String>> = BTreeMap::new();
    for keyword in Keyword::all() {
        groups.entry(keyword.group()).or_default().push(format!("`{}`", keyword.name()));
    }
    let title = |group| match group {
        Group::Types => "types and values",
        Group::Objects => "objects",
        Group::Arrays => "arrays",
        Group::Strings => "strings",
        Group::Numbers => "numbers",
        Group::Composition => "composition",
        Group::Structure => "references and names",
        Group::Annotations => "annotations",
        Group::Unsupported => "refused",
    };
    let rows = groups.iter().map(|(group, names)| format!("| {} | {} |\n", title(*group), names.join(", ")));
    assert_table("docs/schemas.md", "keywords", &format!("| | keywords |\n|---|---|\n{}", rows.collect::<String>()));
}

#[test]
fn hosts() {
    let program = |folder: &str, name: &str, fence: &str| {
        let path = root().join("tests/hosts").join(folder).join(format!("{name}.{fence}"));
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let fence = if fence == "py" { "python" } else { fence };
        format!("```{fence}\n{text}```\n")
    };
    let languages =
        [("Rust", "rust", "rs"), ("TypeScript", "ts", "ts"), ("Go", "go", "go"), ("Python", "python", "py")];
    let section = |(title, folder, ending): (&str, &str, &str)| {
        let programs = ["plugin", "journal", "host"].map(|name| program(folder, name, ending)).join("\n");
        format!("<details>\n<summary>{title}</summary>\n\n{programs}\n</details>\n\n")
    };
    assert_table("README.md", "hosts", &languages.map(section).concat());
}

#[test]
fn targets() {
    let row = |target: &dyn Target| {
        let names: Vec<String> =
            [target.name()].iter().chain(target.aliases()).map(|name| format!("`{name}`")).collect();
        let options = target.options().iter().map(|option| format!(". `{}` is {}", option.name, option.help));
        let needs = target.language().map_or_else(|| "–".to_owned(), needs);
        format!(
            "| {} | {}: {}{} | {needs} |\n",
            names.join(", "),
            target.title(),
            target.summary(),
            options.collect::<String>()
        )
    };
    let rows: String = registry::all().map(row).collect();
    assert_table("README.md", "targets", &format!("| `--lang` | what is emitted | needs |\n|---|---|---|\n{rows}"));
}

/// The packages, the toolchain and the formatter of a language.
fn needs(language: &dyn Language) -> String {
    let packages = language.dependencies().iter().map(|package| {
        let condition = package.condition.map(|condition| format!(" {condition}")).unwrap_or_default();
        format!("`{}` {} or later{condition}; ", package.name, package.version)
    });
    let formatter = language.formatter().map(|formatter| format!("; laid out as by `{}`", formatter.program));
    format!("{}{}{}", packages.collect::<String>(), language.toolchain(), formatter.unwrap_or_default())
}
