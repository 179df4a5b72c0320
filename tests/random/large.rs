//! Schemas of hundreds of parts and thousands of values.

use serde_json::{Map, Value, json};

use super::near::Rng;

/// A large schema.
pub(crate) fn schema(rng: &mut Rng) -> Value {
    let parts = 257 + rng.below(150);
    let numbered = |part: &dyn Fn(usize) -> Value| (0..parts).map(part).collect::<Vec<Value>>();
    match rng.below(9) {
        0 => {
            // Each part adds a property to all variants.
            let variant =
                |tag: &str| json!({"type": "object", "properties": {"kind": {"const": tag}}, "required": ["kind"]});
            let all = numbered(&|at| json!({"type": "object", "properties": {format!("p{at}"): {"type": "integer"}}}));
            json!({"oneOf": [variant("one"), variant("two")], "allOf": all})
        }
        1 => json!({"type": "object", "allOf": numbered(&|at| match at % 3 {
            0 => json!({"properties": {format!("p{at}"): {"type": "string", "maxLength": 3}}}),
            1 => json!({"dependentRequired": {format!("p{}", at - 1): [format!("p{}", at + 2)]}}),
            _ => json!({"not": {"required": [format!("q{at}")]}}),
        })}),
        2 => json!({"type": "integer", "allOf": numbered(&|at| match at % 2 {
            0 => json!({"not": {"const": at}}),
            _ => json!({"minimum": -10 - i64::try_from(at).expect("small")}),
        })}),
        3 => json!({"type": "string", "enum": texts(2000 + rng.below(2000))}),
        4 => {
            let mut values = texts(1000);
            values.extend((0..1000).map(|at| match at % 5 {
                0 => json!(at),
                1 => json!([at]),
                2 => json!({"a": at}),
                3 => json!(f64::from(at) + 0.5),
                _ => json!(i64::from(at) * 9_007_199_254_740),
            }));
            json!({"enum": values})
        }
        5 => {
            let keyword = *rng.pick(&["oneOf", "anyOf"]);
            json!({keyword: numbered(&|at| json!({
                "type": "object",
                "properties": {"kind": {"const": format!("k{at}")}, "a": {"type": if at % 2 == 0 { "integer" } else { "string" }}},
                "required": ["kind"],
            }))})
        }
        6 => {
            let keyword = *rng.pick(&["oneOf", "anyOf"]);
            json!({keyword: numbered(&|at| json!({"const": if at % 2 == 0 { json!(at) } else { json!(format!("k{at}")) }}))})
        }
        7 => {
            let named: Map<String, Value> =
                (0..parts).map(|at| (format!("p{at}"), json!({"type": ["integer", "null"]}))).collect();
            json!({"type": "object", "properties": named, "additionalProperties": false, "minProperties": 1})
        }
        _ => {
            json!({"type": "array", "prefixItems": numbered(&|at| json!({"type": if at % 2 == 0 { "integer" } else { "string" }}))})
        }
    }
}

fn texts(count: usize) -> Vec<Value> {
    (0..count).map(|at| json!(format!("value-{at}"))).collect()
}
