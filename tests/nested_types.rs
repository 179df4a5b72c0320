//! Types and schemas that are nested as deep as may be: each language's compiler takes them, and documents that go deep are read. What is nested deeper is refused by the generator, which has tests of that.
//!
//! `cargo test --test nested_types`; `DAGSTACK_SKIP_RUST=1` and its like leave out one language.

mod json;
mod languages;
mod npm;
mod venv;

use std::iter::successors;

use serde_json::Value;

use languages::Verdict;
use languages::outcome::reference;
use languages::questions::Questions;

/// How many levels there may be. The object around the value is one of them.
const LEVELS: usize = 128;

/// How many links the value of a document has, which is passed on until it arrives here.
const DEEP: usize = 100;

/// A link of a chain, by the link below it.
type Link = fn(Value) -> Value;

/// A chain of definitions.
struct Shape {
    name: &'static str,
    /// How many levels a link has.
    levels: usize,
    schema: Link,
    /// A value of it, by one of the link below; `None` where the value is that one.
    value: Option<Link>,
}

const SHAPES: [Shape; 13] = [
    Shape {
        name: "structs in structs",
        levels: 1,
        schema: |next| serde_json::json!({"type": "object", "properties": {"a": next}, "required": ["a"], "additionalProperties": false}),
        value: Some(|next| serde_json::json!({"a": next})),
    },
    Shape {
        name: "structs that may be absent",
        levels: 1,
        schema: |next| serde_json::json!({"type": "object", "properties": {"a": next, "b": {"type": "string"}}}),
        value: Some(|next| serde_json::json!({"a": next})),
    },
    Shape {
        name: "structs that may be null",
        levels: 1,
        schema: |next| serde_json::json!({"type": "object", "properties": {"a": {"anyOf": [next, {"type": "null"}]}}}),
        value: Some(|next| serde_json::json!({"a": next})),
    },
    Shape {
        name: "arrays in arrays",
        levels: 1,
        schema: |next| serde_json::json!({"type": "array", "items": next}),
        value: Some(|next| serde_json::json!([next])),
    },
    Shape {
        name: "arrays with bounds",
        levels: 1,
        schema: |next| serde_json::json!({"type": "array", "items": next, "minItems": 1}),
        value: Some(|next| serde_json::json!([next])),
    },
    Shape {
        name: "arrays in structs",
        levels: 2,
        schema: |next| serde_json::json!({"type": "object", "properties": {"a": {"type": "array", "items": next}}}),
        value: Some(|next| serde_json::json!({"a": [next]})),
    },
    Shape {
        name: "maps in maps",
        levels: 1,
        schema: |next| serde_json::json!({"type": "object", "additionalProperties": next}),
        value: Some(|next| serde_json::json!({"a": next})),
    },
    Shape {
        name: "tuples in tuples",
        levels: 1,
        schema: |next| serde_json::json!({"type": "array", "prefixItems": [next, {"type": "string"}], "items": false}),
        value: Some(|next| serde_json::json!([next])),
    },
    Shape {
        name: "unions in unions",
        levels: 1,
        schema: |next| serde_json::json!({"oneOf": [next, {"type": "string"}]}),
        value: None,
    },
    Shape {
        name: "unions of objects, in objects",
        levels: 2,
        schema: |next| {
            let other =
                serde_json::json!({"type": "object", "properties": {"b": {"type": "string"}}, "required": ["b"]});
            serde_json::json!({"type": "object", "properties": {"a": {"anyOf": [next, other]}}})
        },
        value: Some(|next| serde_json::json!({"a": next})),
    },
    Shape { name: "names of names", levels: 1, schema: |next| next, value: None },
    Shape { name: "not in not", levels: 1, schema: |next| serde_json::json!({"not": next}), value: None },
    Shape {
        name: "contains in contains",
        levels: 1,
        schema: |next| serde_json::json!({"type": "array", "contains": next}),
        value: Some(|next| serde_json::json!([next])),
    },
];

