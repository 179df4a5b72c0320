//! What grows: spec trees of a size for each construct.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

use crate::shared::Failure;
use crate::synthetic;

/// A construct, and how much there is of it: once, and ten times as much.
pub(crate) struct Construct {
    pub(crate) name: &'static str,
    pub(crate) few: usize,
    /// Lays out so much of it in a folder, for a language.
    pub(crate) write: fn(&Path, usize, &str) -> Result<(), Failure>,
}

impl Construct {
    pub(crate) fn many(&self) -> usize {
        self.few * 10
    }
}

/// All of them.
pub(crate) const ALL: [Construct; 10] = [
    Construct {
        name: "values of an `enum`",
        few: 10_000,
        write: |root, count, _| tree(root, &json!({"type": "string", "enum": names(count)})),
    },
    Construct { name: "`properties`", few: 10_000, write: |root, count, _| tree(root, &properties(count)) },
    Construct { name: "objects in `allOf`", few: 500, write: |root, count, _| tree(root, &all_of(count)) },
    Construct { name: "tagged branches of `oneOf`", few: 500, write: |root, count, _| tree(root, &one_of(count)) },
    Construct { name: "levels of arrays", few: 12, write: |root, count, _| tree(root, &nested(count, array)) },
    Construct { name: "levels of maps", few: 12, write: |root, count, _| tree(root, &nested(count, map)) },
    Construct {
        name: "levels of arrays and maps in turn",
        few: 12,
        write: |root, count, _| {
            tree(root, &nested(count, |at, inner| if at % 2 == 0 { array(at, inner) } else { map(at, inner) }))
        },
    },
    Construct { name: "definitions, ten in a chain", few: 200, write: |root, count, _| tree(root, &chains(count)) },
    Construct {
        name: "kinds of five hooks",
        few: 30,
        write: |root, count, _| {
            synthetic::spec_tree(root, count);
            Ok(())
        },
    },
    Construct { name: "targets of the embedded spec", few: 300, write: targets },
];

fn name(number: usize) -> String {
    format!("name_{number}")
}

fn names(count: usize) -> Vec<String> {
    (0..count).map(name).collect()
}

fn properties(count: usize) -> Value {
    let properties: Map<String, Value> =
        names(count).into_iter().map(|name| (name, json!({"type": "string"}))).collect();
    json!({"type": "object", "properties": properties, "additionalProperties": false})
}

fn all_of(count: usize) -> Value {
    let part = |name: String| json!({"type": "object", "properties": {name: {"type": "string", "minLength": 1}}});
    json!({"allOf": names(count).into_iter().map(part).collect::<Vec<_>>()})
}

fn one_of(count: usize) -> Value {
    let branch = |name: String| {
        json!({
            "type": "object",
            "required": ["tag"],
            "properties": {"tag": {"const": name}, "text": {"type": "string"}},
            "additionalProperties": false,
        })
    };
    json!({"oneOf": names(count).into_iter().map(branch).collect::<Vec<_>>()})
}

/// Two hundred properties of so many levels each: one alone is too little to be timed.
fn nested(levels: usize, around: impl Fn(usize, &Value) -> Value) -> Value {
    let property =
        |name: String| (name, (0..levels).fold(json!({"type": "string"}), |inner, level| around(level, &inner)));
    json!({"type": "object", "properties": names(200).into_iter().map(property).collect::<Map<_, _>>()})
}

fn array(_: usize, inner: &Value) -> Value {
    json!({"type": "array", "items": inner})
}

fn map(_: usize, inner: &Value) -> Value {
    json!({"type": "object", "additionalProperties": inner})
}

/// An object that has the first of every ten definitions, of which each is an object that has the next one.
fn chains(definitions: usize) -> Value {
    const LENGTH: usize = 10;
    let to = |number: usize| json!({"$ref": format!("#/$defs/{}", name(number))});
    let definition = |number: usize| {
        let mut properties = json!({"text": {"type": "string"}});
        if !(number + 1).is_multiple_of(LENGTH) && number + 1 < definitions {
            properties["next"] = to(number + 1);
        }
        (name(number), json!({"type": "object", "properties": properties}))
    };
    let firsts = (0..definitions).step_by(LENGTH).map(|number| (name(number), to(number)));
    let (firsts, table): (Map<_, _>, Map<_, _>) = (firsts.collect(), (0..definitions).map(definition).collect());
    json!({"type": "object", "properties": firsts, "$defs": table})
}

/// A spec tree with one kind of one hook, whose input is an object with this schema under `value`.
fn tree(root: &Path, value: &Value) -> Result<(), Failure> {
    let mut value = value.clone();
    // References begin at the root of the document.
    let definitions = value.as_object_mut().and_then(|value| value.remove("$defs")).unwrap_or_else(|| json!({}));
    let input =
        json!({"type": "object", "properties": {"value": value}, "additionalProperties": false, "$defs": definitions});
    let output = json!({"type": "object"});
    let kind = "kind: grown\nkind_api_version: \"1.0.0\"\ndescription: A kind for measuring.\nhooks:\n  - name: run\n    \
                dispatch: singleton\n    description: A hook.\n    input_schema: schemas/run.input.json\n    \
                output_schema: schemas/run.output.json\n";
    let folder = root.join("kinds/grown");
    write(&folder.join("v1.yaml"), kind)?;
    write(&folder.join("schemas/run.input.json"), &input.to_string())?;
    write(&folder.join("schemas/run.output.json"), &output.to_string())
}

/// A list of targets in one language, each with a folder of its own.
fn targets(root: &Path, count: usize, lang: &str) -> Result<(), Failure> {
    let mut list = String::new();
    for number in 0..count {
        let _ = write!(list, "[[generate]]\nlang = \"{lang}\"\nout = \"out/{number:05}\"\n");
        if lang == "go" {
            list.push_str("import-path = \"example.com/spec\"\n");
        }
    }
    write(&root.join("dagstack-spec.toml"), &list)
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |source| Failure::File { path: path.display().to_string(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    fs::write(path, text).map_err(failed)
}
