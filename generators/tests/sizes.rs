//! Nothing is dropped, however much a schema says: around the sizes at which limits are usual, and beyond them.

mod probe;

use std::collections::HashSet;
use std::fmt::Write as _;

use dagstack_spec_generators::ir::{Package, Schema, Type};
use dagstack_spec_generators::registry;
use dagstack_spec_generators::target::{Options, Target};
use probe::package;
use serde_json::{Value, json};

/// Around the sizes at which limits are usual.
const SIZES: [usize; 7] = [47, 48, 49, 65, 256, 257, 1001];

/// Depths that a document may have.
const DEPTHS: [usize; 4] = [17, 47, 48, 49];

/// How long a chain of definitions about one value is at most: what is longer is refused (`nesting.rs`).
const DEEPEST: usize = 126;

/// A schema that asks for `count` things, each of which has the name `mark_<number>_`.
type Shape = (&'static str, fn(usize) -> Value);

fn marks(count: usize) -> impl Iterator<Item = String> {
    (0..count).map(|number| format!("mark_{number}_"))
}

fn tagged(name: &str) -> Value {
    json!({"required": ["tag", name], "properties": {"tag": {"const": name}}})
}

const WIDE: &[Shape] = &[
    ("allOf beside a tagged oneOf", |count| {
        let all: Vec<Value> = marks(count).map(|mark| json!({"required": [mark]})).collect();
        json!({"type": "object", "allOf": all, "oneOf": [tagged("a"), tagged("b")]})
    }),
    ("allOf of objects", |count| {
        let all: Vec<Value> =
            marks(count).map(|mark| json!({"type": "object", "properties": {mark: {"minLength": 1}}})).collect();
        json!({"allOf": all})
    }),
    ("allOf of assertions that are alike", |count| {
        let all: Vec<Value> = marks(count).map(|mark| json!({"not": {"required": [mark]}})).collect();
        json!({"allOf": all})
    }),
    ("tagged oneOf", |count| json!({"oneOf": marks(count).map(|mark| tagged(&mark)).collect::<Vec<_>>()})),
    ("tagged oneOf beside properties", |count| {
        let branches: Vec<Value> = marks(count).map(|mark| tagged(&mark)).collect();
        json!({"type": "object", "properties": {"more": {"type": "string"}}, "oneOf": branches})
    }),
    ("anyOf", |count| {
        let branches = marks(count).map(|mark| json!({"type": "array", "contains": {"const": mark}}));
        json!({"anyOf": branches.collect::<Vec<_>>()})
    }),
    ("enum", |count| json!({"enum": marks(count).collect::<Vec<_>>()})),
    ("enum beside other keywords", |count| json!({"enum": marks(count).collect::<Vec<_>>(), "pattern": "^mark"})),
    ("values of several types", |count| {
        let values = marks(count).map(|mark| json!([mark]));
        json!({"enum": values.collect::<Vec<_>>()})
    }),
    ("required", |count| json!({"type": "object", "required": marks(count).collect::<Vec<_>>()})),
    ("dependentRequired", |count| {
        let table: serde_json::Map<String, Value> = marks(count).map(|mark| (mark, json!(["other"]))).collect();
        json!({"dependentRequired": table})
    }),
    ("definitions in a chain", |count| {
        let count = count.min(DEEPEST);
        let link = |(number, mark): (usize, String)| {
            let next = format!("#/$defs/d{}", number + 1);
            (format!("d{number}"), json!({"not": {"required": [mark]}, "allOf": [{"$ref": next}]}))
        };
        let mut table: serde_json::Map<String, Value> = marks(count).enumerate().map(link).collect();
        table.insert(format!("d{count}"), json!({"minProperties": 1}));
        json!({"$ref": "#/$defs/d0", "$defs": table})
    }),
    ("a default behind names of names", |count| {
        let count = count.min(DEEPEST);
        let alias = |number: usize| (format!("d{number}"), json!({"$ref": format!("#/$defs/d{}", number + 1)}));
        let mut table: serde_json::Map<String, Value> = (0..count).map(alias).collect();
        table.insert(format!("d{count}"), json!({"type": "string", "default": "mark_0_"}));
        json!({"type": "object", "properties": {"a": {"$ref": "#/$defs/d0"}}, "$defs": table})
    }),
];

fn nested(count: usize, around: impl Fn(&str, Value) -> Value) -> Value {
    marks(count).fold(json!({"type": "object"}), |inner, mark| around(&mark, inner))
}

const DEEP: &[Shape] = &[
    ("not", |count| nested(count, |mark, inner| json!({"not": inner, "required": [mark]}))),
    ("allOf", |count| nested(count, |mark, inner| json!({"allOf": [inner], "required": [mark]}))),
    ("anyOf", |count| {
        nested(count, |mark, inner| json!({"anyOf": [inner, {"type": "array", "contains": {"const": mark}}]}))
    }),
    ("arrays", |count| {
        nested(count, |mark, inner| json!({"type": "array", "items": inner, "contains": {"const": mark}}))
    }),
    ("objects", |count| nested(count, |mark, inner| json!({"type": "object", "properties": {mark: inner}}))),
];

fn lowered(name: &str, count: usize, schema: &Value) -> Package {
    package(&schema.to_string()).unwrap_or_else(|problems| panic!("{name}, {count}: {problems:?}"))
}

/// What each target writes for a package.
fn emitted(package: &Package) -> Vec<(&'static str, String)> {
    let options: Options = [("import-path", "example.com/probe")].into_iter().collect();
    let text = |target: &dyn Target| {
        let files = target.emit(package, &options).expect("emitted");
        let mut text = String::new();
        files.iter().for_each(|(_, file)| _ = write!(text, "{file}"));
        text
    };
    registry::all().map(|target| (target.name(), text(target))).collect()
}

/// The numbers of the names that are in a text.
fn found(text: &str) -> HashSet<usize> {
    text.split("mark_").skip(1).filter_map(|rest| rest.split_once('_')?.0.parse().ok()).collect()
}

#[test]
fn nothing_is_dropped_from_what_is_large() {
    for (name, shape) in WIDE {
        for count in SIZES {
            let package = lowered(name, count, &shape(count));
            let wanted = match *name {
                "a default behind names of names" => 1,
                "definitions in a chain" => count.min(DEEPEST),
                _ => count,
            };
            for (target, text) in emitted(&package) {
                let found = found(&text);
                let missing: Vec<usize> = (0..wanted).filter(|number| !found.contains(number)).collect();
                assert!(missing.is_empty(), "{name}, {count}, {target}: {missing:?} are missing");
            }
        }
    }
}

#[test]
fn nothing_is_dropped_from_what_is_deep() {
    for (name, shape) in DEEP {
        for count in DEPTHS {
            let package = lowered(name, count, &shape(count));
            for (target, text) in emitted(&package) {
                let found = found(&text);
                let missing: Vec<usize> = (0..count).filter(|number| !found.contains(number)).collect();
                assert!(missing.is_empty(), "{name}, {count}, {target}: {missing:?} are missing");
            }
        }
    }
}

/// A schema that is in several places has the same type in each of them, however large it is.
#[test]
fn a_large_union_is_a_union_wherever_it_is() {
    for count in [999, 1000, 1001, 2001] {
        let branches: Vec<Value> =
            marks(count).map(|mark| json!({"type": "array", "contains": {"const": mark}})).collect();
        let union = json!({"anyOf": branches});
        let schema =
            json!({"type": "object", "properties": {"first": union, "second": {"$ref": "#/properties/first"}}});
        let package = lowered("unions", count, &schema);
        let unions = package.kinds[0].module.types.iter().filter(|named| matches!(named.ty, Type::Union(_))).count();
        assert_eq!(unions, 1, "{count}");
    }
}

#[test]
fn what_is_asked_many_times_stays_flat() {
    let all = (0..500).map(|number| json!({"minProperties": 1, "not": {"required": [number.to_string()]}}));
    let package = lowered("allOf", 500, &json!({"allOf": all.collect::<Vec<_>>()}));
    let Type::Refined(refined) = &package.kinds[0].module.types[package.kinds[0].hooks[0].input.0].ty else {
        panic!("a schema is left beside any value")
    };
    assert_eq!(depth(&refined.schema), 3);
}

fn depth(schema: &Schema) -> usize {
    let inner = schema.keywords.iter().flat_map(|keyword| keyword.schemas()).map(depth);
    1 + inner.max().unwrap_or(0)
}