impl Shape {
    /// How many links fit above the last definition, below the object around them and the file that refers to the first.
    fn links(&self) -> usize {
        (LEVELS - 3) / self.levels
    }

    fn schema(&self) -> Value {
        let links = self.links();
        let name = |number: usize| format!("D{number}");
        let link = |number| {
            (name(number), (self.schema)(serde_json::json!({"$ref": format!("#/$defs/{}", name(number + 1))})))
        };
        let mut table: serde_json::Map<String, Value> = (0..links).map(link).collect();
        table.insert(name(links), serde_json::json!({"type": "array", "items": {"type": "integer"}}));
        serde_json::json!({"$ref": "#/$defs/D0", "$defs": table})
    }

    /// A value that goes deep, with this end.
    fn value(&self, end: &Value) -> Value {
        let mut levels = successors(Some(end.clone()), |next| self.value.map(|value| value(next.clone())));
        levels.nth(if self.value.is_some() { self.links().min(DEEP) } else { 0 }).expect("a value")
    }
}

/// Types that lead to each other in a circle, of which none is far from the value.
fn circle(types: usize) -> Value {
    let name = |number: usize| format!("D{number}");
    let to = |name: &str| serde_json::json!({"$ref": format!("#/$defs/{name}")});
    let link = |number| {
        let properties =
            serde_json::json!({"next": to(&name((number + 1) % types)), "all": to("All"), "text": {"type": "string"}});
        (name(number), serde_json::json!({"type": "object", "properties": properties}))
    };
    let mut table: serde_json::Map<String, Value> = (0..types).map(link).collect();
    let all: serde_json::Map<String, Value> = (0..types).map(|number| (name(number), to(&name(number)))).collect();
    table.insert("All".to_owned(), serde_json::json!({"type": "object", "properties": all}));
    serde_json::json!({"$ref": "#/$defs/All", "$defs": table})
}

#[test]
fn many_types_that_lead_to_each_other_are_compiled_and_read() {
    let mut questions = Questions::of("circle");
    let deep = r#"{"D0": {"next": {"next": {"all": {"D149": {"next": {"text": "a"}}}}}}}"#;
    questions.ask(&circle(150), [deep.to_owned(), deep.replace(r#""a""#, "1")]);
    let again: Value = serde_json::from_str(questions.payloads().next().expect("a payload")).expect("JSON");
    for (toolchain, results) in questions.run() {
        assert!(results.broken.is_empty(), "{}: {:?}", toolchain.name(), results.broken);
        let [valid, invalid] = &results.verdicts[..] else { panic!("two answers") };
        assert!(valid.is_right(true, &again), "{}: {valid:?}", toolchain.name());
        let problem = "/value/D0/next/next/all/D149/next/text";
        assert!(
            matches!(invalid, Verdict::Rejected(problems) if problems.len() == 1 && problems[0].pointer == problem),
            "{}: {invalid:?}",
            toolchain.name()
        );
    }
}

#[test]
fn what_is_nested_as_deep_as_may_be_is_compiled_and_read() {
    let (mut questions, mut wanted) = (Questions::of("nesting"), Vec::new());
    for shape in &SHAPES {
        let validator = reference(&shape.schema()).expect("a schema");
        let ends = ["[7]", "[7.5]", "\"text\"", "[]", "{}", "null"].map(|end| serde_json::from_str(end).expect("JSON"));
        let values = ends.map(|end| shape.value(&end));
        wanted.extend(values.iter().map(|value| (shape.name, validator.is_valid(value))));
        questions.ask(&shape.schema(), values);
    }
    let mut wrong = String::new();
    for (toolchain, results) in questions.run() {
        for (((name, valid), verdict), payload) in wanted.iter().zip(&results.verdicts).zip(questions.payloads()) {
            if !verdict.is_right(*valid, &serde_json::from_str(payload).expect("JSON")) {
                let verdict = format!("{verdict:?}");
                let verdict: String = verdict.chars().take(2000).collect();
                wrong += &format!("{}: {name}: {valid} is expected: {verdict}\n", toolchain.name());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}
