//! The same payloads as somebody writes them by hand: serde's derives and Go's structs, which check little, and zod.

use std::fmt::Write as _;

use crate::lang::Lang;

use super::{Field, Kind, Shape, Text};

/// A file for each kind, by its path, and one that names them all where the language needs it.
pub(crate) fn files(lang: Lang, kinds: &[Kind]) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = kinds.iter().map(|kind| file(lang, kind)).collect();
    let lines = |line: fn(&Kind) -> String| kinds.iter().map(line).collect::<String>();
    match lang {
        Lang::Rust => files.push(("mod.rs".to_owned(), lines(|kind| format!("pub mod {};\n", kind.name)))),
        Lang::TypeScript => {
            let line = |kind: &Kind| format!("export * as {} from \"./kinds/{}.js\";\n", pascal(&kind.name), kind.name);
            files.push(("index.ts".to_owned(), lines(line)));
        }
        Lang::Go => {}
        Lang::Python => files.push(("__init__.py".to_owned(), String::new())),
    }
    files
}

fn file(lang: Lang, kind: &Kind) -> (String, String) {
    let mut items = Vec::new();
    for (name, shape) in [("RunInput", &kind.input), ("RunOutput", &kind.output)] {
        match lang {
            Lang::Rust => drop(rust(shape, name, &mut items)),
            Lang::TypeScript => drop(typescript(shape, name, &mut items)),
            Lang::Go => drop(go(shape, name, &mut items)),
            Lang::Python => drop(python(shape, name, &mut items)),
        }
    }
    let package = kind.name.replace('_', "");
    let (path, head) = match lang {
        Lang::Rust => (
            format!("{}.rs", kind.name),
            "use std::collections::BTreeMap;\n\nuse serde::{Deserialize, Serialize};\n".to_owned(),
        ),
        Lang::TypeScript => (format!("kinds/{}.ts", kind.name), "import { z } from \"zod\";\n".to_owned()),
        Lang::Go => (format!("{package}/{package}.go"), format!("package {package}\n")),
        Lang::Python => (format!("{}.py", kind.name), PYDANTIC.to_owned()),
    };
    (path, format!("{head}\n{}", items.join("\n")))
}

/// The type of a value; what it needs is added to the items.
fn rust(shape: &Shape, name: &str, items: &mut Vec<String>) -> String {
    let derived = "#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]";
    let item = match shape {
        Shape::Text(_) => return "String".to_owned(),
        Shape::Integer { unsigned } => return if *unsigned { "u64" } else { "i64" }.to_owned(),
        Shape::Number => return "f64".to_owned(),
        Shape::Boolean => return "bool".to_owned(),
        Shape::List(item) => return format!("Vec<{}>", rust(item, &format!("{name}Item"), items)),
        Shape::Map(value) => return format!("BTreeMap<String, {}>", rust(value, &format!("{name}Value"), items)),
        Shape::Words(words) => {
            let variants: String = words.iter().map(|word| format!("    {},\n", pascal(word))).collect();
            format!("{derived}\n#[serde(rename_all = \"snake_case\")]\npub enum {name} {{\n{variants}}}\n")
        }
        Shape::Object(fields) => {
            let mut lines = String::new();
            for Field { name: key, shape, required } in fields {
                let ty = rust(shape, &format!("{name}{}", pascal(key)), items);
                let ty = if *required { ty } else { format!("Option<{ty}>") };
                let _ = writeln!(lines, "    pub {key}: {ty},");
            }
            format!("{derived}\n#[serde(deny_unknown_fields)]\npub struct {name} {{\n{lines}}}\n")
        }
    };
    items.push(item);
    name.to_owned()
}

