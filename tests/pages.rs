//! Tables of the pages that the code knows better: written from it, and compared with it.
//!
//! `DAGSTACK_WRITE_DOCS=1 cargo test --test pages` writes them anew.

mod tool;

use std::collections::BTreeMap;
use std::fs;
use std::sync::{Mutex, PoisonError};

use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::Language;
use dagstack_spec_generators::target::Target;
use dagstack_spec_model::json_schema::{Group, Keyword};
use serde_json::Value;
use tool::root;

/// The part of a page between the comment that begins with `name` and the next `<!-- end -->`, written anew where that is asked for.
fn assert_table(path: &str, name: &str, table: &str) {
    // Tests run at once, and a page has several tables.
    static WRITING: Mutex<()> = Mutex::new(());
    let _one_at_a_time = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
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
fn hookspecs() {
    let path = root().join("spec/schema/hookspec.schema.json");
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).expect("the schema")).expect("JSON");
    let tables = [("A kind", ""), ("`constraints`", "/$defs/Constraints"), ("A hook", "/$defs/Hook")];
    let tables = tables.map(|(title, pointer)| {
        let object = schema.pointer(pointer).expect("an object's schema");
        let required = object["required"].as_array().map_or(&[][..], Vec::as_slice);
        let rows = object["properties"].as_object().expect("properties").iter().map(|(key, property)| {
            let absent = match (&property["default"], required.iter().any(|name| name == key)) {
                (_, true) => "required".to_owned(),
                (Value::Null, false) => "–".to_owned(),
                (default, false) => format!("`{}`", default.as_str().map_or(default.to_string(), str::to_owned)),
            };
            let values = values(property).map(|(value, text)| format!("<br>`{value}`: {text}"));
            // The dispatch classes have a table of their own.
            let values: String = if key == "dispatch" { String::new() } else { values.collect() };
            format!("| `{key}` | {}{values} | {absent} |\n", property["description"].as_str().expect("a description"))
        });
        format!("| {title} | | where it is left out |\n|---|---|---|\n{}", rows.collect::<String>())
    });
    assert_table("docs/hookspecs.md", "hookspec", &tables.join("\n"));

    let rows = values(&schema["$defs"]["Hook"]["properties"]["dispatch"]);
    let rows = rows.map(|(class, text)| format!("| `{class}` | {text} |\n"));
    let table = format!("| `dispatch` | |\n|---|---|\n{}", rows.collect::<String>());
    assert_table("docs/hookspecs.md", "dispatch classes", &table);
}

/// The values of an enumeration, with what each means.
fn values(property: &Value) -> impl Iterator<Item = (&str, &str)> {
    let texts = |key: &str| property[key].as_array().map_or(&[][..], Vec::as_slice).iter().filter_map(Value::as_str);
    texts("enum").zip(texts("enumDescriptions"))
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
