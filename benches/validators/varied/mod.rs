//! Spec trees of any size whose schemas differ: what the cost of compiling is measured with.

pub(crate) mod plain;

use std::fs;
use std::path::Path;

use serde_json::{Map, Value, json};

/// What a schema describes.
pub(crate) enum Shape {
    Text(Text),
    Integer { unsigned: bool },
    Number,
    Boolean,
    Words(Vec<String>),
    List(Box<Shape>),
    Map(Box<Shape>),
    Object(Vec<Field>),
}

/// What is asked of a string.
#[derive(Clone, Copy)]
pub(crate) enum Text {
    Any,
    Bounded,
    Pattern,
    Moment,
}

pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) shape: Shape,
    pub(crate) required: bool,
}

/// The payloads of one kind.
pub(crate) struct Kind {
    pub(crate) name: String,
    pub(crate) input: Shape,
    pub(crate) output: Shape,
}

/// So many kinds of one hook each. Each has its own payloads, the same in every run.
pub(crate) fn kinds(count: usize) -> Vec<Kind> {
    (0..count)
        .map(|number| {
            let mut dice = Dice(u64::try_from(number).unwrap_or(0));
            let (input, output) = (object(&mut dice, 0), object(&mut dice, 0));
            Kind { name: format!("kind_{number:04}"), input, output }
        })
        .collect()
}

/// Writes the kinds as a spec tree.
pub(crate) fn write(root: &Path, kinds: &[Kind]) {
    for Kind { name, input, output } in kinds {
        let folder = root.join("kinds").join(name);
        fs::create_dir_all(folder.join("schemas")).expect("a folder");
        let hookspec = format!(
            "kind: {name}\nkind_api_version: \"1.0.0\"\ndescription: A kind for measuring.\nhooks:\n  - name: run\n    \
             dispatch: singleton\n    description: A hook.\n    input_schema: schemas/run.input.json\n    \
             output_schema: schemas/run.output.json\n"
        );
        fs::write(folder.join("v1.yaml"), hookspec).expect("written");
        for (side, shape) in [("input", input), ("output", output)] {
            fs::write(folder.join(format!("schemas/run.{side}.json")), schema(shape).to_string()).expect("written");
        }
    }
}

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 31)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        usize::try_from(mixed >> 33).unwrap_or(0) % sides
    }
}

/// Five to nine fields; an object inside another one has fewer.
fn object(dice: &mut Dice, depth: usize) -> Shape {
    const NOUNS: [&str; 12] =
        ["id", "title", "state", "owner", "amount", "moment", "labels", "items", "note", "limit", "target", "source"];
    let count = 5 - 2 * depth + dice.roll(5 - depth);
    let first = dice.roll(NOUNS.len());
    let field = |at: usize| {
        let name = NOUNS[(first + at) % NOUNS.len()].to_owned();
        Field { name, shape: shape(dice, depth), required: dice.roll(2) == 0 }
    };
    Shape::Object((0..count).map(field).collect())
}

fn shape(dice: &mut Dice, depth: usize) -> Shape {
    // Two levels below the payload there are only plain values.
    match dice.roll(if depth < 2 { 14 } else { 9 }) {
        0 => Shape::Text(Text::Any),
        1 => Shape::Text(Text::Bounded),
        2 => Shape::Text(Text::Pattern),
        3 => Shape::Text(Text::Moment),
        4 => Shape::Integer { unsigned: true },
        5 => Shape::Integer { unsigned: false },
        6 => Shape::Number,
        7 => Shape::Boolean,
        8 => Shape::Words((0..2 + dice.roll(5)).map(|at| format!("word_{at}")).collect()),
        9 | 10 => Shape::List(Box::new(shape(dice, depth + 1))),
        11 => Shape::Map(Box::new(shape(dice, depth + 1))),
        _ => object(dice, depth + 1),
    }
}

fn schema(shape: &Shape) -> Value {
    match shape {
        Shape::Text(Text::Any) => json!({"type": "string"}),
        Shape::Text(Text::Bounded) => json!({"type": "string", "minLength": 1, "maxLength": 80}),
        Shape::Text(Text::Pattern) => json!({"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}),
        Shape::Text(Text::Moment) => json!({"type": "string", "format": "date-time"}),
        Shape::Integer { unsigned: true } => json!({"type": "integer", "minimum": 0}),
        Shape::Integer { unsigned: false } => json!({"type": "integer"}),
        Shape::Number => json!({"type": "number"}),
        Shape::Boolean => json!({"type": "boolean"}),
        Shape::Words(words) => json!({"type": "string", "enum": words}),
        Shape::List(item) => json!({"type": "array", "items": schema(item)}),
        Shape::Map(value) => json!({"type": "object", "additionalProperties": schema(value)}),
        Shape::Object(fields) => {
            let required: Vec<&str> = fields.iter().filter(|it| it.required).map(|it| it.name.as_str()).collect();
            let properties: Map<String, Value> = fields.iter().map(|it| (it.name.clone(), schema(&it.shape))).collect();
            json!({"type": "object", "additionalProperties": false, "required": required, "properties": properties})
        }
    }
}