fn typescript(shape: &Shape, name: &str, items: &mut Vec<String>) -> String {
    let schema = match shape {
        Shape::Text(Text::Any) => return "z.string()".to_owned(),
        Shape::Text(Text::Bounded) => return "z.string().min(1).max(80)".to_owned(),
        Shape::Text(Text::Pattern) => return "z.string().regex(/^[a-z][a-z0-9_]*$/)".to_owned(),
        Shape::Text(Text::Moment) => return "z.iso.datetime({ offset: true })".to_owned(),
        Shape::Integer { unsigned } => return format!("z.number().int(){}", if *unsigned { ".min(0)" } else { "" }),
        Shape::Number => return "z.number()".to_owned(),
        Shape::Boolean => return "z.boolean()".to_owned(),
        Shape::List(item) => return format!("z.array({})", typescript(item, &format!("{name}Item"), items)),
        Shape::Map(value) => {
            return format!("z.record(z.string(), {})", typescript(value, &format!("{name}Value"), items));
        }
        Shape::Words(words) => format!("z.enum({words:?})"),
        Shape::Object(fields) => {
            let mut lines = String::new();
            for Field { name: key, shape, required } in fields {
                let schema = typescript(shape, &format!("{name}{}", pascal(key)), items);
                let optional = if *required { "" } else { ".optional()" };
                let _ = writeln!(lines, "  {key}: {schema}{optional},");
            }
            format!("z.strictObject({{\n{lines}}})")
        }
    };
    items.push(format!("export const {name}Schema = {schema};\nexport type {name} = z.infer<typeof {name}Schema>;\n"));
    format!("{name}Schema")
}

fn go(shape: &Shape, name: &str, items: &mut Vec<String>) -> String {
    let item = match shape {
        Shape::Text(_) => return "string".to_owned(),
        Shape::Integer { unsigned } => return if *unsigned { "uint64" } else { "int64" }.to_owned(),
        Shape::Number => return "float64".to_owned(),
        Shape::Boolean => return "bool".to_owned(),
        Shape::List(item) => return format!("[]{}", go(item, &format!("{name}Item"), items)),
        Shape::Map(value) => return format!("map[string]{}", go(value, &format!("{name}Value"), items)),
        Shape::Words(words) => {
            let constant = |word: &String| format!("\t{name}{} {name} = {word:?}\n", pascal(word));
            format!("type {name} string\n\nconst (\n{})\n", words.iter().map(constant).collect::<String>())
        }
        Shape::Object(fields) => {
            let mut lines = String::new();
            for Field { name: key, shape, required } in fields {
                let ty = go(shape, &format!("{name}{}", pascal(key)), items);
                let (star, option) = if *required { ("", "") } else { ("*", ",omitempty") };
                let _ = writeln!(lines, "\t{} {star}{ty} `json:\"{key}{option}\"`", pascal(key));
            }
            format!("type {name} struct {{\n{lines}}}\n")
        }
    };
    items.push(item);
    name.to_owned()
}

/// What a module with models begins with.
pub(crate) const PYDANTIC: &str = "from datetime import datetime\nfrom typing import Annotated, Literal\n\n\
    from pydantic import BaseModel, ConfigDict, Field\n";

fn python(shape: &Shape, name: &str, items: &mut Vec<String>) -> String {
    let constrained = |base: &str, rule: &str| format!("Annotated[{base}, Field({rule})]");
    let item = match shape {
        Shape::Text(Text::Any) => return "str".to_owned(),
        Shape::Text(Text::Bounded) => return constrained("str", "min_length=1, max_length=80"),
        Shape::Text(Text::Pattern) => return constrained("str", "pattern=\"^[a-z][a-z0-9_]*$\""),
        Shape::Text(Text::Moment) => return "datetime".to_owned(),
        Shape::Integer { unsigned: true } => return constrained("int", "ge=0"),
        Shape::Integer { unsigned: false } => return "int".to_owned(),
        Shape::Number => return "float".to_owned(),
        Shape::Boolean => return "bool".to_owned(),
        Shape::List(item) => return format!("list[{}]", python(item, &format!("{name}Item"), items)),
        Shape::Map(value) => return format!("dict[str, {}]", python(value, &format!("{name}Value"), items)),
        Shape::Words(words) => format!("{name} = Literal{words:?}\n"),
        Shape::Object(fields) => {
            let mut lines = String::new();
            for Field { name: key, shape, required } in fields {
                let ty = python(shape, &format!("{name}{}", pascal(key)), items);
                let ty = if *required { ty } else { format!("{ty} | None = None") };
                let _ = writeln!(lines, "    {key}: {ty}");
            }
            format!("class {name}(BaseModel):\n    model_config = ConfigDict(extra=\"forbid\")\n{lines}\n")
        }
    };
    items.push(item);
    name.to_owned()
}

/// `word_one` as `WordOne`.
fn pascal(snake: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    snake.split('_').map(word).collect()
}
